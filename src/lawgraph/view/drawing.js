/* How the picture looks: sizes, colours, lines and shapes, on a canvas or into a file of shapes alike. */
const LINES = 2500;      // more lines than this make a picture slow and no clearer
const PALETTE = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8b7300", "#6a51a3"];
const OTHERS = "#8a939c";
const sizes = new Map();
const at = {x: new Float64Array(about.length), y: new Float64Array(about.length)};
network.nodes.forEach((node) => { at.x[node.id] = node.x; at.y[node.id] = node.y; });
let order = [];

function sizeOf(id) {
  const item = about[id], {least, more} = page.sizes[isReport(id) ? "report" : "entity"];
  const value = isReport(id) ? item.named : item.measures[state.measure], most = page.most[isReport(id) ? "named" : state.measure];
  return value && most ? least + more * Math.sqrt(Math.max(value, 0) / most) : least;
}

/* The order of importance: what is named tells more than who names it, so a report's turn comes after four laws, places and so on. */
function rank() {
  network.nodes.forEach(({id}) => sizes.set(id, sizeOf(id)));
  const bySize = network.nodes.map((node) => node.id).sort((a, b) => sizes.get(b) - sizes.get(a) || a - b);
  const told = bySize.filter(isReport), others = bySize.filter((id) => !isReport(id));
  order = [];
  for (let i = 0, j = 0; i < others.length || j < told.length; i += 4, j++) order.push(...others.slice(i, i + 4), ...told.slice(j, j + 1));
}

/* ---- colours ---- */
const paint = {};  // those of the page, light or dark
function takeColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "ground", "veil", "halo", "ring"]) paint[name] = style.getPropertyValue(`--${name}`).trim();
  paint.font = getComputedStyle(document.body).fontFamily;
}

/* The communities that have a colour of their own, the largest first; a report has that of most of what it names. */
const communities = (() => {
  const of = new Array(about.length).fill(undefined), members = new Map();
  about.forEach((item, id) => {
    const own = item.measures?.community;
    if (own === undefined) return;
    of[id] = own; members.set(own, (members.get(own) ?? 0) + 1);
  });
  for (const id of reports) {
    const votes = new Map();
    for (const edge of neighbours[id]) {
      const own = of[edge.to];
      if (own !== undefined) votes.set(own, (votes.get(own) ?? 0) + edge.weight);
    }
    of[id] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
  }
  const largest = [...members].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, PALETTE.length);
  return {of, largest, colour: new Map(largest.map(([own], place) => [own, PALETTE[place]]))};
})();

const colourOf = (id) => (state.colour === "type" ? page.types[typeOf(id)].colour : communities.colour.get(communities.of[id]) ?? OTHERS);

/* ---- the picture ---- */
const edgeWidth = (edge) => Math.min(0.9 + Math.log2(edge.weight) * 0.6, 4);

/* What of the network a view shows, in its own units; a margin keeps what lies half outside. */
function frameOf(centre, scale, width, height) {
  const wide = width / scale / 2, high = height / scale / 2;
  return {centre, scale, width, height, left: centre.x - wide, right: centre.x + wide, top: centre.y - high, bottom: centre.y + high};
}

function isOutside(frame, edge) {
  const x1 = at.x[edge.from], x2 = at.x[edge.to], y1 = at.y[edge.from], y2 = at.y[edge.to];
  return (x1 < frame.left && x2 < frame.left) || (x1 > frame.right && x2 > frame.right) ||
    (y1 < frame.top && y2 < frame.top) || (y1 > frame.bottom && y2 > frame.bottom);
}

/* The edges of a view, those that tell most: all of a part, the strongest of the whole. */
function linesOf(frame) {
  const lines = [];
  for (const edge of shown.edges) {
    if (isOutside(frame, edge)) continue;
    lines.push(edge);
    if (lines.length === LINES) break;
  }
  return lines;
}

