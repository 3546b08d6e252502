/* The same selection as rows: every relation in a list, or places by laws; sorted, copied, saved. It is the picture for whom a canvas is silent. */
const ROWS = 200, COLUMNS = 30;
const tableBox = byId("table");

/* "weight-down" → the column and its direction; a matrix begins with the largest total. */
function sorting() {
  const [, column, direction] = /^(.*)-(up|down)$/.exec(state.sort) ?? (state.view === "matrix" ? ["", "total", "down"] : ["", "", ""]);
  return {column, down: direction === "down"};
}

/* The relations around the node that is selected, else all that pass the filters. Reading one of them leaves the rest in place. */
let around = null;
function keptAround() {
  const edge = network.edges[state.selected?.edge];
  return edge && around !== null && focused({node: around})?.edges.includes(edge) ? around : null;
}

function selectedEdges() {
  around = state.selected?.node ?? keptAround();
  const passing = network.edges.filter(({id}) => shown.passingEdges[id]);
  if (around === null) return passing;
  const near = new Set(focused({node: around})?.edges ?? []);
  return passing.filter((each) => near.has(each));
}

/* ---- the list ---- */
const LIST = [
  ["from", ({edge}) => labelOf(edge.from)],
  ["place", ({edge}) => (isReport(edge.from) ? about[edge.from].place : "")],
  ["year", ({edge}) => (isReport(edge.from) ? about[edge.from].year ?? "" : "")],
  ["relation", ({edge}) => named("relations", edge.relation)],
  ["to", ({edge}) => labelOf(edge.to)],
  ["type", ({edge}) => named("types", typeOf(edge.to))],
  ["contexts", ({edge}) => (edge.ways ? listed(wordsOf("contexts", waysOf(edge))) : "")],
  ["tense", ({edge}) => (edge.ways ? listed(wordsOf("tenses", waysOf(edge))) : "")],
  ["weight", ({edge}) => edge.weight],
];

const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN"));

function listTable() {
  const rows = selectedEdges().map((edge) => ({edge, cells: LIST.map(([, value]) => value({edge}))}));
  const {column, down} = sorting(), place = LIST.findIndex(([name]) => name === column);
  if (place >= 0) rows.sort((a, b) => (down ? -1 : 1) * compare(a.cells[place], b.cells[place]) || a.edge.id - b.edge.id);
  return {heads: LIST.map(([name]) => ({name, text: say(`column_${name}`)})), rows};
}

/* ---- the matrix: how often the reports of a place name each thing of a type ---- */
function matrixTable() {
  const depth = {province: 1, prefecture: 2, county: -1, township: 0}[state.rows];
  const rowOf = (id) => {
    const place = about[id].place, parts = place.split("/");
    if (!place) return say("noPlace");
    if (depth > 0) return parts.slice(0, depth).join("/");
    return depth < 0 && about[id].level === "township" ? parts.slice(0, -1).join("/") : place;
  };
  const totals = new Map(), table = new Map();
  for (const edge of selectedEdges()) {
    if (edge.relation === "cooccurs" || typeOf(edge.to) !== state.columns) continue;
    const key = rowOf(edge.from);
    if (!table.has(key)) table.set(key, {cells: new Map(), reports: new Set()});
    const row = table.get(key);
    row.reports.add(edge.from);
    row.cells.set(edge.to, (row.cells.get(edge.to) ?? 0) + edge.weight);
    totals.set(edge.to, (totals.get(edge.to) ?? 0) + edge.weight);
  }
  const columns = [...totals].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
  const rows = [...table].map(([key, {cells, reports: own}]) => ({key, edge: null,
    cells: [key.replaceAll("/", " "), own.size, [...cells.values()].reduce((sum, n) => sum + n, 0), ...columns.map((id) => cells.get(id) ?? 0)]}));
  const heads = [{name: "place", text: say("column_place")}, {name: "reports", text: named("types", "report")}, {name: "total", text: say("total")},
    ...columns.map((id) => ({name: String(id), text: labelOf(id)}))];
  const {column, down} = sorting(), place = heads.findIndex(({name}) => name === column);
  if (place >= 0) rows.sort((a, b) => (down ? -1 : 1) * compare(a.cells[place], b.cells[place]) || (a.key < b.key ? -1 : 1));
  return {heads, rows};
}

/* Whether rows are missing because the file holds only some relations of the kinds that are shown. */
function isPartial() {
  if (state.view === "matrix") return partial.has(state.columns === "law" ? "cites" : "mentions");
  return [...partial].some((name) => state.relations.has(name));
}

/* ---- showing ---- */
const currentTable = () => (state.view === "matrix" ? matrixTable() : listTable());

