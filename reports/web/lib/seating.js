// The seating of a room in one place: who sits there, for which exam, from when to when. For the office alone.
const seatingTable = (id, room) => {
  const t = DATA.timetables;
  if (!t) return note(say("too_many"));
  const rows = [];
  for (let person = 0, row = 0; row < t.room.length; row++) {
    while (t.first[person + 1] <= row) person++;
    const g = t.group[row], of = t.groups;
    if (t.room[row] !== room || of.missed[g]) continue;
    const start = of.moved[g] ?? of.start[g], moved = of.moved[g] !== null;
    rows.push({ person, exam: of.exam[g], zone: zoneOf(of.site[g]), kind: KINDS[of.kind[g]], moved, start, end: moved ? start + of.moved_end[g] : start + of.end[g] });
  }
  return rows.length === 0 ? null : table({ id, caption: say("seating_caption"), rows, search: true, sort: [0, 1], columns: [
    { text: say("day_start"), cell: (r) => [dayLink(dayOf(r.start, r.zone)), " · ", clockAt(r.start, r.zone)], value: (r) => r.start },
    { text: say("exam"), cell: (r) => examWithTitle(r.exam), value: (r) => DATA.exams.id[r.exam] },
    { text: say("candidate"), cell: (r) => personLink(r.person), value: (r) => DATA.people.id[r.person] },
    { text: say("kind"), cell: (r) => say(`kind-${r.moved ? "transfer" : r.kind}`) },
    { text: say("end"), cell: (r) => clockAt(r.end, r.zone), value: (r) => r.end },
  ] });
};
