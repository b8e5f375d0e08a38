// One exam over its zones: bands on a common UTC axis, the local clock under each.
if (DATA.zones) {
  const exams = DATA.zones.exams, select = byId("zones-exam");
  const GUTTER = 210, ROW = 66, TOP = 34;
  const COLORS = { gather: "#c9a227", writing: "#3f73ab", hold: "#d05c4b" };

  const drawTicks = (chart, g, y, from, to, x, step) => {
    // Local hours fall between UTC hours where a zone is half an hour off.
    const shift = ((-g.offset % step) + step) % step;
    for (let m = Math.ceil((from - shift) / step) * step + shift; m <= to; m += step) {
      chart.append(svg("line", { x1: x(m), x2: x(m), y1: y + 26, y2: y + 30, stroke: "#8b93a3" }));
      chart.append(svg("text", { x: x(m), y: y + 42, "text-anchor": "middle", class: "quiet" }, clock(m + g.offset)));
    }
  };

  const drawGroup = (chart, g, y, from, to, x, step) => {
    const note = [people(g.candidates), ...(g.extra ? [say("extra_note")] : []), ...(g.paper ? [say("variant", { n: g.paper })] : [])];
    chart.append(svg("text", { x: 0, y: y + 12, class: "in" }, pick(g.zone)));
    chart.append(svg("text", { x: 0, y: y + 28, class: "quiet" }, note.join(" · ")));
    chart.append(svg("text", { x: 0, y: y + 43, class: "quiet" }, pick(g.day)));
    const bar = (since, until, fill, low = 0) => until > since &&
      chart.append(svg("rect", { x: x(since), y: y + low, width: x(until) - x(since), height: 22 - 2 * low, fill }));
    if (g.admission !== null) bar(g.admission, g.start, paintOf("gather"));
    bar(g.start, g.end, COLORS.writing);
    if (g.release !== null) bar(g.end, g.release, paintOf("hold"));
    chart.append(svg("line", { x1: x(from), x2: x(to), y1: y + 26, y2: y + 26, stroke: "#8b93a3" }));
    drawTicks(chart, g, y, from, to, x, step);
    const label = `${clock(g.start + g.offset)}–${clock(g.end + g.offset)}`;
    if (x(g.end) - x(g.start) > 90) chart.append(svg("text", { x: x(g.start) + 8, y: y + 15, class: "in light" }, label));
    if (g.exit !== null) chart.append(svg("path", { d: `M${x(g.exit)},${y - 1} l-5,-7 h10 z`, fill: "#1b1f2a" }),
      svg("line", { x1: x(g.exit), x2: x(g.exit), y1: y - 2, y2: y + 22, stroke: "#1b1f2a", "stroke-width": 1.5 }));
  };
  const paintOf = (part) => `url(#zones-${part})`;
  const hatch = (prefix) => svg("defs", {}, ...["gather", "hold"].map((part) =>
    svg("pattern", { id: `${prefix}-${part}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 6, height: 6, fill: COLORS[part] }),
      svg("path", { d: part === "hold" ? "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" : "M3,0 v6", stroke: "#fff", "stroke-opacity": ".55", "stroke-width": 1.3 }))));

  const drawChart = (exam) => {
    const holder = byId("zones-figure"), width = Math.max(640, holder.clientWidth);
    const instants = exam.groups.flatMap((g) => [g.admission, g.start, g.end, g.release, g.exit, g.gate]).filter((m) => m !== null);
    const from = Math.floor((Math.min(...instants) - 10) / 60) * 60, to = Math.ceil((Math.max(...instants) + 10) / 60) * 60;
    const x = (m) => GUTTER + ((m - from) / (to - from)) * (width - GUTTER - 26);
    const step = [60, 120, 180, 360, 720].find((s) => ((to - from) / s) * 46 < width - GUTTER) || 1440;
    const height = TOP + exam.groups.length * ROW + 8;
    const chart = svg("svg", { class: "drawn", width, height, role: "img", "aria-label": say("figure_zones", { exam: exam.exam }) }, hatch("zones"));
    chart.append(svg("text", { x: 0, y: 14, class: "in" }, "UTC"));
    for (let m = Math.ceil(from / step) * step; m <= to; m += step) {
      chart.append(svg("text", { x: x(m), y: 14, "text-anchor": "middle", class: "in" }, clock(m)));
      chart.append(svg("line", { x1: x(m), x2: x(m), y1: 20, y2: height, stroke: "#e4e7ec" }));
    }
    const gates = [...new Set(exam.groups.filter((g) => g.gate !== null).map((g) => g.gate))];
    exam.groups.forEach((g, i) => drawGroup(chart, g, TOP + i * ROW, from, to, x, step));
    for (const gate of gates) chart.append(svg("line", { x1: x(gate), x2: x(gate), y1: 20, y2: height, stroke: "#1b1f2a", "stroke-dasharray": "2 4" }));
    holder.replaceChildren(chart);
  };

  const drawLegend = () => {
    const box = (key, ...shapes) => html("li", {}, svg("svg", { width: 22, height: 12 }, ...shapes), say(key));
    byId("zones-legend").replaceChildren(
      box("gather", hatch("zk1"), svg("rect", { width: 22, height: 12, fill: "url(#zk1-gather)" })),
      box("writing", svg("rect", { width: 22, height: 12, fill: COLORS.writing })),
      box("hold", hatch("zk2"), svg("rect", { width: 22, height: 12, fill: "url(#zk2-hold)" })),
      box("exit", svg("path", { d: "M11,9 l-5,-7 h10 z", fill: "#1b1f2a" })),
      box("gate", svg("line", { x1: 11, x2: 11, y1: 0, y2: 12, stroke: "#1b1f2a", "stroke-width": 1.5, "stroke-dasharray": "2 3" })));
  };

  /** Local time of an instant; says so where it falls on another day than the group's start. */
  const told = (g, m) => {
    if (m === null) return "–";
    const days = Math.floor((m + g.offset) / 1440) - Math.floor((g.start + g.offset) / 1440);
    return clock(m + g.offset) + (days > 0 ? ` (${say("after")})` : days < 0 ? ` (${say("before")})` : "");
  };
  const draw = () => {
    fillSelect(select, exams.map((e) => `${e.exam} · ${say("session", { n: e.session })}${e.title ? ` · ${e.title}` : ""}`));
    const exam = exams[select.selectedIndex];
    drawLegend();
    drawChart(exam);
    fillTable(byId("zones-table"),
      [say("zone"), say("local_day"), say("paper"), say("people"), say("admission"), say("start_of"), say("exit"), say("end"), say("released"), "UTC"],
      exam.groups.map((g) => [pick(g.zone) + (g.extra ? ` · ${say("extra_note")}` : ""), pick(g.day),
        g.paper ? say("variant", { n: g.paper }) : say("main_paper"), number(g.candidates),
        ...[g.admission, g.start, g.exit, g.end, g.release].map((m) => told(g, m)), `${clock(g.start)}–${clock(g.end)}`]), new Set([3]));
  };
  drawers.push(draw);
  select.addEventListener("change", draw);
}
