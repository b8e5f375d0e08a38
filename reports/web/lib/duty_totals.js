// What defends a roster: how much everybody has to do, how late, how long a day, and what rest is between.
const EVENING = 20 * 60;
const dutyTotals = new Map();

/** Minutes, duties, days, evenings (a duty that ends after 20:00), Saturdays and Sundays, the longest day from the first
    start to the last end, and the shortest rest between two days of duty (null: one day alone). */
function totalsOf(person) {
  if (!dutyTotals.has(person)) {
    const days = new Map();
    for (const d of dutiesOf("person", person)) {
      const day = days.get(dayOfDuty(d)) ?? days.set(dayOfDuty(d), { from: d.start, to: d.to, late: 0 }).get(dayOfDuty(d));
      day.from = Math.min(day.from, d.start);
      day.to = Math.max(day.to, d.to);
      day.late ||= localMinute(d.to, d.zone) > dayOfDuty(d) * DAY + EVENING;
    }
    const inOrder = [...days].sort((a, b) => a[0] - b[0]), spans = inOrder.map(([, day]) => day);
    const rests = spans.slice(1).map((day, i) => day.from - spans[i].to), weekday = (day) => new Date(day * 864e5).getUTCDay();
    dutyTotals.set(person, {
      person, site: DATA.crew.site[person], minutes: DATA.crew.minutes[person], duties: DATA.crew.duties[person], days: days.size,
      evenings: spans.filter((day) => day.late).length, saturdays: inOrder.filter(([day]) => weekday(day) % 6 === 0).length,
      longest: Math.max(0, ...spans.map((day) => day.to - day.from)), rest: rests.length ? Math.min(...rests) : null,
    });
  }
  return dutyTotals.get(person);
}

/** One row for each person, the most loaded first. */
const totalsTable = (id, caption, people, { withSite = false } = {}) => {
  const rows = people.map(totalsOf), most = Math.max(1, ...rows.map((t) => t.minutes));
  const count = (head, name) => ({ text: say(head), numeric: true, cell: (t) => number(t[name]), value: (t) => t[name] });
  return table({ id, caption, rows, search: true, sort: [withSite ? 2 : 1, -1], columns: [
    { text: say("crew_head"), cell: (t) => crewLink(t.person), value: (t) => DATA.crew.id[t.person] },
    ...(withSite ? [{ text: say("site"), cell: (t) => siteLink(t.site), value: (t) => siteName(t.site) }] : []),
    { text: say("load_head"), numeric: true, cell: (t) => lasting(t.minutes), value: (t) => t.minutes },
    { text: say("load_bar"), class: "meter small", cell: (t) => html("span", { class: "fill", style: `width:${(100 * t.minutes) / most}%` }), value: (t) => t.minutes },
    count("duties_head", "duties"), count("duty_days_head", "days"), count("evenings_head", "evenings"), count("saturdays_head", "saturdays"),
    { text: say("longest_day"), numeric: true, cell: (t) => (t.days ? lasting(t.longest) : "–"), value: (t) => t.longest },
    { text: say("shortest_rest"), numeric: true, cell: (t) => (t.rest === null ? "–" : lasting(t.rest)), value: (t) => t.rest ?? 1e9 },
  ] });
};

/** Jain's index of fairness (DEC-TR-301, 1984): 1 if all have the same, 1/n if one of n has everything. */
const jain = (loads) => (sum(loads) ** 2 / (loads.length * sum(loads.map((n) => n * n)))).toLocaleString(LOCALES[language()], { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** How even the loads are, in one line of figures: of those who have any duty. */
const evenness = (people) => {
  const rows = people.map(totalsOf).filter((t) => t.duties), minutes = rows.map((t) => t.minutes);
  if (!rows.length) return null;
  const rests = rows.map((t) => t.rest).filter((rest) => rest !== null);
  return figures([[`${number(rows.length)}/${number(people.length)}`, say("crew_used")], [lasting(sum(minutes)), say("load_all_word")],
    [`${lasting(Math.min(...minutes))}\u00a0– ${lasting(Math.max(...minutes))}`, say("load_range")], [lasting(Math.round(sum(minutes) / rows.length)), say("load_mean")],
    [jain(people.map((p) => totalsOf(p).minutes)), say("load_fairness")],
    [lasting(Math.max(...rows.map((t) => t.longest))), say("longest_day")], ...(rests.length ? [[lasting(Math.min(...rests)), say("shortest_rest")]] : [])]);
};
