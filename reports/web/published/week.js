// A week of a centre or a site, to be read on a screen and posted: days beside each other, units under their hours.
{
  const MONDAY = 4; // day 4 after 1 January 1970, a Thursday, is a Monday
  const weekOf = (day) => Math.floor((day - MONDAY) / 7) * 7 + MONDAY;
  const weekText = (days) => say("week_from_to", { first: dayText(days[0], "short"), last: dayText(days.at(-1), "short") });

  /** Monday to Saturday, and Sunday where somebody sits. */
  const daysOfWeek = (monday, used) => range(7).map((i) => monday + i).filter((day) => day < monday + 6 || used.includes(day));

  /** The units of one span of hours: each once, with its sites where not all sites of the place have it. */
  const units = (rows, all) => {
    const found = new Map();
    for (const s of rows) {
      const key = [s.unit, s.session, remark(s)].join();
      (found.get(key) ?? found.set(key, { ...s, sites: [] }).get(key)).sites.push(s.site);
    }
    const listed = [...found.values()].sort((a, b) => DATA.units.id[a.unit].localeCompare(DATA.units.id[b.unit]));
    return html("ul", { class: "units" }, ...listed.map((s) => {
      const more = [s.sites.length < all.length ? distinct(s.sites).map(siteName).join(", ") : "", remark(s)].filter(Boolean).join(" · ");
      return html("li", {}, unitLink(s.unit), " ", DATA.units.title[s.unit], more ? html("span", { class: "of" }, more) : "");
    }));
  };

  /** What begins at the same time, by its hours. */
  const blocks = (rows, all) => distinct([...rows].sort((a, b) => (a.end ?? 0) - (b.end ?? 0)).map(hours)).map((span) =>
    html("div", { class: "block" }, html("p", { class: "span" }, span), units(rows.filter((s) => hours(s) === span), all)));
  const onTheClock = (s) => localStart(s) - s.day * DAY;
  const starts = (rows) => distinct(rows.map(onTheClock)).sort((a, b) => a - b);

  const dayHead = (day, place) => link(`poster=${addressOfPlace(place)}@${isoDay(day)}`, dayText(day));
  const grid = (days, rows, all, place, caption) => html("div", { class: "wide", tabindex: "0", role: "group", "aria-label": caption },
    html("table", { class: "week", id: "week-grid" }, html("caption", {}, caption),
      html("thead", {}, html("tr", {}, html("th", { scope: "col" }, html("span", { class: "hidden" }, say("starts"))),
        ...days.map((day) => html("th", { scope: "col" }, rows.some((s) => s.day === day) ? dayHead(day, place) : dayText(day))))),
      html("tbody", {}, ...starts(rows).map((start) => html("tr", {}, html("th", { scope: "row" }, clock(start)),
        ...days.map((day) => html("td", {}, ...blocks(rows.filter((s) => s.day === day && onTheClock(s) === start), all))))))));

  /** On a telephone the days stand under each other. */
  const list = (days, rows, all, place) => html("div", { id: "week-grid" }, ...days.flatMap((day) => {
    const mine = rows.filter((s) => s.day === day);
    return mine.length ? [html("h3", {}, dayHead(day, place)), ...starts(mine).flatMap((start) => blocks(mine.filter((s) => onTheClock(s) === start), all))] : [];
  }));

  view("week", {
    draw: (argument) => {
      if (!published().length) return [note(say("nothing"))];
      const asked = placeAndDay(argument);
      if (!asked) return null;
      const { place, sittings, days: used, day } = asked, monday = weekOf(day), days = daysOfWeek(monday, used);
      const weeks = distinct(used.map(weekOf)), now = `week=${addressOfPlace(place)}@${isoDay(used.find((d) => weekOf(d) === monday) ?? day)}`;
      const options = weeks.map((m) => [`week=${addressOfPlace(place)}@${isoDay(used.find((d) => weekOf(d) === m))}`, weekText(daysOfWeek(m, used))]);
      const rows = sittings.filter((s) => weekOf(s.day) === monday), all = place.site < 0 ? sitesWithExams(place.centre) : [place.site];
      const caption = say("week_of", { what: nameOfPlace(place), week: weekText(days) });
      return [choices(...placeChooser("week", place, day), ...chooser("week-week", say("view-week"), options, now), ...neighbours(options, now)),
        html("p", { class: "note" }, clocksOf(sittings), html("span", { class: "screen-only" }, ` ${say("week_poster")}`)),
        rows.length ? (innerWidth <= 760 && !onPaper ? list : grid)(days, rows, all, place, caption) : note(say("nothing_day"))];
    },
  });
}
