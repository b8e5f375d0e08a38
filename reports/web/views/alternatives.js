// Timetables to choose from: costs by rule side by side, and how far apart they are.
{
  const A = () => DATA.alternatives;
  const decimals = (n, digits) => n.toLocaleString(LOCALES[language()], { minimumFractionDigits: digits, maximumFractionDigits: digits });

  view("alternatives", {
    draw: () => {
      const found = A(), rows = range(found.length), distance = (i, j) => (i === j ? 0 : found[Math.max(i, j)].distances[Math.min(i, j)]);
      const ids = distinct(found.flatMap((one) => Object.keys(one.costs))).filter((id) => distinct(found.map((one) => one.costs[id] ?? 0)).length > 1);
      const rules = DATA.rules.filter((rule) => ids.includes(rule.id));
      return [html("p", { class: "note" }, say("alt_note")),
        table({ id: "alternatives", caption: say("alt_caption"), rows, search: false, columns: [
          { text: say("alt_number"), numeric: true, cell: (i) => String(i + 1), value: (i) => i },
          { text: say("cost"), numeric: true, cell: (i) => number(found[i].cost), value: (i) => found[i].cost },
          { text: say("own_highest"), numeric: true, cell: (i) => decimals(found[i].highest, 1), value: (i) => found[i].highest },
          { text: say("own_gini"), numeric: true, cell: (i) => decimals(found[i].gini, 3), value: (i) => found[i].gini },
          ...rows.map((j) => ({ text: say("alt_distance", { n: j + 1 }), numeric: true, cell: (i) => (i === j ? "–" : percent(distance(i, j))), value: (i) => distance(i, j) })),
        ] }),
        rules.length ? table({ id: "alternatives-costs", caption: say("alt_costs"), rows: rules, search: false, columns: [
          { text: say("rule"), cell: (rule) => ruleLink(rule), value: (rule) => pick(rule.title) },
          ...rows.map((i) => ({ text: say("alt_cost", { n: i + 1 }), numeric: true, cell: (rule) => number(found[i].costs[rule.id] ?? 0), value: (rule) => found[i].costs[rule.id] ?? 0 })),
        ] }) : note(say("alt_same"))];
    },
  });
}
