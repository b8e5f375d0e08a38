// The duties of staff by name, as several views show them.
const DUTIES = DATA.duty_kinds ?? [];

/** A duty as an object with instants in UTC minutes. */
const duty = (i) => {
  const d = DATA.duties, start = d.start[i], site = d.site[i];
  return { person: d.person[i], site, zone: zoneOf(site), room: d.room[i], kind: DUTIES[d.duty[i]], start, to: start + d.to[i] };
};
const dutiesOf = (column, value) => rowsOf("duties", column, value).map(duty);
const dayOfDuty = (d) => dayOf(d.start, d.zone);
const crewLink = (person) => linkTo("staff", "crew", person);

const dutyTable = (id, caption, rows, columns) => table({ id, caption, rows, sort: [0, 1], columns: [
  ...columns,
  { text: say("duty"), cell: (d) => say(`duty-${d.kind}`) },
  { text: say("room"), cell: (d) => roomLink(d.room), value: (d) => DATA.rooms.id[d.room] ?? "" },
  { text: say("on_duty"), cell: (d) => spanAt(d.start, d.to, d.zone), value: (d) => d.start },
  { text: say("lasts"), numeric: true, cell: (d) => lasting(d.to - d.start), value: (d) => d.to - d.start },
] });
const dutyWhoColumn = () => ({ text: say("crew_head"), cell: (d) => crewLink(d.person), value: (d) => DATA.crew.id[d.person] });
const dutyDayColumn = () => ({ text: say("day"), cell: (d) => dayLink(dayOfDuty(d)), value: (d) => d.start });
const dutySiteColumn = () => ({ text: say("site"), cell: (d) => siteLink(d.site), value: (d) => siteName(d.site) });