function drawLines(context, lines, more = 0) {
  // The more lines there are, the fainter each.
  context.globalAlpha = more ? 1 : Math.min(0.9, Math.max(0.25, 1.05 - 0.22 * Math.log10(lines.length || 1)));
  for (const edge of lines) {
    context.strokeStyle = page.relations[edge.relation].colour;
    context.lineWidth = edgeWidth(edge) + more;
    context.beginPath();
    context.moveTo(at.x[edge.from], at.y[edge.from]);
    context.lineTo(at.x[edge.to], at.y[edge.to]);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function trace(context, shape, x, y, size) {
  context.beginPath();
  if (shape === "dot") context.arc(x, y, size, 0, 2 * Math.PI);
  else {
    const [corners, first, stretch] = {  // the first corner in turns, clockwise from the right
      square: [4, 1 / 8, 1.25], triangle: [3, -1 / 4, 1.25], diamond: [4, 0, 1.2], hexagon: [6, 0, 1.05],
    }[shape];
    for (let i = 0; i < corners; i++) {
      const angle = 2 * Math.PI * (first + i / corners);
      const corner = [x + size * stretch * Math.cos(angle), y + size * stretch * Math.sin(angle)];
      if (i) context.lineTo(...corner); else context.moveTo(...corner);
    }
  }
  context.closePath();
}

function drawShape(context, id, scale) {
  trace(context, page.types[typeOf(id)].shape, at.x[id], at.y[id], sizes.get(id));
  context.fillStyle = colourOf(id); context.fill();
  context.lineWidth = 1 / scale; context.strokeStyle = paint.ground; context.stroke();
}

/* A shape is drawn once and stamped wherever it is wanted: a fifth of the time. */
const stamps = new Map();
function stampOf(shape, colour, pixels) {
  const key = `${shape} ${colour} ${pixels} ${paint.ground}`;
  let stamp = stamps.get(key);
  if (!stamp) {
    if (stamps.size > 3000) stamps.clear();
    stamp = document.createElement("canvas");
    stamp.width = stamp.height = Math.ceil(pixels * 2 * 1.3) + 4;
    const context = stamp.getContext("2d"), middle = stamp.width / 2;
    trace(context, shape, middle, middle, pixels);
    context.fillStyle = colour; context.fill();
    context.lineWidth = 1; context.strokeStyle = paint.ground; context.stroke();
    stamps.set(key, stamp);
  }
  return stamp;
}

function drawNodes(context, frame, ids) {
  const ratio = frame.ratio ?? 1, pixel = 1 / (frame.scale * ratio);
  for (const id of ids) {
    const x = at.x[id], y = at.y[id], size = sizes.get(id) * 1.5;
    if (x + size < frame.left || x - size > frame.right || y + size < frame.top || y - size > frame.bottom) continue;
    if (!frame.ratio) { drawShape(context, id, frame.scale); continue; }
    const stamp = stampOf(page.types[typeOf(id)].shape, colourOf(id), Math.round(sizes.get(id) * frame.scale * ratio * 2) / 2);
    const wide = stamp.width * pixel;
    context.drawImage(stamp, x - wide / 2, y - wide / 2, wide, wide);
  }
}

/* Edges, nodes, what is selected above a veil, then labels. A frame with a `ratio` is a canvas and takes stamps. */
function drawAll(context, frame) {
  const focus = focused();
  drawLines(context, linesOf(frame));
  // The most important lie on top.
  drawNodes(context, frame, [...shown.nodes].reverse());
  if (focus) {
    if (state.rest === "dim") {
      context.fillStyle = paint.veil;
      context.fillRect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
    }
    drawLines(context, focus.edges.filter((edge) => !isOutside(frame, edge)).slice(0, LINES), focus.edges.length < 400 ? 0.8 : 0);
    drawNodes(context, frame, [...focus.nodes].reverse());
    for (const id of focus.first) {
      trace(context, page.types[typeOf(id)].shape, at.x[id], at.y[id], sizes.get(id));
      context.lineWidth = 3 / frame.scale; context.strokeStyle = paint.ring; context.stroke();
    }
  }
  drawLabels(context, frame, focus);
}
