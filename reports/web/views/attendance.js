// Who is expected in session 2: rooms that open and rooms in reserve, and how likely those that open do not do.
{
  const A = () => DATA.attendance;
  const decimal = (n) => n.toLocaleString(LOCALES[language()], { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const count = (columns, name, head) => ({ text: head, numeric: true, cell: (i) => number(columns[name][i]), value: (i) => columns[name][i] });
  const risk = (columns) => ({ text: say("att_overflow"), numeric: true, cell: (i) => percent(columns.overflow[i]), value: (i) => columns.overflow[i] });
  const siteColumn = (columns) => ({ text: say("site"), cell: (i) => siteLink(columns.site[i]), value: (i) => siteName(columns.site[i]) });
  const startColumn = (columns) => {
    const zone = (i) => zoneOf(columns.site[i]);
    return { text: say("starts"), cell: (i) => `${dayText(dayOf(columns.start[i], zone(i)))} ${clockAt(columns.start[i], zone(i))}`, value: (i) => columns.start[i] };
  };

  const sites = (c) => table({ id: "attendance-sites", caption: say("att_sites"), rows: range(c.site.length), columns: [
    siteColumn(c),
    { text: say("session_head"), numeric: true, cell: (i) => String(c.session[i]), value: (i) => c.session[i] },
    count(c, "candidates", say("att_candidates")),
    { text: say("att_expected"), numeric: true, cell: (i) => decimal(c.expected[i]), value: (i) => c.expected[i] },
    count(c, "rooms", say("att_rooms")), count(c, "opened", say("att_opened")), count(c, "spare", say("att_spare")), risk(c),
    { text: say("att_shortage"), numeric: true, cell: (i) => decimal(c.shortage[i]), value: (i) => c.shortage[i] },
    count(c, "idle", say("att_idle")),
  ] });
  const starts = (c) => table({ id: "attendance-starts", caption: say("att_starts"), rows: range(c.site.length), columns: [
    startColumn(c), siteColumn(c), count(c, "candidates", say("att_candidates")),
    { text: say("att_range"), numeric: true, cell: (i) => [c.low, c.median, c.high].map((one) => number(one[i])).join("\u00a0–\u00a0"), value: (i) => c.median[i] },
    count(c, "rooms", say("att_rooms")), count(c, "opened", say("att_opened")), count(c, "spare", say("att_spare")), risk(c), count(c, "idle", say("att_idle")),
  ] });
  const features = (c) => table({ id: "attendance-features", caption: say("att_features"), rows: range(c.site.length), columns: [
    siteColumn(c), { text: say("att_feature"), cell: (i) => c.feature[i] }, startColumn(c),
    count(c, "candidates", say("att_candidates")), count(c, "high", say("att_high")), count(c, "seats", say("att_seats")), count(c, "opened_seats", say("att_opened_seats")), risk(c),
  ] });

  view("attendance", {
    draw: () => {
      if (!A().draws) return [note(say("nothing"))];
      return [html("p", { class: "note" }, say("att_note", { draws: number(A().draws) })), sites(A().sites),
        ...(A().features.site.length ? [features(A().features)] : []), ...(A().starts.site.length ? [starts(A().starts)] : [])];
    },
  });
}
