// Figures that plotly draws from specifications made with the page, one for each language.
// The library is large: it is packed, and unpacked when a view that needs it opens first.
let plotly = null;

const loadPlotly = () => (plotly ??= (async () => {
  document.body.append(html("script", {}, await unpacked(byId("plotly").textContent)));
})());

const NARROW = 560;

/** Bars on a narrow screen: each name stands above its bar, where it has the whole width. */
function withNamesAbove(spec) {
  const names = spec.data[0].y, label = { x: 0, xref: "paper", xanchor: "left", yanchor: "bottom", yshift: 8, showarrow: false, align: "left" };
  const layout = { ...spec.layout, height: spec.layout.height + 16 * names.length, margin: { ...spec.layout.margin, l: 2, r: 56, t: 20 },
    yaxis: { ...spec.layout.yaxis, showticklabels: false, automargin: false },
    annotations: names.map((name) => ({ ...label, y: name, text: wrapped(name, 46) })) };
  return { ...spec, layout, data: spec.data.map((each) => (each.type === "bar" ? { ...each, width: 0.3 } : { ...each, marker: { ...each.marker, size: 12 } })) };
}

/** Phases on a narrow screen: each name has a line to itself, left of its stroke where the right edge is near. */
function withPhasesStacked(spec) {
  const given = spec.layout.annotations ?? [], last = Math.max(...spec.data.flatMap((each) => each.x), 1e-9);
  const side = (x) => (x > last / 2 ? { xanchor: "right", xshift: -2 } : { xanchor: "left", xshift: 2 });
  const layout = { ...spec.layout, margin: { ...spec.layout.margin, l: 64, r: 12, t: 24 + 16 * given.length },
    annotations: given.map((each, i) => ({ ...each, ...side(each.x), yshift: 10 + 16 * (given.length - 1 - i) })) };
  return { ...spec, layout };
}

const NARROWED = { costs: withNamesAbove, progress: withPhasesStacked };

/** A name in lines of at most so many letters. */
const wrapped = (name, most) => name.split(" ").reduce((lines, word) => {
  const last = lines.at(-1);
  return last && last.length + word.length < most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
}, []).join("<br>");

/** The figure of a view, drawn once it stands in the page. */
function plot(id, label) {
  const given = DATA.figures[id] && pick(DATA.figures[id]);
  if (!given) return null;
  const spec = innerWidth < NARROW && NARROWED[id] ? NARROWED[id](given) : given;
  const target = html("div", { class: "figure", id: `${id}-figure`, role: "img", "aria-label": label, style: `min-height:${spec.layout.height}px` });
  mounted.push(async () => {
    await loadPlotly();
    if (target.isConnected) Plotly.react(target, spec.data, { ...spec.layout, width: target.clientWidth }, { displayModeBar: false, staticPlot: id === "costs" });
  });
  return target;
}
