/* The picture: vis-network keeps the view, the nodes and the dragging; labels, highlighting and sizes are done here. */
const FONT = getComputedStyle(document.body).fontFamily;
const LABELS = 90, LABEL_LENGTH = 16, CLEAR = 400;
const stage = byId("network");
const shown = {nodes: new Set(), edges: new Set()};
const sizes = new Map();
let picture = null, nodes = null, edges = null, nodeView = null, edgeView = null;
let places = null, moving = false, held = null, selected = null, order = [];

const neighbours = network.nodes.map(() => []);
network.edges.forEach((edge) => { neighbours[edge.from].push(edge); neighbours[edge.to].push(edge); });

function sizeOf(id, measure) {
  const item = about[id], isReport = item.type === "report";
  const {least, more} = page.sizes[isReport ? "report" : "entity"];
  const value = isReport ? item.named : item.measures[measure], most = page.most[isReport ? "named" : measure];
  return value && most ? least + more * Math.sqrt(Math.max(value, 0) / most) : least;
}

function edgeWidth(edge) { return Math.min(0.6 + Math.log2(edge.weight) * 0.6, 4); }

function draw(resolve) {
  nodes = new vis.DataSet(network.nodes.map((node) => {
    sizes.set(node.id, node.size);
    return {id: node.id, group: node.group, x: node.x, y: node.y, size: node.size};
  }));
  // Many edges on one canvas: the more there are, the fainter each.
  const opacity = Math.min(0.9, Math.max(0.22, 1.05 - 0.22 * Math.log10(network.edges.length)));
  edges = new vis.DataSet(network.edges.map((edge) => ({
    id: edge.id, from: edge.from, to: edge.to, width: edgeWidth(edge),
    color: {color: page.relations[edge.relation].colour, opacity},
  })));
  nodeView = new vis.DataView(nodes, {filter: (node) => shown.nodes.has(node.id)});
  edgeView = new vis.DataView(edges, {filter: (edge) => shown.edges.has(edge.id)});
  picture = new vis.Network(stage, {nodes: nodeView, edges: edgeView}, network.options);
  rank();
  picture.on("beforeDrawing", drawHeld);
  picture.on("afterDrawing", decorate);
  picture.on("dragStart", (event) => {
    if (pointed(event.pointer.DOM).node === undefined) hold();
    else { moving = true; picture.renderer.options.hideNodesOnDrag = false; }
  });
  picture.on("dragEnd", () => {
    held = null;
    if (byId("move").ariaPressed !== "true") settle();
    picture.unselectAll();
  });
  picture.on("click", (event) => {
    const found = pointed(event.pointer.DOM);
    picture.unselectAll();
    if (found.node !== undefined) choose({node: found.node});
    else if (found.edge !== undefined) choose({edge: found.edge});
    else choose(null);
  });
  picture.once("afterDrawing", () => requestAnimationFrame(resolve));
  picture.fit({nodes: [...shown.nodes], maxZoomLevel: 1.4, animation: false});
}

function pointed(point) {
  const node = picture.getNodeAt(point);
  return node !== undefined ? {node} : {edge: picture.getEdgeAt(point)};
}

/* While the whole picture is dragged, the last drawing is shifted instead of drawing thousands of lines again. */
function hold() {
  const source = stage.querySelector("canvas");
  const copy = document.createElement("canvas");
  copy.width = source.width; copy.height = source.height;
  copy.getContext("2d").drawImage(source, 0, 0);
  held = {copy, view: picture.getViewPosition(), scale: picture.getScale()};
  picture.renderer.options.hideNodesOnDrag = true;
}

function drawHeld(context) {
  if (!held) return;
  const width = stage.clientWidth / held.scale, height = stage.clientHeight / held.scale;
  context.drawImage(held.copy, held.view.x - width / 2, held.view.y - height / 2, width, height);
}

/* Nodes keep the places they were moved to, also when they are hidden and shown again. */
function settle() {
  if (moving) picture.storePositions();
  moving = false; places = null;
}

function rank() {
  const bySize = network.nodes.map((node) => node.id).sort((a, b) => sizes.get(b) - sizes.get(a) || a - b);
  // What is named tells more than who names it: a report's turn comes after four laws, places and so on.
  const reports = bySize.filter((id) => typeOf(id) === "report"), others = bySize.filter((id) => typeOf(id) !== "report");
  order = [];
  while (reports.length || others.length) order.push(...others.splice(0, 4), ...reports.splice(0, 1));
}

function place(id) {
  if (!places || moving) places = picture.getPositions();
  return places[id] || nodes.get(id);
}

function trace(context, shape, x, y, size) {
  context.beginPath();
  if (shape === "dot") context.arc(x, y, size, 0, 2 * Math.PI);
  else {
    const [corners, turn, stretch] = {
      square: [4, 0.25, 1.41], triangle: [3, 0.5, 1.15], diamond: [4, 0, 1], hexagon: [6, 0.25, 1],
    }[shape];
    for (let i = 0; i < corners; i++) {
      const angle = 2 * Math.PI * (turn / (corners / 2) * (corners === 3 ? 0.5 : 1) + i / corners) - (corners === 3 ? Math.PI * 0.6667 : 0);
      context.lineTo(x + size * stretch * Math.cos(angle), y + size * stretch * Math.sin(angle));
    }
  }
  context.closePath();
}

