/* The panel: what a node is and where it is named; the sentences behind an edge. */
const LISTED = 150;
const panel = byId("details");

function row(name, value) {
  return value === undefined || value === "" || value === null ? [] : [element("dt", {}, name), element("dd", {}, value)];
}
const goTo = (id) => button(labelOf(id), () => choose({node: id}, {go: true}), {"data-node": id});
const badge = (text) => element("span", {class: "badge"}, text);
const closer = () => button(say("close"), () => choose(null), {class: "close"});
const small = (text) => element("p", {class: "small"}, text);

function showDetails() {
  const what = state.selected;
  if (!what) panel.replaceChildren(element("p", {}, say("hint")), small(say("keys")), ...(page.part ? [small(say("ofPart"))] : []));
  else if (what.node !== undefined) showNode(what.node);
  else showEdge(what.edge);
}

function showNode(id) {
  const item = about[id];
  const head = [closer(), element("h2", {}, labelOf(id)), badge(named("types", item.type))];
  const parts = isReport(id) ? reportFacts(item) : entityFacts(item);
  if (item.kind) head.push(badge(named("kinds", item.kind)));
  if (!shown.passing[id]) parts.unshift(small(say("filtered")));
  panel.replaceChildren(...head, ...parts, ...average(id), ...neighbourLists(id));
}

function reportFacts(item) {
  return [element("p", {}, say("named", {n: item.named})), element("dl", {}, ...row(say("reportTitle"), item.title),
    ...row(say("place"), item.place.replaceAll("/", " ")), ...row(say("level"), item.level && named("kinds", item.level)),
    ...row(say("year"), item.year && String(item.year)), ...row(say("published"), item.published), ...sourceOf(item)),
  element("p", {}, button(say("readText"), () => readReport(nodeOf.get(item.iri), null)))];
}

/* Where the report came from: the address it gives, and the text beside this file. */
function sourceOf(item) {
  const links = [];
  if (item.url) links.push(element("a", {href: item.url, target: "_blank", rel: "noopener noreferrer"}, say("original")));
  if (page.beside) links.push(element("a", {href: `texts/${item.key}.txt`, target: "_blank"}, say("keptText")));
  return links.length ? row(say("source"), element("span", {class: "links"}, ...links)) : [];
}

function entityFacts(item) {
  const facts = element("dl", {}, ...row(say("fullName"), item.id.replaceAll("/", " ").replace("|", " ").trim()),
    ...row(say("otherNames"), listed(item.names)), ...inForce(item), ...row(say("issuer"), item.issuer), ...row(say("number"), item.number),
    ...row(say("adopted"), item.adopted), ...row(say("effective"), item.effective), ...row(say("amended"), item.amended && listed(item.amended)),
    ...row(say("until"), item.until), ...row(say("repealedBy"), item.repealed_by), ...row(say("startedBy"), item.started_by),
    ...row(say("active"), item.first_year && `${item.first_year}–${item.last_year ?? ""}`));
  const parts = [element("p", {}, say("inReports", {n: item.reports, m: item.mentions})), facts];
  if (item.years.length) parts.push(element("h3", {}, say("byYear")), bars(item.years));
  return [...parts, element("details", {class: "measured"}, element("summary", {}, say("measured")), measured(item))];
}

/* Whether a law is in force on the day the page is read, as far as its catalogue knows. */
function inForce(item) {
  if (item.type !== "law" || !(item.effective || item.until || item.repealed_by)) return [];
  const today = dayOfReading();
  const how = item.until ? (item.until <= today ? "ended" : "inForce") : item.repealed_by ? "ended" : item.effective > today ? "notYet" : "inForce";
  return row(say("force"), say(how, {today}));
}

function bars(rows) {
  const most = Math.max(...rows.map(([, times]) => times));
  const box = element("div", {class: "bars"});
  for (const [name, times] of rows) {
    const bar = element("i");
    bar.style.width = `${100 * times / most}%`;
    box.append(element("span", {}, String(name)), bar, element("span", {}, written(times)));
  }
  return box;
}

function measured(item) {
  const rows = page.measures.filter(({name}) => item.measures[name] !== undefined);
  return element("table", {}, element("tbody", {}, ...rows.map((measure) => element("tr", {title: measure[`meaning_${language}`]},
    element("th", {scope: "row"}, measure[language]), element("td", {}, String(item.measures[measure.name]))))));
}

/* ---- what it is joined to: only what passes the filters ---- */
function neighbourLists(id) {
  // What stands together with it is told even where the picture leaves those lines out.
  const passes = (edge) => (edge.relation === "cooccurs" ? shown.passing[otherEnd(edge, id)] && edge.weight >= state.weight : shown.passingEdges[edge.id]);
  const groups = grouped(neighbours[id].filter(passes), (edge) => (edge.relation === "cooccurs" ? "cooccurs" : typeOf(otherEnd(edge, id))));
  return [...ALL_TYPES, "cooccurs"].filter((key) => groups.has(key)).flatMap((key) => neighbourList(id, key, groups.get(key)));
}

