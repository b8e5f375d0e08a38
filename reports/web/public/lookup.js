// Names of units, centres and sites of the published timetable, with links to their views.
const indexes = {};

/** The place of an id in its list; -1 when the list has it not. */
function placeOf(name, id) {
  indexes[name] ??= new Map(DATA[name].id.map((known, i) => [known, i]));
  return indexes[name].get(id) ?? -1;
}
const zoneOf = (site) => DATA.sites.zone[site];
const zoneName = (zone) => (zone < 0 ? "UTC" : pick(DATA.zones.name[zone]));
const siteName = (site) => DATA.sites.name[site];
const unitOf = (exam) => DATA.exams.unit[exam];

const linkTo = (view, name, place, text) =>
  html("a", { href: `#${view}=${encodeURIComponent(DATA[name].id[place])}`, class: text ? null : "id" }, text ?? DATA[name].id[place]);
const unitLink = (unit) => linkTo("unit", "units", unit);
const siteLink = (site) => linkTo("site", "sites", site, siteName(site));
const centreLink = (centre) => linkTo("centre", "centres", centre, DATA.centres.name[centre]);
const dayLink = (day) => link(`day=${isoDay(day)}`, dayText(day));

const FINDABLE = {
  hint: "public_find_hint",
  lists: [["units", "unit", (i) => DATA.units.title[i]], ["centres", "centre", (i) => DATA.centres.name[i]], ["sites", "site", siteName]],
  exact: [],
};
