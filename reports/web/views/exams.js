// Exams: the list, a unit with both its sessions, one exam with each zone's local times.
{
  /** A sitting as it is published: who begins early for more time is told so alone. */
  const announced = (s) => ({ ...s, start: s.start + s.early });
  /** What the list says of an exam, summed up once; `first` is its main paper at the organiser's clock. */
  const summaries = new Map();
  const summary = (exam) => {
    if (!summaries.has(exam)) {
      const groups = sittingsOf("exam", exam), published = groups.filter((s) => s.kind !== MOVED);
      const home = DATA.centres.zone[DATA.exams.organiser[exam]];
      const rank = (s) => [s.paper, s.zone === home ? 0 : 1, s.start + s.early];
      const before = (a, b) => { const [x, y] = [rank(a), rank(b)], i = x.findIndex((v, k) => v !== y[k]); return i >= 0 && x[i] < y[i]; };
      const first = published.reduce((best, s) => (best === null || before(s, best) ? s : best), null);
      summaries.set(exam, { exam, groups, published, first: first && announced(first), people: sum(groups.map((s) => s.people)), zones: distinct(published.map((s) => s.zone)),
        sites: distinct(groups.map((s) => s.site)), papers: distinct(published.map((s) => s.paper)), hold: Math.max(0, ...published.map(holdOf)) });
    }
    return summaries.get(exam);
  };
  const start = (m) => (m.first ? [dayLink(dayOf(m.first.start, m.first.zone)), `, ${clockAt(m.first.start, m.first.zone)}`] : "–");

  const examTable = (id, exams, caption) => table({
    id, caption, rows: exams.map(summary), sort: [0, 1], columns: [
      { text: say("exam"), cell: (m) => examWithTitle(m.exam), value: (m) => DATA.exams.id[m.exam] },
      { text: say("session_head"), numeric: true, cell: (m) => String(sessionOf(m.exam)), value: (m) => sessionOf(m.exam) },
      { text: say("organiser"), cell: (m) => centreLink(DATA.exams.organiser[m.exam]) },
      { text: say("first_start"), cell: start, value: (m) => m.first?.start ?? 0 },
      { text: say("duration"), numeric: true, cell: (m) => lasting(DATA.exams.minutes[m.exam]), value: (m) => DATA.exams.minutes[m.exam] },
      { text: say("people"), numeric: true, cell: (m) => number(m.people), value: (m) => m.people },
      { text: say("sites_head"), numeric: true, cell: (m) => number(m.sites.length), value: (m) => m.sites.length },
      { text: say("zones_head"), numeric: true, cell: (m) => (m.zones.length > 1 ? link(`zones=${encodeURIComponent(DATA.exams.id[m.exam])}`, number(m.zones.length)) : number(m.zones.length)), value: (m) => m.zones.length },
      { text: say("papers_head"), numeric: true, cell: (m) => number(m.papers.length), value: (m) => m.papers.length },
    ],
  });

  view("exams", { draw: () => [examTable("exams-table", range(DATA.exams.id.length), say("exams_caption"))] });

  /** Times of an exam by zone, paper and own length, each on its own clock. */
  const zoneTable = (m) => {
    const groups = new Map();
    for (const s of m.groups) {
      const key = [s.zone, s.paper, s.start, s.end, s.kind === MOVED].join();
      const group = groups.get(key) ?? groups.set(key, { ...s, people: 0 }).get(key);
      group.people += s.people;
    }
    return table({
      id: `times-${m.exam}`, caption: say("times_caption"), rows: [...groups.values()], sort: [4, 1], search: false, columns: [
        { text: say("zone"), cell: (g) => zoneName(g.zone) },
        { text: say("paper"), cell: (g) => (g.kind === MOVED ? say("kind-transfer") : g.paper ? say("variant", { n: g.paper }) : say("main_paper")) + (g.extra ? ` · ${say("extra_note")}` : "") + (g.early ? `, ${say("early_note", { n: g.early })}` : "") },
        { text: say("people"), numeric: true, cell: (g) => number(g.people), value: (g) => g.people },
        { text: say("admission"), cell: (g) => clockAt(g.admission, g.zone), value: (g) => g.admission },
        { text: say("start_of"), cell: (g) => [dayLink(dayOf(g.start, g.zone)), `, ${clockAt(g.start, g.zone)}`], value: (g) => g.start },
        { text: say("late"), cell: (g) => (g.kind === MOVED ? "–" : clockAt(g.late, g.zone)), value: (g) => g.late ?? 0 },
        { text: say("gate"), cell: (g) => (g.kind === MOVED ? "–" : clockAt(g.gate, g.zone)), value: (g) => g.gate ?? 0 },
        { text: say("exit"), cell: (g) => (g.kind === MOVED ? "–" : clockAt(g.exit, g.zone)), value: (g) => g.exit ?? 0 },
        { text: say("end"), cell: (g) => clockAt(g.end, g.zone), value: (g) => g.end },
        { text: say("held_after"), numeric: true, cell: (g) => (holdOf(g) ? lasting(holdOf(g)) : "–"), value: holdOf },
      ] });
  };

  const siteTable = (m) => {
    const bands = bandsOf("exam", m.exam);
    const rooms = (site) => distinct(bands.filter((b) => b.site === site).map((b) => b.room));
    const published = (of, site) => announced(of.groups.find((g) => g.site === site && !g.early) ?? of.groups.find((g) => g.site === site));
    const heads = (site) => sum(m.groups.filter((s) => s.site === site).map((s) => s.people));
    return table({
      id: `sites-${m.exam}`, caption: say("exam_sites"), rows: m.sites, sort: [2, -1], columns: [
        { text: say("site"), cell: (s) => siteLink(s), value: siteName },
        { text: say("start_of"), cell: (s) => { const first = published(m, s); return [dayLink(dayOf(first.start, first.zone)), `, ${clockAt(first.start, first.zone)}`]; }, value: (s) => published(m, s).start },
        { text: say("people"), numeric: true, cell: (s) => number(heads(s)), value: heads },
        { text: say("rooms_head"), cell: (s) => (rooms(s).length ? joined(rooms(s).map((room) => roomLink(room))) : "–") },
      ] });
  };

  const partnerTable = (m) => {
    const p = DATA.partners, rows = rowsOf("partners", "exam", m.exam);
    return rows.length === 0 ? null : table({
      id: `partners-${m.exam}`, caption: say("partners_caption"), rows, sort: [1, -1], columns: [
        { text: say("exam"), cell: (i) => examWithTitle(p.other[i]) },
        { text: say("common"), numeric: true, cell: (i) => number(p.people[i]), value: (i) => p.people[i] },
        { text: say("same_day"), numeric: true, cell: (i) => number(p.same_day[i]), value: (i) => p.same_day[i] },
        { text: say("at_once"), numeric: true, cell: (i) => number(p.overlap[i]), value: (i) => p.overlap[i] },
        { text: say("first_start"), cell: (i) => start(summary(p.other[i])), value: (i) => summary(p.other[i]).first?.start ?? 0 },
      ] });
  };

  const details = (exam) => {
    const m = summary(exam), several = m.zones.length > 1;
    if (!m.groups.length) return [note(say("no_start"))];
    const first = m.first ?? announced(m.groups[0]), day = dayOf(first.start, first.zone);
    return [
      figures([[dayText(day), `${clockAt(first.start, first.zone)} (${zoneName(first.zone)})`, `day=${isoDay(day)}`],
        [lasting(DATA.exams.minutes[exam]), say("duration")], [number(m.people), say("people")], counting(m.sites.length, "sites_word"),
        counting(m.zones.length, "zones_word", several ? `zones=${encodeURIComponent(DATA.exams.id[exam])}` : null),
        ...(m.hold ? [[lasting(m.hold), say("longest_hold")]] : [])]),
      zoneTable(m), siteTable(m), ...examNeeds(exam), partnerTable(m)];
  };

  /** What an exam's own page has besides: whom it needs, whom it moves, what it pays. */
  const more = (exam) => [preparationTable(`preparations-${exam}`, rowsOf("preparations", "exam", exam), { withSite: true }), invigilationTable(exam), examTransferTable(exam), ...examFindings(exam)];
  const ofUnit = (unit) => range(DATA.exams.id.length).filter((e) => unit >= 0 && DATA.exams.unit[e] === unit);

  view("unit", {
    under: "exams",
    title: (argument) => `${argument} · ${DATA.units.title[placeOf("units", argument)]}`,
    draw: (argument) => {
      const unit = placeOf("units", argument);
      if (unit < 0) return null;
      const exams = ofUnit(unit);
      return [examTable("unit-exams", exams, say("unit_exams")),
        ...(exams.length > 6 ? [] : exams.flatMap((e) => [heading(say("exam_of_session", { exam: DATA.exams.id[e], n: sessionOf(e) })), ...details(e)]))];
    },
  });

  view("exam", {
    under: "exams",
    title: (argument) => argument,
    draw: (argument) => {
      const exam = placeOf("exams", argument);
      if (exam < 0) return null;
      const unit = unitOf(exam);
      if (unit < 0) return [note(argument)];
      const others = ofUnit(unit).map((e) => [`exam=${encodeURIComponent(DATA.exams.id[e])}`, `${DATA.exams.id[e]} · ${say("session", { n: sessionOf(e) })}`]);
      return [html("p", { class: "count" }, unitLink(unit), ` ${titleOf(exam)}. `, say("set_by"), " ", centreLink(DATA.exams.organiser[exam]), ". ", ...(DATA.exams.teacher[exam] < 0 ? [] : [named(say("teacher"), ""), teacherLink(DATA.exams.teacher[exam]), ". "]), say("session", { n: sessionOf(exam) }), DATA.exams.remote[exam] ? `, ${say("kind-remote")}.` : "."),
        others.length > 1 ? choices(...chooser("exam-exam", say("same_unit"), others, `exam=${encodeURIComponent(argument)}`)) : null,
        ...details(exam), ...more(exam)];
    },
  });
}