function neighbourList(id, key, edges) {
  const n = edges.length, N = key === "report" ? about[id].reports : n;
  edges.sort((a, b) => b.weight - a.weight || otherEnd(a, id) - otherEnd(b, id));
  const heading = key === "cooccurs" ? say("togetherWith", {n}) : key !== "report" && isReport(id) && partial.has(key === "law" ? "cites" : "mentions")
    ? say("listPart", {type: named("types", key), n}) : say(N > n ? "drawnOf" : "list", {type: named("types", key), n, N});
  return [element("h3", {}, heading), ...inParts(edges, (edge) => [entry(edge, labelOf(otherEnd(edge, id)), key)])];
}

/* A long list a part at a time, with a button for the next. */
function inParts(items, made) {
  const box = element("div"), more = button("", () => add(), {class: "more"});
  let done = 0;
  const add = () => {
    box.append(...items.slice(done, done + LISTED).flatMap(made));
    done += LISTED;
    more.hidden = done >= items.length;
    more.textContent = say("listMore", {n: items.length - done});
  };
  add();
  return [box, more];
}

function entry(edge, label, key) {
  const how = edge.relation === "cites" ? wordsOf("contexts", waysOf(edge)) : [];
  const times = key === "cooccurs" ? say("sharedReports", {n: edge.weight}) : say("times", {n: edge.weight});
  return element("button", {type: "button", class: "item", "data-edge": edge.id, onclick: () => choose({edge: edge.id}, {go: true})},
    element("span", {}, label), element("span", {class: "note"}, [...how, times].join(" · ")));
}

/* ---- an edge ---- */
function showEdge(number) {
  const edge = network.edges[number], arrow = edge.relation === "cooccurs" ? "—" : "→";
  panel.replaceChildren(closer(), ...(shown.passingEdges[number] ? [] : [small(say("filtered"))]), element("div", {class: "ends"}, goTo(edge.from), arrow, goTo(edge.to)),
    badge(named("relations", edge.relation)), ...(edge.relation === "cooccurs" ? shared(edge) : quoted(edge)));
}

function shared(edge) {
  const parts = [element("p", {}, say("together", {n: edge.weight, m: edge.sentences})),
    element("p", {}, edge.npmi === undefined ? say("npmiNone") : say("npmi", {value: edge.npmi.toFixed(2)}))];
  const edgesOf = (id) => new Map(neighbours[id].filter(({relation}) => relation !== "cooccurs").map((each) => [each.from, each]));
  const first = edgesOf(edge.from), second = edgesOf(edge.to);
  const both = [...first.keys()].filter((report) => second.has(report));
  if (both.length) parts.push(element("h3", {}, say("sharedHere")));
  return [...parts, ...inParts(both, (report) => [small(labelOf(report)),
    ...[first, second].map((edges) => entry(edges.get(report), labelOf(edges.get(report).to)))])];
}

function quoted(edge) {
  const report = about[edge.from], places = placesOf(edge), more = proof().edges[edge.id]?.more;
  const parts = [element("p", {}, say("times", {n: edge.weight})), element("dl", {}, ...row(say("reportTitle"), report.title),
    ...row(say("year"), report.year && String(report.year)), ...row(say("published"), report.published), ...sourceOf(report))];
  if (edge.relation === "cites" && edge.ways) parts.push(element("p", {}, ...tagsOf(waysOf(edge))));
  if (!places.length) return [...parts, small(say("noSentences"))];
  parts.push(element("h3", {}, say("sentences")), ...places.map((place) => quote(edge, place)));
  if (more) parts.push(small(say("moreSentences", {n: more})));
  return parts;
}

const tagsOf = (ways) => [...wordsOf("contexts", ways), ...wordsOf("tenses", ways)].map(badge);

function quote(edge, place) {
  const box = element("blockquote"), sentence = pieceOf(place), hits = place[3];
  let done = 0;
  for (const [from, to] of hits) {
    if (from < done) continue;
    box.append(sentence.slice(done, from), element("mark", {}, sentence.slice(from, to)));
    done = to;
  }
  box.append(sentence.slice(done));
  const tags = tagsOf(hits.filter(([, , way]) => way >= 0).map(([, , way]) => page.ways[way]));
  box.append(element("div", {}, ...tags, ...(proof().whole[edge.from] ? [button(say("inText"), () => readReport(edge.from, place), {class: "more"})] : [])));
  return box;
}
