// How the solve went: cost and bound over time, as a figure and as a table.
view("progress", {
  draw: () => {
    const p = DATA.progress;
    if (!p) return [note(say("nothing"))];
    return [plot("progress", say("progress_figure")),
      html("details", {}, html("summary", {}, say("as_table")), table({ id: "progress-table", caption: say("progress_caption"), rows: range(p.seconds.length), sort: [0, 1], columns: [
        { text: say("seconds"), numeric: true, cell: (i) => p.seconds[i].toLocaleString(language(), { maximumFractionDigits: 1 }), value: (i) => p.seconds[i] },
        { text: say("phase"), cell: (i) => (known(`phase-${p.phase[i]}`) ? say(`phase-${p.phase[i]}`) : p.phase[i]) },
        { text: say("cost"), numeric: true, cell: (i) => (p.cost[i] === null ? "–" : number(p.cost[i])), value: (i) => p.cost[i] ?? 1e15 },
        { text: say("bound"), numeric: true, cell: (i) => (p.bound[i] === null ? "–" : number(p.bound[i])), value: (i) => p.bound[i] ?? 0 },
      ] }))];
  },
});
