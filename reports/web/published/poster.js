// The exams of one day at one place, as a sheet to post: hours, units, sites, and nothing of anybody.
view("poster", {
  under: "week",
  title: (argument) => { const asked = placeAndDay(argument); return asked && nameOfPlace(asked.place); },
  draw: (argument) => {
    const asked = published().length ? placeAndDay(argument) : null;
    if (!asked) return null;
    const { place, sittings, days, day } = asked, rows = sittings.filter((s) => s.day === day);
    const options = days.map((d) => [`poster=${addressOfPlace(place)}@${isoDay(d)}`, dayText(d)]), now = `poster=${addressOfPlace(place)}@${isoDay(day)}`;
    const order = (s) => [localStart(s), s.end ?? 0, DATA.units.id[s.unit]], all = place.site < 0 ? sitesWithExams(place.centre) : [place.site], several = all.length > 1;
    const byOrder = (a, b) => { const [x, y] = [order(a), order(b)]; return x[0] - y[0] || x[1] - y[1] || x[2].localeCompare(y[2]); };
    const groups = new Map();
    for (const s of rows.sort(byOrder)) {
      const key = [hours(s), s.unit, remark(s)].join("/");
      (groups.get(key) ?? groups.set(key, { ...s, sites: [] }).get(key)).sites.push(s.site);
    }
    const lines = [...groups.values()], remarks = lines.some(remark), sheet = html("button", { type: "button", class: "sheet-print" }, say("poster_print"));
    sheet.addEventListener("click", () => print());
    const first = (i) => i === 0 || hours(lines[i - 1]) !== hours(lines[i]);
    return [choices(...placeChooser("poster", place, day), ...chooser("poster-day", say("day"), options, now), ...neighbours(options, now),
      link(`week=${addressOfPlace(place)}@${isoDay(day)}`, say("poster_week")), sheet),
    html("div", { class: "poster", id: "poster" },
      html("p", { class: "draft-mark" }, say("poster_draft")),
      html("p", { class: "poster-day" }, dayText(day, "long")),
      html("p", { class: "note" }, clocksOf(sittings)),
      rows.length ? html("div", { class: "wide", tabindex: "0", role: "group", "aria-label": dayText(day, "long") }, html("table", {}, html("caption", { class: "hidden" }, say("timetable_of", { what: nameOfPlace(place) })),
        html("thead", {}, html("tr", {}, ...["hours_of", "unit_head", "unit_title", ...(several ? ["site"] : []), ...(remarks ? ["remark"] : [])].map((head) => html("th", { scope: "col" }, say(head))))),
        html("tbody", {}, ...lines.map((s, i) => html("tr", { class: first(i) ? "first" : null }, html("th", { scope: "row" }, first(i) ? hours(s) : html("span", { class: "hidden" }, hours(s))),
          html("td", {}, unitLink(s.unit)), html("td", {}, DATA.units.title[s.unit]),
          several ? html("td", {}, s.sites.length < all.length ? distinct(s.sites).map(siteName).join(", ") : say("all_sites")) : "", remarks ? html("td", {}, remark(s)) : ""))))) : note(say("nothing_day")))];
  },
});
