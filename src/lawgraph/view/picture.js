/* The picture on the page: vis-network keeps the view, the dragging and the simulation; what is seen is drawn by drawing.js. */
const stage = byId("network");
const given = {nodes: null, edges: null, view: null};  // what vis-network is given
let picture = null, held = null, last = null, isMoving = false, isRunning = false;

function draw() {
  given.nodes = new vis.DataSet(network.nodes.map(({id, group}) => ({id, group, x: at.x[id], y: at.y[id], size: sizes.get(id)})));
  given.edges = new vis.DataSet();  // only the simulation needs them
  given.view = new vis.DataView(given.nodes, {filter: (node) => shown.nodes.has(node.id)});
  picture = new vis.Network(stage, {nodes: given.view, edges: given.edges}, network.options);
  picture.renderer._drawNodes = () => ({drawExternalLabels: null});
  picture.selectionHandler.getNodeAt = (pointer, whole = true) => {
    const id = nodeAt(pointer);
    return id === undefined || !whole ? id : picture.body.nodes[id];
  };
  picture.on("beforeDrawing", (context) => (held ? drawHeld(context) : drawNow(context)));
  picture.on("dragStart", (event) => {
    if (event.nodes.length) isMoving = true;
    else hold();
  });
  picture.on("dragEnd", () => { settle(); release(); picture.unselectAll(); });
  picture.on("zoom", () => {
    if (!held) hold();
    clearTimeout(release.timer);
    release.timer = setTimeout(() => { release(); picture.redraw(); }, 120);
  });
  picture.on("click", (event) => {
    picture.unselectAll();
    choose(pointed(event.pointer.DOM), {fromPicture: true});
  });
  showAll();
  return new Promise((resolve) => { picture.once("afterDrawing", () => requestAnimationFrame(resolve)); });
}

function drawNow(context) {
  if (isMoving || isRunning) takePlaces();
  const canvas = picture.canvas.frame.canvas;
  const frame = frameOf(picture.getViewPosition(), picture.getScale(), stage.clientWidth, stage.clientHeight);
  frame.ratio = canvas.width / canvas.clientWidth;
  drawAll(context, frame);
  last = frame;
}

/* While the whole picture is dragged or zoomed, the last drawing is shifted instead of drawing thousands of things again. */
function hold() {
  const source = picture.canvas.frame.canvas;
  const copy = document.createElement("canvas");
  copy.width = source.width; copy.height = source.height;
  copy.getContext("2d").drawImage(source, 0, 0);
  held = {copy, frame: last};
}

function drawHeld(context) {
  const {left, top, right, bottom} = held.frame;
  context.drawImage(held.copy, left, top, right - left, bottom - top);
}

function release() { held = null; }

/* Where vis-network has moved the nodes to. */
function takePlaces() {
  for (const id of shown.nodes) {
    const node = picture.body.nodes[id];
    if (node) { at.x[id] = node.x; at.y[id] = node.y; }
  }
}

/* Nodes keep the places they were moved to, also when they are hidden and shown again. */
function settle() {
  if (isRunning || !isMoving) return;
  takePlaces();
  isMoving = false;
  given.nodes.update([...shown.nodes].map((id) => ({id, x: at.x[id], y: at.y[id]})));
}

function rearrange(start) {
  if (!picture) return;
  isRunning = start;
  if (start) given.edges.add(shown.edges.map(({id, from, to}) => ({id, from, to})));
  picture.setOptions({physics: {enabled: start}});
  if (!start) { isMoving = true; settle(); given.edges.clear(); }
}

/* ---- what lies under a point ---- */
function nodeAt(point) {
  const {x, y} = picture.DOMtoCanvas(point), slack = 3 / picture.getScale(), focus = focused();
  let best, nearest = Infinity;
  for (const id of focus && state.rest === "dim" ? focus.nodes : shown.nodes) {
    const away = Math.hypot(at.x[id] - x, at.y[id] - y);
    if (away <= sizes.get(id) + slack && away - sizes.get(id) < nearest) { best = id; nearest = away - sizes.get(id); }
  }
  if (best === undefined && focus) {
    for (const id of shown.nodes) if (Math.hypot(at.x[id] - x, at.y[id] - y) <= sizes.get(id)) best = id;
  }
  return best;
}

function edgeAt(point) {
  const {x, y} = picture.DOMtoCanvas(point), focus = focused();
  let best, nearest = 5 / picture.getScale();
  for (const edge of focus ? focus.edges : linesOf(last)) {
    const x1 = at.x[edge.from], y1 = at.y[edge.from], dx = at.x[edge.to] - x1, dy = at.y[edge.to] - y1;
    const share = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(x1 + share * dx - x, y1 + share * dy - y);
    if (away < nearest) { best = edge.id; nearest = away; }
  }
  return best;
}

function pointed(point) {
  const node = nodeAt(point);
  if (node !== undefined) return {node};
  const edge = edgeAt(point);
  return edge === undefined ? null : {edge};
}

/* ---- the view ---- */
function showAll() {
  if (picture && shown.nodes.size) picture.fit({nodes: [...shown.nodes], maxZoomLevel: 1.4, animation: false});
}

function bringIntoView(what) {
  const ends = what.node !== undefined ? [what.node] : [network.edges[what.edge].from, network.edges[what.edge].to];
  const isInside = (id) => {
    const {x, y} = picture.canvasToDOM({x: at.x[id], y: at.y[id]}), edge = 60;
    return x > edge && y > edge && x < stage.clientWidth - edge && y < stage.clientHeight - edge;
  };
  if (ends.every(isInside) && picture.getScale() >= 0.5) return;
  if (ends.length > 1) picture.fit({nodes: ends, maxZoomLevel: 1, animation: false});
  else picture.moveTo({position: {x: at.x[ends[0]], y: at.y[ends[0]]}, scale: Math.max(picture.getScale(), 0.7), animation: false});
}

function refresh(resized) {
  if (!picture) return;
  if (resized) given.nodes.update(network.nodes.map(({id}) => ({id, size: sizes.get(id)})));
  release();
  given.view.refresh();
  picture.redraw();
}

/* ---- hovering ---- */
let pointer = null;
stage.addEventListener("mousemove", (event) => {
  if (!pointer) requestAnimationFrame(hover);
  pointer = {x: event.offsetX, y: event.offsetY};
});
stage.addEventListener("mouseleave", () => { pointer = null; byId("tip").hidden = true; });
function hover() {
  const tip = byId("tip"), id = picture && !held && pointer ? nodeAt(pointer) : undefined;
  tip.hidden = id === undefined;
  if (id !== undefined) {
    const item = about[id];
    tip.textContent = `${labelOf(id)} · ${item.type === "report" ? say("named", {n: item.named}) : say("sharedReports", {n: item.reports})}`;
    tip.style.left = `${Math.max(0, Math.min(pointer.x + 14, stage.clientWidth - 220))}px`;
    tip.style.top = `${Math.min(pointer.y + 14, stage.clientHeight - 30)}px`;
  }
  stage.style.cursor = id === undefined ? "default" : "pointer";
  pointer = null;
}
