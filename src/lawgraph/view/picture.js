/* The picture on the page: vis-network keeps the view, the dragging and the simulation; what is seen is drawn by drawing.js.
   A node is lent to vis-network while it is dragged, and all are while they rearrange themselves: made beforehand, they take
   most of the time until a page is ready. */
const stage = byId("network");
const lent = {nodes: new vis.DataSet(), edges: new vis.DataSet()};
let picture = null, held = null, last = null, isRunning = false;

function draw() {
  picture = new vis.Network(stage, lent, network.options);
  picture.renderer._drawNodes = () => ({drawExternalLabels: null});
  picture.renderer._drawEdges = () => {};
  picture.renderer._drawArrows = () => {};
  picture.canvas.frame.tabIndex = -1;  // nothing to do there with keys: the tables and the search are for them
  picture.selectionHandler.getNodeAt = (pointer, whole = true) => {
    const id = nodeAt(pointer);
    if (id === undefined || !whole) return id;
    lend([id]);
    return picture.body.nodes[id];
  };
  picture.on("beforeDrawing", (context) => (held ? drawHeld(context) : drawNow(context)));
  picture.on("dragStart", (event) => { if (!event.nodes.length) hold(); });
  picture.on("dragEnd", () => { release(); picture.selectionHandler.unselectAll(); takeBack(); picture.redraw(); });
  picture.on("zoom", () => {
    if (!held) hold();
    clearTimeout(release.timer);
    release.timer = setTimeout(() => { release(); picture.redraw(); }, 120);
  });
  picture.on("click", (event) => {
    picture.selectionHandler.unselectAll();
    takeBack();
    choose(pointed(event.pointer.DOM));
  });
  showAll();
  return new Promise((resolve) => { picture.once("afterDrawing", () => requestAnimationFrame(resolve)); });
}

function drawNow(context) {
  takePlaces();
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

/* ---- what vis-network moves ---- */
function lend(ids) {
  lent.nodes.update(ids.map((id) => ({id, group: typeOf(id), x: at.x[id], y: at.y[id], size: sizes.get(id)})));
}

/* Where vis-network has moved what it was lent. */
function takePlaces() {
  for (const id of lent.nodes.getIds()) {
    const node = picture.body.nodes[id];
    if (node) { at.x[id] = node.x; at.y[id] = node.y; }
  }
}

function takeBack() {
  if (isRunning || !lent.nodes.length) return;
  takePlaces();
  lent.edges.clear(); lent.nodes.clear();
}

/* What rearranges itself is what is shown, also when a filter changes it on the way. */
function lendShown() {
  const edges = new Set(shown.edges.map(({id}) => id));
  lent.edges.remove(lent.edges.getIds().filter((id) => !edges.has(id)));
  lent.nodes.remove(lent.nodes.getIds().filter((id) => !shown.nodes.has(id)));
  const known = new Set(lent.nodes.getIds());
  lend([...shown.nodes].filter((id) => !known.has(id)));
  lent.edges.update(shown.edges.map(({id, from, to}) => ({id, from, to})));
}

function rearrange(start) {
  if (!picture) return;
  if (start) lendShown();
  isRunning = start;
  picture.setOptions({physics: {enabled: start}});
  if (!start) { takeBack(); picture.redraw(); }
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
function fitTo(ids, most) {
  const xs = ids.map((id) => at.x[id]), ys = ids.map((id) => at.y[id]), edge = 60;
  const range = (values) => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [left, right] = range(xs), [top, bottom] = range(ys);
  const scale = Math.min(most, (stage.clientWidth - edge) / (right - left + edge), (stage.clientHeight - edge) / (bottom - top + edge));
  picture.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale: Math.max(scale, 0.01), animation: false});
}

function showAll() {
  if (picture && shown.nodes.size) fitTo([...shown.nodes], 1.4);
}

function bringIntoView(what) {
  const ends = endsOf(what);
  const isInside = (id) => {
    const {x, y} = picture.canvasToDOM({x: at.x[id], y: at.y[id]}), edge = 60;
    return x > edge && y > edge && x < stage.clientWidth - edge && y < stage.clientHeight - edge;
  };
  if (ends.every(isInside) && picture.getScale() >= 0.5) return;
  if (ends.length > 1) fitTo(ends, 1);
  else picture.moveTo({position: {x: at.x[ends[0]], y: at.y[ends[0]]}, scale: Math.max(picture.getScale(), 0.7), animation: false});
}

function refresh() {
  if (!picture) return;
  release();
  if (isRunning) lendShown();
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
