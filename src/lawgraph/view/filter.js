/* Which nodes and edges pass the filters, and which of them are drawn at one time. */
const shown = {nodes: new Set(), edges: [], passing: new Uint8Array(about.length), passingEdges: new Uint8Array(network.edges.length)};

const within = (place, above) => place === above || place.startsWith(`${above}/`);
const wayBits = (wanted) => page.ways.reduce((bits, [context, tense], bit) => bits |
  ((!wanted.contexts.size || wanted.contexts.has(context)) && (!wanted.tense || wanted.tense === tense) ? 1 << bit : 0), 0);

/* Marks for all nodes and edges: 1 for what passes. Filters of years and places ask the reports, all others the edges too. */
function passing(wanted) {
  const places = [...wanted.places], byReport = wanted.years || places.length;
  const byWay = wanted.contexts.size || wanted.tense, bits = wayBits(wanted);
  const byEdge = byReport || byWay || wanted.weight > 1;
  const told = (id) => {
    const {year, place} = about[id];
    return (!wanted.years || (year >= wanted.years[0] && year <= wanted.years[1])) &&
      (!places.length || places.some((above) => within(place, above)));
  };
  const isTold = new Uint8Array(about.length), reached = new Uint8Array(about.length);
  for (const id of reports) isTold[id] = told(id) ? 1 : 0;
  const named = (edge) => edge.relation !== "cooccurs" && isTold[edge.from] && edge.weight >= wanted.weight &&
    (edge.relation !== "cites" || !byWay || edge.ways & bits);
  for (const edge of network.edges) if (named(edge)) { reached[edge.from] = 1; reached[edge.to] = 1; }
  const byCitation = byWay || wanted.weight > 1;
  const nodes = new Uint8Array(about.length), edges = new Uint8Array(network.edges.length);
  for (let id = 0; id < nodes.length; id++) {
    const passes = isReport(id) ? isTold[id] && (!byCitation || reached[id]) : !byEdge || reached[id];
    nodes[id] = passes && wanted.types.has(typeOf(id)) ? 1 : 0;
  }
  for (const edge of network.edges) {
    const passes = edge.relation === "cooccurs" ? edge.weight >= wanted.weight : named(edge);
    edges[edge.id] = passes && nodes[edge.from] && nodes[edge.to] && wanted.relations.has(edge.relation) ? 1 : 0;
  }
  return {nodes, edges};
}

/* What is drawn of what passes: the core first, then whatever is largest; of the edges the first, a quarter for pairs. */
function narrow() {
  const {nodes, edges} = passing(state);
  shown.passing = nodes; shown.passingEdges = edges;
  const drawn = new Set(), focus = focused();
  const most = page.limits.nodes;
  if (focus && state.rest === "hide") focus.nodes.forEach((id) => drawn.add(id));
  else {
    for (const id of order) if (nodes[id] && core.has(id) && drawn.size < most) drawn.add(id);
    for (const id of order) { if (drawn.size >= most) break; if (nodes[id]) drawn.add(id); }
    if (focus) focus.nodes.forEach((id) => drawn.add(id));
  }
  const told = [], pairs = [];
  for (const edge of network.edges) {
    if (edges[edge.id] && drawn.has(edge.from) && drawn.has(edge.to)) (edge.relation === "cooccurs" ? pairs : told).push(edge);
  }
  const room = page.limits.edges, kept = Math.min(pairs.length, Math.max(Math.floor(room / 4), room - told.length));
  shown.nodes = drawn;
  shown.edges = [...told.slice(0, room - kept), ...pairs.slice(0, kept)];
}

/* What the selection leaves bright: a node, what is one or two steps away, and the edges between; or an edge and its ends. */
function focused(selected = state.selected) {
  if (!selected) return null;
  if (selected.edge !== undefined) {
    const edge = network.edges[selected.edge];
    return {edges: [edge], nodes: new Set([edge.from, edge.to]), first: new Set([edge.from, edge.to])};
  }
  if (!shown.passing[selected.node]) return null;
  const nodes = new Set([selected.node]), edges = new Set();
  let rim = [selected.node];
  for (let step = 0; step < state.steps; step++) {
    const next = [];
    for (const id of rim) {
      for (const edge of neighbours[id]) {
        if (!shown.passingEdges[edge.id]) continue;
        const other = otherEnd(edge, id);
        if (!nodes.has(other)) {
          if (nodes.size >= page.limits.nodes) continue;
          nodes.add(other); next.push(other);
        }
        edges.add(edge);
      }
    }
    rim = next;
  }
  return {edges: [...edges], nodes, first: new Set([selected.node])};
}

/* The relations of which the file holds only some: what is missing among them says nothing. */
const partial = new Set(["cites", "mentions"].filter((name) => inFile[name] < page.totals[name]));

/* Where nothing passes: for each filter that is set, how many nodes would pass without it, the most first. */
function relaxing() {
  const plain = fresh();
  const count = (wanted) => passing(wanted).nodes.reduce((sum, one) => sum + one, 0);
  const found = NARROWING.filter((name) => !sameChoice(state[name], plain[name]))
    .map((name) => ({name, value: plain[name], n: count({...state, [name]: plain[name]})}));
  return found.sort((a, b) => b.n - a.n);
}

function sameChoice(a, b) {
  if (a instanceof Set) return a.size === b.size && [...a].every((each) => b.has(each));
  return JSON.stringify(a) === JSON.stringify(b);
}

function countShown() {
  const visible = {...Object.fromEntries(ALL_TYPES.map((name) => [name, 0])), ...Object.fromEntries(ALL_RELATIONS.map((name) => [name, 0]))};
  for (const id of shown.nodes) visible[typeOf(id)]++;
  for (const edge of shown.edges) visible[edge.relation]++;
  return visible;
}
