// One exam over its zones: a band for each group on the UTC axis of its paper, the local clock under each.
{
  const GUTTER = 210, MARGIN = 26, ROW = 70, HEAD = 52, FAR = 14 * 60;
  const COLORS = { gather: "#c9a227", writing: "#3f73ab", late: "#16345f", hold: "#b84a3a" };
  const INK = "#1b1f2a";

  /** Groups of an exam at published times: one for each zone, paper and own length. */
  const groupsOf = (exam) => {
    const groups = new Map();
    for (const s of sittingsOf("exam", exam)) {
      if (s.kind === MOVED) continue;
      const key = [s.paper, s.start, s.zone, s.end].join();
      const group = groups.get(key) ?? groups.set(key, { ...s, people: 0, extra: 0, offset: ahead(s.zone, s.start) }).get(key);
      group.people += s.people;
      group.extra = Math.max(group.extra, s.extra);
    }
    return [...groups.values()].sort((a, b) => a.paper - b.paper || a.start - b.start || a.zone - b.zone || a.end - b.end);
  };
  const zoneCount = (exam) => distinct(rowsOf("sittings", "exam", exam).filter((i) => DATA.sittings.kind[i] !== MOVED).map((i) => zoneOf(DATA.sittings.site[i]))).length;
  let several = null;
  const multiZone = () => (several ??= [...rowsBy("sittings", "exam").keys()].filter((exam) => zoneCount(exam) > 1).sort((a, b) => a - b));

  /** First shown: held or gathered, its zones apart but not too far, then most people. */
  const interest = (exam) => {
    const main = groupsOf(exam).filter((g) => g.paper === 0);
    if (!main.length) return 0;
    const near = Math.max(...main.map((g) => g.end)) - Math.min(...main.map((g) => g.start)) <= FAR;
    const kept = main.some((g) => holdOf(g) > 0) + main.some((g) => gatherOf(g) > 0);
    return near * 1e9 + kept * 1e8 + distinct(main.map((g) => g.start)).length * 1e6 + distinct(main.map((g) => g.zone)).length * 1e5 + Math.min(99999, sum(main.map((g) => g.people)));
  };

  const hatch = (prefix) => svg("defs", {}, ...["gather", "hold"].map((part) =>
    svg("pattern", { id: `${prefix}-${part}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 6, height: 6, fill: COLORS[part] }),
      svg("path", { d: part === "hold" ? "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" : "M3,0 v6", stroke: "#fff", "stroke-opacity": ".55", "stroke-width": 1.3 }))));
  const exitMark = (x, y) => svg("path", { d: `M${x},${y - 1} l-5,-7 h10 z`, fill: INK });

  const drawTicks = (chart, g, y, { from, to, x, step }) => {
    // Local hours fall between UTC hours where a zone is half an hour off.
    const shift = ((-g.offset % step) + step) % step;
    for (let m = Math.ceil((from - shift) / step) * step + shift; m <= to; m += step) {
      chart.append(svg("line", { x1: x(m), x2: x(m), y1: y + 28, y2: y + 32, stroke: "#8b93a3" }));
      chart.append(svg("text", { x: x(m), y: y + 44, "text-anchor": "middle", class: "quiet" }, hourTick(m + g.offset)));
    }
  };

  const drawGroup = (chart, g, y, scale) => {
    const { from, to, x } = scale;
    const rect = (since, until, fill, top = 0, height = 24) => until > since &&
      chart.append(svg("rect", { x: x(since), y: y + top, width: x(until) - x(since), height, fill }));
    chart.append(svg("text", { x: 0, y: y + 10, class: "in" }, zoneName(g.zone)));
    chart.append(svg("text", { x: 0, y: y + 26, class: "quiet" }, people(g.people) + (g.extra ? ` · ${say("extra_note")}` : "")));
    chart.append(svg("text", { x: 0, y: y + 42, class: "quiet" }, dayText(dayOf(g.start, g.zone))));
    if (g.admission !== null) rect(g.admission, g.start, "url(#zones-gather)");
    rect(g.start, g.end, COLORS.writing);
    if (g.late !== null && gatherOf(g) === 0) rect(g.start, g.late, COLORS.late, 19, 5);
    if (g.release !== null) rect(g.end, g.release, "url(#zones-hold)");
    chart.append(svg("line", { x1: x(from), x2: x(to), y1: y + 28, y2: y + 28, stroke: "#8b93a3" }));
    drawTicks(chart, g, y, scale);
    if (g.exit !== null) chart.append(exitMark(x(g.exit), y), svg("line", { x1: x(g.exit), x2: x(g.exit), y1: y - 2, y2: y + 24, stroke: INK, "stroke-width": 1.5 }));
  };

  /** Local times in the band, over every line: an outline of the band's colour keeps them legible. */
  const drawTimes = (chart, g, y, x) => {
    if (x(g.end) - x(g.start) < 112) return;
    chart.append(svg("text", { x: x(g.start) + 8, y: y + 14, class: "in light", "paint-order": "stroke", stroke: COLORS.writing, "stroke-width": 4 }, spanAt(g.start, g.end, g.zone)));
  };
  const instantsOf = (groups) => groups.flatMap((g) => [g.admission, g.start, g.late, g.end, g.release, g.exit, g.gate]).filter((m) => m !== null);

  /** One paper: its heading, its UTC axis, a band for each group, its gate through all of them. */
  const drawPaper = (chart, groups, top, reach) => {
    const from = Math.floor((Math.min(...instantsOf(groups)) - 10) / 60) * 60, to = from + reach.minutes;
    const x = (m) => GUTTER + MARGIN + ((m - from) / reach.minutes) * (reach.width - GUTTER - 2 * MARGIN);
    const scale = { from, to, x, step: reach.step }, bottom = top + HEAD + groups.length * ROW - 18;
    chart.append(svg("text", { x: 0, y: top + 14, class: "in" }, groups[0].paper ? say("variant", { n: groups[0].paper }) : say("main_paper_long")));
    chart.append(svg("text", { x: GUTTER - 8, y: top + 14, "text-anchor": "end", class: "quiet" }, "UTC"));
    for (let m = Math.ceil(from / reach.step) * reach.step; m <= to; m += reach.step) {
      chart.append(svg("text", { x: x(m), y: top + 14, "text-anchor": "middle", class: "quiet" }, hourTick(m)));
      chart.append(svg("line", { x1: x(m), x2: x(m), y1: top + 22, y2: bottom, stroke: "#e4e7ec" }));
    }
    const at = (i) => top + HEAD - 12 + i * ROW;
    groups.forEach((g, i) => drawGroup(chart, g, at(i), scale));
    const gate = groups.find((g) => g.gate !== null)?.gate;
    if (gate !== undefined) chart.append(svg("line", { x1: x(gate), x2: x(gate), y1: top + 22, y2: bottom, stroke: INK, "stroke-width": 1.5, "stroke-dasharray": "2 3" }));
    groups.forEach((g, i) => drawTimes(chart, g, at(i), x));
    return bottom + 24;
  };

  const fillChart = (holder, exam) => {
    const groups = groupsOf(exam), width = Math.max(640, holder.clientWidth);
    const papers = distinct(groups.map((g) => g.paper)).map((p) => groups.filter((g) => g.paper === p));
    const spans = papers.map((part) => Math.ceil((Math.max(...instantsOf(part)) + 10) / 60) * 60 - Math.floor((Math.min(...instantsOf(part)) - 10) / 60) * 60);
    const minutes = Math.max(...spans), step = [60, 120, 180, 360, 720].find((s) => (minutes / s) * 56 < width - GUTTER) || 1440;
    const chart = svg("svg", { class: "drawn", width, role: "img", "aria-label": say("figure_zones", { exam: DATA.exams.id[exam] }) }, hatch("zones"));
    let top = 0;
    for (const part of papers) top = drawPaper(chart, part, top, { minutes, width, step });
    chart.setAttribute("height", top);
    holder.replaceChildren(chart);
  };

  const legend = () => {
    const box = (key, ...shapes) => html("li", {}, svg("svg", { width: 22, height: 12, "aria-hidden": "true" }, ...shapes), say(key));
    const full = (fill) => svg("rect", { width: 22, height: 12, fill });
    return html("ul", { class: "legend" }, box("gathered", hatch("zk1"), full("url(#zk1-gather)")), box("writing", full(COLORS.writing)),
      box("late_entry", full(COLORS.writing), svg("rect", { y: 8, width: 22, height: 4, fill: COLORS.late })), box("held_after", hatch("zk2"), full("url(#zk2-hold)")),
      box("exit", exitMark(11, 10)), box("gate_long", svg("line", { x1: 11, x2: 11, y1: 0, y2: 12, stroke: INK, "stroke-width": 1.5, "stroke-dasharray": "2 3" })));
  };

  const listing = () => table({
    id: "zones-table", caption: say("zones_caption"), search: true, sort: [3, -1], rows: multiZone().map((exam) => ({ exam, groups: groupsOf(exam) })), columns: [
      { text: say("exam"), cell: (m) => linkTo("zones", "exams", m.exam), value: (m) => DATA.exams.id[m.exam] },
      { text: say("unit_head"), cell: (m) => titleOf(m.exam) || "–" },
      { text: say("zones_head"), cell: (m) => distinct(m.groups.map((g) => zoneName(g.zone))).join(", "), value: (m) => distinct(m.groups.map((g) => g.zone)).length },
      { text: say("papers_head"), numeric: true, cell: (m) => number(distinct(m.groups.map((g) => g.paper)).length), value: (m) => distinct(m.groups.map((g) => g.paper)).length },
      { text: say("gathered"), numeric: true, cell: (m) => longest(m, gatherOf), value: (m) => Math.max(...m.groups.map(gatherOf)) },
      { text: say("held_after"), numeric: true, cell: (m) => longest(m, holdOf), value: (m) => Math.max(...m.groups.map(holdOf)) },
      { text: say("people"), numeric: true, cell: (m) => number(sum(m.groups.map((g) => g.people))), value: (m) => sum(m.groups.map((g) => g.people)) },
    ] });
  const longest = (m, of) => { const most = Math.max(...m.groups.map(of)); return most ? lasting(most) : "–"; };

  view("zones", {
    draw: (argument) => {
      const exams = multiZone();
      if (!exams.length) return [note(say("no_zones"))];
      const exam = argument ? placeOf("exams", argument) : exams.reduce((best, e) => (interest(e) > interest(best) ? e : best));
      if (exam < 0 || !sittingsOf("exam", exam).length) return null;
      const address = (e) => `zones=${encodeURIComponent(DATA.exams.id[e])}`, holder = html("div", { class: "figure", id: "zones-figure", tabindex: "0", role: "group", "aria-label": say("figure_zones", { exam: DATA.exams.id[exam] }) });
      mounted.push(() => fillChart(holder, exam));
      return [choices(...chooser("zones-exam", say("exam"), exams.map((e) => [address(e), DATA.exams.id[e]]), address(exam)), ...neighbours(exams.map((e) => [address(e), DATA.exams.id[e]]), address(exam))),
        html("p", { class: "count" }, examWithTitle(exam), `, ${say("session", { n: sessionOf(exam) }).toLowerCase()}`),
        legend(), holder, listing()];
    },
  });
}
