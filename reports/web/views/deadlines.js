// What is due by when: what lies ahead first, then what is past. The state is that of the reader's day.
{
  const LATE = "late", UNDECIDED = "undecided";
  const today = () => { const now = new Date(); return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5); };
  const stateOf = (i) => {
    const day = DATA.deadlines.day[i];
    if (day === null) return UNDECIDED;
    if (DATA.deadlines.late[i]) return LATE;
    return day === today() ? "today" : day < today() ? "past" : "in";
  };
  const stateText = (i) => {
    const state = stateOf(i);
    if (state === LATE) return counted("deadline_late", DATA.deadlines.late[i]);
    return state === "in" ? counted("deadline_in", DATA.deadlines.day[i] - today()) : say(`deadline-${state}`);
  };
  const shown = (i) => (stateOf(i) === LATE ? html("b", { class: "bad" }, stateText(i)) : stateText(i));
  const dayOfRow = (i) => (DATA.deadlines.day[i] === null ? say("deadline-undecided") : dayText(DATA.deadlines.day[i], "long"));

  const board = (id, caption, rows) => table({ id, caption, rows, columns: [
    { text: say("deadline_day"), cell: dayOfRow, value: (i) => DATA.deadlines.day[i] ?? 1e6 },
    { text: say("deadline_state"), cell: shown, value: (i) => DATA.deadlines.day[i] ?? 1e6 },
    ...(rows.some((i) => DATA.deadlines.slack[i] !== null) ? [{ text: say("deadline_slack"), numeric: true, cell: (i) => (DATA.deadlines.slack[i] === null ? "–" : counted("days", DATA.deadlines.slack[i])), value: (i) => DATA.deadlines.slack[i] ?? 1e6 }] : []),
    { text: say("deadline_what"), cell: (i) => pick(DATA.deadlines.what[i]) },
    { text: say("deadline_who"), cell: (i) => pick(DATA.deadlines.who[i]) },
    { text: say("deadline_since"), cell: (i) => pick(DATA.deadlines.since[i]) },
    { text: say("deadline_clock"), cell: (i) => pick(DATA.deadlines.clock[i]) },
    { text: say("deadline_article"), cell: (i) => pick(DATA.deadlines.article[i]) },
  ] });

  view("deadlines", {
    draw: () => {
      const rows = range(DATA.deadlines.day.length), isPast = (i) => stateOf(i) === "past";
      if (!rows.length) return [note(say("nothing"))];
      const ahead = rows.filter((i) => !isPast(i)), past = rows.filter(isPast).reverse();
      const late = rows.filter((i) => stateOf(i) === LATE), next = ahead.find((i) => ["today", "in"].includes(stateOf(i)));
      return [
        next === undefined ? null : html("p", { class: "count" }, say("deadline_next", { what: pick(DATA.deadlines.what[next]), day: dayOfRow(next) })),
        late.length ? html("p", { class: "count bad" }, counted("deadline_late_count", late.length)) : null,
        ...(ahead.length ? [board("deadlines-ahead", say("deadlines_ahead"), ahead)] : []),
        ...(past.length ? [board("deadlines-past", say("deadlines_past"), past)] : []),
      ];
    },
  });
}
