"""Small mistakes in what the tellings of the rules read, each of which some test must notice (`tests/agreement/test_mutants.py`).

A mutant is a file, a text that stands in it once, and the text that takes its place: one place of a rule's
`terms()` or `check()`, or of what they read. A mutant that no test notices is a sentence of the regulation
that no test reads.
"""

RULES, COMPILE, AUDIT, TERMS = (
    "scheduler/rules/",
    "scheduler/compile/",
    "scheduler/audit/",
    "scheduler/terms/",
)

MUTANTS: tuple[tuple[str, str, str], ...] = (
    # what terms read
    (TERMS + "model_data.py", 'rows["early"].where(rows["longer"], 0)', 'rows["early"]'),
    (
        COMPILE + "time/shared_candidates.py",
        'table["late"].to_numpy(np.int64) - early',
        'table["late"].to_numpy(np.int64)',
    ),
    (
        COMPILE + "time/shared_candidates.py",
        "to_numpy(np.int64) * longer(of_place)",
        "to_numpy(np.int64) * 0",
    ),
    (
        COMPILE + "time/papers.py",
        "alignment.start - alignment.early + paper.release",
        "alignment.start + paper.release",
    ),
    (AUDIT + "paper_gates.py", "earliest - 60 * early", "earliest"),
    (AUDIT + "attendance.py", 'table["early"].where(more_time, 0)', 'table["early"]'),
    (TERMS + "axis.py", "self.leave + self.rest", "self.leave"),
    (TERMS + "axis.py", "moved_end <= self.close", "moved_end < self.close"),
    (
        TERMS + "axis.py",
        "self.late[:, None] <= self.exit[None, :]",
        "self.late[:, None] < self.exit[None, :]",
    ),
    (COMPILE + "time/alignments.py", "start + paper.late > end", "start + paper.late >= end"),
    (COMPILE + "time/shared_candidates.py", "np.maximum(start + own, table", "np.minimum(start + own, table"),
    (COMPILE + "time/overlaps.py", 'joined["third_out"] + joined["rest"]', 'joined["third_out"]'),
    (COMPILE + "time/overlaps.py", ".cumcount() >=", ".cumcount() >"),
    # hosts
    (TERMS + "visits.py", "+ self.sitting_cost * beyond", "+ 0 * beyond"),
    (
        COMPILE + "places/derived_terms.py",
        "supply.site, [sites[site] for site in members]",
        "supply.site, [sites[site] for site in members[:1]]",
    ),
    (COMPILE + "places/visit_builder.py", '["who", "visit"]].drop_duplicates()', '["who", "visit"]]'),
    (
        COMPILE + "places/visit_builder.py",
        'hosts["closed"].isna().to_numpy() | ~away',
        'hosts["closed"].isna().to_numpy() | away',
    ),
    (
        COMPILE + "decode.py",
        "away = visits.site[visit] != visits.home[visit]",
        "away = visits.site[visit] >= 0",
    ),
    # checks
    (AUDIT + "date_chain.py", "~usual & (published > known)", "~usual"),
    (COMPILE + "places/seating.py", "asks=rules.room_class[of]", "asks=0 * node"),
    (
        COMPILE + "places/derived_terms.py",
        "wider = (sets >= one).all(1)",
        "wider = (sets == one).all(1)",
    ),
    (RULES + "checks/small_groups.py", 'sat["start"].where(~moved, sat["moved_start"])', 'sat["start"]'),
    (COMPILE + "places/seating.py", "aided=rules.aided[of]", "aided=rules.aided[of] & False"),
    (AUDIT + "staff_presence.py", '& (sat["kind"] == "isolated")', '& (sat["kind"] == "extra")'),
    (COMPILE + "places/place_rules.py", "+= one.price\n    watching", "+= 0\n    watching"),
    ("models/needs.py", '> rows["centre"].map(latest', '>= rows["centre"].map(latest'),
    (AUDIT + "exam_pairs.py", "come[a] < out[b] + rest[b]", "come[a] <= out[b] + rest[b]"),
    (AUDIT + "date_chain.py", 'anchor == "receipt"', 'anchor != "receipt"'),
    (
        AUDIT + "paper_gates.py",
        "np.minimum(np.maximum(third, floor), minutes)",
        "np.maximum(third, floor)",
    ),
    (AUDIT + "staff_presence.py", "// ratio)", "// (ratio + 1))"),
    # orals
    (AUDIT + "attendance.py", 'transform("sum")', 'transform("max")'),
    (COMPILE + "time/option_enumeration.py", '(groups["people"] * own)', "(1 * own)"),
    # named staff
    (COMPILE + "places/second_posts.py", 'groups["since"] >= reached', 'groups["since"] > reached'),
    (COMPILE + "places/posts.py", 'table["needed"] >= k', 'table["needed"] > k'),
    (COMPILE + "places/posts.py", 'np.maximum(groups["end"], groups["gate"])', 'groups["end"]'),
    ("scheduler/solver/staff/roster_sweep.py", "self._augment(post, now)", "None"),
    ("scheduler/solver/staff/roster_sweep.py", "free_until < until, ~reserved", "~reserved"),
    ("scheduler/solver/staff/load_balancing.py", "price[~free] = np.inf", "price[~free] += 1"),
)
