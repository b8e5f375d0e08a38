// Figures that plotly draws from specifications made with the page: one for each language.
const PLOTLY = { displayModeBar: false, responsive: false };

function drawPlot(target, spec) {
  const layout = { ...spec.layout, width: target.clientWidth };
  Plotly.react(target, spec.data, layout, PLOTLY);
}

for (const id of ["costs", "progress"]) {
  if (DATA[id]) drawers.push(() => drawPlot(byId(`${id}-figure`), pick(DATA[id])));
}
