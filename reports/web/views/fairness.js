// How evenly a session treats its candidates: by number of exams, by centre, by cohort.
{
  const share = (n, all) => (all ? percent(n / all) : "–");
  const mean = (n, all) => (all ? (n / all).toLocaleString(LOCALES[language()], { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : "–");
  const F = () => DATA.fairness;

  /** Candidates by number of exams and number of days: who sits three exams has them on one, two or three days. */
  const spread = (session) => {
    const d = F().days, rows = range(d.session.length).filter((i) => d.session[i] === session);
    const exams = distinct(rows.map((i) => d.exams[i])).sort((a, b) => a - b), days = distinct(rows.map((i) => d.days[i])).sort((a, b) => a - b);
    const people = (e, n) => sum(rows.filter((i) => d.exams[i] === e && d.days[i] === n).map((i) => d.people[i]));
    return html("div", { class: "wide", tabindex: "0", role: "group", "aria-label": say("fair_days_caption", { n: session }) },
      html("table", { class: "distribution", id: `fair-days-${session}` }, html("caption", {}, say("fair_days_caption", { n: session })),
        html("thead", {}, html("tr", {}, html("th", { scope: "col", class: "n" }, say("exams_head")),
          ...days.map((n) => html("th", { scope: "col", class: "n" }, counted("days", n))))),
        html("tbody", {}, ...exams.map((e) => {
          const all = sum(days.map((n) => people(e, n)));
          return html("tr", {}, html("th", { scope: "row", class: "n" }, number(e)),
            ...days.map((n) => html("td", { class: "n" }, people(e, n) ? `${number(people(e, n))} (${share(people(e, n), all)})` : "–")));
        }))));
  };

  const centres = (session) => {
    const c = F().centres, rows = range(c.session.length).filter((i) => c.session[i] === session);
    const all = (name) => sum(rows.map((i) => c[name][i]));
    return [html("p", { class: "count" }, say("fair_overall", { n: session, two: share(all("two"), all("several")), several: all("several") })),
      table({ id: `fair-centres-${session}`, caption: say("fair_centres_caption", { n: session }), rows, search: false, columns: [
        { text: say("centre"), cell: (i) => centreLink(c.centre[i]), value: (i) => DATA.centres.name[c.centre[i]] ?? "" },
        { text: say("people"), numeric: true, cell: (i) => number(c.people[i]), value: (i) => c.people[i] },
        { text: say("fair_exams"), numeric: true, cell: (i) => mean(c.exams[i], c.people[i]), value: (i) => c.exams[i] / c.people[i] },
        { text: say("fair_day_mean"), numeric: true, cell: (i) => mean(c.days[i], c.people[i]), value: (i) => c.days[i] / c.people[i] },
        { text: say("fair_several"), numeric: true, cell: (i) => number(c.several[i]), value: (i) => c.several[i] },
        { text: say("fair_two"), numeric: true, cell: (i) => `${number(c.two[i])} (${share(c.two[i], c.several[i])})`, value: (i) => (c.several[i] ? c.two[i] / c.several[i] : 0) },
        { text: say("fair_three"), numeric: true, cell: (i) => `${number(c.three[i])} (${share(c.three[i], c.several[i])})`, value: (i) => (c.several[i] ? c.three[i] / c.several[i] : 0) },
      ] })];
  };

  const cohorts = () => {
    const c = F().cohorts, rows = range(c.session.length);
    return rows.length ? table({ id: "fair-cohorts", caption: say("fair_cohorts_caption"), rows, columns: [
      { text: say("exams_head"), cell: (i) => joined(c.sat[i].map(examLink)), class: "wide-cell" },
      { text: say("session_head"), numeric: true, cell: (i) => String(c.session[i]), value: (i) => c.session[i] },
      { text: say("site"), cell: (i) => siteLink(c.site[i]), value: (i) => siteName(c.site[i]) },
      { text: say("people"), numeric: true, cell: (i) => number(c.people[i]), value: (i) => c.people[i] },
      { text: say("fair_days"), numeric: true, cell: (i) => number(c.days[i]), value: (i) => c.days[i] },
      { text: say("fair_full"), numeric: true, cell: (i) => number(c.full[i]), value: (i) => c.full[i] },
      { text: say("most_daily"), numeric: true, cell: (i) => number(c.most[i]), value: (i) => c.most[i] },
    ] }) : null;
  };

  /** Own soft costs of candidates: now, and before and after a search for a fairer timetable. */
  const own = () => {
    const o = DATA.own_costs;
    if (!o) return [];
    const fixed = (n, digits) => n.toLocaleString(LOCALES[language()], { minimumFractionDigits: digits, maximumFractionDigits: digits });
    const s = o.search, columns = s ? [["own_before", s.before, s.costs[0]], ["own_after", s.after, s.costs[1]]] : [["own_now", o, null]];
    const rows = [["own_highest", (c) => fixed(c[1].highest, 1)], ["own_gini", (c) => fixed(c[1].gini, 3)], ["own_total", (c) => number(Math.round(c[1].total))],
      ...(s ? [["own_whole", (c) => number(c[2])]] : [])];
    return [table({ id: "fair-own", caption: counted("own_costs_caption", o.people), rows, search: false, columns: [
      { text: say("own_measure"), cell: ([name]) => say(name) },
      ...columns.map((c) => ({ text: say(c[0]), numeric: true, cell: ([, cell]) => cell(c) })),
    ] }), html("p", { class: "note" }, say("own_definition"), s ? ` ${say("own_search", { part: percent(s.within) })}` : "")];
  };

  view("fairness", {
    draw: () => {
      const sessions = distinct(F().centres.session).sort();
      if (!sessions.length) return [note(say("nothing"))];
      return [html("p", { class: "note" }, say("fair_definitions")), ...sessions.flatMap((n) => [...centres(n), spread(n)]), cohorts(), ...own()];
    },
  });
}
