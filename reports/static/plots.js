// Figures that plotly draws from specifications made with the page, one for each language.
// The library is large: it waits as plain text and runs when one of its figures comes near.
let plotlyRuns = false;

function runPlotly() {
  if (plotlyRuns) return;
  plotlyRuns = true;
  document.body.append(html("script", {}, byId("plotly").textContent));
  drawPlots();
}

function drawPlots() {
  if (!plotlyRuns) return;
  for (const id of ["costs", "progress"]) {
    const target = byId(`${id}-figure`);
    if (!DATA[id] || !target) continue;
    const spec = pick(DATA[id]);
    Plotly.react(target, spec.data, { ...spec.layout, width: target.clientWidth }, { displayModeBar: false });
  }
}

drawers.push(drawPlots);
const near = new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting)) runPlotly();
}, { rootMargin: "1200px" });
for (const id of ["costs", "progress"]) if (byId(`${id}-figure`)) near.observe(byId(`${id}-figure`));
