/* Taking things away: the picture as PNG or SVG with its legend and caption, a table, a link. */
const MARGIN = 14, LINE = 20;

function save(blob, name) {
  const link = element("a", {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages from a file may be refused the clipboard; an old way is left.
    const box = element("textarea", {class: "away", "aria-hidden": "true"});
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (!done) { tell(say("notCopied")); return; }
  }
  tell(say("copied"));
}

/* What is filtered, in words: for captions of pictures and tables. */
function filterWords(selected = state.selected) {
  const words = [], plain = fresh();
  const names = (chosen, table, all) => listed(all.filter((name) => chosen.has(name)).map((name) => named(table, name)));
  if (state.types.size < ALL_TYPES.length) words.push(`${say("nodeTypes")}: ${names(state.types, "types", ALL_TYPES)}`);
  if (!sameChoice(state.relations, plain.relations)) words.push(`${say("edgeTypes")}: ${names(state.relations, "relations", ALL_RELATIONS)}`);
  if (state.years) words.push(`${say("year")}: ${[...new Set(state.years)].join("–")}`);
  if (state.places.size) words.push(`${say("places")}: ${listed([...state.places].map((path) => path.replaceAll("/", " ")))}`);
  if (state.contexts.size) words.push(`${say("contexts")}: ${names(state.contexts, "contexts", Object.keys(page.contexts))}`);
  if (state.tense) words.push(`${say("tense")}: ${named("tenses", state.tense)}`);
  if (state.weight > 1) words.push(`${say("strength")}: ${say("weightFrom", {n: state.weight})}`);
  if (selected?.node !== undefined) words.push(`${say("around")}: ${labelOf(selected.node)}`);
  if (selected?.edge !== undefined) words.push(`${say("around")}: ${labelOf(network.edges[selected.edge].from)} – ${labelOf(network.edges[selected.edge].to)}`);
  return words.length ? words : [say("noFilter")];
}

/* The lines under a picture: title, corpus, day, size of the picture, filters. */
function captionLines() {
  const span = years.length ? `${years[0]}–${years.at(-1)}` : "", day = dayOfReading();
  const corpus = [page.corpus, page.part && say("aPart"), say("corpusOf", {n: page.totals.report, span})].filter(Boolean).join(" · ");
  return [page.title || say("title"), `${corpus} · ${say("madeOn", {day})} · ${say("drawnNow", {n: shown.nodes.size, e: shown.edges.length})}`, filterWords().join(" · ")];
}

/* Text over several lines where a picture is narrow; words in Latin letters stay whole. */
function wrapped(text, width, pixels) {
  const lines = [""];
  for (const part of text.match(/[\w.:-]+\s*|\s+|./gu) ?? []) {
    if (lines.at(-1) && textWidth(lines.at(-1) + part) * pixels > width) lines.push("");
    lines[lines.length - 1] += part;
  }
  return lines;
}

/* What the picture's shapes, lines and colours mean: [how it is drawn, words], as many on a line as have room. */
function legendRows(width) {
  const types = ALL_TYPES.filter((name) => state.types.has(name)).map((name) =>
    ({shape: page.types[name].shape, colour: state.colour === "type" ? page.types[name].colour : OTHERS, text: named("types", name)}));
  const lines = ALL_RELATIONS.filter((name) => state.relations.has(name)).map((name) => ({colour: page.relations[name].colour, text: named("relations", name)}));
  const own = state.colour === "type" ? [] : communities.largest.map(([number]) => ({shape: "square", colour: communities.colour.get(number), text: communityName(number)}));
  const size = page.measures.find(({name}) => name === state.measure)[language];
  const rows = [[]];
  let used = 0;
  for (const item of [...types, ...lines, ...own, {text: `${say("sizeBy")}: ${size}`}]) {
    const wide = 34 + textWidth(item.text) * 12;
    if (used && used + wide > width) { rows.push([]); used = 0; }
    rows.at(-1).push({...item, x: MARGIN + used});
    used += wide;
  }
  return rows;
}

/* The picture with legend and caption on a context whose unit is a pixel of the screen. */
function drawSheet(context, frame, legend, rows) {
  const {width, height} = frame;
  context.fillStyle = paint.ground;
  context.fillRect(0, 0, width, height + (legend.length + rows.length) * LINE + 2 * MARGIN);
  context.save();
  context.beginPath(); context.rect(0, 0, width, height); context.clip();
  context.translate(width / 2 - frame.centre.x * frame.scale, height / 2 - frame.centre.y * frame.scale);
  context.scale(frame.scale, frame.scale);
  drawAll(context, frame);
  context.restore();
  context.textAlign = "left"; context.textBaseline = "top"; context.font = `12px ${paint.font}`;
  legend.forEach((items, line) => items.forEach((item) => drawKey(context, item, height + MARGIN + line * LINE)));
  context.fillStyle = paint.ink;
  rows.forEach((text, place) => {
    context.font = `${place ? 12 : 14}px ${paint.font}`;
    context.fillText(text, MARGIN, height + MARGIN + (legend.length + place) * LINE);
  });
}

function drawKey(context, {shape, colour, text, x}, y) {
  if (shape) {
    trace(context, shape, x + 6, y + 7, 5.5);
    context.fillStyle = colour; context.fill();
  } else if (colour) {
    context.beginPath(); context.moveTo(x, y + 7); context.lineTo(x + 12, y + 7);
    context.strokeStyle = colour; context.lineWidth = 2; context.stroke();
  }
  context.fillStyle = paint.ink;
  context.fillText(text, x + (colour ? 16 : 0), y);
}

function sheet() {
  const frame = frameOf(picture.getViewPosition(), picture.getScale(), Math.max(stage.clientWidth, 320), Math.max(stage.clientHeight, 240));
  const room = frame.width - 2 * MARGIN, legend = legendRows(room);
  const rows = captionLines().flatMap((text, place) => wrapped(text, room, place ? 12 : 14));
  return {frame, legend, rows, width: frame.width, height: frame.height + (legend.length + rows.length) * LINE + 2 * MARGIN};
}

function savePng() {
  if (!picture) return;
  const {frame, legend, rows, width, height} = sheet(), ratio = 2;
  const canvas = element("canvas");
  canvas.width = width * ratio; canvas.height = height * ratio;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  drawSheet(context, {...frame, ratio}, legend, rows);
  canvas.toBlob((blob) => save(blob, "lawgraph.png"));
}

function saveSvg() {
  if (!picture) return;
  const {frame, legend, rows, width, height} = sheet(), context = new SvgContext(width, height);
  drawSheet(context, frame, legend, rows);
  save(new Blob([context.text()], {type: "image/svg+xml"}), "lawgraph.svg");
}

/* As much of a canvas context as drawing.js uses, written as SVG; the tree is made by the browser, which escapes what labels hold. */
class SvgContext {
  constructor(width, height) {
    this.root = this.make("svg", {width, height, viewBox: `0 0 ${width} ${height}`, "font-family": paint.font});
    Object.assign(this, {group: this.root, unit: 1, globalAlpha: 1, lineWidth: 1, saved: []});
  }
  make(name, attributes, parent) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, typeof value === "number" ? Math.round(value * 100) / 100 : value);
    parent?.append(made);
    return made;
  }
  save() { this.saved.push([this.group, this.unit]); }
  restore() { [this.group, this.unit] = this.saved.pop(); }
  translate(x, y) { this.group = this.make("g", {transform: `translate(${x} ${y})`}, this.group); }
  scale(x) { this.group = this.make("g", {transform: `scale(${x})`}, this.group); }
  clip() {
    const path = this.make("clipPath", {id: "frame"}, this.root);
    this.make("path", {d: this.path}, path);
    this.group = this.make("g", {"clip-path": "url(#frame)"}, this.group);
  }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${x.toFixed(2)} ${y.toFixed(2)}`; }
  lineTo(x, y) { this.path += `L${x.toFixed(2)} ${y.toFixed(2)}`; }
  arc(x, y, r) { this.path += `M${(x - r).toFixed(2)} ${y.toFixed(2)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`; }
  rect(x, y, width, height) { this.path += `M${x} ${y}h${width}v${height}h${-width}z`; }
  closePath() { this.path += "Z"; }
  fill() { this.last = this.make("path", {d: this.path, fill: this.fillStyle}, this.group); }
  stroke() {
    this.make("path", {d: this.path, fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-opacity": this.globalAlpha}, this.group);
  }
  fillRect(x, y, width, height) { this.make("rect", {x, y, width, height, fill: this.fillStyle}, this.group); }
  words(text, x, y, more) {
    const anchor = this.textAlign === "center" ? "middle" : "start", size = Number.parseFloat(this.font);
    const made = this.make("text", {x, y: y + size * 0.88, "text-anchor": anchor, "font-size": size, ...more}, this.group);
    made.textContent = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");  // XML has no such characters
  }
  strokeText(text, x, y) { this.words(text, x, y, {fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round"}); }
  fillText(text, x, y) { this.words(text, x, y, {fill: this.fillStyle}); }
  text() { return new XMLSerializer().serializeToString(this.root); }
}
