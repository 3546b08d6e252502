/* What the page knows, and how it says it: Chinese first, English at a click. Everything is set as text, never as markup. */
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const network = read("lawgraph-network"), about = read("lawgraph-about"), page = read("lawgraph-page");
const typeOf = (id) => about[id].type;
const labelOf = (id) => network.nodes[id].label;

let language = "zh";
try { if (localStorage.getItem("lawgraph-language") === "en") language = "en"; } catch { /* storage may be denied */ }

const say = (key, values = {}) =>
  page.strings[key][language].replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? values[name].toLocaleString(language === "zh" ? "zh-CN" : "en") : values[name]);
const named = (table, key) => (page[table][key] ? page[table][key][language] : key);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function symbol(svg, shape, colour) {
  const part = document.createElementNS("http://www.w3.org/2000/svg", "path");
  part.setAttribute("d", {
    dot: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0", square: "M-5.5-5.5h11v11h-11z", triangle: "M0-6.5L6.5 5h-13z",
    diamond: "M0-7L7 0L0 7L-7 0z", hexagon: "M-3.3-5.8h6.6L6.6 0L3.3 5.8h-6.6L-6.6 0z", line: "M-8-1.2h16v2.4h-16z",
  }[shape]);
  part.setAttribute("fill", colour);
  svg.replaceChildren(part);
}
