/* What the reader has chosen; all of it stands in the address, so that a link leads back to it. */
const VIEWS = ["graph", "list", "matrix"], ROWS_BY = ["township", "county", "prefecture", "province"];
const ALL_TYPES = Object.keys(page.types), ALL_RELATIONS = Object.keys(page.relations);
const fresh = () => ({
  types: new Set(ALL_TYPES), relations: new Set(ALL_RELATIONS.filter((name) => page.relations[name].shown)),
  years: null, places: new Set(), contexts: new Set(), tense: "", weight: 1,
  measure: page.sized, colour: "type", steps: 1, rest: "dim", view: "graph", pane: "about", selected: null,
  rows: "township", columns: "law", sort: "",
});
const state = fresh();
/* A community is a number, not a size. */
const SIZING = page.measures.filter(({name}) => name !== "community");
/* The parts that narrow what is seen, each with what undoes it. */
const NARROWING = ["types", "relations", "years", "places", "contexts", "tense", "weight"];

const identify = (what) => {
  if (!what) return null;
  if (what.node !== undefined) return about[what.node].iri;
  const edge = network.edges[what.edge];
  return `${about[edge.from].iri} ${about[edge.to].iri}`;
};

/* A node by its IRI or its full name, an edge by the IRIs of its ends; null for anything else. */
function find(id) {
  if (!id) return null;
  const node = nodeOf.get(id) ?? about.findIndex((item) => item.id === id);
  if (node >= 0) return {node};
  const [from, to] = String(id).split(" ").map((iri) => nodeOf.get(iri));
  const edge = from === undefined ? undefined : neighbours[from].find((each) => each.from === from && each.to === to);
  return edge ? {edge: edge.id} : null;
}

function address() {
  const plain = fresh(), told = new URLSearchParams();
  const put = (name, value, usual) => { if (value !== usual) told.set(name, value); };
  put("types", ALL_TYPES.filter((name) => state.types.has(name)).join(","), ALL_TYPES.join(","));
  put("relations", ALL_RELATIONS.filter((name) => state.relations.has(name)).join(","), [...plain.relations].join(","));
  put("years", state.years ? state.years.join("-") : "", "");
  put("places", [...state.places].join(","), "");
  put("contexts", [...state.contexts].join(","), "");
  put("tense", state.tense, "");
  put("weight", String(state.weight), "1");
  for (const name of ["measure", "colour", "rest", "view", "pane", "rows", "columns", "sort"]) put(name, state[name], plain[name]);
  put("steps", String(state.steps), "1");
  put("selected", identify(state.selected) ?? "", "");
  put("around", keptAround() === null ? "" : about[around].iri, "");
  return told.toString();
}

/* Only what this page knows is taken from an address; the rest of it stays as usual. */
function takeAddress(text) {
  const told = new URLSearchParams(text), some = (name, known) =>
    told.has(name) ? new Set(told.get(name).split(",").filter((each) => known.includes(each))) : undefined;
  const one = (name, known) => (known.includes(told.get(name)) ? told.get(name) : undefined);
  const years = /^(\d{4})-(\d{4})$/.exec(told.get("years") ?? "");
  const given = {
    types: some("types", ALL_TYPES), relations: some("relations", ALL_RELATIONS), contexts: some("contexts", Object.keys(page.contexts)),
    years: years ? [Number(years[1]), Number(years[2])] : undefined,
    places: told.has("places") ? new Set(told.get("places").split(",").filter(Boolean)) : undefined,
    tense: one("tense", Object.keys(page.tenses)), measure: one("measure", SIZING.map(({name}) => name)),
    colour: one("colour", ["type", "community"]), rest: one("rest", ["dim", "hide"]), view: one("view", VIEWS),
    pane: one("pane", ["about", "text"]), steps: {1: 1, 2: 2}[told.get("steps")],
    rows: one("rows", ROWS_BY), columns: one("columns", ALL_TYPES.slice(1)), sort: told.get("sort") ?? undefined,
    weight: Math.min(20, Math.max(1, Number.parseInt(told.get("weight"), 10) || 1)), selected: find(told.get("selected")),
  };
  Object.assign(state, fresh(), Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  around = nodeOf.get(told.get("around")) ?? null;
}

/* A step that "back" undoes is a choice of something to read; turning a filter replaces the address. */
function noteAddress(step) {
  const hash = `#${address()}`;
  if (hash === (location.hash || "#")) return;
  try { history[step ? "pushState" : "replaceState"](null, "", hash); } catch { /* a page inside a page has no address */ }
}
