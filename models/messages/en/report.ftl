report-kind = Examination timetable · report
report-skip = Skip to the report
report-views = Views
report-print = Print this view
report-find = Find
report-go = Go
report-foot = This page is complete in itself: it opens without a network and sends nothing. Candidates appear under pseudonymous numbers only.
report-noscript = The overview is readable as it is; the other views need JavaScript.
report-verdict-ok = The timetable respects every hard rule.
report-verdict-hard = { $count ->
    [one] The timetable breaks hard rules: { $count } finding.
   *[other] The timetable breaks hard rules: { $count } findings.
}
report-status = { $status } Solved in { $seconds } s, seed { $seed }.
report-status-audited = An existing timetable, audited as given.
report-status-optimal = Proven optimal.
report-status-feasible = The best timetable found; a cheaper one is not excluded.
report-status-incomplete = Incomplete: somebody is left out.
report-incomplete = Incomplete timetable: some candidates have no place. It is not a result; see the hard findings for who is left out.
report-status-infeasible = No timetable can respect every hard rule.
report-status-unknown = The time allowed was not enough to decide.
report-attention = What needs attention
report-semester = The semester
report-costs = What it costs
report-see = See
report-level-stop = To solve
report-level-act = To organise
report-level-know = To know
report-level-fine = In order
report-matter-none_hard = No hard rule is broken.
report-matter-hard = { $count ->
    [one] finding breaks a hard rule.
   *[other] findings break hard rules.
}
report-matter-none_missed = Every candidate can sit every exam.
report-matter-missed = { $count ->
    [one] exam cannot be sat, by { $who }: it overlaps another and no transfer was found{ $more }.
   *[other] exams cannot be sat, by { $who }: they overlap others and no transfer was found{ $more }. Most often:
}
report-matter-unseated = { $count ->
    [one] exam of a candidate has no seat, of { $who }:
   *[other] exams of candidates have no seat, of { $who }. Most often:
}
report-matter-of = { $count ->
    [one] { $count } candidate
   *[other] { $count } candidates
}
report-matter-transfers = { $count ->
    [one] exam is sat later under escort, by { $who }: name the escort and the room, tell the candidate.
   *[other] exams are sat later under escort, by { $who }: name the escorts and the rooms, tell the candidates.
}
report-matter-hold = { $count ->
    [one] candidate is kept in the room after the end, up to { $minutes } min, until no other zone can let anybody in.
   *[other] candidates are kept in the room after the end, up to { $minutes } min, until no other zone can let anybody in.
}
report-matter-gather = { $count ->
    [one] candidate is gathered under supervision before the start, up to { $minutes } min.
   *[other] candidates are gathered under supervision before the start, up to { $minutes } min.
}
report-matter-variants = { $count ->
    [one] additional paper is to be set, because no start serves every zone:
   *[other] additional papers are to be set, because no start serves every zone:
}
report-matter-rooms = { $count ->
    [one] room of { $all } is full to the last seat at some time:
   *[other] rooms of { $all } are full to the last seat at some time, among them:
}
report-matter-staff = { $count ->
    [one] site needs everybody present at some time, with nobody to spare:
   *[other] sites need everybody present at some time, with nobody to spare, among them:
}
report-matter-chain = { $count ->
    [one] day between the earliest date for session 2 ({ $earliest_next }) and its first exam ({ $next_day }). The tightest link:
   *[other] days between the earliest date for session 2 ({ $earliest_next }) and its first exam ({ $next_day }). The tightest link:
}
report-count-exams = { $count ->
    [one] exam
   *[other] exams
}
report-count-candidates = { $count ->
    [one] candidate
   *[other] candidates
}
report-count-sittings = { $count ->
    [one] sitting (exam and site)
   *[other] sittings (exam and site)
}
report-count-sites = { $count ->
    [one] site
   *[other] sites
}
report-count-zones = { $count ->
    [one] time zone
   *[other] time zones
}
report-count-days = { $count ->
    [one] day of exams
   *[other] days of exams
}
report-overview-caption = Cost by rule, and what cannot be avoided
report-overview-caption_plain = Cost by rule
report-rule = Rule
report-findings = Findings
report-cost = Cost
report-share = Bar: cost; stroke: unavoidable
report-bound = Unavoidable (proven)
report-sum = Total
report-gap-none = No solve accompanies this audit, so no bound is known: the cost stands alone.
report-gap-closed = Cost and lower bound are both { $cost }: with these data and weights no timetable that respects the hard rules costs less.
report-gap-open = What each rule costs is told under its name. It is proven that no timetable that keeps the rules costs less than { $bound } in all; this one costs { $cost }. What can still be avoided between the two is not known.
report-progress-seconds = Seconds since the beginning
report-progress-log = Cost (logarithmic scale)
report-done = Open { $path } in a browser ({ $hard } hard findings, cost { $cost }).
report-state-draft = Draft
report-state-published = Published
report-state-convoked = Convocations sent
report-state-final = Final
report-audience = For the examination office only: do not post, do not pass on.
report-status-optimal-certificate = Proven optimal (by counting, without a solver).
report-status-optimal-highs = Proven optimal (confirmed by a second solver, HiGHS).
report-status-optimal-cp-sat = Optimal by CP-SAT alone (two runs agree).
report-rules-file = Judged with the rules of { $file } as well (sha256 { $digest }…).
report-folded = { $count ->
    [one] { $count } soft rule without cost or finding
   *[other] { $count } soft rules without cost or finding
}
report-matter-missed_pairs = { " " }({ $count } findings, because an exam may overlap several)
report-accessibility = Accessibility: non-conformant (RGAA audit still to be made)
report-left-out = Who is left out, and what would let them in
