// How much candidates have to sit, and the timetable of one of them under a pseudonymous number.
{
  const bars = (rows, session) => {
    const mine = rows.filter((row) => row[0] === session), all = sum(mine.map((row) => row[2])), most = Math.max(...mine.map((row) => row[2]));
    return html("tbody", {}, ...mine.map(([, exams, n]) => html("tr", {}, html("th", { scope: "row", class: "n" }, number(exams)),
      html("td", { class: "meter" }, html("span", { class: "fill", style: `width:${(100 * n) / most}%` })),
      html("td", { class: "n" }, number(n)), html("td", { class: "n soft" }, percent(n / all)))));
  };
  const distribution = (key, session) => html("table", { class: "distribution" },
    html("caption", {}, say(key, { n: session })),
    html("thead", {}, html("tr", {}, html("th", { scope: "col", class: "n" }, say("exams_head")), html("th", { scope: "col" }, html("span", { class: "hidden" }, say("share"))),
      html("th", { scope: "col", class: "n" }, say("people")), html("th", { scope: "col", class: "n" }, say("share")))),
    bars(key === "load_all" ? DATA.loads.all : DATA.loads.daily, session));

  /** Why an incomplete timetable leaves a candidate out of an exam; null where it does not. */
  const leftOut = (person, exam) => {
    const l = DATA.left_out, at = range(l.person.length).find((i) => l.person[i] === person && l.exam[i] === exam);
    return at === undefined ? null : say(`left_out-${l.reason[at]}`);
  };

  const rowsOfPerson = (person) => range(DATA.timetables.first[person + 1] - DATA.timetables.first[person]).map((i) => {
    const t = DATA.timetables, row = t.first[person] + i, g = t.group[row], of = t.groups, start = of.start[g], public = start + of.early[g];
    // More time, before or after, is the candidate's own: the published times have neither.
    return { public, public_end: DATA.people.extra[person] ? public + DATA.exams.minutes[of.exam[g]] : start + of.end[g],
       exam: of.exam[g], site: of.site[g], zone: zoneOf(of.site[g]), kind: of.kind[g], start, end: start + of.end[g], admission: start + of.admission[g], out: start + of.out[g],
      missed: of.missed[g], moved: of.moved[g], moved_end: of.moved[g] === null ? null : of.moved[g] + of.moved_end[g], room: t.room[row], left: leftOut(person, of.exam[g]) };
  });

  const finder = () => {
    const field = html("input", { id: "person-field", type: "search", autocomplete: "off", spellcheck: "false", placeholder: DATA.people.id[0] ?? null });
    const answer = html("span", { class: "status", "aria-live": "polite" });
    const form = html("form", { class: "choices" }, html("label", { for: "person-field" }, say("person_find")), field, html("button", {}, say("show")), answer);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const id = field.value.trim();
      if (placeOf("people", id) >= 0) location.hash = `candidate=${encodeURIComponent(id)}`;
      else answer.textContent = say("unknown", { id });
    });
    return hasTimetables ? form : note(say("too_many"));
  };

  view("candidates", {
    draw: () => {
      const most = DATA.loads.most, sessions = distinct(DATA.loads.all.map((row) => row[0])).sort();
      if (!sessions.length) return [note(say("nothing"))];
      return [finder(),
        ...sessions.map((n) => html("div", { class: "pair" }, distribution("load_all", n), distribution("load_daily", n))),
        table({ id: "loaded", caption: counted("loaded_caption", most.person.length), rows: range(most.person.length), sort: [2, -1], columns: [
          { text: say("candidate"), cell: (i) => personLink(most.person[i]) },
          { text: say("session_head"), numeric: true, cell: (i) => String(most.session[i]), value: (i) => most.session[i] },
          { text: say("most_daily"), numeric: true, cell: (i) => number(most.daily[i]), value: (i) => 100 * most.daily[i] + most.all[i] },
          { text: say("that_day"), cell: (i) => dayLink(most.day[i]), value: (i) => most.day[i] },
          { text: say("in_session"), numeric: true, cell: (i) => number(most.all[i]), value: (i) => most.all[i] },
          { text: say("site"), cell: (i) => siteLink(DATA.people.site[most.person[i]]), value: (i) => siteName(DATA.people.site[most.person[i]]) },
        ] })];
    },
  });

  view("candidate", {
    under: "candidates",
    title: (argument) => argument,
    draw: (argument) => {
      const person = placeOf("people", argument);
      if (person < 0 || !hasTimetables) return null;
      const rows = rowsOfPerson(person), site = DATA.people.site[person], extra = DATA.people.extra[person];
      const absent = (row) => row.missed || row.left !== null;
      const what = (row) => (row.left !== null ? html("b", { class: "bad" }, `✕ ${row.left}`) : row.missed ? html("b", { class: "bad" }, `✕ ${say("missed")}`) : row.moved !== null ? html("b", {}, `→ ${say("kind-transfer")}`) : say(`kind-${KINDS[row.kind]}`));
      const needs = [extra ? say("extra_of", { n: extra }) : "", DATA.people.isolated[person] ? say("kind-isolated") : ""].filter(Boolean).join(", ");
      return [finder(), html("p", { class: "count" }, siteLink(site), needs ? `. ${needs}.` : ". ", ` ${named(say("local_time"), zoneName(zoneOf(site)))}.`),
        table({ id: "own", caption: say("own_caption"), rows, sort: [0, 1], search: false, rowClass: (row) => (absent(row) ? "missed" : null), columns: [
          { text: say("day"), cell: (row) => dayLink(dayOf(row.start, row.zone)), value: (row) => row.start },
          { text: say("exam"), cell: (row) => examWithTitle(row.exam), value: (row) => DATA.exams.id[row.exam] },
          { text: say("published_times"), cell: (row) => spanAt(row.public, row.public_end, row.zone), value: (row) => row.public },
          { text: say("outcome"), cell: what },
          { text: say("own_times"), cell: (row) => (absent(row) ? "–" : row.moved !== null ? spanAt(row.moved, row.moved_end, row.zone) : spanAt(row.start, row.end, row.zone)), value: (row) => row.moved ?? row.start },
          { text: say("room"), cell: (row) => (absent(row) ? "–" : roomLink(row.room)), value: (row) => DATA.rooms.id[row.room] ?? "" },
          { text: say("site"), cell: (row) => siteLink(row.site), value: (row) => siteName(row.site) },
        ] })];
    },
  });
}
