// The calendar as a heat map: days by starts, the darker the more candidates.
{
  const MOST_STARTS = 9, MOST_HOURS = 13;

  /** Local starts as columns: times, or hours where a start grid gives too many; moved sittings apart. Who begins
      early counts with the others. */
  const columnsOf = (sittings) => {
    const at = (s) => localMinute(s.start + s.early, s.zone) - dayOf(s.start, s.zone) * DAY;
    const starts = distinct(sittings.filter((s) => s.kind !== MOVED).map(at)).sort((a, b) => a - b);
    const step = starts.length <= MOST_STARTS ? 1 : distinct(starts.map((m) => Math.floor(m / 60))).length <= MOST_HOURS ? 60 : 120;
    const columns = distinct(starts.map((m) => Math.floor(m / step) * step));
    return { columns, step, of: (s) => (s.kind === MOVED ? -1 : columns.indexOf(Math.floor(at(s) / step) * step)) };
  };

  const shade = (n, most) => {
    const level = n ? Math.min(4, Math.ceil((4 * n) / most)) : 0;
    return `heat h${level}`;
  };

  const grid = (session, sittings, centre) => {
    const { columns, step, of } = columnsOf(sittings);
    const days = distinct(sittings.map((s) => dayOf(s.start, s.zone))).sort((a, b) => a - b);
    const cells = new Map();
    for (const s of sittings) {
      const day = dayOf(s.start, s.zone), key = `${day}/${of(s)}`;
      const cell = cells.get(key) ?? cells.set(key, { people: 0, exams: new Set() }).get(key);
      cell.people += s.people;
      cell.exams.add(s.exam);
    }
    const most = Math.max(1, ...[...cells].filter(([key]) => !key.endsWith("/-1")).map(([, c]) => c.people));
    const moved = sittings.some((s) => s.kind === MOVED), all = [...range(columns.length), ...(moved ? [-1] : [])];
    const shown = (day, column) => {
      const cell = cells.get(`${day}/${column}`);
      if (!cell) return html("td", { class: "heat h0" });
      return html("td", { class: column < 0 ? "heat moved" : shade(cell.people, most) },
        html("b", {}, number(cell.people)), html("span", {}, counted("exams_short", cell.exams.size)));
    };
    const total = (list) => [html("b", {}, number(sum(list.map((s) => s.people)))), html("span", {}, counted("exams_short", distinct(list.map((s) => s.exam)).length))];
    return html("div", { class: "wide", tabindex: "0", role: "group", "aria-label": say("session", { n: session }) },
      html("table", { class: "calendar", id: `calendar-${session}` },
        html("caption", {}, say("calendar_caption", { n: session, centre })),
        html("thead", {}, html("tr", {}, html("th", { scope: "col" }, say("day")),
          ...all.map((c) => html("th", { scope: "col", class: "c" }, c < 0 ? say("moved_later") : step > 1 ? say("from_hour", { time: hourTick(columns[c]) }) : clock(columns[c]))),
          html("th", { scope: "col", class: "c" }, say("total")))),
        html("tbody", {}, ...days.map((day) => {
          const mine = sittings.filter((s) => dayOf(s.start, s.zone) === day);
          return html("tr", {}, html("th", { scope: "row" }, dayLink(day)), ...all.map((c) => shown(day, c)), html("td", { class: "heat sum" }, ...total(mine)));
        }))));
  };

  view("calendar", {
    draw: (argument) => {
      const centre = argument && argument !== ALL ? placeOf("centres", argument) : argument ? -1 : recalled.centre;
      if (argument && argument !== ALL && centre < 0) return null;
      recall({ centre });
      const name = centre < 0 ? say("all_centres") : DATA.centres.name[centre];
      const sittings = allSittings().filter((s) => centre < 0 || DATA.sites.centre[s.site] === centre);
      const options = [[`calendar=${ALL}`, say("all_centres")], ...DATA.centres.id.map((id, i) => [`calendar=${id}`, DATA.centres.name[i]])];
      const sessions = distinct(sittings.map((s) => sessionOf(s.exam))).sort();
      return [choices(...chooser("calendar-centre", say("centre"), options, `calendar=${centre < 0 ? ALL : DATA.centres.id[centre]}`)),
        ...sessions.map((n) => grid(n, sittings.filter((s) => sessionOf(s.exam) === n), name)),
        sittings.length ? null : note(say("nothing"))];
    },
  });
}
