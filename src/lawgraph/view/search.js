/* Search by Chinese name, other names, Pinyin and initials; results by type, keyboard first. */
const FOUND_OF_TYPE = 12;
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s《》〈〉“”"'‘’|/·、，,（）()]/g, "");
const isLatin = (text) => /^[a-z0-9]+$/.test(text) && /[a-z]/.test(text);
let searched = null, options = [], active = -1;

function indexed() {
  searched ??= about.map((item, id) => ({
    id, weight: item.type === "report" ? item.named : item.reports,
    names: [labelOf(id), ...(item.names ?? [])].map(plain),
    more: [item.id, item.title, item.place].filter(Boolean).map(plain),
  }));
  return searched;
}

/* How the characters of a name from one on can be typed: whole syllables, their beginnings at the end, or first letters.
   Returns how many characters were used, 0 for none. */
function soundsLike(name, typed, from) {
  const failed = new Set();  // what was tried in vain: a name in Latin letters could be read in 2ⁿ ways
  const fits = (character, done) => {
    if (done === typed.length) return character;
    if (character >= name.length || failed.has(character * 100 + done)) return 0;
    const rest = typed.slice(done), readings = page.syllables[name[character]]?.split(" ") ?? [name[character]];
    for (const reading of readings) {
      if (reading.startsWith(rest)) return character + 1;
      const end = rest.startsWith(reading) ? fits(character + 1, done + reading.length) : 0;
      if (end) return end;
    }
    const end = readings.some((reading) => reading.length > 1 && reading[0] === rest[0]) ? fits(character + 1, done + 1) : 0;
    if (!end) failed.add(character * 100 + done);
    return end;
  };
  return fits(from, 0);
}

/* 0 the whole name, 1 its beginning, 2 a part of it, -1 none. */
function fit(name, wanted, latin) {
  const start = name.indexOf(wanted);
  if (start >= 0) return name === wanted ? 0 : start ? 2 : 1;
  if (!latin || wanted.length < 2) return -1;
  for (let from = 0; from < name.length; from++) {
    const end = soundsLike(name, wanted, from);
    if (end) return from ? 2 : end === name.length ? 0 : 1;
  }
  return -1;
}

/* Numbers of the nodes found, the best first; where nothing has the words as they stand, what has each of them. */
function search(text) {
  const found = searchWhole(text), words = text.trim().split(/\s+/);
  if (found.length || words.length < 2) return found;
  const [first, ...others] = words.map(searchWhole), sets = others.map((ids) => new Set(ids));
  return first.filter((id) => sets.every((set) => set.has(id)));
}

function searchWhole(text) {
  const wanted = plain(text).slice(0, 99);
  if (!wanted) return [];
  const found = searchFor(wanted, isLatin(wanted));
  // lv is how lü is typed.
  return found.length || !wanted.includes("v") ? found : searchFor(wanted.replaceAll("v", "u"), true);
}

function searchFor(wanted, latin) {
  const found = [];
  for (const {id, names, more, weight} of indexed()) {
    let level = 9;
    for (const name of names) { const each = fit(name, wanted, latin); if (each >= 0 && each < level) level = each; }
    if (level && more.includes(wanted)) level = 0;
    if (level === 9 && more.some((name) => fit(name, wanted, latin) >= 0)) level = 3;
    if (level < 9) found.push({id, level, weight});
  }
  found.sort((a, b) => a.level - b.level || b.weight - a.weight || a.id - b.id);
  return found.map(({id}) => id);
}

/* Types in the order of their best find. */
function showFound(text) {
  const found = search(text), groups = grouped(found, typeOf);
  const isOpen = Boolean(plain(text));
  byId("results").hidden = !isOpen;
  byId("search").setAttribute("aria-expanded", String(isOpen));
  byId("found").textContent = found.length ? say("found", {n: found.length}) : say("notFound", {text});
  options = [];
  byId("options").replaceChildren(...[...groups].map(([type, ids], place) => {
    const heading = `group-${place}`;
    return element("div", {role: "group", "aria-labelledby": heading},
      element("p", {class: "group", id: heading}, say("list", {type: named("types", type), n: ids.length})),
      ...ids.slice(0, FOUND_OF_TYPE).map(option),
      ...(ids.length > FOUND_OF_TYPE ? [element("p", {class: "small"}, say("listMore", {n: ids.length - FOUND_OF_TYPE}))] : []));
  }));
  point(options.length ? 0 : -1);
}

function option(id) {
  const item = about[id], note = isReport(id) ? say("named", {n: item.named}) : say("sharedReports", {n: item.reports});
  const made = element("div", {role: "option", class: "item", id: `option-${options.length}`, "data-node": id, "aria-selected": "false",
    onclick: () => takeFound(id)}, element("span", {}, labelOf(id)), element("span", {class: "note"}, note));
  options.push({id, made});
  return made;
}

function point(place) {
  options[active]?.made.setAttribute("aria-selected", "false");
  active = place;
  const field = byId("search");
  if (place < 0) { field.removeAttribute("aria-activedescendant"); return; }
  options[place].made.setAttribute("aria-selected", "true");
  options[place].made.scrollIntoView({block: "nearest"});
  field.setAttribute("aria-activedescendant", `option-${place}`);
}

function closeFound() {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
}

function takeFound(id) {
  closeFound();
  reveal({node: id});
}

byId("search").addEventListener("input", (event) => showFound(event.target.value));
byId("search").addEventListener("focus", (event) => { if (event.target.value) showFound(event.target.value); });
byId("search").addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const isOpen = !byId("results").hidden, turn = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (turn && options.length) {
    event.preventDefault();
    if (isOpen) point((active + turn + options.length) % options.length);
    else showFound(event.target.value);
  } else if (event.key === "Enter" && isOpen && options[active]) takeFound(options[active].id);
  else if (event.key === "Escape" && isOpen) { event.stopPropagation(); event.preventDefault(); closeFound(); }
});
document.addEventListener("click", (event) => { if (!event.target.closest("#finder")) closeFound(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  byId("search").focus(); byId("search").select();
});
