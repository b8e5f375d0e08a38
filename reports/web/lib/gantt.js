// Rooms over a day as bars: writing solid, gathering and holding hatched, check-in and collection pale.
// The figure is for the eye; each has a table beside it that says the same.

/** Bars that overlap in a row get a line each. */
function lines(bars) {
  const ends = [];
  const laid = [...bars].sort((a, b) => a.from - b.from || a.to - b.to).map((bar) => {
    let line = ends.findIndex((end) => end <= bar.from);
    if (line < 0) line = ends.length;
    ends[line] = bar.to;
    return [bar, line];
  });
  return { laid, count: Math.max(1, ends.length) };
}

/** A bar of a band of people: minutes of the local day, what it says, where it leads. */
function barOf(b) {
  const midnight = dayOf(b.start, b.zone) * DAY, at = (minute) => localMinute(minute, b.zone) - midnight;
  const kind = KINDS[b.kind], id = DATA.exams.id[b.exam];
  return {
    from: at(b.from), to: at(b.to), admission: at(b.admission), start: at(b.start), end: at(b.end), kind, people: b.people,
    label: b.label ?? id, hash: `exam=${encodeURIComponent(id)}`,
    tip: [`${id}${titleOf(b.exam) ? ` · ${titleOf(b.exam)}` : ""}`,
      [b.room >= 0 ? DATA.rooms.id[b.room] : "", say(`kind-${kind}`), people(b.people)].filter(Boolean).join(" · "),
      named(say("writing"), spanAt(b.start, b.end, b.zone)),
      named(say("held"), spanAt(b.from, b.to, b.zone))].join("\n"),
  };
}

/** Bands of one figure with what their bars say: the unit, or the whole exam where two of a unit are there. */
function labelled(bands) {
  const exams = distinct(bands.map((b) => b.exam)), units = exams.map(unitOf);
  const once = (exam) => unitOf(exam) >= 0 && units.filter((unit) => unit === unitOf(exam)).length === 1;
  return bands.map((b) => ({ ...b, label: once(b.exam) ? DATA.units.id[unitOf(b.exam)] : DATA.exams.id[b.exam] }));
}

function drawBar(bar, line, scale) {
  const place = (since, until, attributes = {}, ...inside) => html("span", {
    ...attributes, style: `left:${(100 * (since - bar.from)) / (bar.to - bar.from)}%;width:${(100 * (until - since)) / (bar.to - bar.from)}%` }, ...inside);
  const slot = html("a", { class: `bar k-${bar.kind}`, href: `#${bar.hash}`, tabindex: "-1",
    style: `left:${scale(bar.from)}%;width:${scale(bar.to) - scale(bar.from)}%;top:${line * 24 + 3}px` },
  bar.admission < bar.start ? place(bar.admission, bar.start, { class: "gathered" }) : null,
  place(bar.start, bar.end, { class: "core" }, html("span", { class: "what" }, bar.label), bar.people === null ? null : html("span", { class: "many" }, number(bar.people))));
  tipOn(slot, bar.tip);
  return slot;
}

/** Width that bars have on the screen: beside the names, under them where the screen is narrow. */
const trackWidth = () => (innerWidth <= 760 ? innerWidth - 56 : Math.min(innerWidth, 1720) - 560);

/** rows: {name: node, size: text, bars}. `label` says what the figure shows. */
function gantt(rows, label) {
  const bars = rows.flatMap((row) => row.bars);
  if (!bars.length) return note(say("nothing"));
  const from = Math.floor(Math.min(...bars.map((b) => b.from)) / 60) * 60;
  const to = Math.ceil(Math.max(...bars.map((b) => b.to)) / 60) * 60;
  const scale = (minute) => (100 * (minute - from)) / (to - from);
  const ticks = range((to - from) / 60 + 1).map((i) => from + i * 60);
  const grid = ticks.map((m) => html("i", { style: `left:${scale(m)}%` }));
  const lane = (row) => {
    const { laid, count } = lines(row.bars);
    return html("div", { class: "lane" },
      html("div", { class: "who" }, html("span", { class: "name" }, row.name), html("span", { class: "size" }, row.size)),
      html("div", { class: "track", "aria-hidden": "true", style: `height:${count * 24 + 6}px` }, ...grid.map((g) => g.cloneNode()), ...laid.map(([bar, line]) => drawBar(bar, line, scale))));
  };
  const every = [1, 2, 3, 4, 6].find((n) => (n * trackWidth()) / ticks.length >= 44) ?? 12;
  return html("div", { class: "gantt", role: "group", "aria-label": label },
    html("div", { class: "lane axis", "aria-hidden": "true" }, html("div", { class: "who" }),
      html("div", { class: "track" }, ...ticks.map((m, i) => html("span", { class: i % every ? "between" : null, style: `left:${scale(m)}%` }, hourTick(m))))),
    ...rows.map(lane));
}

/** What the fills of the bars mean. */
const ganttLegend = (kinds) => html("ul", { class: "legend" },
  ...kinds.map((kind) => html("li", {}, html("span", { class: `swatch bar k-${KINDS[kind]}` }, html("span", { class: "core" })), say(`kind-${KINDS[kind]}`))),
  html("li", {}, html("span", { class: "swatch bar k-ordinary" }), say("held")));

/** The same bands as a table. */
const bandTable = (id, bands, caption, columns = []) => table({
  id, caption, rows: bands, sort: [columns.length, 1], columns: [
    ...columns,
    { text: say("starts"), cell: (b) => clockAt(b.start, b.zone), value: (b) => b.start },
    { text: say("exam"), cell: (b) => examWithTitle(b.exam), value: (b) => DATA.exams.id[b.exam] },
    { text: say("kind"), cell: (b) => say(`kind-${KINDS[b.kind]}`) },
    { text: say("people"), numeric: true, cell: (b) => number(b.people), value: (b) => b.people },
    { text: say("writing"), cell: (b) => spanAt(b.start, b.end, b.zone), value: (b) => b.end },
    { text: say("held"), cell: (b) => spanAt(b.from, b.to, b.zone), value: (b) => b.from },
  ],
});
const columnOf = {
  room: () => ({ text: say("room"), cell: (b) => roomLink(b.room), value: (b) => DATA.rooms.id[b.room] ?? "" }),
  day: () => ({ text: say("day"), cell: (b) => dayLink(dayOf(b.start, b.zone)), value: (b) => b.start }),
  site: () => ({ text: say("site"), cell: (b) => siteLink(b.site), value: (b) => siteName(b.site) }),
};
