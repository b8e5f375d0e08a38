// The rooms of a site on a day: one line a room, one bar a group.
if (DATA.rooms) {
  const { exams, kinds, sites } = DATA.rooms;
  const site = byId("rooms-site"), day = byId("rooms-day");
  const GUTTER = 168, LANE = 20, PAD = 4;

  /** Bars that overlap in a room get a lane each. */
  const lanes = (bars) => {
    const ends = [];
    const laid = [...bars].sort((a, b) => a[6] - b[6] || a[5] - b[5]).map((bar) => {
      let lane = ends.findIndex((end) => end <= bar[6]);
      if (lane < 0) lane = ends.length;
      ends[lane] = bar[7];
      return [bar, lane];
    });
    return { laid, count: Math.max(1, ends.length) };
  };

  const drawAxis = (from, to, x, width) => {
    const axis = svg("svg", { class: "drawn", width, height: 26, "aria-hidden": "true" });
    const step = (to - from) / 60 > 16 ? 120 : 60;
    for (let m = from; m <= to; m += step) {
      axis.append(svg("text", { x: x(m), y: 17, "text-anchor": "middle", class: "quiet" }, clock(m)));
    }
    byId("rooms-axis").replaceChildren(axis);
  };

  const drawBar = (chart, bar, top, x, roomName) => {
    const [, exam, kind, n, start, end, from, to] = bar;
    const height = LANE - 3, wide = x(end) - x(start);
    const group = svg("g", {});
    group.append(svg("rect", { x: x(from), y: top + 4, width: x(to) - x(from), height: height - 8, fill: KINDS[kinds[kind]], "fill-opacity": ".28" }));
    group.append(svg("rect", { x: x(start), y: top, width: wide, height, fill: paint("rooms", kinds[kind]) }));
    const label = `${exams[exam][0]} · ${n}`, room = Math.floor((wide - 10) / 6.9);
    const shown = label.length <= room ? label : exams[exam][0].length <= room ? exams[exam][0] : String(n).length <= room ? String(n) : "";
    const light = kinds[kind] === "extra" ? "" : " light";
    group.append(svg("text", { x: x(start) + 5, y: top + 12.5, class: `in${light}`, "paint-order": "stroke", stroke: KINDS[kinds[kind]], "stroke-width": 3 }, shown));
    tipOn(group, `${exams[exam][0]} ${exams[exam][1]}\n${roomName} · ${say("kind." + kinds[kind])} · ${people(n)}\n` +
      `${say("writing")} ${clock(start)}–${clock(end)}\n${say("held")} ${clock(from)}–${clock(to)}`);
    chart.append(group);
  };

  const drawChart = (place, now) => {
    const holder = byId("rooms-figure"), width = Math.max(560, holder.clientWidth - 2);
    const from = Math.floor(Math.min(...now.bars.map((b) => b[6])) / 60) * 60;
    const to = Math.ceil(Math.max(...now.bars.map((b) => b[7])) / 60) * 60;
    const x = (m) => GUTTER + ((m - from) / (to - from)) * (width - GUTTER - 24);
    drawAxis(from, to, x, width);
    const chart = svg("svg", { class: "drawn", width, role: "img",
      "aria-label": say("figure_rooms", { site: place.name, day: pick(now.text) }) }, patterns("rooms"));
    const used = place.rooms.map((room, i) => [room, now.bars.filter((b) => b[0] === i)]).filter(([, bars]) => bars.length);
    const heights = used.map(([, bars]) => lanes(bars).count * LANE + PAD);
    const bottom = heights.reduce((a, b) => a + b, 0);
    chart.setAttribute("height", bottom);
    for (let m = from; m <= to; m += 60) chart.append(svg("line", { x1: x(m), x2: x(m), y1: 0, y2: bottom, stroke: "#e4e7ec" }));
    let top = 0;
    used.forEach(([[name, seats], bars], i) => {
      if (i) chart.append(svg("line", { x1: 0, x2: width, y1: top, y2: top, stroke: "#d5d9e0" }));
      const middle = top + heights[i] / 2 + 4;
      const short = name.length > 15 ? `${name.slice(0, 14)}…` : name;
      const title = svg("text", { x: 0, y: middle }, short);
      tipOn(title, `${name} · ${say("seats", { n: seats })}`);
      chart.append(title, svg("text", { x: GUTTER - 14, y: middle, "text-anchor": "end", class: "quiet" }, say("seats", { n: seats })));
      for (const [bar, lane] of lanes(bars).laid) drawBar(chart, bar, top + lane * LANE + PAD - 0.5, x, name);
      top += heights[i];
    });
    holder.replaceChildren(chart);
    return used.length;
  };

  const draw = () => {
    fillSelect(site, sites.map((s) => s.name));
    const place = sites[site.selectedIndex];
    fillSelect(day, place.days.map((d) => pick(d.text)));
    const now = place.days[day.selectedIndex];
    byId("rooms-previous").disabled = day.selectedIndex === 0;
    byId("rooms-next").disabled = day.selectedIndex === place.days.length - 1;
    byId("rooms-previous").setAttribute("aria-label", say("previous"));
    byId("rooms-next").setAttribute("aria-label", say("next"));
    const used = drawChart(place, now);
    byId("rooms-count").textContent = say("rooms_used", {
      rooms: `${used}/${place.rooms.length}`, n: number(now.bars.reduce((t, b) => t + b[3], 0)),
      exams: new Set(now.bars.map((b) => b[1])).size, clock: pick(place.clock) });
    byId("rooms-legend").replaceChildren(...kinds.map((kind) => html("li", {},
      svg("svg", { width: 22, height: 12 }, patterns(`key-${kind}`), svg("rect", { width: 22, height: 12, fill: paint(`key-${kind}`, kind) })), say("kind." + kind))));
    fillTable(byId("rooms-table"), ["room", "exam", "kind", "people", "writing", "held"].map((k) => say(k)),
      now.bars.map(([room, exam, kind, n, start, end, from, to]) => [place.rooms[room][0], exams[exam][0], say("kind." + kinds[kind]), n,
        `${clock(start)}–${clock(end)}`, `${clock(from)}–${clock(to)}`]), new Set([3]));
  };

  /** The day with most candidates is where a reader looks first. */
  const busiest = () => {
    const loads = sites[site.selectedIndex].days.map((d) => d.bars.reduce((t, b) => t + b[3], 0));
    fillSelect(day, loads.map(String));
    day.selectedIndex = loads.indexOf(Math.max(...loads));
  };
  const step = (by) => () => { day.selectedIndex += by; draw(); };
  fillSelect(site, sites.map((s) => s.name));
  busiest();
  drawers.push(draw);
  site.addEventListener("change", () => { busiest(); draw(); });
  day.addEventListener("change", draw);
  byId("rooms-previous").addEventListener("click", step(-1));
  byId("rooms-next").addEventListener("click", step(1));
}