function showTable() {
  tableBox.hidden = state.view === "graph";
  byId("stage").classList.toggle("covered", !tableBox.hidden);  // it keeps its size, which the picture needs
  tableBox.setAttribute("aria-labelledby", `view-${state.view === "matrix" ? "matrix" : "list"}`);
  if (tableBox.hidden) return;
  const {heads, rows} = currentTable(), wide = heads.slice(0, state.view === "matrix" ? COLUMNS + 3 : heads.length);
  const body = element("tbody"), more = button("", () => add(), {class: "more"});
  let done = 0;
  const add = () => {
    for (const row of rows.slice(done, done + ROWS)) body.append(tableRow(row, wide.length));
    done += ROWS;
    more.hidden = done >= rows.length;
    more.textContent = say("listMore", {n: rows.length - done});
  };
  add();
  if (!rows.length) body.append(element("tr", {}, element("td", {colspan: wide.length}, ...emptyWords())));
  const caption = [say("rows", {n: rows.length}), ...(isPartial() ? [say("onlyInFile")] : []), ...(heads.length > wide.length ? [say("columns", {n: wide.length - 3, N: heads.length - 3})] : []), ...filterWords(around === null ? null : {node: around})];
  tableBox.replaceChildren(element("div", {class: "buttons"}, ...(state.view === "matrix" ? [chooser("rows"), chooser("columns")] : []),
    button(say("copy"), copyTable, {id: "copy"}), button(say("csv"), saveTable, {id: "csv"})),
  element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": say(state.view === "matrix" ? "matrix" : "listView")},
    element("table", {class: state.view}, element("caption", {}, caption.join(" · ")), element("thead", {}, element("tr", {}, ...wide.map(tableHead))), body)), more);
}

function tableHead({name, text}) {
  const sort = sorting(), own = sort.column === name;
  const direction = own ? (sort.down ? "descending" : "ascending") : "none";
  const short = shortened(text);
  return element("th", {scope: "col", "aria-sort": direction}, button(own ? `${short} ${sort.down ? "▼" : "▲"}` : short, () => {
    const down = own ? !sort.down : state.view === "matrix" || name === "weight";
    change({sort: `${name}-${down ? "down" : "up"}`});
    tableBox.querySelector(`[data-column="${CSS.escape(name)}"]`).focus();
  }, {"data-column": name, title: text}));
}

function tableRow({edge, cells}, width) {
  const parts = cells.slice(0, width).map((value, column) => {
    const text = typeof value === "number" && state.view === "matrix" ? (value ? written(value) : "") : String(value);
    if (column) return element("td", {class: typeof value === "number" ? "number" : undefined}, text);
    return element("th", {scope: "row"}, edge ? button(text, () => choose({edge: edge.id}), {"data-edge": edge.id, class: "plain", "aria-label": `${labelOf(edge.from)} → ${labelOf(edge.to)}`}) : text);
  });
  const isChosen = edge && state.selected?.edge === edge.id;
  return element("tr", {class: isChosen ? "chosen" : undefined}, ...parts);
}

function chooser(which) {
  const values = which === "rows" ? ROWS_BY : ALL_TYPES.slice(1);
  const made = element("select", {id: `matrix-${which}`, onchange: ({target}) => { change({[which]: target.value, sort: ""}); byId(`matrix-${which}`).focus(); }},
    ...values.map((value) => element("option", {value}, which === "rows" ? say(`row_${value}`) : named("types", value))));
  made.value = state[which];
  return element("label", {}, `${say(`matrix_${which}`)} `, made);
}

/* ---- taking it away ---- */
/* With the sentences, so that every row can be defended; cells that a spreadsheet would run as a formula get a ' in front. */
function tableRows() {
  const {heads, rows} = currentTable(), isList = state.view === "list";
  const proofOf = (edge) => placesOf(edge).map(pieceOf).join(" / ");
  const more = ["sentences", "reportTitle", "published", "original"].map((name) => say(name));
  return [[...heads.map(({text}) => text), ...(isList ? more : [])],
    ...rows.map(({edge, cells}) => [...cells, ...(isList ? [proofOf(edge), ...["title", "published", "url"].map((name) => about[edge.from][name] ?? "")] : [])]),
    ...(isPartial() ? [[say("onlyInFile")]] : [])];
}

const harmless = (value) => (/^[\s\u00a0\u3000]*[=+\-@\t\r\n＝＋－＠]/.test(value) && typeof value !== "number" ? `'${value}` : String(value));

function saveTable() {
  const quoted = (value) => { const text = harmless(value); return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; };
  const text = tableRows().map((cells) => cells.map(quoted).join(",")).join("\r\n");
  save(new Blob(["\ufeff", text, "\r\n"], {type: "text/csv;charset=utf-8"}), `lawgraph-${state.view}.csv`);
}

function copyTable() {
  copy(tableRows().map((cells) => cells.map((value) => harmless(value).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n"));
}