function decorate(context) {
  if (held) return;
  const scale = picture.getScale();
  const focus = focused();
  if (focus) {
    const centre = picture.getViewPosition(), width = stage.clientWidth / scale, height = stage.clientHeight / scale;
    context.fillStyle = "rgba(255,255,255,.8)";
    context.fillRect(centre.x - width / 2, centre.y - height / 2, width, height);
    focus.edges.forEach((edge) => line(context, edge));
    focus.nodes.forEach((id) => {
      const at = place(id), style = page.types[typeOf(id)];
      trace(context, style.shape, at.x, at.y, sizes.get(id));
      context.fillStyle = style.colour; context.fill();
      if (selected && selected.node === id) { context.lineWidth = 3 / scale; context.strokeStyle = "#111"; context.stroke(); }
    });
  }
  letter(context, scale, focus);
}

function line(context, edge) {
  const from = place(edge.from), to = place(edge.to);
  context.beginPath(); context.moveTo(from.x, from.y); context.lineTo(to.x, to.y);
  context.lineWidth = edgeWidth(edge) + 0.8; context.strokeStyle = page.relations[edge.relation].colour;
  context.stroke();
}

/* What the selection leaves bright: a node with its visible edges and their other ends, or an edge and its two ends. */
function focused() {
  if (!selected) return null;
  if (selected.edge !== undefined) {
    const edge = network.edges[selected.edge];
    return {edges: [edge], nodes: [edge.from, edge.to].filter((id) => shown.nodes.has(id)), first: new Set([edge.from, edge.to])};
  }
  if (!shown.nodes.has(selected.node)) return null;
  const near = neighbours[selected.node].filter((edge) => shown.edges.has(edge.id));
  const ids = new Set(near.flatMap((edge) => [edge.from, edge.to]));
  ids.add(selected.node);
  return {edges: near, nodes: order.filter((id) => ids.has(id)), first: new Set([selected.node])};
}

/* Labels at one size on the screen, the most central first, each below, above or beside its node where it covers nothing. */
function letter(context, scale, focus) {
  const centre = picture.getViewPosition(), width = stage.clientWidth, height = stage.clientHeight;
  const boxOf = (id) => {
    const at = place(id), size = sizes.get(id) * scale;
    const x = (at.x - centre.x) * scale + width / 2, y = (at.y - centre.y) * scale + height / 2;
    return {id, x, y, left: x - size, right: x + size, top: y - size, bottom: y + size};
  };
  const candidates = focus ? [...focus.first, ...focus.nodes.filter((id) => !focus.first.has(id))] : order;
  const nodes = candidates.filter((id) => shown.nodes.has(id)).map(boxOf)
    .filter(({x, y}) => x > 0 && x < width && y > 0 && y < height);
  // Among many nodes a label may cover some: with none covered there would hardly be a label.
  const taken = nodes.length <= CLEAR ? [...nodes] : [], pad = focus ? 1 : nodes.length <= CLEAR ? 2 : 8;
  const free = (box) => !taken.some((other) => box.left - pad < other.right &&
    box.right + pad > other.left && box.top - pad < other.bottom && box.bottom + pad > other.top);
  context.textAlign = "center"; context.textBaseline = "top"; context.lineJoin = "round";
  let written = 0;
  for (const node of nodes) {
    if (written >= LABELS) break;
    const pixels = sizes.get(node.id) > 12 || (focus && focus.first.has(node.id)) ? 14 : 12;
    const full = [...labelOf(node.id)], text = full.length > LABEL_LENGTH ? full.slice(0, LABEL_LENGTH - 1).join("") + "…" : full.join("");
    const half = textWidth(text) * pixels / 2, below = node.bottom + 2, level = node.y - pixels / 2;
    const spots = [[node.x, below], [node.x, node.top - pixels - 3], [node.right + half + 3, level], [node.left - half - 3, level]];
    const found = spots.map(([x, top]) => {
      const middle = Math.min(Math.max(x, half), width - half);
      return {middle, left: middle - half, right: middle + half, top, bottom: top + pixels};
    }).slice(0, nodes.length <= CLEAR ? 4 : 1).find(free);
    if (!found) continue;
    written++;
    taken.push(found);
    context.font = `${pixels / scale}px ${FONT}`;
    context.lineWidth = 3.5 / scale; context.strokeStyle = "rgba(255,255,255,.92)"; context.fillStyle = "#1f2933";
    const x = centre.x + (found.middle - width / 2) / scale, y = centre.y + (found.top - height / 2) / scale;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

/* In ems: a Chinese character is one wide, others about half. */
function textWidth(text) {
  let width = 0;
  for (const char of text) width += char > "\u2e80" ? 1 : 0.58;
  return width;
}

function resize(measure) {
  const changed = [];
  for (const node of network.nodes) {
    const size = sizeOf(node.id, measure);
    sizes.set(node.id, size); changed.push({id: node.id, size});
  }
  rank();
  if (nodes) { nodes.update(changed); picture.redraw(); }
}

/* Decide what is visible from the boxes ticked and the year chosen. */
function filter() {
  const ticked = (name) => new Set([...document.querySelectorAll(`[data-${name}]:checked`)].map((box) => box.dataset[name]));
  const types = ticked("type"), relations = ticked("relation"), year = byId("year").value;
  const ofYear = (id) => !year || String(about[id].year) === year;
  shown.nodes = new Set(network.nodes.map((node) => node.id).filter((id) => types.has(typeOf(id)) && (
    typeOf(id) === "report" ? ofYear(id)
      : !year || neighbours[id].some((edge) => edge.relation !== "cooccurs" && ofYear(edge.from)))));
  shown.edges = new Set(network.edges.filter((edge) =>
    relations.has(edge.relation) && shown.nodes.has(edge.from) && shown.nodes.has(edge.to)).map((edge) => edge.id));
  if (picture) { edgeView.refresh(); nodeView.refresh(); places = null; picture.redraw(); }
}
