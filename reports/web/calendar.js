// The calendar (days by starts) and one day: what is sat, where, at what local time.
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
        html("b", {}, number(cell.people)), html("span", {}, counted("exams", cell.exams.size)));
    };
    const total = (list) => [html("b", {}, number(sum(list.map((s) => s.people)))), html("span", {}, counted("exams", distinct(list.map((s) => s.exam)).length))];
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
      const centre = argument ? placeOf("centres", argument) : -1;
      if (argument && centre < 0) return null;
      const name = centre < 0 ? say("all_centres") : DATA.centres.name[centre];
      const sittings = allSittings().filter((s) => centre < 0 || DATA.sites.centre[s.site] === centre);
      const options = [["calendar", say("all_centres")], ...DATA.centres.id.map((id, i) => [`calendar=${id}`, DATA.centres.name[i]])];
      const sessions = distinct(sittings.map((s) => sessionOf(s.exam))).sort();
      return [choices(...chooser("calendar-centre", say("centre"), options, argument ? `calendar=${argument}` : "calendar")),
        ...sessions.map((n) => grid(n, sittings.filter((s) => sessionOf(s.exam) === n), name)),
        sittings.length ? null : note(say("nothing"))];
    },
  });

  view("day", {
    under: "calendar",
    title: (argument) => dayText(dayFromIso(argument), "long"),
    draw: (argument) => {
      const day = dayFromIso(argument), options = examDays().map((d) => [`day=${isoDay(d.day)}`, dayText(d.day)]);
      if (Number.isNaN(day)) return null;
      const mine = allSittings().filter((s) => dayOf(s.start, s.zone) === day);
      const head = choices(...chooser("day-day", say("day"), options, `day=${argument}`), ...neighbours(options, `day=${argument}`));
      if (!mine.length) return [head, note(say("nothing_day"))];
      const sites = distinct(mine.map((s) => s.site));
      const rooms = (site) => new Set(bandsOf("site", site).filter((b) => dayOf(b.start, b.zone) === day).map((b) => b.room)).size;
      const at = (site) => mine.filter((s) => s.site === site);
      return [head,
        figures([[number(distinct(mine.map((s) => s.exam)).length), say("exams_word")], [number(sum(mine.map((s) => s.people))), say("sat_word")],
          [number(sites.length), say("sites_word")], [number(sum(mine.filter((s) => s.kind === MOVED).map((s) => s.people))), say("moved_word")]]),
        table({ id: "day-sites", caption: say("day_sites"), rows: sites, sort: [3, -1], columns: [
          { text: say("site"), cell: (site) => siteLink(site), value: siteName },
          { text: say("centre"), cell: (site) => centreLink(DATA.sites.centre[site]) },
          { text: say("exams_head"), numeric: true, cell: (site) => number(distinct(at(site).map((s) => s.exam)).length), value: (site) => distinct(at(site).map((s) => s.exam)).length },
          { text: say("people"), numeric: true, cell: (site) => number(sum(at(site).map((s) => s.people))), value: (site) => sum(at(site).map((s) => s.people)) },
          { text: say("hours"), cell: (site) => spanAt(Math.min(...at(site).map((s) => s.from)), Math.max(...at(site).map((s) => s.to)), zoneOf(site)), value: (site) => Math.min(...at(site).map((s) => s.from)) },
          { text: say("local_time"), cell: (site) => zoneName(zoneOf(site)) },
          { text: say("rooms_head"), numeric: true, cell: (site) => (rooms(site) ? link(`rooms=${DATA.sites.id[site]}@${argument}`, number(rooms(site))) : "–"), value: rooms },
        ] }),
        sittingTable("day-sittings", mine, say("day_sittings"))];
    },
  });
}

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
