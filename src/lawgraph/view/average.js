/* The laws of a place against the average of its county: who cites more, who less, who not at all. */
const COMPARED = 15;
const parentOf = (place) => place.slice(0, Math.max(0, place.lastIndexOf("/")));

/* The reports of a place: those of a report's own place, or of a locality that reports. */
function reportsOfPlace(place) { return reports.filter((id) => about[id].place === place); }

/* Law → share of the reports that cite it. */
function sharesOf(ids) {
  const shares = new Map();
  for (const id of ids) for (const edge of neighbours[id]) if (edge.relation === "cites") shares.set(edge.to, (shares.get(edge.to) ?? 0) + 1 / ids.length);
  return shares;
}

function average(id) {
  const item = about[id], place = isReport(id) ? item.place : item.type === "locality" ? item.id : "";
  const county = parentOf(place), own = isReport(id) ? [id] : place ? reportsOfPlace(place) : [];
  // Reports of one level only: a county's own report is no town to compare with.
  const level = own.length ? about[own[0]].level : "";
  const others = own.length && county ? reports.filter((each) => within(about[each].place, county) && about[each].level === level && about[each].place !== place) : [];
  const parts = !isReport(id) && own.length ? [element("h3", {}, say("ownReports", {n: own.length})),
    ...own.map((each) => element("p", {class: "line"}, goTo(each)))] : [];
  if (!others.length) return parts;
  const heading = element("h3", {}, say("againstCounty", {county: county.split("/").at(-1)}));
  if (partial.has("cites")) return [...parts, heading, small(say("notCompared", {county: county.split("/").at(-1)}))];
  const here = sharesOf(own), there = sharesOf(others);
  const rows = [...new Set([...here.keys(), ...there.keys()])].map((law) => ({law, here: here.get(law) ?? 0, there: there.get(law) ?? 0}));
  rows.sort((a, b) => Math.abs(b.here - b.there) - Math.abs(a.here - a.there) || b.there - a.there || a.law - b.law);
  const percent = (share) => `${Math.round(100 * share)} %`;
  const cells = rows.slice(0, COMPARED).map(({law, here: mine, there: theirs}) => element("tr", {class: mine > theirs ? "above" : "below"},
    element("th", {scope: "row"}, goTo(law)), element("td", {}, isReport(id) ? say(mine ? "cited" : "notCited") : percent(mine)), element("td", {}, percent(theirs))));
  return [...parts, heading, small(say("averageOf", {n: others.length})),
    element("table", {class: "average"}, element("thead", {}, element("tr", {}, element("th", {scope: "col"}, say("law")),
      element("th", {scope: "col"}, say("here")), element("th", {scope: "col"}, say("countyShare")))), element("tbody", {}, ...cells))];
}
