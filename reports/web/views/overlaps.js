// Overlaps: two exams of one candidate at once, and what was decided. A missed exam is said to be missed.
{
  const at = (i) => {
    const o = DATA.overlaps, site = o.site[i];
    const abs = (since, column) => (since === null || o[column][i] === null ? null : since + o[column][i]);
    return {
      person: o.person[i], site, zone: zoneOf(site), stays: o.stays[i], moves: o.moves[i], unresolved: o.unresolved[i] === 1, staysMissed: o.stays_missed[i] === 1, staysMoved: o.stays_moved[i] === 1,
      staysStart: o.stays_start[i], staysEnd: abs(o.stays_start[i], "stays_end"), staysOut: abs(o.stays_start[i], "stays_out"),
      reason: o.reason[i], third: o.third[i], also: o.also[i],
      movesStart: o.moves_start[i], movesEnd: abs(o.moves_start[i], "moves_end"), newStart: o.new_start[i], newEnd: abs(o.new_start[i], "new_end"),
    };
  };
  const published = (row, role) => [examLink(row[role]), soft(` ${spanAt(row[`${role}Start`], row[`${role}End`], row.zone)}`)];
  const missed = (text) => html("span", { class: "bad" }, `✕ ${text}`);

  /** What becomes of the exam that is not moved: in an overlap of three it may itself be missed. */
  const others = (row) => (row.also ? [html("br"), soft(say("and_also", { exams: row.also }))] : []);
  const first = (row) => [...published(row, "stays"), html("br"), row.staysMissed ? missed(say("missed_too")) : soft(say(row.staysMoved ? "moved_before" : "as_published")), ...others(row)];
  const second = (row) => [...published(row, "moves"), html("br"), row.unresolved ? missed(say("missed")) : html("b", {}, `→ ${spanAt(row.newStart, row.newEnd, row.zone)}`)];

  /** The escort's time, or what stands against every way to lead the candidate. */
  const escort = (row) => {
    if (!row.unresolved) return spanAt(row.staysOut, row.newStart, row.zone);
    const told = (reason) => pick(DATA.reasons[reason]) + (reason === "third-exam" && row.third ? ` (${row.third})` : "");
    return row.reason ? row.reason.split(" ").map(told).join("; ") : "–";
  };
  const day = (row) => dayOf(row.staysStart ?? row.movesStart ?? 0, row.zone);

  view("overlaps", {
    draw: (argument) => {
      const rows = range(DATA.overlaps.person.length).map(at);
      if (!rows.length) return [note(say("no_overlap"))];
      const lost = rows.filter((row) => row.unresolved), moved = rows.filter((row) => !row.unresolved);
      const exams = (list) => new Set(list.map((row) => `${row.person}/${row.moves}`)).size;
      const who = (list) => new Set(list.map((row) => row.person)).size;
      const kept = argument === "unresolved" ? lost : argument === "transfer" ? moved : rows;
      return [
        figures([counting(exams(lost), "missed_word", "overlaps=unresolved"), counting(who(lost), "missed_people"),
          counting(exams(moved), "moved_word", "overlaps=transfer"), counting(who(moved), "moved_people")]),
        choices(...chooser("overlaps-which", say("show"), [["overlaps", say("overlaps_all")], ["overlaps=unresolved", say("overlaps_lost")], ["overlaps=transfer", say("overlaps_moved")]], argument ? `overlaps=${argument}` : "overlaps")),
        table({ id: "overlaps-table", caption: say("overlaps_caption"), rows: kept, search: true, rowClass: (row) => (row.unresolved ? "missed" : null), columns: [
          { text: say("candidate"), cell: (row) => personLink(row.person) },
          { text: say("day"), cell: (row) => dayLink(day(row)), value: (row) => row.staysStart ?? 0 },
          { text: say("site"), cell: (row) => siteLink(row.site), value: (row) => siteName(row.site) },
          { text: say("stays"), cell: first, value: (row) => DATA.exams.id[row.stays], class: "two" },
          { text: say("moves"), cell: second, value: (row) => DATA.exams.id[row.moves], class: "two" },
          { text: say("escort_time"), cell: escort, value: (row) => row.staysOut ?? 0 },
        ] })];
    },
  });
}
