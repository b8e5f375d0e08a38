// A table of sittings that several views show.
/** Sittings (exam, site, kind) as a searchable table on local clocks. */
const sittingTable = (id, sittings, caption, { withDay = false, withExam = true, withSite = true } = {}) => table({
  id, caption, rows: sittings, search: true, sort: [0, 1], columns: [
    { text: say(withDay ? "day_start" : "starts"), cell: (s) => [withDay ? dayLink(dayOf(s.start, s.zone)) : "", withDay ? " · " : "", clockAt(s.start, s.zone)], value: (s) => localMinute(s.start, s.zone) },
    ...(withExam ? [{ text: say("exam"), cell: (s) => examWithTitle(s.exam), value: (s) => DATA.exams.id[s.exam] }] : []),
    ...(withSite ? [{ text: say("site"), cell: (s) => siteLink(s.site), value: (s) => siteName(s.site) }] : []),
    { text: say("kind"), cell: (s) => say(`kind-${KINDS[s.kind]}`) + (s.paper ? ` · ${say("variant", { n: s.paper })}` : "") },
    { text: say("people"), numeric: true, cell: (s) => number(s.people), value: (s) => s.people },
    { text: say("end"), cell: (s) => clockAt(s.end, s.zone), value: (s) => localMinute(s.end, s.zone) },
    { text: say("held_after"), numeric: true, cell: (s) => (holdOf(s) ? lasting(holdOf(s)) : "–"), value: holdOf },
  ],
});
