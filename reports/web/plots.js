// Figures that plotly draws from specifications made with the page, one for each language.
// The library is large: it is packed, and unpacked when a view that needs it opens first.
let plotly = null;

const loadPlotly = () => (plotly ??= (async () => {
  const bytes = Uint8Array.from(atob(byId("plotly").textContent), (letter) => letter.charCodeAt(0));
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  document.body.append(html("script", {}, text));
})());

/** The figure of a view, drawn once it stands in the page. */
function plot(id, label) {
  const spec = DATA.figures[id] && pick(DATA.figures[id]);
  if (!spec) return null;
  const target = html("div", { class: "figure", id: `${id}-figure`, role: "img", "aria-label": label, style: `min-height:${spec.layout.height}px` });
  mounted.push(async () => {
    await loadPlotly();
    if (target.isConnected) Plotly.react(target, spec.data, { ...spec.layout, width: target.clientWidth }, { displayModeBar: false, staticPlot: id === "costs" });
  });
  return target;
}

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
