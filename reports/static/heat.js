// Days by starts: candidates of a centre, or of all of them.
if (DATA.heat) {
  const heat = DATA.heat;
  const SCALE = [[0, "#edf2f8"], [0.25, "#b9cde4"], [0.5, "#7ba0cb"], [0.75, "#3f6fa8"], [1, "#1c3866"]];

  const grid = (choice) => {
    const table = heat.days.map(() => heat.starts.map(() => null));
    for (const [centre, day, start, n] of heat.cells) {
      if (choice === 0 || centre === choice - 1) table[day][start] = (table[day][start] || 0) + n;
    }
    return table;
  };
  const sum = (row) => row.reduce((total, n) => total + (n || 0), 0);

  /** The two sessions as two blocks, one above the other, on one colour scale; totals at the right. */
  const figure = (table) => {
    const sessions = [...new Set(heat.days.map((d) => d.session))];
    const rows = heat.days.length, gap = sessions.length > 1 ? 1.6 : 0, unit = 27;
    const all = rows + gap * (sessions.length - 1);
    const most = Math.max(1, ...table.flat().map((n) => n || 0));
    const total = say("total");
    const font = { family: getComputedStyle(document.body).fontFamily, size: 13, color: "#1b1f2a" };
    const layout = {
      height: Math.round(all * unit) + 62, margin: { l: 128, r: 8, t: 58, b: 4 }, font, showlegend: false,
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", annotations: [],
      xaxis: { type: "category", side: "top", fixedrange: true, ticks: "", showgrid: false, showline: false, zeroline: false,
        categoryorder: "array", categoryarray: [...heat.starts, total], range: [-0.5, heat.starts.length + 0.5], anchor: "free", position: 1 },
    };
    const data = [];
    let top = all;
    sessions.forEach((session, i) => {
      const lines = heat.days.map((d, r) => [d, r]).filter(([d]) => d.session === session);
      const labels = lines.map(([d]) => pick(d.text));
      const axis = i ? `yaxis${i + 1}` : "yaxis", name = i ? `y${i + 1}` : "y";
      layout[axis] = { type: "category", autorange: "reversed", fixedrange: true, ticks: "", showgrid: false, showline: false,
        zeroline: false, domain: [Math.max(0, (top - lines.length) / all), top / all], ticklabelstandoff: 6 };
      layout.annotations.push({ xref: "paper", yref: "paper", x: 0, y: top / all, xanchor: "right", yanchor: "bottom",
        xshift: -8, yshift: i ? 6 : 8, showarrow: false, text: `<b>${say("session", { n: session })}</b>` });
      const z = lines.map(([, r]) => table[r]);
      data.push({ type: "heatmap", x: heat.starts, y: labels, z, yaxis: name, zmin: 0, zmax: most, colorscale: SCALE,
        showscale: false, xgap: 2, ygap: 2, hoverongaps: false,
        hovertemplate: `%{y}, %{x}<br><b>%{z}</b><extra></extra>` });
      const cells = z.flatMap((row, r) => row.map((n, c) => ({ n, x: heat.starts[c], y: labels[r] }))).filter((c) => c.n !== null);
      data.push({ type: "scatter", mode: "text", yaxis: name, hoverinfo: "skip", x: cells.map((c) => c.x), y: cells.map((c) => c.y),
        text: cells.map((c) => number(c.n)), textfont: { size: 13, color: cells.map((c) => (c.n > 0.45 * most ? "#fff" : "#1b1f2a")) } });
      data.push({ type: "scatter", mode: "text", yaxis: name, hoverinfo: "skip", x: labels.map(() => total), y: labels,
        text: z.map((row) => `<b>${number(sum(row))}</b>`), textfont: { size: 13 } });
      top -= lines.length + gap;
    });
    return { data, layout };
  };

  const draw = () => {
    const select = byId("heat-centre");
    fillSelect(select, [say("all_centres"), ...heat.centres]);
    const table = grid(select.selectedIndex);
    const spec = figure(table);
    const target = byId("heat-figure");
    const wide = Math.min(target.clientWidth, 150 + 92 * (heat.starts.length + 1));
    Plotly.react(target, spec.data, { ...spec.layout, width: wide }, PLOTLY);
    const numeric = new Set([...heat.starts.keys(), heat.starts.length].map((i) => i + 2));
    fillTable(byId("heat-table"), [say("day"), "Session", ...heat.starts, say("total")],
      heat.days.map((d, r) => [pick(d.text), d.session, ...table[r].map((n) => (n === null ? "" : number(n))), number(sum(table[r]))]), numeric);
  };
  drawers.push(draw);
  byId("heat-centre").addEventListener("change", draw);
}
