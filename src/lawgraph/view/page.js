/* The page put together: what happens when something is chosen, the language, and what other scripts may ask of it (window.lawgraphView). */

/* Every change of the state comes through here, and everything that shows it is shown anew. */
function change(patch, {step = false, fit = false, go = false, sentence = null} = {}) {
  const before = {...state}, hadFocus = document.activeElement;
  Object.assign(state, patch);
  const differs = (...names) => names.some((name) => state[name] !== before[name]);
  if (differs("measure")) rank();
  narrow();
  showControls();
  if (sentence || differs("selected")) place = sentence;
  const isNew = differs("selected", "pane") || sentence !== null;
  showPanes(isNew);
  if (isNew) panel.scrollTop = 0;
  showTabs();
  showTable();
  noteAddress(step);
  refresh();
  if (fit) showAll();
  if (go && state.selected && picture) bringIntoView(state.selected);
  keepFocus(hadFocus, isNew);
}

/* Who chose something with the keyboard goes on reading where it is told, not at the top of the page. */
function keepFocus(had, isNew) {
  if (had.isConnected || document.activeElement !== document.body) return;
  const again = tableBox.hidden || !had.dataset.edge ? null : tableBox.querySelector(`[data-edge="${had.dataset.edge}"]`);
  const pane = byId(state.pane === "text" ? "reading" : "details");
  (again ?? (isNew ? pane : byId("search"))).focus({preventScroll: true});
}

function choose(what, {go = false} = {}) {
  if (sameChoice(what, state.selected)) return;
  // In the text of a report another report's mention is no place to read on.
  const pane = what && state.pane === "text" && isReport(reportOf(what) ?? what.node ?? network.edges[what.edge].from) ? "text" : "about";
  change({selected: what, pane}, {step: true, go});
}

/* What is looked for is shown even if the filters hide it. */
function reveal(what) {
  closeFound();
  const ends = endsOf(what);
  const hidden = what.node !== undefined ? !shown.passing[what.node] : !shown.passingEdges[what.edge];
  const patch = {}, lifted = [];
  if (hidden) {
    patch.types = new Set([...state.types, ...ends.map(typeOf)]);
    const plain = fresh(), set = ["weight", "tense", "contexts", "years", "places"].filter((name) => !sameChoice(state[name], plain[name]));
    const isSeen = (more) => { const {nodes} = passing({...state, ...patch, ...more}); return ends.every((id) => nodes[id]); };
    // One filter may be all that is in the way; else they go one after the other.
    const alone = isSeen({}) ? [] : set.filter((name) => isSeen({[name]: plain[name]})).slice(0, 1);
    for (const name of alone.length ? alone : set) {
      if (isSeen({})) break;
      patch[name] = plain[name];
      lifted.push(say(`relax_${name}`));
    }
  }
  change({...patch, selected: what, pane: "about"}, {step: true, go: true});
  if (what.node !== undefined) byId("spoken").textContent = labelOf(what.node);
  if (lifted.length) tell(say("lifted", {what: listed(lifted)}));
}

function showPanes(isNew = true) {
  showDetails();
  byId("details").hidden = state.pane !== "about";
  byId("reading").hidden = state.pane !== "text";
  document.body.dataset.pane = state.pane;
  showReading(isNew);
}

function showTabs() {
  for (const [name, value] of [["view", state.view], ["pane", state.pane]]) {
    for (const tab of document.querySelectorAll(`[role=tab][data-${name}]`)) {
      const isOwn = tab.dataset[name] === value;
      tab.setAttribute("aria-selected", String(isOwn));
      tab.tabIndex = isOwn ? 0 : -1;
    }
  }
}

