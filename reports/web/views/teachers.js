// A teacher in charge: their exams, when they must be there or reachable, the copies they get and by when to mark them.
view("teacher", {
  under: "exams",
  title: (argument) => argument,
  draw: (argument) => {
    const teacher = placeOf("teachers", argument);
    if (teacher < 0) return null;
    const site = DATA.teachers.site[teacher], zone = site < 0 ? -1 : zoneOf(site), exams = rowsOf("exams", "teacher", teacher);
    const copies = (exam) => sum(sittingsOf("exam", exam).map((s) => s.people)), present = rowsOf("presences", "teacher", teacher);
    const chained = (exam) => rowsOf("chain", "exam", exam)[0], dated = (exam, step) => (chained(exam) === undefined ? null : DATA.chain[step][chained(exam)]);
    const rows = exams.flatMap((exam) => {
      const found = new Map();
      for (const s of sittingsOf("exam", exam)) {
        if (s.kind === MOVED || s.early) continue;
        const group = found.get(`${s.start}/${s.zone}`) ?? found.set(`${s.start}/${s.zone}`, { exam, start: s.start, zone: s.zone, sites: [], people: 0 }).get(`${s.start}/${s.zone}`);
        group.sites.push(s.site);
        group.people += s.people;
      }
      return [...found.values()];
    });
    const others = DATA.teachers.id.map((id) => [`teacher=${encodeURIComponent(id)}`, id]), now = `teacher=${encodeURIComponent(argument)}`;
    return [choices(...chooser("teacher-teacher", say("teacher"), others, now), ...neighbours(others, now), html("span", {}, siteLink(site))),
      figures([counting(exams.length, "exams_word"), counting(sum(exams.map(copies)), "copies_word"), counting(present.length, "presences_word"), [zoneName(zone), say("clock_word")]]),
      table({ id: "teacher-starts", caption: say("teacher_starts"), rows, sort: [1, 1], columns: [
        { text: say("exam"), cell: (r) => examWithTitle(r.exam), value: (r) => DATA.exams.id[r.exam] },
        { text: say("teacher_clock", { clock: zoneName(zone) }), cell: (r) => [dayLink(dayOf(r.start, zone)), `, ${clockAt(r.start, zone)}`], value: (r) => r.start },
        { text: say("local_time"), cell: (r) => `${zoneName(r.zone)}, ${clockAt(r.start, r.zone)}` },
        { text: say("people"), numeric: true, cell: (r) => number(r.people), value: (r) => r.people },
        { text: say("sites_head"), cell: (r) => joined(distinct(r.sites).map(siteLink)) },
      ] }),
      present.length === 0 ? null : table({ id: "teacher-presences", caption: say("teacher_presences"), rows: present, sort: [0, 1], columns: [
        { text: say("exam"), cell: (i) => examWithTitle(DATA.presences.exam[i]), value: (i) => DATA.exams.id[DATA.presences.exam[i]] },
        { text: say("site"), cell: (i) => siteLink(DATA.presences.site[i]), value: (i) => siteName(DATA.presences.site[i]) },
      ] }),
      table({ id: "teacher-copies", caption: say("teacher_copies"), rows: exams, sort: [0, 1], columns: [
        { text: say("exam"), cell: (e) => examWithTitle(e), value: (e) => DATA.exams.id[e] },
        { text: counted("copies_word", 2), numeric: true, cell: (e) => number(copies(e)), value: copies },
        ...["last_day", "copies_at", "marked_by", "published"].map((step) => ({ text: say(`chain-${step}`), cell: (e) => dayText(dated(e, step)), value: (e) => dated(e, step) ?? 0 })),
      ] })];
  },
});
