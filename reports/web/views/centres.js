// Centres and their sites: days, rooms, staff needed against present, transfers to escort, holds.
{
  const sitesOf = (centre) => range(DATA.sites.id.length).filter((site) => DATA.sites.centre[site] === centre);
  const roomsOf = (site) => rowsOf("rooms", "site", site);
  const seatsOf = (site) => sum(roomsOf(site).map((room) => DATA.rooms.seats[room]));
  const peopleAt = (sites) => sum(sites.flatMap((site) => sittingsOf("site", site)).map((s) => s.people));

  /** People needed for any duty (invigilator, escort, secretary) against people present, interval by interval. */
  const staffOf = (site) => rowsOf("staff", "site", site).map((i) => {
    const s = DATA.staff, start = s.start[i];
    return { site, start, to: start + s.to[i], needed: s.needed[i] + s.escorts_needed[i] + s.secretaries_needed[i], present: s.present[i] };
  });
  const spare = (row) => row.present - row.needed;
  const tightest = (rows) => rows.reduce((worst, row) => (worst === null || spare(row) < spare(worst) ? row : worst), null);
  const staffText = (row) => (row === null ? "–" : say("staff_of", { needed: row.needed, present: row.present }));

  /** Moved sittings one escort leads together: same two exams, same site, same way. */
  const escorted = (site) => {
    const o = DATA.overlaps, groups = new Map();
    for (const i of rowsOf("overlaps", "site", site)) {
      if (o.unresolved[i]) continue;
      const key = [o.stays[i], o.moves[i], o.stays_start[i] + o.stays_out[i], o.new_start[i]].join();
      (groups.get(key) ?? groups.set(key, []).get(key)).push(i);
    }
    return [...groups.values()].map((rows) => {
      const i = rows[0];
      return { site, zone: zoneOf(site), rows, stays: o.stays[i], moves: o.moves[i], out: o.stays_start[i] + o.stays_out[i],
        start: o.new_start[i], end: o.new_start[i] + o.new_end[i] };
    });
  };

  view("centres", { draw: () => [table({
    id: "centres-table", caption: say("centres_caption"), rows: range(DATA.centres.id.length), sort: [3, -1], columns: [
      { text: say("centre"), cell: (c) => centreLink(c), value: (c) => DATA.centres.name[c] },
      { text: say("sites_head"), numeric: true, cell: (c) => number(sitesOf(c).length), value: (c) => sitesOf(c).length },
      { text: say("rooms_head"), numeric: true, cell: (c) => number(sum(sitesOf(c).map((s) => roomsOf(s).length))), value: (c) => sum(sitesOf(c).map((s) => roomsOf(s).length)) },
      { text: say("sat_head"), numeric: true, cell: (c) => number(peopleAt(sitesOf(c))), value: (c) => peopleAt(sitesOf(c)) },
      { text: say("to_escort"), numeric: true, cell: (c) => number(sum(sitesOf(c).map((s) => sum(escorted(s).map((g) => g.rows.length))))), value: (c) => sum(sitesOf(c).map((s) => sum(escorted(s).map((g) => g.rows.length)))) },
      { text: say("holds_head"), numeric: true, cell: (c) => number(heldOf(c)), value: heldOf },
      { text: say("staff_tight"), cell: (c) => { const row = tightest(sitesOf(c).flatMap(staffOf)); return row ? [siteLink(row.site), soft(` ${staffText(row)}`)] : "–"; },
        value: (c) => { const row = tightest(sitesOf(c).flatMap(staffOf)); return row ? spare(row) : 99; } },
    ] })] });
  const heldOf = (c) => sum(sitesOf(c).flatMap((s) => sittingsOf("site", s)).filter((s) => holdOf(s) > 0).map((s) => s.people));

  view("centre", {
    under: "centres",
    title: (argument) => DATA.centres.name[placeOf("centres", argument)],
    draw: (argument) => {
      const centre = placeOf("centres", argument);
      if (centre < 0) return null;
      recall({ centre });
      const sites = sitesOf(centre), options = DATA.centres.id.map((id, i) => [`centre=${id}`, DATA.centres.name[i]]);
      const organised = range(DATA.exams.id.length).filter((e) => DATA.exams.organiser[e] === centre).length;
      return [choices(...chooser("centre-centre", say("centre"), options, `centre=${argument}`), link(`week=centre/${argument}`, say("poster_week"))),
        figures([counting(sites.length, "sites_word"), counting(sum(sites.map((s) => roomsOf(s).length)), "rooms_word"),
          counting(peopleAt(sites), "sat_word", `calendar=${argument}`), counting(organised, "organised_word"),
          counting(sum(sites.map((s) => sum(escorted(s).map((g) => g.rows.length)))), "moved_word"), counting(heldOf(centre), "held_word")]),
        table({ id: "centre-sites", caption: say("centre_sites"), rows: sites, sort: [4, -1], columns: [
          { text: say("site"), cell: (s) => siteLink(s), value: siteName },
          { text: say("local_time"), cell: (s) => zoneName(zoneOf(s)) },
          { text: say("rooms_head"), numeric: true, cell: (s) => number(roomsOf(s).length), value: (s) => roomsOf(s).length },
          { text: say("seats_head"), numeric: true, cell: (s) => number(seatsOf(s)), value: seatsOf },
          { text: say("sat_head"), numeric: true, cell: (s) => number(peopleAt([s])), value: (s) => peopleAt([s]) },
          { text: say("staff_tight"), cell: (s) => { const row = tightest(staffOf(s)); return row ? [dayLink(dayOf(row.start, zoneOf(s))), `, ${spanAt(row.start, row.to, zoneOf(s))}`, soft(` ${staffText(row)}`)] : "–"; }, value: (s) => { const row = tightest(staffOf(s)); return row ? spare(row) : 99; } },
        ] }),
        receivedTable(sites), escortTable(sites), heldTable(sites)];
    },
  });

  const escortTable = (sites) => {
    const rows = sites.flatMap(escorted);
    return rows.length === 0 ? null : table({ id: "escorts", caption: say("escorts_caption"), rows, sort: [0, 1], columns: [
      { text: say("day"), cell: (g) => dayLink(dayOf(g.start, g.zone)), value: (g) => g.start },
      { text: say("site"), cell: (g) => siteLink(g.site), value: (g) => siteName(g.site) },
      { text: say("first_exam"), cell: (g) => examLink(g.stays) },
      { text: say("escort_from"), cell: (g) => spanAt(g.out, g.start, g.zone), value: (g) => g.out },
      { text: say("second_exam"), cell: (g) => examLink(g.moves) },
      { text: say("sat_at"), cell: (g) => spanAt(g.start, g.end, g.zone), value: (g) => g.start },
      { text: say("people"), cell: (g) => joined(g.rows.map((i) => personLink(DATA.overlaps.person[i]))) },
    ] });
  };
  /** Days of these sites on which one receives another: who comes from where, and how far. */
  const receivedTable = (sites) => {
    const v = DATA.visits, rows = range(v.day.length).filter((i) => sites.includes(v.site[i]) || sites.includes(v.home[i]));
    return rows.length === 0 ? null : table({ id: "received", caption: say("received_caption"), rows, sort: [0, 1], columns: [
      { text: say("day"), cell: (i) => dayLink(v.day[i]), value: (i) => v.day[i] },
      { text: say("received_from"), cell: (i) => siteLink(v.home[i]), value: (i) => siteName(v.home[i]) },
      { text: say("received_at"), cell: (i) => siteLink(v.site[i]), value: (i) => siteName(v.site[i]) },
      { text: say("people"), numeric: true, cell: (i) => number(v.people[i]), value: (i) => v.people[i] },
      { text: say("way"), numeric: true, cell: (i) => (v.minutes[i] === null ? "–" : lasting(v.minutes[i])), value: (i) => v.minutes[i] ?? 0 },
    ] });
  };
  const heldTable = (sites) => {
    const rows = sites.flatMap((s) => sittingsOf("site", s)).filter((s) => holdOf(s) > 0 || gatherOf(s) > 0);
    return rows.length === 0 ? null : table({ id: "held", caption: say("held_caption"), rows, sort: [0, 1], columns: [
      { text: say("day"), cell: (s) => dayLink(dayOf(s.start, s.zone)), value: (s) => s.start },
      { text: say("site"), cell: (s) => siteLink(s.site), value: (s) => siteName(s.site) },
      { text: say("exam"), cell: (s) => examWithTitle(s.exam) },
      { text: say("people"), numeric: true, cell: (s) => number(s.people), value: (s) => s.people },
      { text: say("gathered"), numeric: true, cell: (s) => (gatherOf(s) ? lasting(gatherOf(s)) : "–"), value: gatherOf },
      { text: say("writing"), cell: (s) => spanAt(s.start, s.end, s.zone) },
      { text: say("held_after"), numeric: true, cell: (s) => (holdOf(s) ? lasting(holdOf(s)) : "–"), value: holdOf },
      { text: say("released"), cell: (s) => clockAt(s.release, s.zone), value: (s) => s.release },
    ] });
  };

  view("site", {
    under: "centres",
    title: (argument) => siteName(placeOf("sites", argument)),
    draw: (argument) => {
      const site = placeOf("sites", argument);
      if (site < 0) return null;
      recall({ site });
      const zone = zoneOf(site), mine = sittingsOf("site", site), centre = DATA.sites.centre[site];
      const options = (centre < 0 ? [site] : sitesOf(centre)).map((s) => [`site=${DATA.sites.id[s]}`, siteName(s)]);
      const days = distinct(mine.map((s) => dayOf(s.start, zone))).sort((a, b) => a - b);
      const on = (day) => mine.filter((s) => dayOf(s.start, zone) === day), staff = staffOf(site);
      const worst = (day) => tightest(staff.filter((row) => dayOf(row.start, zone) === day));
      const rooms = (day) => new Set(bandsOf("site", site).filter((b) => dayOf(b.start, zone) === day).map((b) => b.room)).size;
      return [choices(...chooser("site-site", say("site"), options, `site=${argument}`), html("span", {}, centreLink(centre)), link(`week=site/${argument}`, say("poster_week"))),
        figures([counting(roomsOf(site).length, "rooms_word"), counting(seatsOf(site), "seats_word", `seats=${argument}`), counting(peopleAt([site]), "sat_word"), [zoneName(zone), say("clock_word")]]),
        table({ id: "site-days", caption: say("site_days"), rows: days, sort: [0, 1], columns: [
          { text: say("day"), cell: (day) => dayLink(day), value: (day) => day },
          { text: say("exams_head"), numeric: true, cell: (day) => number(distinct(on(day).map((s) => s.exam)).length), value: (day) => on(day).length },
          { text: say("people"), numeric: true, cell: (day) => number(sum(on(day).map((s) => s.people))), value: (day) => sum(on(day).map((s) => s.people)) },
          { text: say("hours"), cell: (day) => spanAt(Math.min(...on(day).map((s) => s.from)), Math.max(...on(day).map((s) => s.to)), zone), value: (day) => Math.min(...on(day).map((s) => s.from)) - day * DAY },
          { text: say("rooms_head"), cell: (day) => link(`rooms=${argument}@${isoDay(day)}`, say("rooms_of", { n: rooms(day), all: roomsOf(site).length })), value: rooms },
          { text: say("staff_peak"), cell: (day) => { const row = worst(day); return row ? [staffText(row), soft(` ${spanAt(row.start, row.to, zone)}`)] : "–"; }, value: (day) => { const row = worst(day); return row ? spare(row) : 99; } },
        ] }),
        receivedTable([site]), escortTable([site]), heldTable([site]),
        preparationTable("site-preparations", rowsOf("preparations", "site", site)), sittingTable("site-sittings", mine, say("site_sittings"), { withDay: true, withSite: false })];
    },
  });
}
