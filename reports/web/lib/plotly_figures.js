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
