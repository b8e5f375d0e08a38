// Days by starts: candidates of a centre, or of all of them. The map is a table, so that it can be read aloud.
if (DATA.heat) {
  const { centres, starts, days, cells } = DATA.heat;
  const SCALE = [[237, 242, 248], [185, 205, 228], [123, 160, 203], [63, 111, 168], [28, 56, 102]];

  /** The colour of a share between 0 and 1, between the nearest two of the scale. */
  const color = (share) => {
    const at = share * (SCALE.length - 1), low = Math.min(Math.floor(at), SCALE.length - 2);
    return `rgb(${SCALE[low].map((c, i) => Math.round(c + (SCALE[low + 1][i] - c) * (at - low))).join()})`;
  };
  const grid = (choice) => {
    const table = days.map(() => starts.map(() => 0));
    for (const [centre, day, start, n] of cells) if (choice === 0 || centre === choice - 1) table[day][start] += n;
    return table;
  };
  const sum = (row) => row.reduce((total, n) => total + n, 0);

  const cell = (n, most) => {
    if (!n) return html("td", { class: "cell" });
    const share = n / most;
    return html("td", { class: "cell", style: `background:${color(share)};color:${share > 0.65 ? "#fff" : "#1b1f2a"}` }, number(n));
  };
  const block = (session, table, most) => {
    const rows = days.map((d, i) => [d, table[i]]).filter(([d]) => d.session === session);
    return html("tbody", {},
      html("tr", { class: "session" }, html("th", { colspan: starts.length + 2, scope: "rowgroup" }, say("session", { n: session }))),
      ...rows.map(([d, row]) => html("tr", {}, html("th", { scope: "row" }, pick(d.text)),
        ...row.map((n) => cell(n, most)), html("td", { class: "cell sum" }, number(sum(row))))));
  };

  const draw = () => {
    const select = byId("heat-centre"), target = byId("heat-table");
    fillSelect(select, [say("all_centres"), ...centres]);
    const table = grid(select.selectedIndex), most = Math.max(1, ...table.flat());
    const head = html("thead", {}, html("tr", {}, html("th", { scope: "col" }, say("day")),
      ...[...starts.map((s) => (s === "transfer" ? say("kind.transfer") : s)), say("total")].map((s) => html("th", { class: "cell", scope: "col" }, s))));
    const columns = starts.map((_, c) => sum(table.map((row) => row[c])));
    const foot = html("tfoot", {}, html("tr", {}, html("th", { scope: "row" }, say("total")),
      ...[...columns, sum(columns)].map((n) => html("td", { class: "cell" }, n ? number(n) : ""))));
    const sessions = [...new Set(days.map((d) => d.session))];
    target.replaceChildren(target.caption, head, ...sessions.map((s) => block(s, table, most)), foot);
  };
  drawers.push(draw);
  byId("heat-centre").addEventListener("change", draw);
}
