// What is to be prepared for the candidates of a site or a room: numbers, no names.
/** Rows of `DATA.preparations`; nothing where nothing is to be prepared. */
const preparationTable = (id, rows, { withSite = false } = {}) => {
  const p = DATA.preparations, zone = (i) => zoneOf(p.site[i]);
  const amount = (name) => ({ text: say(name), numeric: true, cell: (i) => (p[name][i] ? number(p[name][i]) : "–"), value: (i) => p[name][i] });
  return rows.length === 0 ? null : table({ id, caption: say("preparations_caption"), rows, sort: [0, 1], columns: [
    { text: say("day_start"), cell: (i) => [dayLink(dayOf(p.start[i], zone(i))), " · ", clockAt(p.start[i], zone(i))], value: (i) => p.start[i] },
    { text: say("exam"), cell: (i) => examWithTitle(p.exam[i]), value: (i) => DATA.exams.id[p.exam[i]] },
    ...(withSite ? [{ text: say("site"), cell: (i) => siteLink(p.site[i]), value: (i) => siteName(p.site[i]) }] : []),
    { text: say("room"), cell: (i) => roomLink(p.room[i]), value: (i) => DATA.rooms.id[p.room[i]] ?? "" },
    amount("large_print"), amount("braille"), amount("computer"),
  ] });
};
