// Seat use: the fullest instant of each site by day, and of one site by hour. People held count as seated.
{
  const STEP = 5, LEVELS = [0.25, 0.5, 0.75, 0.95];
  const capacity = (site) => sum(rowsOf("rooms", "site", site).map((room) => DATA.rooms.seats[room]));
  const peaks = new Map();

  /** Peak people of a site by day and hour of day, to within five minutes. */
  const peaksOf = (site) => {
    if (peaks.has(site)) return peaks.get(site);
    const days = new Map();
    for (const b of bandsOf("site", site)) {
      const day = dayOf(b.start, b.zone), midnight = day * DAY;
      const slots = days.get(day) ?? days.set(day, new Int32Array(DAY / STEP)).get(day);
      const from = Math.max(0, Math.floor((localMinute(b.from, b.zone) - midnight) / STEP));
      const to = Math.min(slots.length, Math.ceil((localMinute(b.to, b.zone) - midnight) / STEP));
      for (let slot = from; slot < to; slot++) slots[slot] += b.people;
    }
    peaks.set(site, days);
    return days;
  };
  const most = (slots, from = 0, to = DAY) => (slots ? Math.max(0, ...slots.subarray(from / STEP, to / STEP)) : 0);
  const cell = (n, seats) => {
    if (!n) return html("td", { class: "heat h0" });
    const share = seats ? n / seats : 1, level = share >= LEVELS[3] ? "full" : `h${1 + LEVELS.findIndex((below) => share < below)}`;
    return html("td", { class: `heat ${level}` }, html("b", {}, percent(share)), html("span", {}, number(n)));
  };
  const shell = (id, caption, heads, rows) => html("div", { class: "wide", tabindex: "0", role: "group", "aria-label": caption },
    html("table", { class: "calendar tight", id }, html("caption", {}, caption),
      html("thead", {}, html("tr", {}, ...heads.map((head, i) => html("th", { scope: "col", class: i ? "c" : null }, head)))),
      html("tbody", {}, ...rows.map(([name, ...cells]) => html("tr", {}, html("th", { scope: "row" }, ...[name].flat()), ...cells)))));

  const network = (sites) => distinct(examDays().map((d) => d.session)).map((session) => {
    const days = examDays().filter((d) => d.session === session).map((d) => d.day);
    return shell(`seats-${session}`, say("seats_caption", { n: session }), [say("site"), ...days.map((day) => dayText(day).replaceAll("\u00a0", " "))],
      sites.map((site) => [[link(`seats=${DATA.sites.id[site]}`, siteName(site)), " ", soft(counted("seats", capacity(site)))], ...days.map((day) => cell(most(peaksOf(site).get(day)), capacity(site)))]));
  });

  const oneSite = (site) => {
    const all = peaksOf(site), days = [...all.keys()].sort((a, b) => a - b), seats = capacity(site);
    const used = range(24).filter((h) => days.some((day) => most(all.get(day), h * 60, h * 60 + 60)));
    const hours = range(Math.max(...used) - Math.min(...used) + 1).map((i) => Math.min(...used) + i);
    return shell("seats-site", say("seats_site", { site: siteName(site) }), [say("day"), ...hours.map((h) => hourTick(h * 60))],
      days.map((day) => [link(`rooms=${DATA.sites.id[site]}@${isoDay(day)}`, dayText(day)), ...hours.map((h) => cell(most(all.get(day), h * 60, h * 60 + 60), seats))]));
  };

  view("seats", {
    draw: (argument) => {
      const sites = [...rowsBy("bands", "site").keys()].sort((a, b) => a - b);
      if (!sites.length) return [note(say("no_rooms"))];
      const site = argument && argument !== ALL ? placeOf("sites", argument) : argument ? -1 : recalledOf("site", sites, -1);
      if (argument && argument !== ALL && site < 0) return null;
      if (site >= 0) recall({ site });
      const options = [[`seats=${ALL}`, say("all_sites")], ...sites.map((s) => [`seats=${DATA.sites.id[s]}`, siteName(s)])];
      const legend = html("ul", { class: "legend" }, ...[...LEVELS.map((below, i) => [`h${i + 1}`, `< ${percent(below)}`]), ["full", `≥ ${percent(LEVELS[3])}`]].map(([level, text]) =>
        html("li", {}, html("span", { class: `swatch heat ${level}` }), text)));
      return [choices(...chooser("seats-site-choice", say("site"), options, `seats=${site < 0 ? ALL : DATA.sites.id[site]}`)), legend,
        ...(site < 0 ? network(sites) : sites.includes(site) ? [oneSite(site)] : [note(say("nothing"))])];
    },
  });
}
