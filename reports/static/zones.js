// One exam over its zones: a block of bands for each paper on its UTC axis, the local clock under each band.
if (DATA.zones) {
  const { exams, zones, days } = DATA.zones, select = byId("zones-exam");
  const GUTTER = 210, MARGIN = 24, ROW = 66, HEAD = 52;
  const COLORS = { gather: "#c9a227", writing: "#3f73ab", hold: "#b84a3a" };

  const named = ([zone, day, paper, extra, candidates, offset, start, ...others]) => {
    const [admission, end, exit, gate, release] = others.map((m) => (m === null ? null : start + m));
    return { zone: zones[zone], day: days[day], paper, extra, candidates, offset, start, admission, end, exit, gate, release };
  };
  const hatch = (prefix) => svg("defs", {}, ...["gather", "hold"].map((part) =>
    svg("pattern", { id: `${prefix}-${part}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 6, height: 6, fill: COLORS[part] }),
      svg("path", { d: part === "hold" ? "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" : "M3,0 v6", stroke: "#fff", "stroke-opacity": ".55", "stroke-width": 1.3 }))));
  const exitMark = (x, y) => svg("path", { d: `M${x},${y - 1} l-5,-7 h10 z`, fill: "#1b1f2a" });

  const drawTicks = (chart, g, y, scale) => {
    // Local hours fall between UTC hours where a zone is half an hour off.
    const { from, to, x, step } = scale, shift = ((-g.offset % step) + step) % step;
    for (let m = Math.ceil((from - shift) / step) * step + shift; m <= to; m += step) {
      chart.append(svg("line", { x1: x(m), x2: x(m), y1: y + 26, y2: y + 30, stroke: "#8b93a3" }));
      chart.append(svg("text", { x: x(m), y: y + 42, "text-anchor": "middle", class: "quiet" }, clock(m + g.offset)));
    }
  };

  const drawGroup = (chart, g, y, scale) => {
    const { from, to, x } = scale;
    const note = people(g.candidates) + (g.extra ? ` · ${say("extra_note")}` : "");
    chart.append(svg("text", { x: 0, y: y + 10, class: "in" }, pick(g.zone)));
    chart.append(svg("text", { x: 0, y: y + 26, class: "quiet" }, note));
    chart.append(svg("text", { x: 0, y: y + 42, class: "quiet" }, pick(g.day)));
    const bar = (since, until, fill) => until > since &&
      chart.append(svg("rect", { x: x(since), y, width: x(until) - x(since), height: 22, fill }));
    if (g.admission !== null) bar(g.admission, g.start, "url(#zones-gather)");
    bar(g.start, g.end, COLORS.writing);
    if (g.release !== null) bar(g.end, g.release, "url(#zones-hold)");
    chart.append(svg("line", { x1: x(from), x2: x(to), y1: y + 26, y2: y + 26, stroke: "#8b93a3" }));
    drawTicks(chart, g, y, scale);
    if (g.exit !== null) {
      chart.append(exitMark(x(g.exit), y), svg("line", { x1: x(g.exit), x2: x(g.exit), y1: y - 2, y2: y + 22, stroke: "#1b1f2a", "stroke-width": 1.5 }));
    }
  };

  /** Local times in the band, over every line: an outline of the band's colour keeps them legible. */
  const drawTimes = (chart, g, y, x) => {
    if (x(g.end) - x(g.start) < 92) return;
    chart.append(svg("text", { x: x(g.start) + 8, y: y + 15, class: "in light", "paint-order": "stroke", stroke: COLORS.writing, "stroke-width": 4 },
      `${clock(g.start + g.offset)}–${clock(g.end + g.offset)}`));
  };

  /** One paper: its heading, its UTC axis, a band for each group, its gate through all of them. */
  const drawPaper = (chart, groups, top, reach) => {
    const instants = groups.flatMap((g) => [g.admission, g.start, g.end, g.release, g.exit, g.gate]).filter((m) => m !== null);
    const from = Math.floor((Math.min(...instants) - 10) / 60) * 60, to = from + reach.minutes;
    const x = (m) => GUTTER + MARGIN + ((m - from) / reach.minutes) * (reach.width - GUTTER - 2 * MARGIN);
    const scale = { from, to, x, step: reach.step }, bottom = top + HEAD + groups.length * ROW - 16;
    const paper = groups[0].paper ? say("variant_paper", { n: groups[0].paper }) : say("main_paper_long");
    chart.append(svg("text", { x: 0, y: top + 14, class: "in" }, paper));
    chart.append(svg("text", { x: x(from) - MARGIN - 4, y: top + 14, "text-anchor": "end", class: "quiet" }, "UTC"));
    for (let m = Math.ceil(from / reach.step) * reach.step; m <= to; m += reach.step) {
      chart.append(svg("text", { x: x(m), y: top + 14, "text-anchor": "middle", class: "quiet" }, clock(m)));
      chart.append(svg("line", { x1: x(m), x2: x(m), y1: top + 22, y2: bottom, stroke: "#e4e7ec" }));
    }
    const at = (i) => top + HEAD - 12 + i * ROW;
    groups.forEach((g, i) => drawGroup(chart, g, at(i), scale));
    const gate = groups.find((g) => g.gate !== null)?.gate;
    if (gate !== undefined && groups.length > 1) {
      chart.append(svg("line", { x1: x(gate), x2: x(gate), y1: top + 22, y2: bottom, stroke: "#1b1f2a", "stroke-width": 1.5, "stroke-dasharray": "2 3" }));
    }
    groups.forEach((g, i) => drawTimes(chart, g, at(i), x));
    return bottom + 22;
  };

  const drawChart = (exam, groups) => {
    const holder = byId("zones-figure"), width = Math.max(640, holder.clientWidth);
    const papers = [...new Set(groups.map((g) => g.paper))].map((p) => groups.filter((g) => g.paper === p));
    const span = (part) => {
      const instants = part.flatMap((g) => [g.admission, g.start, g.end, g.release, g.exit]).filter((m) => m !== null);
      return Math.ceil((Math.max(...instants) + 10) / 60) * 60 - Math.floor((Math.min(...instants) - 10) / 60) * 60;
    };
    const minutes = Math.max(...papers.map(span));
    const step = [60, 120, 180, 360, 720].find((s) => (minutes / s) * 52 < width - GUTTER) || 1440;
    const chart = svg("svg", { class: "drawn", width, role: "img", "aria-label": say("figure_zones", { exam: exam.exam }) }, hatch("zones"));
    let top = 0;
    for (const part of papers) top = drawPaper(chart, part, top, { minutes, width, step });
    chart.setAttribute("height", top);
    holder.replaceChildren(chart);
  };

  const drawLegend = () => {
    const box = (key, ...shapes) => html("li", {}, svg("svg", { width: 22, height: 12 }, ...shapes), say(key));
    byId("zones-legend").replaceChildren(
      box("gather", hatch("zk1"), svg("rect", { width: 22, height: 12, fill: "url(#zk1-gather)" })),
      box("writing", svg("rect", { width: 22, height: 12, fill: COLORS.writing })),
      box("hold", hatch("zk2"), svg("rect", { width: 22, height: 12, fill: "url(#zk2-hold)" })),
      box("exit", exitMark(11, 10)),
      box("gate", svg("line", { x1: 11, x2: 11, y1: 0, y2: 12, stroke: "#1b1f2a", "stroke-width": 1.5, "stroke-dasharray": "2 3" })));
  };

  /** Local time of an instant; says so where it falls on another day than the group's start. */
  const told = (g, m) => {
    if (m === null) return "–";
    const apart = Math.floor((m + g.offset) / 1440) - Math.floor((g.start + g.offset) / 1440);
    return clock(m + g.offset) + (apart > 0 ? ` (${say("after")})` : apart < 0 ? ` (${say("before")})` : "");
  };
  const draw = () => {
    fillSelect(select, exams.map((e) => `${e.exam} · ${say("session", { n: e.session })}${e.title ? ` · ${e.title}` : ""}`));
    const exam = exams[select.selectedIndex], groups = exam.groups.map(named);
    drawLegend();
    drawChart(exam, groups);
    fillTable(byId("zones-table"),
      [...["zone", "local_day", "paper", "people", "admission", "start_of", "exit", "end", "released"].map((key) => say(key)), "UTC"],
      groups.map((g) => [pick(g.zone) + (g.extra ? ` · ${say("extra_note")}` : ""), pick(g.day),
        g.paper ? say("variant", { n: g.paper }) : say("main_paper"), number(g.candidates),
        ...[g.admission, g.start, g.exit, g.end, g.release].map((m) => told(g, m)), `${clock(g.start)}–${clock(g.end)}`]), new Set([3]));
  };
  fillSelect(select, exams.map((e) => e.exam));
  select.selectedIndex = DATA.zones.first;
  drawers.push(draw);
  select.addEventListener("change", draw);
}
