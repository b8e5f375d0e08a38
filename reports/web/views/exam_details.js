// What a teacher asks of an exam besides when and where: who invigilates, who is led there, what is prepared, what it costs.

/** Everybody on duty in the rooms of the exam while it is written there. */
const invigilationTable = (exam) => {
  const seen = new Set(), rows = [];
  for (const b of bandsOf("exam", exam)) {
    for (const i of rowsOf("duties", "room", b.room)) {
      const d = duty(i);
      if (b.room < 0 || seen.has(i) || d.to <= b.from || d.start >= b.to) continue;
      seen.add(i);
      rows.push(d);
    }
  }
  return rows.length === 0 ? null : dutyTable(`duties-${exam}`, say("exam_duties"), rows, [dutySiteColumn(), dutyWhoColumn()]);
};

/** Candidates who sit this exam later, led from another, and those led from this one to another. */
const examTransferTable = (exam) => {
  const o = DATA.overlaps, rows = distinct([...rowsOf("overlaps", "moves", exam), ...rowsOf("overlaps", "stays", exam)]);
  const zone = (i) => zoneOf(o.site[i]), other = (i) => (o.moves[i] === exam ? o.stays[i] : o.moves[i]);
  const what = (i) => (o.unresolved[i] ? say(o.moves[i] === exam ? "missed" : "other_missed") : say(o.moves[i] === exam ? "led_here" : "led_away"));
  return rows.length === 0 ? null : table({ id: `transfers-${exam}`, caption: say("exam_transfers"), rows, sort: [1, 1], rowClass: (i) => (o.unresolved[i] && o.moves[i] === exam ? "missed" : null), columns: [
    { text: say("candidate"), cell: (i) => personLink(o.person[i]) },
    { text: say("outcome"), cell: what },
    { text: say("other_exam"), cell: (i) => examWithTitle(other(i)), value: (i) => DATA.exams.id[other(i)] },
    { text: say("site"), cell: (i) => siteLink(o.site[i]), value: (i) => siteName(o.site[i]) },
    { text: say("own_times"), cell: (i) => (o.new_start[i] === null ? "–" : spanAt(o.new_start[i], o.new_start[i] + o.new_end[i], zone(i))), value: (i) => o.new_start[i] ?? 0 },
  ] });
};

/** How many need what, by effect and without reasons: more time, a room of their own, a secretary. */
const examNeeds = (exam) => {
  const at = (kind) => sum(sittingsOf("exam", exam).filter((s) => KINDS[s.kind] === kind).map((s) => s.people));
  const extra = sum(sittingsOf("exam", exam).filter((s) => s.extra > 0).map((s) => s.people));
  const dictated = sum(rowsOf("secretaries", "exam", exam).map((i) => DATA.secretaries.people[i]));
  const list = [[extra, "needs_extra"], [at("isolated"), "kind-isolated"], [dictated, "needs_secretary"]].filter(([n]) => n);
  return list.length ? [heading(say("exam_needs")), figures(list.map(([n, key]) => [number(n), say(key)]))] : [];
};

/** Every finding that names the exam, with what it pays in all. */
const examFindings = (exam) => {
  const f = DATA.findings, rows = distinct([...rowsOf("findings", "exam", exam), ...rowsOf("findings", "other", exam)]).sort((a, b) => f.hard[b] - f.hard[a] || f.cost[b] - f.cost[a]);
  if (!rows.length) return [note(say("exam_clean"))];
  return [html("p", { class: "count" }, say("exam_cost", { findings: counted("findings_n", rows.length), cost: number(sum(rows.map((i) => f.cost[i]))) })), findingTable(rows, null, `findings-of-${exam}`)];
};
