/* The page: search, legend, language, and what other scripts may ask of it (window.lawgraphView). */
const FOUND = 40;

function choose(what, go = false) {
  selected = what;
  byId("results").hidden = true;
  if (!what) showNothing();
  else if (what.node !== undefined) showNode(what.node);
  else showEdge(what.edge);
  if (!picture) return;
  if (go && what && shown.nodes.has(what.node)) bringIntoView(what.node);
  picture.redraw();
}

function bringIntoView(id) {
  const {x, y} = picture.canvasToDOM(place(id)), edge = 60;
  const inside = x > edge && y > edge && x < stage.clientWidth - edge && y < stage.clientHeight - edge;
  if (inside && picture.getScale() >= 0.5) return;
  picture.moveTo({position: place(id), scale: Math.max(picture.getScale(), 0.7), animation: false});
}

/* ---- search ---- */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s《》〈〉“”"'|/]/g, "");
let index = null;

function indexed() {
  index ??= about.map((item, id) => ({
    id, weight: item.type === "report" ? item.named : item.reports,
    names: [labelOf(id), ...(item.names || [])].map(plain),
    more: [item.id, item.title, item.place].filter(Boolean).map(plain),
  }));
  return index;
}

function search(text) {
  const wanted = plain(text);
  if (!wanted) return [];
  const found = [];
  for (const entry of indexed()) {
    const names = entry.names.filter((name) => name.includes(wanted));
    const level = names.some((name) => name === wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1
      : names.length ? 2 : entry.more.some((name) => name.includes(wanted)) ? 3 : -1;
    if (level >= 0) found.push({level, ...entry});
  }
  found.sort((a, b) => a.level - b.level || b.weight - a.weight || a.id - b.id);
  return found.map(({id}) => id);
}

function showFound(text) {
  const box = byId("results"), found = search(text);
  box.hidden = !plain(text);
  const head = !found.length ? say("notFound", {text}) : found.length > FOUND
    ? say("foundMore", {n: found.length, m: FOUND}) : say("found", {n: found.length});
  box.replaceChildren(element("p", {class: "small", role: "status"}, head), ...found.slice(0, FOUND).map((id) =>
    element("button", {type: "button", class: "item", "data-node": id, onclick: () => reveal(id)},
      element("span", {}, labelOf(id)), element("span", {class: "note"}, named("types", typeOf(id))))));
}

/* A node that is looked for is shown even if its type was switched off. */
function reveal(id) {
  const box = document.querySelector(`[data-type="${typeOf(id)}"]`);
  if (!shown.nodes.has(id)) { box.checked = true; byId("year").value = ""; filter(); }
  choose({node: id}, true);
}

/* ---- language ---- */
function speak() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-text]").forEach((part) => { part.textContent = say(part.dataset.text); });
  document.querySelectorAll("[data-type-name]").forEach((part) => { part.textContent = named("types", part.dataset.typeName); });
  document.querySelectorAll("[data-relation-name]").forEach((part) => { part.textContent = named("relations", part.dataset.relationName); });
  const title = page.title || say("title");
  document.title = title;
  document.querySelector("h1").textContent = title;
  const field = byId("search");
  field.placeholder = say("search"); field.setAttribute("aria-label", say("search"));
  stage.setAttribute("aria-label", say("canvas"));
  const years = byId("year"), year = years.value;
  years.replaceChildren(element("option", {value: ""}, say("allYears")),
    ...page.years.map((each) => element("option", {value: each}, String(each))));
  years.value = year;
  const chooser = byId("measure"), measure = chooser.value || page.sized;
  const sizing = page.measures.filter(({name}) => name !== "community");
  chooser.replaceChildren(...sizing.map((each) => element("option", {value: each.name}, each[language])));
  chooser.value = measure;
  byId("meaning").textContent = sizing.find(({name}) => name === measure)[`meaning_${language}`];
  byId("measures").replaceChildren(...page.measures.flatMap((each) => row(each[language], each[`meaning_${language}`])));
  byId("statement").textContent = statement();
  document.querySelectorAll("[data-count]").forEach((part) => {
    const [n, N] = page.counts[part.dataset.count];
    part.textContent = n === N ? n.toLocaleString() : say("partType", {n, N});
  });
  choose(selected);
}

/* What the picture leaves out, in plain words. */
function statement() {
  const {n, N, e, E, c, C} = page.size;
  const parts = [say(n < N ? "part" : "whole", {n, N}), say(e < E ? "edgesPart" : "edgesWhole", {e, E})];
  if (c < C) parts.push(say("pairsPart", {c, C}));
  if (n < N || e < E || c < C) parts.push(say("rest"));
  if (page.ambiguous) parts.push(say("ambiguous", {n: page.ambiguous}));
  return parts.join(language === "zh" ? "" : " ");
}

