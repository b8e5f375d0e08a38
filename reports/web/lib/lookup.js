// What the tables of the page say of a thing: rows by exam, site or person, names, links to its view.
const KINDS = DATA.kinds ?? [];
const MOVED = KINDS.indexOf("transfer");
const indexes = new Map();
/** Whether the page carries what each candidate sits. */
const hasTimetables = "timetables" in DATA;

/** Rows of a table by the value of one column, made when first asked for. */
function rowsBy(name, column) {
  const key = `${name}.${column}`;
  if (!indexes.has(key)) {
    const rows = new Map();
    (DATA[name]?.[column] ?? []).forEach((value, i) => (rows.get(value)?.push(i) ?? rows.set(value, [i])));
    indexes.set(key, rows);
  }
  return indexes.get(key);
}
const rowsOf = (name, column, value) => rowsBy(name, column).get(value) ?? [];

/** The place of an id in its list; -1 when the list has it not. */
function placeOf(name, id) {
  const key = `${name}#`;
  if (!indexes.has(key)) indexes.set(key, new Map(DATA[name].id.map((known, i) => [known, i])));
  return indexes.get(key).get(id) ?? -1;
}

const zoneOf = (site) => DATA.sites.zone?.[site] ?? -1;
const zoneName = (zone) => (zone < 0 ? "UTC" : pick(DATA.zones.name[zone]));
const siteName = (site) => DATA.sites.name?.[site] ?? DATA.sites.id[site];
const unitOf = (exam) => DATA.exams.unit?.[exam] ?? -1;
const titleOf = (exam) => (unitOf(exam) < 0 ? "" : DATA.units.title[unitOf(exam)]);
const sessionOf = (exam) => DATA.exams.session?.[exam] ?? 0;
const people = (n) => counted("candidates", n);

const linkTo = (view, name, place, text) =>
  (place < 0 ? "–" : html("a", { href: `#${view}=${encodeURIComponent(DATA[name].id[place])}`, class: text ? null : "id" }, text ?? DATA[name].id[place]));
const examLink = (exam) => linkTo("exam", "exams", exam);
const unitLink = (unit) => linkTo("unit", "units", unit);
const siteLink = (site) => linkTo("site", "sites", site, site < 0 ? "" : siteName(site));
const centreLink = (centre) => linkTo("centre", "centres", centre, centre < 0 ? "" : DATA.centres.name[centre]);
const roomLink = (room, text) => linkTo("room", "rooms", room, text);
const teacherLink = (teacher) => linkTo("teacher", "teachers", teacher);
const personLink = (person) => (hasTimetables ? linkTo("candidate", "people", person) : DATA.people.id[person] ?? "–");
const dayLink = (day, style) => (day === null || day < 0 ? "–" : link(`day=${isoDay(day)}`, dayText(day, style)));
const examWithTitle = (exam) => [examLink(exam), titleOf(exam) ? soft(` ${titleOf(exam)}`) : ""];

/** A sitting as an object with instants in UTC minutes, made when first asked for. */
const madeSittings = [];
const sitting = (i) => (madeSittings[i] ??= madeSitting(i));
function madeSitting(i) {
  const s = DATA.sittings, start = s.start[i];
  const at = (column) => (s[column][i] === null ? null : start + s[column][i]);
  return {
    exam: s.exam[i], site: s.site[i], zone: zoneOf(s.site[i]), kind: s.kind[i], extra: s.extra[i], early: s.early[i], paper: s.paper[i],
    people: s.people[i], start, admission: at("admission"), late: at("late"), gate: at("gate"), exit: at("exit"),
    end: at("end"), release: at("release"), from: at("occupied_from"), to: at("occupied_to"),
  };
}
const sittingsOf = (column, value) => rowsOf("sittings", column, value).map(sitting);
const allSittings = () => DATA.sittings.start.map((_, i) => sitting(i));
const holdOf = (s) => (s.release === null ? 0 : s.release - s.end);
const gatherOf = (s) => (s.admission === null ? 0 : s.start - s.admission);

/** A band (people in a room) as an object with instants in UTC minutes. */
function band(i) {
  const b = DATA.bands, start = b.start[i];
  const at = (column) => (b[column][i] === null ? start : start + b[column][i]);
  return {
    room: b.room[i], site: b.site[i], zone: zoneOf(b.site[i]), exam: b.exam[i], kind: b.kind[i], people: b.people[i],
    start, admission: at("admission"), end: at("end"), from: at("occupied_from"), to: at("occupied_to"),
  };
}
const bandsOf = (column, value) => rowsOf("bands", column, value).map(band);

/** Every local day on which somebody sits, in order, each with its session. */
function examDays() {
  const days = new Map();
  for (const s of allSittings()) days.set(dayOf(s.start, s.zone), sessionOf(s.exam));
  return [...days].sort((a, b) => a[0] - b[0]).map(([day, session]) => ({ day, session }));
}

/** What the search field finds: lists of ids with their view and the text of each; `exact` ones by the whole id alone. */
const FINDABLE = {
  hint: "find_hint",
  lists: [["units", "unit", (i) => DATA.units.title[i]], ["exams", "exam", titleOf], ["centres", "centre", (i) => DATA.centres.name[i]],
    ["sites", "site", siteName], ["rooms", "room", (i) => (DATA.rooms.site ? siteName(DATA.rooms.site[i]) : "")],
    ["crew", "staff", (i) => (DATA.crew.site[i] < 0 ? "" : siteName(DATA.crew.site[i]))], ["teachers", "teacher", (i) => (DATA.teachers.site[i] < 0 ? "" : siteName(DATA.teachers.site[i]))]],
  exact: hasTimetables ? [["people", "candidate"]] : [],
};
