// What each rule costs, and the findings behind it.
{
  const about = (rule) => html("p", { class: "article" }, pick(rule.article), " ", html("code", {}, rule.covers), " ", html("code", {}, rule.id));
  const rest = () => (DATA.findings.all > DATA.findings.rule.length ? note(counted("findings_rest", DATA.findings.rule.length, { all: number(DATA.findings.all) })) : null);

  view("costs", {
    title: (argument) => (argument && argument !== "hard" ? pick(DATA.rules.find((rule) => rule.id === argument)?.title ?? { en: argument, fr: argument }) : null),
    draw: (argument) => {
      const rules = DATA.rules, index = rules.findIndex((rule) => rule.id === argument);
      if (argument && argument !== "hard" && index < 0) return null;
      const found = rules.filter((rule) => rule.findings || rule.cost);
      const options = [["costs", say("all_rules")], ["costs=hard", say("hard_rules")], ...found.map((rule) => [`costs=${rule.id}`, pick(rule.title)])];
      const all = range(DATA.findings.rule.length), head = choices(...chooser("costs-rule", say("rule"), options, argument ? `costs=${argument}` : "costs"));
      if (index >= 0) {
        const rule = rules[index];
        return [head, about(rule), rule.tally ? html("p", { class: "count" }, pick(rule.tally), ".") : null, figures([counting(rule.findings, "findings_word"), ...(rule.hard ? [] : [[number(rule.cost), say("cost")]]),
          ...(rule.bound === null || rule.hard ? [] : [[number(rule.bound), say("unavoidable")]])]), rule.findings ? findingTable(all.filter((i) => DATA.findings.rule[i] === index), rule.id) : note(say("no_findings")), rest()];
      }
      if (argument === "hard") return [head, DATA.findings.hard.includes(1) ? findingTable(all.filter((i) => DATA.findings.hard[i]), "hard") : note(say("no_findings")), rest()];
      const soft = rules.filter((rule) => !rule.hard), total = sum(soft.map((rule) => rule.cost));
      return [head, plot("costs", say("costs_figure")),
        table({ id: "costs-table", caption: say("costs_caption"), rows: found, sort: [4, -1], search: false, columns: [
          { text: say("rule"), cell: (rule) => ruleLink(rule), value: (rule) => pick(rule.title) },
          { text: say("tally"), cell: (rule) => (rule.tally ? pick(rule.tally) : "–") },
          { text: say("severity"), cell: (rule) => say(rule.hard ? "hard" : "priced") },
          { text: say("findings_head"), numeric: true, cell: (rule) => number(rule.findings), value: (rule) => rule.findings },
          { text: say("cost"), numeric: true, cell: (rule) => (rule.hard ? "–" : number(rule.cost)), value: (rule) => (rule.hard ? 1e12 : rule.cost) },
          { text: say("share"), numeric: true, cell: (rule) => (rule.hard || !total ? "–" : percent(rule.cost / total)), value: (rule) => rule.cost },
          { text: say("bound"), numeric: true, cell: (rule) => (rule.hard || rule.bound === null ? "–" : number(rule.bound)), value: (rule) => rule.bound ?? -1 },
          { text: say("dearest"), cell: (rule) => dearest(rules.indexOf(rule)) },
        ] }), findingTable(all), rest(), clean(rules.filter((rule) => rule.hard), "clean"), clean(soft, "clean_soft")];
    },
  });

  const dearest = (rule) => {
    const costs = new Map();
    DATA.findings.rule.forEach((r, i) => { if (r === rule && DATA.findings.exam[i] >= 0 && DATA.findings.cost[i]) costs.set(DATA.findings.exam[i], (costs.get(DATA.findings.exam[i]) ?? 0) + DATA.findings.cost[i]); });
    const top = [...costs].sort((a, b) => b[1] - a[1]).slice(0, 3);
    return top.length ? joined(top.map(([exam, cost]) => html("span", { class: "pay" }, examLink(exam), soft(` ${number(cost)}`))), " ") : "–";
  };
  /** Rules of which there is nothing to tell are folded away. */
  const clean = (rules, key) => {
    const kept = rules.filter((rule) => !rule.findings && !rule.cost);
    return kept.length ? html("details", {}, html("summary", {}, counted(key, kept.length)), html("ul", {}, ...kept.map((rule) => html("li", {}, ruleLink(rule))))) : null;
  };
}