/* ---- wiring ---- */
document.querySelectorAll("[data-shape]").forEach((svg) => {
  const box = svg.parentElement.querySelector("input");
  symbol(svg, svg.dataset.shape, (box.dataset.type ? page.types[box.dataset.type] : page.relations[box.dataset.relation]).colour);
});
byId("search").addEventListener("input", (event) => showFound(event.target.value));
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") { const [first] = search(event.target.value); if (first !== undefined) reveal(first); }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
document.querySelectorAll("#controls input, #year").forEach((box) => box.addEventListener("change", filter));
byId("measure").addEventListener("change", (event) => {
  byId("meaning").textContent = page.measures.find(({name}) => name === event.target.value)[`meaning_${language}`];
  resize(event.target.value);
});
byId("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  try { localStorage.setItem("lawgraph-language", language); } catch { /* not remembered, then */ }
  speak();
});
byId("fit").addEventListener("click", () => picture && picture.fit({nodes: [...shown.nodes], animation: false}));
byId("move").addEventListener("click", (event) => {
  if (!picture) return;
  const start = event.target.ariaPressed !== "true";
  event.target.ariaPressed = String(start);
  event.target.dataset.text = start ? "stop" : "move";
  event.target.textContent = say(event.target.dataset.text);
  picture.setOptions({physics: {enabled: start}});
  if (start) moving = true; else settle();
});
byId("picture").addEventListener("click", () => {
  const canvas = stage.querySelector("canvas");
  if (!canvas) return;
  const copy = document.createElement("canvas"), context = copy.getContext("2d");
  copy.width = canvas.width; copy.height = canvas.height;
  context.fillStyle = "#fff"; context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => {
    const link = element("a", {href: URL.createObjectURL(blob), download: "lawgraph.png"});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
});
let pointer = null;
stage.addEventListener("mousemove", (event) => {
  if (!pointer) requestAnimationFrame(hover);
  pointer = {x: event.offsetX, y: event.offsetY};
});
stage.addEventListener("mouseleave", () => { byId("tip").hidden = true; });
function hover() {
  const tip = byId("tip"), id = picture && !held && pointer ? picture.getNodeAt(pointer) : undefined;
  tip.hidden = id === undefined;
  if (id !== undefined) {
    const item = about[id];
    tip.textContent = `${labelOf(id)} · ${item.type === "report" ? say("named", {n: item.named}) : say("sharedReports", {n: item.reports})}`;
    tip.style.left = `${Math.min(pointer.x + 14, stage.clientWidth - 200)}px`;
    tip.style.top = `${pointer.y + 14}px`;
  }
  stage.style.cursor = id === undefined ? "default" : "pointer";
  pointer = null;
}

speak();
filter();
const ready = new Promise((resolve) => {
  if (network.nodes.length) draw(resolve);
  else { byId("empty").hidden = false; resolve(); }
});

const find = (id) => {
  const node = about.findIndex((item) => item.iri === id || item.id === id);
  if (node >= 0) return {node};
  const [from, to] = String(id).split(" ");
  const edge = network.edges.findIndex((each) => about[each.from].iri === from && about[each.to].iri === to);
  return edge >= 0 ? {edge} : null;
};
const told = (id) => ({iri: about[id].iri, label: labelOf(id), type: typeOf(id)});

/* ids are IRIs, or full names of entities; an edge is "IRI IRI", from and to. */
window.lawgraphView = Object.freeze({
  ready,
  select(id) {
    const what = find(id);
    if (what && what.node !== undefined) reveal(what.node);
    else if (what) choose(what);
    return Boolean(what);
  },
  search(text) { return search(text).map(told); },
  position(id) {
    const what = find(id);
    if (!what || !picture) return null;
    const ends = what.node !== undefined ? [what.node] : [network.edges[what.edge].from, network.edges[what.edge].to];
    const [x, y] = ["x", "y"].map((axis) => ends.reduce((sum, end) => sum + place(end)[axis], 0) / ends.length);
    return picture.canvasToDOM({x, y});
  },
  stats() {
    const visible = {};
    for (const type of Object.keys(page.types)) visible[type] = [...shown.nodes].filter((id) => typeOf(id) === type).length;
    return {
      nodes: network.nodes.length, edges: network.edges.length, visibleNodes: shown.nodes.size, visibleEdges: shown.edges.size,
      visible, selected: !selected ? null : selected.node !== undefined ? about[selected.node].iri
        : [network.edges[selected.edge].from, network.edges[selected.edge].to].map((end) => about[end].iri).join(" "),
    };
  },
});
