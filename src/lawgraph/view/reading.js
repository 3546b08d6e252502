/* The text of a report with every mention marked, opened at the place that was asked for. */
const reading = byId("reading");
let place = null;  // the sentence to open at: [piece, from, to, hits], until something else is selected

function readReport(report, sentence) {
  const {selected} = state, isOwn = selected && (selected.node === report || network.edges[selected.edge]?.from === report);
  change({pane: "text", selected: isOwn ? selected : {node: report}}, {step: true, sentence});
}

const reportOf = (what) => (!what ? undefined : what.edge !== undefined ? network.edges[what.edge].from : isReport(what.node) ? what.node : undefined);

function showReading(isNew) {
  if (state.pane !== "text") return;
  const what = state.selected, report = reportOf(what);
  if (!isNew && report !== undefined) return;  // the same text: it stays where it was scrolled to
  if (report === undefined || what.edge !== undefined && network.edges[what.edge].relation === "cooccurs") {
    const named = what?.node === undefined ? [] : neighbours[what.node].filter(({relation, id}) => relation !== "cooccurs" && shown.passingEdges[id]);
    named.sort((a, b) => b.weight - a.weight || a.from - b.from);
    reading.replaceChildren(small(say(named.length ? "whichReport" : "noReport")), ...inParts(named, (edge) => [entry(edge, labelOf(edge.from))]));
    return;
  }
  const edge = what.edge === undefined ? null : network.edges[what.edge], item = about[report];
  const wanted = place ?? (edge ? placesOf(edge)[0] : null);
  const whole = proof().whole[report];
  const head = [closer(), element("h2", {}, item.title || labelOf(report)), element("dl", {}, ...row(say("published"), item.published), ...sourceOf(item)), typeKey()];
  reading.replaceChildren(...head, ...(whole ? [marked(whole, wanted, edge)] : kept(report)));
  const target = reading.querySelector(".asked");
  if (target) target.scrollIntoView({block: "center"});
  else reading.scrollTop = 0;
}

function typeKey() {
  return element("p", {class: "small"}, ...ALL_TYPES.filter((name) => name !== "report").flatMap((name) =>
    [element("mark", {class: name}, named("types", name)), " "]));
}

/* The whole text, cut at every mention; of two that overlap the longer is marked, the one within it inside. */
function marked([piece, marks], wanted, edge) {
  const text = proof().pieces[piece], box = element("div", {class: "text"});
  const [from, to] = wanted && wanted[0] === piece ? wanted.slice(1, 3) : [-1, -1];
  const put = (into, start, end, inner) => {
    let done = start;
    for (let i = 0; i < inner.length; i++) {
      const [begin, stop, kind, node] = inner[i];
      if (begin < done || stop > end) continue;
      plainText(into, text, done, begin, from, to);
      const type = ALL_TYPES[kind + 1], isAsked = edge ? edge.to === node : false;
      const made = element("mark", {class: isAsked ? `${type} own` : type, tabindex: node >= 0 ? "0" : undefined, role: node >= 0 ? "button" : undefined,
        title: node >= 0 ? `${named("types", type)} · ${labelOf(node)}` : named("types", type), "data-node": node >= 0 ? node : undefined});
      const nested = [];
      for (let j = i + 1; j < inner.length && inner[j][0] < stop; j++) if (inner[j][1] <= stop) nested.push(inner[j]);
      put(made, begin, stop, nested);
      if (begin >= from && stop <= to) made.classList.add("asked");
      into.append(made);
      done = stop;
    }
    plainText(into, text, done, end, from, to);
  };
  put(box, 0, text.length, marks);
  return box;
}

/* Text outside mentions; that of the sentence asked for stands out. */
function plainText(into, text, start, end, from, to) {
  const cuts = [start, ...[from, to].filter((cut) => cut > start && cut < end), end];
  for (let i = 1; i < cuts.length; i++) {
    if (cuts[i] <= cuts[i - 1]) continue;
    const part = text.slice(cuts[i - 1], cuts[i]);
    into.append(cuts[i - 1] >= from && cuts[i] <= to ? element("span", {class: "asked"}, part) : part);
  }
}

/* Where the text itself had no room in this file: what is kept of it, and where the rest is. */
function kept(report) {
  const seen = new Set(), quotes = [];
  for (const edge of neighbours[report]) {
    for (const where of placesOf(edge)) {
      if (seen.has(where[0])) continue;
      seen.add(where[0]);
      quotes.push(quote(edge, where));
    }
  }
  return [element("p", {class: "notice"}, say(page.beside ? "textBeside" : "textLeftOut")), ...quotes];
}

reading.addEventListener("click", ({target}) => takeMark(target));
reading.addEventListener("keydown", (event) => { if ((event.key === "Enter" || event.key === " ") && takeMark(event.target)) event.preventDefault(); });
function takeMark(target) {
  const mark = target.closest("mark[data-node]");
  if (!mark) return false;
  const report = reportOf(state.selected), node = Number(mark.dataset.node);
  const edge = neighbours[node].find((each) => each.from === report);
  change({selected: edge ? {edge: edge.id} : {node}, pane: "about"}, {step: true});
  return true;
}
