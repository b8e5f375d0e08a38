// From session to session: the link that binds step by step, then every exam of session 1.
{
  const STEPS = ["last_day", "copies_at", "marked_by", "published", "earliest_next", "next_day"];
  const PARTS = ["copies", "marks", "jury", "gap", "slack"];
  const days = (n) => (n === null ? "–" : counted("days", n));
  const dates = (i) => STEPS.map((step) => DATA.chain[step][i]);

  const binding = (i) => {
    const at = dates(i), next = DATA.chain.next[i];
    const lag = (k) => (k === 0 || at[k] === null || at[k - 1] === null ? null : at[k] - at[k - 1]);
    return html("div", { class: "binding" }, heading(say(DATA.chain.slack[i] > 0 ? "closest" : "binds")),
      html("p", {}, examWithTitle(DATA.chain.exam[i]), next < 0 ? "" : [" → ", examLink(next)]),
      html("ol", { class: "steps" }, ...STEPS.map((step, k) => html("li", { "data-step": step },
        lag(k) === null ? null : html("span", { class: "lag" }, k === 5 ? say("margin", { n: lag(k) }) : `+${lag(k)}`),
        html("span", { class: "dot", "aria-hidden": "true" }), html("span", { class: "label" }, say(`chain-${step}`)), html("span", { class: "day" }, dayText(at[k]))))));
  };

  /** The parts of a link on an axis of days common to all. */
  const track = (i, first, width) => {
    const at = dates(i);
    return html("span", { class: "timeline", "aria-hidden": "true" }, ...PARTS.map((part, k) => (at[k] === null || at[k + 1] === null || at[k + 1] <= at[k] ? null
      : html("i", { class: `part-${part}`, style: `left:${(100 * (at[k] - first)) / width}%;width:${(100 * (at[k + 1] - at[k])) / width}%` }))));
  };

  view("chain", {
    draw: () => {
      const c = DATA.chain, rows = range(c.exam.length);
      if (!rows.length) return [note(say("nothing"))];
      const known = rows.flatMap(dates).filter((d) => d !== null), first = Math.min(...known), width = Math.max(1, Math.max(...known) - first);
      const binds = rows.filter((i) => c.binds[i]), tight = (i) => c.binds[i] && c.slack[i] !== null && c.slack[i] <= 0;
      return [binding(binds[0] ?? 0), html("p", { class: "count" }, counted("binding", binds.length)),
        html("ul", { class: "legend" }, ...PARTS.map((part) => html("li", {}, html("span", { class: `swatch part-${part}` }), say(`chain-${part}`)))),
        table({ id: "chain-table", caption: say("chain_caption"), rows, rowClass: (i) => (tight(i) ? "binds" : null), columns: [
          { text: say("exam"), cell: (i) => (tight(i) ? [examLink(c.exam[i]), html("span", { class: "tag" }, say("binds_tag"))] : examLink(c.exam[i])), value: (i) => DATA.exams.id[c.exam[i]] },
          ...["last_day", "published", "earliest_next"].map((step) => ({ text: say(`chain-${step}`), cell: (i) => dayLink(c[step][i]).textContent ?? "–", value: (i) => c[step][i] ?? 0 })),
          { text: say("chain-next_day"), cell: (i) => dayLink(c.next_day[i]), value: (i) => c.next_day[i] ?? 0 },
          { text: say("slack"), numeric: true, cell: (i) => days(c.slack[i]), value: (i) => c.slack[i] ?? 9999 },
          { text: say("timeline"), cell: (i) => track(i, first, width), value: (i) => c.published[i] ?? 0, class: "wide-cell" },
        ] })];
    },
  });
}
