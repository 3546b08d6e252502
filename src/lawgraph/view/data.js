/* The network as it stands in the file: nodes by number, edges by number with those that tell most first. */
const [network, about] = await Promise.all([unpack("network"), unpack("about")]);
const typeOf = (id) => about[id].type;
const labelOf = (id) => network.nodes[id].label;
const isReport = (id) => about[id].type === "report";
const nodeOf = new Map(about.map((item, id) => [item.iri, id]));
const core = new Set(page.core.length ? page.core : about.keys());
const reports = about.flatMap((item, id) => (item.type === "report" ? [id] : []));

const neighbours = network.nodes.map(() => []);
network.edges.forEach((edge) => { neighbours[edge.from].push(edge); neighbours[edge.to].push(edge); });
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

/* What may be selected is {node} or {edge}; its ends are one node or two. */
const endsOf = (what) => (what.node !== undefined ? [what.node] : [network.edges[what.edge].from, network.edges[what.edge].to]);

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}

/* How many edges of each relation the file holds. */
const inFile = {cites: 0, mentions: 0, cooccurs: 0};
network.edges.forEach(({relation}) => { inFile[relation]++; });

/* What a report does with a document: [context, tense] for each bit of an edge's `ways`. */
const waysOf = (edge) => page.ways.filter((_, bit) => edge.ways & (1 << bit));
/* The contexts, or the tenses, of some ways in words, in the order of the vocabulary. */
const wordsOf = (table, ways) => Object.keys(page[table]).filter((name) => ways.some((way) => way.includes(name))).map((name) => named(table, name));

/* The sentences are unpacked when the page has been drawn, or at once for who cannot wait. */
let evidence = null;
function proof() {
  evidence ??= unpackNow("evidence");
  return evidence;
}
const pieceOf = ([piece, from, to]) => proof().pieces[piece].slice(from, to);
const placesOf = (edge) => proof().edges[edge.id]?.places ?? [];
