/* The panel: what a node is and where it is named; the sentences behind an edge. */
const panel = byId("details");
const LISTED = 150;
let evidence = null;

function proof() {
  if (evidence) return evidence;
  const block = byId("lawgraph-evidence");
  let text = block.textContent;
  if (block.dataset.encoding === "gzip+base64") {
    text = new TextDecoder().decode(inflate(Uint8Array.from(atob(JSON.parse(text)), (char) => char.charCodeAt(0))));
  }
  evidence = JSON.parse(text);
  return evidence;
}

function row(name, value) {
  return value === undefined || value === "" || value === null ? [] : [element("dt", {}, name), element("dd", {}, value)];
}

function goTo(id) {
  return element("button", {type: "button", "data-node": id, onclick: () => choose({node: id}, true)}, labelOf(id));
}

function badge(text) { return element("span", {class: "badge"}, text); }

function closer() {
  return element("button", {type: "button", class: "close", onclick: () => choose(null)}, say("close"));
}

function showNothing() {
  panel.replaceChildren(element("p", {class: "small"}, say("hint")));
}

function showNode(id) {
  const item = about[id];
  const parts = [closer(), element("h2", {}, labelOf(id)), badge(named("types", item.type))];
  const list = element("dl");
  if (item.type === "report") {
    list.append(...row(say("reportTitle"), item.title), ...row(say("place"), item.place.replaceAll("/", " ")),
      ...row(say("level"), item.level && named("kinds", item.level)), ...row(say("year"), item.year && String(item.year)),
      ...row(say("published"), item.published));
    parts.push(element("p", {}, say("named", {n: item.named})), list);
  } else {
    if (item.kind) parts.push(badge(named("kinds", item.kind)));
    list.append(...row(say("fullName"), item.id.replaceAll("/", " ").replace("|", " ").trim()),
      ...row(say("otherNames"), item.names.join(say("separator"))));
    parts.push(element("p", {}, say("inReports", {n: item.reports, m: item.mentions})), list);
    if (item.years.length) parts.push(element("h3", {}, say("byYear")), bars(item.years));
    parts.push(element("h3", {}, say("measured")), measured(item));
  }
  panel.replaceChildren(...parts, ...neighbourLists(id));
}

function bars(years) {
  const most = Math.max(...years.map(([, times]) => times));
  const box = element("div", {class: "bars"});
  for (const [year, times] of years) {
    const bar = element("i");
    bar.style.width = `${100 * times / most}%`;
    box.append(element("span", {}, String(year)), bar, element("span", {}, String(times)));
  }
  return box;
}

function measured(item) {
  const table = element("table");
  for (const measure of page.measures) {
    const value = item.measures[measure.name];
    if (value === undefined) continue;
    table.append(element("tr", {title: measure[`meaning_${language}`]}, element("th", {scope: "row"}, measure[language]),
      element("td", {}, String(value))));
  }
  return table;
}

function neighbourLists(id) {
  const groups = new Map();
  for (const edge of neighbours[id]) {
    const other = edge.from === id ? edge.to : edge.from;
    const key = edge.relation === "cooccurs" ? "cooccurs" : typeOf(other);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push({edge, other});
  }
  const parts = [];
  for (const key of [...Object.keys(page.types), "cooccurs"]) {
    const found = groups.get(key);
    if (!found) continue;
    const all = key === "report" ? about[id].reports : found.length;
    const heading = key === "cooccurs" ? say("togetherWith", {n: found.length})
      : say(all > found.length ? "drawnOf" : "list", {type: named("types", key), n: found.length, N: all});
    found.sort((a, b) => b.edge.weight - a.edge.weight || a.other - b.other);
    parts.push(element("h3", {}, heading));
    for (const {edge, other} of found.slice(0, LISTED)) {
      const note = key === "cooccurs" ? say("sharedReports", {n: edge.weight}) : say("times", {n: edge.weight});
      parts.push(entry(labelOf(other), note, () => choose({edge: edge.id}), edge.id));
    }
    if (found.length > LISTED) parts.push(element("p", {class: "small"}, say("listMore", {n: found.length - LISTED})));
  }
  return parts;
}

function entry(label, note, onclick, edge) {
  return element("button", {type: "button", class: "item", onclick, "data-edge": edge},
    element("span", {}, label), element("span", {class: "note"}, note));
}

function showEdge(number) {
  const edge = network.edges[number];
  const arrow = edge.relation === "cooccurs" ? "—" : "→";
  const parts = [closer(), element("div", {class: "ends"}, goTo(edge.from), arrow, goTo(edge.to)),
    badge(named("relations", edge.relation))];
  panel.replaceChildren(...parts, ...(edge.relation === "cooccurs" ? shared(edge) : quoted(edge)));
}

function shared(edge) {
  const parts = [element("p", {}, say("together", {n: edge.weight, m: edge.sentences})),
    element("p", {}, edge.npmi === undefined ? say("npmiNone") : say("npmi", {n: edge.npmi.toFixed(2)}))];
  const reportsOf = (id) => new Map(neighbours[id].filter((other) => other.relation !== "cooccurs").map((other) => [other.from, other]));
  const first = reportsOf(edge.from), second = reportsOf(edge.to);
  const both = [...first.keys()].filter((report) => second.has(report));
  if (both.length) parts.push(element("h3", {}, say("sharedHere")));
  for (const report of both.slice(0, LISTED)) {
    parts.push(element("div", {class: "small"}, labelOf(report)));
    for (const other of [first.get(report), second.get(report)]) {
      parts.push(entry(labelOf(other.to), say("times", {n: other.weight}), () => choose({edge: other.id}), other.id));
    }
  }
  return parts;
}

function quoted(edge) {
  const report = about[edge.from], found = proof().edges[edge.id];
  const list = element("dl", {}, ...row(say("reportTitle"), report.title), ...row(say("published"), report.published));
  if (!found) return [list, element("p", {class: "small"}, say("noSentences"))];
  const parts = [element("p", {}, say("times", {n: edge.weight})), list, element("h3", {}, say("sentences"))];
  for (const [sentence, hits] of found.places) parts.push(quote(proof().sentences[sentence], hits));
  if (found.more) parts.push(element("p", {class: "small"}, say("moreSentences", {n: found.more})));
  return parts;
}

function quote(sentence, hits) {
  const box = element("blockquote");
  let at = 0;
  for (const [from, to] of hits) {
    if (from < at) continue;
    box.append(sentence.slice(at, from), element("mark", {}, sentence.slice(from, to)));
    at = to;
  }
  box.append(sentence.slice(at));
  const tags = new Set(hits.flatMap(([, , context, tense]) => (context ? [named("contexts", context), named("tenses", tense)] : [])));
  if (tags.size) box.append(element("div", {}, ...[...tags].map(badge)));
  return box;
}
