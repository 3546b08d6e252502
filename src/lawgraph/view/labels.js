/* Labels at one size on the screen, the most important first, each below, above or beside its node where it covers nothing. */
const LABELS = 90, LABEL_LENGTH = 16, CLEAR = 400;

function drawLabels(context, frame, focus) {
  const {scale, centre, width, height} = frame;
  const boxOf = (id) => {
    const size = sizes.get(id) * scale;
    const x = (at.x[id] - centre.x) * scale + width / 2, y = (at.y[id] - centre.y) * scale + height / 2;
    return {id, x, y, left: x - size, right: x + size, top: y - size, bottom: y + size};
  };
  const candidates = focus ? [...focus.first, ...order.filter((id) => focus.nodes.has(id) && !focus.first.has(id))] : order;
  const nodes = candidates.filter((id) => shown.nodes.has(id)).map(boxOf)
    .filter(({x, y}) => x > 0 && x < width && y > 0 && y < height);
  // Among many nodes a label may cover some: with none covered there would hardly be a label.
  const taken = nodes.length <= CLEAR ? [...nodes] : [], pad = focus ? 1 : nodes.length <= CLEAR ? 2 : 8;
  const free = (box) => !taken.some((other) => box.left - pad < other.right &&
    box.right + pad > other.left && box.top - pad < other.bottom && box.bottom + pad > other.top);
  context.textAlign = "center"; context.textBaseline = "top"; context.lineJoin = "round";
  context.strokeStyle = paint.halo; context.fillStyle = paint.ink; context.lineWidth = 3.5 / scale;
  let left = LABELS;
  for (const node of nodes) {
    const pixels = sizes.get(node.id) > 12 || (focus && focus.first.has(node.id)) ? 14 : 12;
    const text = shortened(labelOf(node.id)), half = textWidth(text) * pixels / 2;
    const spot = spotsOf(node, half, pixels, width).slice(0, nodes.length <= CLEAR ? 4 : 1).find(free);
    if (!spot) continue;
    taken.push(spot);
    context.font = `${pixels / scale}px ${paint.font}`;
    const x = centre.x + (spot.middle - width / 2) / scale, y = centre.y + (spot.top - height / 2) / scale;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
    if (!--left) break;
  }
}

function spotsOf(node, half, pixels, width) {
  const level = node.y - pixels / 2;
  const spots = [[node.x, node.bottom + 2], [node.x, node.top - pixels - 3], [node.right + half + 3, level], [node.left - half - 3, level]];
  return spots.map(([x, top]) => {
    const middle = Math.min(Math.max(x, half), width - half);
    return {middle, left: middle - half, right: middle + half, top, bottom: top + pixels};
  });
}

function shortened(label) {
  const full = [...label];
  return full.length > LABEL_LENGTH ? `${full.slice(0, LABEL_LENGTH - 1).join("")}…` : label;
}

/* In ems: a Chinese character is one wide, others about half. */
function textWidth(text) {
  let width = 0;
  for (const char of text) width += char > "\u2e80" ? 1 : 0.58;
  return width;
}
