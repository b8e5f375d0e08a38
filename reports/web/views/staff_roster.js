// Staff by name: who is where at a site on a day, what one person has to do, how even the loads are.
{
  const split = (argument) => { const [site, day] = argument.split("@"); return { site: placeOf("sites", site), day: day ? dayFromIso(day) : null }; };

  const minutesOf = (list) => sum(list.map((d) => d.to - d.start));

  const barOfDuty = (d, label) => {
    const midnight = dayOfDuty(d) * DAY, at = (minute) => localMinute(minute, d.zone) - midnight, room = DATA.rooms.id[d.room] ?? "";
    return { from: at(d.start), to: at(d.to), admission: at(d.start), start: at(d.start), end: at(d.to), kind: d.kind, people: null,
      label: label(d, room), hash: `staff=${encodeURIComponent(DATA.crew.id[d.person])}`,
      tip: [`${DATA.crew.id[d.person]}${room ? ` · ${room}` : ""}`, say(`duty-${d.kind}`), spanAt(d.start, d.to, d.zone)].join("\n") };
  };
  const inRoom = (d, room) => room || say(`duty-${d.kind}`);
  const legend = (list) => html("ul", { class: "legend" }, ...DUTIES.filter((kind) => list.some((d) => d.kind === kind)).map((kind) =>
    html("li", {}, html("span", { class: `swatch bar k-${kind}` }, html("span", { class: "core" })), say(`duty-${kind}`))));

  const everybody = () => range(DATA.crew.id.length);

  view("roster", {
    draw: (argument) => {
      const sites = [...rowsBy("duties", "site").keys()].filter((s) => s >= 0).sort((a, b) => a - b);
      if (!sites.length) return [note(say("nobody_named"))];
      const first = sites.reduce((best, s) => (rowsOf("duties", "site", s).length > rowsOf("duties", "site", best).length ? s : best));
      const everywhere = [`roster=${ALL}`, say("all_sites")], bySite = sites.map((s) => [`roster=${DATA.sites.id[s]}`, siteName(s)]);
      if (argument === ALL) return [choices(...chooser("roster-site", say("site"), [everywhere, ...bySite], `roster=${ALL}`)), evenness(everybody()), totalsTable("crew-all", say("crew_all"), everybody(), { withSite: true }), note(say("totals_note"))];
      const asked = argument ? split(argument) : { site: recalledOf("site", sites, first), day: null }, site = asked.site;
      if (site < 0) return null;
      const all = dutiesOf("site", site), days = distinct(all.map(dayOfDuty)).sort((a, b) => a - b), id = DATA.sites.id[site];
      const picker = chooser("roster-site", say("site"), [everywhere, ...bySite], `roster=${id}`);
      if (!days.length) return [choices(...picker), note(say("nobody_named"))];
      const day = asked.day ?? recalledOf("day", days, days[0]), now = `roster=${id}@${isoDay(day)}`, options = days.map((d) => [`roster=${id}@${isoDay(d)}`, dayText(d)]);
      recall({ site, day });
      const mine = all.filter((d) => dayOfDuty(d) === day), crew = distinct(mine.map((d) => d.person));
      crew.sort((a, b) => DATA.crew.id[a].localeCompare(DATA.crew.id[b], language(), { numeric: true }));
      const rows = crew.map((p) => { const own = mine.filter((d) => d.person === p); return { name: crewLink(p), size: lasting(minutesOf(own)), bars: own.map((d) => barOfDuty(d, inRoom)) }; });
      return [choices(...picker, ...chooser("roster-day", say("day"), options, now), ...neighbours(options, now)),
        html("p", { class: "count", "aria-live": "polite" }, counted("roster_count", crew.length, { all: number(rowsOf("crew", "site", site).length), clock: zoneName(zoneOf(site)) })),
        legend(mine), gantt(rows, say("roster_label", { what: siteName(site), day: dayText(day, "long") })),
        dutyTable("roster-table", say("roster_caption"), mine, [{ text: say("starts"), cell: (d) => clockAt(d.start, d.zone), value: (d) => d.start }, dutyWhoColumn()]),
        heading(say("crew_loads", { site: siteName(site) })), evenness(rowsOf("crew", "site", site)), totalsTable("crew-loads", say("crew_totals"), rowsOf("crew", "site", site)), note(say("totals_note"))];
    },
  });

  view("staff", {
    under: "roster",
    title: (argument) => argument,
    draw: (argument) => {
      const person = placeOf("crew", argument);
      if (person < 0) return null;
      const totals = totalsOf(person), mine = dutiesOf("person", person), days = distinct(mine.map(dayOfDuty)).sort((a, b) => a - b), site = DATA.crew.site[person];
      const rows = days.map((day) => { const own = mine.filter((d) => dayOfDuty(d) === day); return { name: dayLink(day), size: lasting(minutesOf(own)), bars: own.map((d) => barOfDuty(d, inRoom)) }; });
      const others = (site < 0 ? [person] : rowsOf("crew", "site", site)).map((p) => [`staff=${encodeURIComponent(DATA.crew.id[p])}`, DATA.crew.id[p]]).sort((a, b) => a[1].localeCompare(b[1], language(), { numeric: true }));
      const now = `staff=${encodeURIComponent(argument)}`;
      return [choices(...chooser("staff-person", say("crew_head"), others, now), ...neighbours(others, now), html("span", {}, siteLink(site))),
        figures([[lasting(DATA.crew.minutes[person]), say("load_head")], [number(mine.length), say("duties_head")], counting(days.length, "duty_days"),
          [number(totals.evenings), say("evenings_head")], [number(totals.saturdays), say("saturdays_head")], ...(days.length ? [[lasting(totals.longest), say("longest_day")]] : []), ...(totals.rest === null ? [] : [[lasting(totals.rest), say("shortest_rest")]])]),
        mine.length ? legend(mine) : null,
        rows.length ? gantt(rows, say("roster_label", { what: argument, day: "" })) : note(say("no_duty")),
        mine.length ? dutyTable("own-duties", say("own_duties"), mine, [dutyDayColumn(), dutySiteColumn()]) : null];
    },
  });
}
