/* The controls that narrow what is seen and set how it looks; each shows the state and changes it. */
const reportsOf = grouped(reports.filter((id) => about[id].year), (id) => about[id].year);
const years = [...reportsOf.keys()].sort(), mostOfYear = Math.max(1, ...[...reportsOf.values()].map(({length}) => length));
const boxes = (name) => [...document.querySelectorAll(`[data-${name}]`)].filter((box) => box.tagName === "INPUT");

for (const [name, chosen] of [["type", "types"], ["relation", "relations"], ["context", "contexts"]]) {
  for (const box of boxes(name)) {
    box.addEventListener("change", () => {
      const next = new Set(state[chosen]);
      if (box.checked) next.add(box.dataset[name]); else next.delete(box.dataset[name]);
      change({[chosen]: next});
    });
  }
}
for (const [id, number] of [["tense"], ["measure"], ["colour"], ["rest"], ["steps", true]]) {
  byId(id).addEventListener("change", ({target}) => change({[id]: number ? Number(target.value) : target.value}));
}
byId("weight").addEventListener("input", ({target}) => change({weight: Number(target.value)}));
for (const end of ["from", "to"]) {
  byId(`year-${end}`).addEventListener("change", () => setYears(Number(byId("year-from").value), Number(byId("year-to").value), end));
}
byId("reset").addEventListener("click", () => {
  const plain = fresh();
  change(Object.fromEntries(NARROWING.map((name) => [name, plain[name]])), {fit: true});
});
byId("fit").addEventListener("click", showAll);
byId("move").addEventListener("click", ({currentTarget}) => {
  const start = currentTarget.getAttribute("aria-pressed") !== "true";
  currentTarget.setAttribute("aria-pressed", String(start));
  currentTarget.dataset.text = start ? "stop" : "move";
  currentTarget.textContent = say(currentTarget.dataset.text);
  rearrange(start);
});

/* ---- years: bars to press, to draw over, or to reach with the keyboard ---- */
function setYears(from, to, moved) {
  if (from > to) { if (moved === "from") to = from; else from = to; }
  change({years: from === years[0] && to === years.at(-1) ? null : [from, to]});
}

let drawn = null;  // the year at which the pointer went down
document.addEventListener("pointerup", () => { drawn = null; });

function showYears() {
  const [from, to] = state.years ?? [years[0], years.at(-1)];
  const bars = years.map((year) => {
    const n = reportsOf.get(year).length, isChosen = year >= from && year <= to;
    const bar = element("i"), made = element("button", {type: "button", "data-year": year, "aria-pressed": String(isChosen),
      "aria-label": say("yearBar", {year: String(year), n}), title: say("yearBar", {year: String(year), n}),
      onpointerdown: (event) => { event.preventDefault(); made.releasePointerCapture?.(event.pointerId); drawn = year; made.focus(); },
      onpointerup: () => {
        // The one year that is chosen, pressed again, is let go.
        const isAlone = drawn === year && state.years?.[0] === year && state.years[1] === year;
        if (isAlone) setYears(years[0], years.at(-1));
        else if (drawn !== null) setYears(Math.min(drawn, year), Math.max(drawn, year));
      },
      // What reads the screen aloud presses without a pointer.
      onclick: (event) => { if (!event.detail) setYears(year, year); },
      onkeydown: (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); setYears(year, year); }
        if (event.key === "Delete" || event.key === "Backspace") setYears(years[0], years.at(-1));
        const next = {ArrowLeft: -1, ArrowRight: 1}[event.key];
        if (!next) return;
        event.preventDefault();
        const other = years[years.indexOf(year) + next];
        if (!other) return;
        if (event.shiftKey) setYears(...(state.years ? [Math.min(from, other), Math.max(to, other)] : [Math.min(year, other), Math.max(year, other)]));
        byId("histogram").querySelector(`[data-year="${other}"]`).focus();
      }}, bar);
    bar.style.height = `${Math.max(8, 100 * n / mostOfYear)}%`;
    return made;
  });
  const focusedYear = document.activeElement?.dataset?.year;
  byId("histogram").replaceChildren(...bars);
  if (focusedYear) byId("histogram").querySelector(`[data-year="${focusedYear}"]`)?.focus();
  for (const [id, value] of [["year-from", from], ["year-to", to]]) {
    byId(id).replaceChildren(...years.map((year) => element("option", {value: year}, String(year))));
    byId(id).value = value ?? "";
  }
  byId("year").hidden = years.length < 2;
}

/* ---- places: province, county, town; a branch is made when it is opened ---- */
const placeTree = (() => {
  const root = {path: "", name: "", count: 0, below: new Map()};
  for (const id of reports) {
    let node = root;
    const parts = about[id].place ? about[id].place.split("/") : [];
    parts.forEach((name, depth) => {
      if (!node.below.has(name)) node.below.set(name, {path: parts.slice(0, depth + 1).join("/"), name, count: 0, below: new Map()});
      node = node.below.get(name);
      node.count++;
    });
  }
  return root;
})();

