// The views of the published timetable: by centre and site, by day, by unit.
{
  const sitesOf = (centre) => range(DATA.sites.id.length).filter((site) => DATA.sites.centre[site] === centre);

  const DAY_AND_HOURS = { head: "day", cell: (s) => [dayLink(s.day), " ", html("span", { class: "hours" }, hours(s))], value: localStart };
  const HOURS = { head: "hours_of", cell: (s) => html("span", { class: "hours" }, hours(s)), value: localStart };
  const UNIT = { head: "unit_head", cell: (s) => [unitLink(s.unit), " ", soft(DATA.units.title[s.unit])], value: (s) => DATA.units.id[s.unit] };
  const SITE = { head: "site", cell: (s) => siteLink(s.site), value: (s) => siteName(s.site) };
  const SITE_OF_CENTRE = { ...SITE, cell: (s) => [siteLink(s.site), " ", html("span", { class: "of" }, centreLink(s.centre))] };
  const SESSION = { head: "session_head", cell: (s) => number(s.session), value: (s) => s.session, numeric: true };
  const REMARK = { head: "remark", cell: remark };

  /** A table of sittings; remarks only where there are any. */
  const listing = (id, caption, rows, columns) => table({
    id, caption, rows, search: rows.length > 1, sort: [0, 1],
    columns: [...columns, ...(rows.some(remark) ? [REMARK] : [])].map((column) => ({ text: say(column.head), ...column })),
  });

  view("centres", { draw: () => [table({
    id: "centres-table", caption: say("centres_caption"), rows: range(DATA.centres.id.length), sort: [0, 1], columns: [
      { text: say("centre"), cell: centreLink, value: (c) => DATA.centres.name[c] },
      { text: say("sites_head"), cell: (c) => joined(sitesOf(c).map(siteLink)) },
    ] })] });

  view("centre", {
    under: "centres",
    title: (argument) => DATA.centres.name[placeOf("centres", argument)],
    draw: (argument) => {
      const centre = placeOf("centres", argument);
      if (centre < 0) return null;
      const rows = published().filter((s) => s.centre === centre), options = DATA.centres.id.map((id, i) => [`centre=${encodeURIComponent(id)}`, DATA.centres.name[i]]);
      const several = sitesOf(centre).length > 1;
      recall({ centre });
      return [choices(...chooser("centre-centre", say("centre"), options, `centre=${encodeURIComponent(argument)}`), link(`week=centre/${argument}`, say("poster_week")),
        ...(several ? [html("span", {}, soft(say("sites_head"), " "), ...joined(sitesOf(centre).map(siteLink)))] : [])), note(clocksOf(rows)),
      listing("centre-sittings", say("timetable_of", { what: DATA.centres.name[centre] }), rows, [DAY_AND_HOURS, UNIT, ...(several ? [SITE] : [])])];
    },
  });

  view("site", {
    under: "centres",
    title: (argument) => siteName(placeOf("sites", argument)),
    draw: (argument) => {
      const site = placeOf("sites", argument);
      if (site < 0) return null;
      recall({ site });
      const rows = published().filter((s) => s.site === site);
      const options = sitesOf(DATA.sites.centre[site]).map((s) => [`site=${encodeURIComponent(DATA.sites.id[s])}`, siteName(s)]);
      return [choices(...chooser("site-site", say("site"), options, `site=${encodeURIComponent(argument)}`), html("span", {}, centreLink(DATA.sites.centre[site])), link(`week=site/${argument}`, say("poster_week"))), note(clocksOf(rows)),
        listing("site-sittings", say("timetable_of", { what: siteName(site) }), rows, [DAY_AND_HOURS, UNIT])];
    },
  });

  const daysWithExams = () => distinct(published().map((s) => s.day)).sort((a, b) => a - b);
  view("days", { draw: () => [table({
    id: "days-table", caption: say("days_caption"), rows: daysWithExams(), sort: [0, 1], search: false, columns: [
      { text: say("day"), cell: (day) => link(`day=${isoDay(day)}`, dayText(day, "long")), value: (day) => day },
      { text: say("exams_head"), numeric: true, cell: (day) => number(distinct(published().filter((s) => s.day === day).map((s) => s.exam)).length) },
      { text: say("sites_head"), numeric: true, cell: (day) => number(distinct(published().filter((s) => s.day === day).map((s) => s.site)).length) },
    ] })] });

  view("day", {
    under: "days",
    title: (argument) => dayText(dayFromIso(argument), "long"),
    draw: (argument) => {
      const day = dayFromIso(argument), options = daysWithExams().map((d) => [`day=${isoDay(d)}`, dayText(d)]);
      if (Number.isNaN(day)) return null;
      recall({ day });
      const rows = published().filter((s) => s.day === day);
      return [choices(...chooser("day-day", say("day"), options, `day=${argument}`), ...neighbours(options, `day=${argument}`)),
        note(say("each_local_time")), rows.length ? listing("day-sittings", dayText(day, "long"), rows, [HOURS, UNIT, SITE_OF_CENTRE]) : note(say("nothing_day"))];
    },
  });

  view("units", { draw: () => {
    const centresOf = new Map();
    for (const s of published()) (centresOf.get(s.unit) ?? centresOf.set(s.unit, new Set()).get(s.unit)).add(s.centre);
    return [table({ id: "units-table", caption: say("units_caption"), rows: [...centresOf.keys()], search: true, sort: [0, 1], columns: [
      { text: say("unit_head"), cell: unitLink, value: (unit) => DATA.units.id[unit] },
      { text: say("unit_title"), cell: (unit) => DATA.units.title[unit] },
      { text: say("centres_head"), numeric: true, cell: (unit) => number(centresOf.get(unit).size), value: (unit) => centresOf.get(unit).size },
    ] })];
  } });

  view("unit", {
    under: "units",
    title: (argument) => `${argument} · ${DATA.units.title[placeOf("units", argument)]}`,
    draw: (argument) => {
      const unit = placeOf("units", argument);
      if (unit < 0) return null;
      return [note(say("each_local_time")), listing("unit-sittings", say("timetable_of", { what: argument }), published().filter((s) => s.unit === unit), [DAY_AND_HOURS, SITE_OF_CENTRE, SESSION])];
    },
  });
}