/* ---- language and theme ---- */
function speak() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const part of document.querySelectorAll("[data-text]")) part.textContent = say(part.dataset.text);
  for (const part of document.querySelectorAll("[data-label]")) part.setAttribute("aria-label", say(part.dataset.label));
  for (const [name, table] of [["typeName", "types"], ["relationName", "relations"], ["contextName", "contexts"]]) {
    for (const part of document.querySelectorAll(`[data-${name.replace("N", "-n")}]`)) part.textContent = named(table, part.dataset[name]);
  }
  const title = page.title || say("title");
  document.title = title;
  document.querySelector("h1").textContent = title;
  byId("search").placeholder = say("search");
  byId("measures").replaceChildren(...page.measures.flatMap((each) => row(each[language], each[`meaning_${language}`])));
  shade();
}

function shade() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  byId("theme").textContent = say(isDark() ? "light" : "dark");
  takeColours();
}

function showEverything() {
  narrow();
  showControls();
  showPlaces();
  showPanes();
  showTabs();
  showTable();
}

/* ---- wiring ---- */
for (const svg of document.querySelectorAll("[data-shape]")) {
  const box = svg.parentElement.querySelector("input");
  symbol(svg, svg.dataset.shape, (box.dataset.type ? page.types[box.dataset.type] : page.relations[box.dataset.relation]).colour);
}
for (const list of document.querySelectorAll("[role=tablist]")) {
  const tabs = [...list.children], open = (tab) => change(tab.dataset.view ? {view: tab.dataset.view, sort: ""} : {pane: tab.dataset.pane}, {step: true});
  for (const tab of tabs) tab.addEventListener("click", () => open(tab));
  list.addEventListener("keydown", (event) => {
    const turn = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!turn) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + turn + tabs.length) % tabs.length];
    next.focus(); open(next);
  });
}
byId("png").addEventListener("click", savePng);
byId("svg").addEventListener("click", saveSvg);
byId("link").hidden = location.protocol === "about:";  // a page inside a notebook has no address
byId("link").addEventListener("click", () => { noteAddress(false); copy(location.href); });
byId("narrow").addEventListener("click", ({currentTarget}) => {
  const open = document.body.classList.toggle("narrowing");
  currentTarget.setAttribute("aria-expanded", String(open));
});
byId("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  remember("language", language);
  speak(); showEverything(); refresh();
});
byId("theme").addEventListener("click", () => {
  remember("theme", isDark() ? "light" : "dark");
  shade(); refresh();
});
asked.addEventListener("change", () => { shade(); refresh(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) choose(null); });
for (const name of ["popstate", "hashchange"]) {
  window.addEventListener(name, () => {
    if (location.hash.slice(1) === address()) return;
    takeAddress(location.hash.slice(1));
    rank(); showEverything(); refresh();
    if (state.selected && picture) bringIntoView(state.selected);
  });
}

takeAddress(location.hash.slice(1));
rank();
speak();
showEverything();

const told = (id) => ({iri: about[id].iri, label: labelOf(id), type: typeOf(id)});

/* ids are IRIs, or full names of entities; an edge is "IRI IRI", from and to. */
Object.assign(window.lawgraphView, {
  select(id) {
    const what = find(id);
    if (what) reveal(what);
    return Boolean(what);
  },
  search(text) { return search(text).map(told); },
  position(id) {
    const what = find(id);
    if (!what || !picture) return null;
    const ends = endsOf(what);
    const [x, y] = ["x", "y"].map((axis) => ends.reduce((sum, end) => sum + at[axis][end], 0) / ends.length);
    return picture.canvasToDOM({x, y});
  },
  stats() {
    const visible = countShown();
    return {
      nodes: core.size, edges: Math.min(page.limits.edges, network.edges.filter(({from, to}) => core.has(from) && core.has(to)).length),
      visible: Object.fromEntries(ALL_TYPES.map((name) => [name, visible[name]])),
      visibleNodes: shown.nodes.size, visibleEdges: shown.edges.length,
      inFile: {nodes: network.nodes.length, edges: network.edges.length}, selected: identify(state.selected),
    };
  },
});

if (network.nodes.length) await draw();
if (state.selected && picture) bringIntoView(state.selected);
// The sentences are wanted soon: unpack them while nobody waits.
unpack("evidence").then((value) => { evidence ??= value; });
