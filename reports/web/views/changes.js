// What changed against another timetable, and who must be told.
{
  const C = () => DATA.changes;
  const instant = (minute, zone) => (minute === null ? "–" : `${dayText(dayOf(minute, zone))} ${clockAt(minute, zone)}`);
  const signed = (n) => `${n > 0 ? "+" : ""}${number(n)}`;
  const ruleCell = (id) => { const rule = DATA.rules.find((one) => one.id === id); return rule ? ruleLink(rule) : id; };

  const costs = (c) => table({ id: "changes-costs", caption: say("chg_costs"), rows: range(c.rule.length), search: false, columns: [
    { text: say("rule"), cell: (i) => ruleCell(c.rule[i]), value: (i) => c.rule[i] },
    { text: say("chg_before"), numeric: true, cell: (i) => number(c.before[i]), value: (i) => c.before[i] },
    { text: say("chg_after"), numeric: true, cell: (i) => number(c.after[i]), value: (i) => c.after[i] },
    { text: say("chg_difference"), numeric: true, cell: (i) => signed(c.after[i] - c.before[i]), value: (i) => c.after[i] - c.before[i] },
  ] });
  const exams = (e) => table({ id: "changes-exams", caption: say("chg_exams"), rows: range(e.exam.length), columns: [
    { text: say("exam"), cell: (i) => examWithTitle(e.exam[i]), value: (i) => DATA.exams.id[e.exam[i]] ?? "" },
    { text: say("chg_zone"), cell: (i) => zoneName(e.zone[i]) },
    { text: say("chg_before"), cell: (i) => instant(e.before[i], e.zone[i]), value: (i) => e.before[i] ?? -1 },
    { text: say("chg_after"), cell: (i) => instant(e.after[i], e.zone[i]), value: (i) => e.after[i] ?? -1 },
  ] });
  const people = (p) => table({ id: "changes-people", caption: say("chg_people"), rows: range(p.id.length), columns: [
    { text: say("candidate"), cell: (i) => (p.person[i] < 0 ? p.id[i] : personLink(p.person[i])), value: (i) => p.id[i] },
    { text: say("centre"), cell: (i) => centreLink(p.centre[i]), value: (i) => DATA.centres.name[p.centre[i]] ?? "" },
    { text: say("exam"), cell: (i) => examLink(p.exam[i]), value: (i) => DATA.exams.id[p.exam[i]] ?? "" },
    { text: say("chg_what"), cell: (i) => say(`chg_what-${p.what[i]}`) },
    { text: say("chg_by"), cell: (i) => (p.by[i] === null ? "–" : dayText(p.by[i])), value: (i) => p.by[i] ?? 0 },
  ] });
  const staff = (s) => table({ id: "changes-staff", caption: say("chg_staff"), rows: range(s.id.length), columns: [
    { text: say("chg_person"), cell: (i) => s.id[i] },
    { text: say("site"), cell: (i) => siteLink(s.site[i]), value: (i) => siteName(s.site[i]) },
    { text: say("chg_added"), numeric: true, cell: (i) => number(s.added[i]), value: (i) => s.added[i] },
    { text: say("chg_removed"), numeric: true, cell: (i) => number(s.removed[i]), value: (i) => s.removed[i] },
  ] });

  view("changes", {
    draw: () => {
      const c = C(), total = (name) => sum(c.costs[name]);
      const head = [html("p", { class: "note" }, say("chg_note", { name: c.name, state: pick(c.state) })),
        figures([[`${number(total("before"))} → ${number(total("after"))}`, say("cost")], [`${number(c.hard[0])} → ${number(c.hard[1])}`, say("hard_rules")],
          ...["exams", "candidates", "rooms", "duties"].map((name) => counting(c.counts[name], `chg_count-${name}`))])];
      const told = [...(c.people.id.length ? [people(c.people)] : []), ...(c.staff.id.length ? [staff(c.staff)] : [])];
      return [...head, ...(c.costs.rule.length ? [costs(c.costs)] : []), ...(c.exams.exam.length ? [exams(c.exams)] : []), ...(told.length ? told : [note(say("chg_nobody"))])];
    },
  });
}
