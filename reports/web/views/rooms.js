// The rooms of a site on a day, and one room over all its days.
{
  const split = (argument) => { const [site, day] = argument.split("@"); return { site: placeOf("sites", site), day: day ? dayFromIso(day) : null }; };
  const daysOf = (bands) => distinct(bands.map((b) => dayOf(b.start, b.zone))).sort((a, b) => a - b);
  const load = (bands) => sum(bands.map((b) => b.people));

  /** The busiest site and its busiest day are where a reader looks first. */
  const busiest = (list, weight) => list.reduce((best, x) => (best === null || weight(x) > weight(best) ? x : best), null);
  const firstSite = () => busiest([...rowsBy("bands", "site").keys()], (site) => load(bandsOf("site", site)));

  const count = (bands, used, of, clockZone) => html("p", { class: "count", "aria-live": "polite" }, counted("rooms_used", used, {
    all: of, candidates: people(load(bands)), exams: counted("exams", distinct(bands.map((b) => b.exam)).length), clock: zoneName(clockZone) }));

  view("rooms", {
    draw: (argument) => {
      if (!DATA.bands.start.length) return [note(say("no_rooms"))];
      const withRooms = [...rowsBy("bands", "site").keys()].sort((a, b) => a - b);
      const asked = argument ? split(argument) : { site: recalledOf("site", withRooms, firstSite()), day: null };
      if (asked.site < 0) return null;
      const site = asked.site, id = DATA.sites.id[site], zone = zoneOf(site), all = bandsOf("site", site), days = daysOf(all);
      const sites = chooser("rooms-site", say("site"), withRooms.map((s) => [`rooms=${DATA.sites.id[s]}`, siteName(s)]), `rooms=${id}`);
      if (!days.length) return [choices(...sites), note(say("nothing"))];
      const day = asked.day ?? recalledOf("day", days, null) ?? busiest(days, (d) => load(all.filter((b) => dayOf(b.start, zone) === d)));
      recall({ site, day });
      const options = days.map((d) => [`rooms=${id}@${isoDay(d)}`, dayText(d)]), now = `rooms=${id}@${isoDay(day)}`;
      const bands = labelled(all.filter((b) => dayOf(b.start, zone) === day)), used = distinct(bands.map((b) => b.room));
      used.sort((a, b) => DATA.rooms.seats[b] - DATA.rooms.seats[a] || DATA.rooms.id[a].localeCompare(DATA.rooms.id[b]));
      const short = shortNames(used.map((room) => DATA.rooms.id[room]));
      const rows = used.map((room) => ({ name: roomLink(room, short.get(DATA.rooms.id[room])), size: counted("seats", DATA.rooms.seats[room] ?? 0), bars: bands.filter((b) => b.room === room).map(barOf) }));
      return [choices(...sites, ...chooser("rooms-day", say("day"), options, now), ...neighbours(options, now)),
        count(bands, used.length, rowsOf("rooms", "site", site).length, zone),
        ganttLegend(distinct(bands.map((b) => b.kind)).sort()),
        gantt(rows, say("gantt_label", { what: siteName(site), day: dayText(day, "long") })),
        html("details", {}, html("summary", {}, say("as_table")), bandTable("rooms-table", bands, say("rooms_caption"), [columnOf.room()]))];
    },
  });

  view("room", {
    under: "rooms",
    title: (argument) => argument,
    draw: (argument) => {
      const room = placeOf("rooms", argument);
      if (room < 0) return null;
      const site = DATA.rooms.site?.[room] ?? -1, seats = DATA.rooms.seats?.[room] ?? 0, bands = labelled(bandsOf("room", room)), days = daysOf(bands);
      const others = rowsOf("rooms", "site", site).map((r) => [`room=${encodeURIComponent(DATA.rooms.id[r])}`, DATA.rooms.id[r]]);
      const now = `room=${encodeURIComponent(argument)}`, peak = (list) => peakOf(list);
      const rows = days.map((day) => {
        const mine = bands.filter((b) => dayOf(b.start, b.zone) === day);
        return { name: dayLink(day), size: seats ? percent(peak(mine) / seats) : "", bars: mine.map(barOf) };
      });
      return [choices(...chooser("room-room", say("room"), others, now), ...neighbours(others, now), html("span", {}, siteLink(site))),
        figures([counting(seats, "seats_word"), counting(days.length, "days_word"), counting(load(bands), "sat_word"),
          [seats ? percent(peak(bands) / seats) : "–", say("peak_word"), site < 0 ? null : `seats=${DATA.sites.id[site]}`]]),
        bands.length ? ganttLegend(distinct(bands.map((b) => b.kind)).sort()) : null,
        gantt(rows, say("gantt_label", { what: argument, day: "" })),
        bands.length ? bandTable("room-table", bands, say("room_caption"), [columnOf.day()]) : null,
        seatingTable("room-seating", room), preparationTable("room-preparations", rowsOf("preparations", "room", room))];
    },
  });
}

/** The most people at one instant among bands. */
function peakOf(bands) {
  const moves = bands.flatMap((b) => [[b.from, b.people], [b.to, -b.people]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let now = 0, most = 0;
  for (const [, change] of moves) most = Math.max(most, (now += change));
  return most;
}
