/* What the page says, Chinese first and English at a click, and how it makes elements: everything is set as text, never as markup. */
const byId = (id) => document.getElementById(id);
const page = await unpack("page");

function remembered(name) {
  try { return localStorage.getItem(`lawgraph-${name}`); } catch { return null; /* storage may be denied */ }
}
function remember(name, value) {
  try { localStorage.setItem(`lawgraph-${name}`, value); } catch { /* not remembered, then */ }
}

let language = remembered("language") === "en" ? "en" : "zh";

const written = (number) => number.toLocaleString(language === "zh" ? "zh-CN" : "en");
/* A text with {names} filled in. English has a form for one: "{n} time|{n} times". */
function say(key, values = {}) {
  const forms = page.strings[key][language].split("|");
  const text = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? written(values[name]) : values[name]));
}
const named = (table, key) => (page[table][key] ? page[table][key][language] : key);
const listed = (parts) => parts.join(say("separator"));

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

function button(text, onclick, attributes = {}) {
  return element("button", {type: "button", onclick, ...attributes}, text);
}

const SHAPES = {
  dot: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0", square: "M-5.5-5.5h11v11h-11z", triangle: "M0-6.5L6.5 5h-13z",
  diamond: "M0-7L7 0L0 7L-7 0z", hexagon: "M-3.3-5.8h6.6L6.6 0L3.3 5.8h-6.6L-6.6 0z", line: "M-8-1.2h16v2.4h-16z",
};

function symbol(svg, shape, colour) {
  const part = document.createElementNS("http://www.w3.org/2000/svg", "path");
  part.setAttribute("d", SHAPES[shape]);
  part.setAttribute("fill", colour);
  svg.replaceChildren(part);
}

/* Today where the page is read, as 2026-01-31. */
function dayOfReading() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/* Says something for a moment, aloud too. */
function tell(text) {
  const box = byId("told");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { box.hidden = true; }, 4000);
}

/* ---- light and dark ---- */
const asked = window.matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (remembered("theme") ?? (asked.matches ? "dark" : "light")) === "dark";