function branch(node) {
  const box = element("input", {type: "checkbox", "data-place": node.path});
  box.checked = state.places.has(node.path);
  box.addEventListener("change", () => {
    const next = new Set(state.places);
    if (box.checked) next.add(node.path); else next.delete(node.path);
    change({places: next}, {fit: true});
  });
  const label = element("label", {}, box, element("span", {}, node.name), element("output", {}, written(node.count)));
  if (!node.below.size) return element("div", {class: "leaf"}, label);
  const below = element("div"), fold = button("", () => { node.isOpen = !node.isOpen; open(); }, {class: "fold", "aria-label": node.name});
  const open = () => {
    if (node.isOpen && !below.children.length) below.append(...leaves(node));
    below.hidden = !node.isOpen;
    fold.setAttribute("aria-expanded", String(node.isOpen));
    fold.textContent = node.isOpen ? "▾" : "▸";
  };
  node.isOpen ??= [...state.places].some((path) => within(path, node.path) && path !== node.path);
  open();
  return element("div", {class: "branch", "data-branch": node.path}, element("div", {class: "line"}, fold, label), below);
}

const leaves = (node) => [...node.below.values()].sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1)).map(branch);

function showPlaces() {
  // With one province the tree begins at its counties.
  let top = placeTree;
  while (top.below.size === 1 && [...top.below.values()][0].below.size) top = [...top.below.values()][0];
  byId("places").replaceChildren(...leaves(top));
  byId("places").parentElement.hidden = placeTree.below.size === 0;
}

/* ---- showing the state ---- */
function fill(id, rows) {
  byId(id).replaceChildren(...rows.map(([value, text]) => element("option", {value}, text)));
  byId(id).value = state[id];
}

function showControls() {
  for (const box of boxes("type")) box.checked = state.types.has(box.dataset.type);
  for (const box of boxes("relation")) box.checked = state.relations.has(box.dataset.relation);
  for (const box of boxes("context")) box.checked = state.contexts.has(box.dataset.context);
  for (const box of boxes("place")) box.checked = state.places.has(box.dataset.place);
  fill("tense", [["", say("anyTense")], ...Object.keys(page.tenses).map((name) => [name, named("tenses", name)])]);
  fill("steps", [[1, say("oneStep")], [2, say("twoSteps")]]);
  fill("rest", [["dim", say("dim")], ["hide", say("hide")]]);
  fill("colour", [["type", say("byType")], ["community", say("byCommunity")]]);
  fill("measure", SIZING.map((each) => [each.name, each[language]]));
  byId("meaning").textContent = SIZING.find(({name}) => name === state.measure)[`meaning_${language}`];
  byId("weight").value = state.weight;
  byId("weight-value").textContent = say("weightFrom", {n: state.weight});
  byId("communities").replaceChildren(...(state.colour === "type" ? [] : communityKey()));
  showYears();
  showCounts();
}

/* A community by what is most central in it. */
function communityName(own) {
  return `${listed(order.filter((id) => communities.of[id] === own && !isReport(id)).slice(0, 3).map(labelOf))}…`;
}

/* The colours of the communities, each told by what is most central in it. */
function communityKey() {
  const key = communities.largest.map(([own, n]) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of [["width", 14], ["height", 14], ["viewBox", "-8 -8 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    symbol(svg, "square", communities.colour.get(own));
    return element("p", {class: "key"}, svg, element("span", {}, communityName(own)), element("output", {}, written(n)));
  });
  return [...key, element("p", {class: "small"}, say("communityHint"))];
}

function showCounts() {
  const visible = countShown();
  for (const part of document.querySelectorAll("output[data-count]")) {
    const name = part.dataset.count, N = page.totals[name], n = visible[name];
    part.textContent = n === N ? written(n) : say("partType", {n, N});
  }
  byId("statement").textContent = statement();
  const empty = byId("empty");
  empty.hidden = shown.nodes.size > 0;
  if (empty.hidden) return;
  empty.replaceChildren(...emptyWords());
}

/* Why nothing is shown, and what brings something back. */
function emptyWords() {
  if (!network.nodes.length) return [say("empty")];
  if (state.view === "matrix" && shown.nodes.size) return [say("emptyMatrix")];
  const plain = fresh();
  if (NARROWING.every((name) => sameChoice(state[name], plain[name]))) return [say("noRelations")];
  const ways = relaxing().filter(({n}) => n > 0);
  return [element("p", {}, say(ways.length ? "nothing" : "nothingAtAll")), ...ways.map(({name, value, n}) =>
    button(say("relax", {what: say(`relax_${name}`), n}), () => change({[name]: value}), {"data-relax": name})),
  button(say("reset"), () => byId("reset").click())];
}

/* What the picture leaves out, in plain words. */
function statement() {
  const total = (names) => names.reduce((sum, name) => sum + page.totals[name], 0);
  const N = total(ALL_TYPES), E = total(["cites", "mentions"]), C = page.totals.cooccurs;
  const e = inFile.cites + inFile.mentions, c = inFile.cooccurs, m = network.nodes.length;
  const parts = [...(page.part ? [say("ofPart")] : []), say("drawnNow", {n: shown.nodes.size, e: shown.edges.length})];
  if (m === N && e === E) parts.push(say(shown.nodes.size < N ? "allBehind" : "whole", {N, E}));
  else parts.push(say("partBehind", {m, N, e, E}));
  if (c < C) parts.push(say("pairsPart", {c, C}));
  if (m < N || e < E || c < C) parts.push(say("rest"));
  if (shown.edges.length > LINES) parts.push(say("lines", {l: LINES}));
  if (page.ambiguous) parts.push(say("ambiguous", {n: page.ambiguous}));
  return parts.join(language === "zh" ? "" : " ");
}
