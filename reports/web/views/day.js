// One day: which exams are sat, at which sites, at what local time.
view("day", {
  under: "calendar",
  title: (argument) => dayText(dayFromIso(argument), "long"),
  draw: (argument) => {
    const day = dayFromIso(argument), options = examDays().map((d) => [`day=${isoDay(d.day)}`, dayText(d.day)]);
    if (Number.isNaN(day)) return null;
    recall({ day });
    const mine = allSittings().filter((s) => dayOf(s.start, s.zone) === day);
    const head = choices(...chooser("day-day", say("day"), options, `day=${argument}`), ...neighbours(options, `day=${argument}`), link(`poster=@${argument}`, say("view-poster")));
    if (!mine.length) return [head, note(say("nothing_day"))];
    const sites = distinct(mine.map((s) => s.site));
    const rooms = (site) => new Set(bandsOf("site", site).filter((b) => dayOf(b.start, b.zone) === day).map((b) => b.room)).size;
    const at = (site) => mine.filter((s) => s.site === site);
    return [head,
      figures([counting(distinct(mine.map((s) => s.exam)).length, "exams_word"), counting(sum(mine.map((s) => s.people)), "sat_word"),
        counting(sites.length, "sites_word"), counting(sum(mine.filter((s) => s.kind === MOVED).map((s) => s.people)), "moved_word")]),
      table({ id: "day-sites", caption: say("day_sites"), rows: sites, sort: [3, -1], columns: [
        { text: say("site"), cell: (site) => siteLink(site), value: siteName },
        { text: say("centre"), cell: (site) => centreLink(DATA.sites.centre[site]) },
        { text: say("exams_head"), numeric: true, cell: (site) => number(distinct(at(site).map((s) => s.exam)).length), value: (site) => distinct(at(site).map((s) => s.exam)).length },
        { text: say("people"), numeric: true, cell: (site) => number(sum(at(site).map((s) => s.people))), value: (site) => sum(at(site).map((s) => s.people)) },
        { text: say("hours"), cell: (site) => spanAt(Math.min(...at(site).map((s) => s.from)), Math.max(...at(site).map((s) => s.to)), zoneOf(site)), value: (site) => Math.min(...at(site).map((s) => s.from)) },
        { text: say("local_time"), cell: (site) => zoneName(zoneOf(site)) },
        { text: say("rooms_head"), numeric: true, cell: (site) => (rooms(site) ? link(`rooms=${DATA.sites.id[site]}@${argument}`, number(rooms(site))) : "–"), value: rooms },
      ] }),
      sittingTable("day-sittings", mine, say("day_sittings")),
      preparationTable("day-preparations", range(DATA.preparations.start.length).filter((i) => dayOf(DATA.preparations.start[i], zoneOf(DATA.preparations.site[i])) === day), { withSite: true })];
  },
});
