"""How many small mistakes in the rules do these tests notice? Not a test itself: it takes minutes.

    python tests/support/mutants.py [part of a name …]

Each mutant changes one place of one rule's `terms()` or `check()` (or of what they read) in a copy of the
tree, then the agreement, terms and audit tests run there until the first failure. A mutant that survives
is a sentence of the regulation that no test reads.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.paths import ROOT

TIMES = ("tests/terms", "tests/compile", "tests/agreement/test_time_agreement.py")
PLACES = (
    "tests/agreement/test_place_agreement.py",
    "tests/agreement/test_host_agreement.py",
    "tests/agreement/test_oral_agreement.py",
    "tests/agreement/test_disagreements.py",
    "tests/agreement/test_duties_agreement.py",
    "tests/solver/rooms/test_hosting.py",
    "tests/solver/staff/test_rostering.py",
)
AUDITS = tuple(
    f"tests/audit/test_audit_{name}.py"
    for name in (
        "gate",
        "chain",
        "offer",
        "calendar",
        "soft",
        "overlaps",
        "rooms",
        "hosts",
        "needs",
        "duties",
        "orals",
    )
)
RULES, COMPILE, AUDIT, TERMS = (
    "scheduler/rules/",
    "scheduler/compile/",
    "scheduler/audit/",
    "scheduler/terms/",
)

MUTANTS: tuple[tuple[str, str, str], ...] = (
    # terms
    (RULES + "calendar/session_window.py", "(day > last))", "(day >= last))"),
    (RULES + "calendar/open_days.py", 'on=["site", "day"])\n        yield', 'on=["day"])\n        yield'),
    (RULES + "calendar/opening_hours.py", "(until > day * DAY + closes)", "(until >= day * DAY + closes)"),
    (RULES + "calendar/opening_hours.py", "(since < day * DAY + opens)", "(since < day * DAY + opens - 15)"),
    (RULES + "zones/leak_gate.py", 'rows["hold"].to_numpy() > hold', 'rows["hold"].to_numpy() >= hold'),
    (RULES + "calendar/date_chain.py", "lag = max(policy.gap, policy", "lag = min(policy.gap, policy"),
    (RULES + "calendar/date_chain.py", "p.date_chain.marking + p.date_chain.jury)", "p.date_chain.marking)"),
    (RULES + "calendar/date_chain.py", 'first["ready"] > day', 'first["ready"] >= day'),
    (RULES + "calendar/date_chain.py", "rows[(session == 1) & usual]", "rows[(session == 1)]"),
    (RULES + "calendar/date_chain.py", 'special["ready"].clip(lower=day)', 'special["ready"]'),
    (RULES + "calendar/make_up.py", "< first[bands", "<= first[bands"),
    (RULES + "offer/recall.py", "e.kind is not ExamKind.RECALL", "e.kind is ExamKind.MAKEUP"),
    (RULES + "calendar/after_session.py", "days[late] * price", "days[late]"),
    (RULES + "zones/hold.py", '(rows["hold"] * rows["people"])', '(rows["hold"] * 1)'),
    (RULES + "zones/variant.py", "(count.to_numpy() * price)", "(np.minimum(count.to_numpy(), 1) * price)"),
    (RULES + "spread/two_a_day.py", "axis.same_day.astype", "(axis.same_day & ~axis.overlap).astype"),
    (RULES + "spread/back_to_back.py", "(most >= gap.T)", "(most > gap.T)"),
    (RULES + "spread/back_to_back.py", "axis.same_day & ~axis.overlap & near", "~axis.overlap & near"),
    (RULES + "offer/one_centre.py", "values[values > 1]", "values[values > 2]"),
    (RULES + "offer/same_exam_mode.py", "modes > 1", "modes > 2"),
    (RULES + "zones/early_start.py", 'rows["early"] * rows["people"]', 'rows["early"]'),
    (RULES + "zones/early_start.py", 'rows["early"] > most', 'rows["early"] >= most'),
    (RULES + "zones/early_start.py", 'table["max"] > table["limit"]', 'table["max"] >= table["limit"]'),
    (RULES + "calendar/weekday_daytime.py", 'met["early"].where(met["extended"], 0)', "0"),
    # what terms read
    (TERMS + "model_data.py", 'rows["early"].where(rows["extra"] > 0, 0)', 'rows["early"]'),
    (
        COMPILE + "time/shared_candidates.py",
        'table["late"].to_numpy(np.int64) - early',
        'table["late"].to_numpy(np.int64)',
    ),
    (COMPILE + "time/shared_candidates.py", "to_numpy(np.int64) * (extra > 0)", "to_numpy(np.int64) * 0"),
    (
        COMPILE + "time/papers.py",
        "alignment.start - alignment.early + paper.release",
        "alignment.start + paper.release",
    ),
    (AUDIT + "papers.py", 'plus(earliest, -table["early"])', "earliest"),
    (AUDIT + "attendance.py", 'table["early"].where(table["extra"] > 0, 0)', 'table["early"]'),
    (TERMS + "model_data.py", "self.leave + self.rest", "self.leave"),
    (TERMS + "model_data.py", "moved_end <= self.close", "moved_end < self.close"),
    (
        TERMS + "model_data.py",
        "self.late[:, None] <= self.exit[None, :]",
        "self.late[:, None] < self.exit[None, :]",
    ),
    (
        COMPILE + "time/alignments.py",
        "alignment.start - alignment.gather, alignment.start + paper.late",
        "alignment.start, alignment.start + paper.late",
    ),
    (COMPILE + "time/shared_candidates.py", "np.maximum(start + own, table", "np.minimum(start + own, table"),
    (COMPILE + "time/overlaps.py", 'joined["out"] + joined["rest"]', 'joined["out"]'),
    (COMPILE + "time/overlaps.py", ".cumcount() >=", ".cumcount() >"),
    (COMPILE + "places/seating.py", "price = self.unresolved - self.transfer", "price = self.unresolved"),
    # hosts
    (RULES + "calendar/opening_hours.py", "np.logical_and.reduce", "np.logical_or.reduce"),
    (RULES + "calendar/open_days.py", 'shut["shut"] == shut["venues"]', 'shut["shut"] >= 1'),
    (RULES + "rooms/sittings.py", 'groups["site"].map(data.catchment)', 'groups["site"]'),
    (TERMS + "visits.py", "+ self.sitting_cost * beyond", "+ 0 * beyond"),
    (TERMS + "model_data.py", "for site in members[str(one)])\n", "for site in members[str(one)][:1])\n"),
    (COMPILE + "places/visits.py", '["who", "visit"]].drop_duplicates()', '["who", "visit"]]'),
    (
        COMPILE + "places/visits.py",
        'ways["shut"].isna().to_numpy() | ~away',
        'ways["shut"].isna().to_numpy() | away',
    ),
    (COMPILE + "places/visits.py", "if since > free else []", "if since < free else []"),
    (
        COMPILE + "decode.py",
        "away = visits.site[visit] != visits.home[visit]",
        "away = visits.site[visit] >= 0",
    ),
    (
        RULES + "rooms/travel.py",
        '["candidate", "day", "home", "site"]].drop_duplicates()',
        '["candidate", "day", "home", "site"]]',
    ),
    (RULES + "rooms/travel.py", '(attendance["kind"] != "remote") & ', ""),
    (
        RULES + "rooms/hosts.py",
        "[centres[0] != centres[1], clocks[0] != clocks[1], ~known]",
        "[~known, clocks[0] != clocks[1], ~known]",
    ),
    (RULES + "rooms/hosts.py", 'apart.assign(limit="group"), again', "again"),
    (RULES + "rooms/hosts.py", ', again.assign(limit="group")]', "]"),
    (RULES + "rooms/one_site_a_day.py", '(sat["kind"] != "remote") & ~sat["missed"]', '~sat["missed"]'),
    (
        RULES + "rooms/one_site_a_day.py",
        '(sat["kind"] != "remote") & ~sat["missed"]',
        'sat["kind"] != "remote"',
    ),
    (
        RULES + "rooms/one_site_a_day.py",
        'drop_duplicates(["candidate", "day"])\n        both',
        'drop_duplicates(["candidate"])\n        both',
    ),
    # checks
    (
        RULES + "calendar/opening_hours.py",
        'local(until, groups["zone"]) > closes',
        'local(until, groups["zone"]) >= closes',
    ),
    (RULES + "zones/leak_gate.py", 'groups["hold"] > most_hold', 'groups["hold"] >= most_hold'),
    (RULES + "calendar/session_window.py", 'groups["day"] > last', 'groups["day"] >= last'),
    (
        RULES + "calendar/date_chain.py",
        'second["day"] < second["earliest_next"]',
        'second["day"] <= second["earliest_next"]',
    ),
    (RULES + "calendar/date_chain.py", 'ready["other"].isin(_usual(case.instance))', "True"),
    (RULES + "calendar/make_up.py", 'groups["day"] < groups["first"]', 'groups["day"] <= groups["first"]'),
    (RULES + "offer/recall.py", 'frame["kind"] != "recall"', 'frame["kind"] == "makeup"'),
    (RULES + "calendar/after_session.py", "after[after > 0]", "after[after > 1]"),
    (AUDIT + "chain.py", "~usual & (published > known)", "~usual"),
    (RULES + "spread/back_to_back.py", 'near["gap"] <= most', 'near["gap"] < most'),
    (
        RULES + "overlaps/transfer_cap.py",
        'counts["amount"] > counts["limit"]',
        'counts["amount"] >= counts["limit"]',
    ),
    (
        RULES + "overlaps/transfer_conditions.py",
        'table["late"] > table["exit"]',
        'table["late"] >= table["exit"]',
    ),
    (RULES + "overlaps/transfer_conditions.py", "(gap < least)", "(gap <= least)"),
    (
        RULES + "overlaps/transfer_conditions.py",
        'both["new"] < plus(both["until"]',
        'both["new"] <= plus(both["until"]',
    ),
    (RULES + "rooms/room_turnover.py", "~(moved[a] & moved[b])", "~(moved[a] | moved[b])"),
    (RULES + "rooms/isolated_room.py", 'alone[alone["amount"] > 1]', 'alone[alone["amount"] > 2]'),
    (
        RULES + "staff/invigilators.py",
        'staff["needed"] + staff["escorts_needed"]\n        missing',
        'staff["needed"]\n        missing',
    ),
    (COMPILE + "places/seating.py", " * 2 + self.small[need]", " * 2"),
    (COMPILE + "places/seating.py", "asks=self.data.equipment.asked[node, need]", "asks=0 * node"),
    (TERMS + "equipment.py", "words <= mine for", "bool(words & mine) or not words for"),
    (
        RULES + "rooms/room_features.py",
        "equipment.stricter[number][asked]",
        "equipment.stricter[number][0 * asked + number]",
    ),
    (RULES + "rooms/room_features.py", "found.lacking & ~nowhere[:, None]", "found.lacking & False"),
    (RULES + "rooms/small_room.py", "(beside > 0)", "(beside > 1)"),
    (RULES + "rooms/small_room.py", 'sat["start"].where(~moved, sat["moved_start"])', 'sat["start"]'),
    (COMPILE + "places/seating.py", "aided=self.dictates[need]", "aided=self.dictates[need] & False"),
    (
        RULES + "staff/secretaries.py",
        'staff["secretaries_needed"] - staff',
        'staff["secretaries_needed"] - 1 - staff',
    ),
    (
        RULES + "staff/invigilators.py",
        'staff["escorts_needed"] + staff["secretaries_needed"]',
        'staff["escorts_needed"]',
    ),
    (AUDIT + "staff.py", '& (sat["kind"] == "isolated")', '& (sat["kind"] == "extra")'),
    (COMPILE + "places/seating.py", "price=np.where(met, 0, self.late)", "price=0 * need"),
    (RULES + "rooms/late_needs.py", "alone | found.lacking.any(1)", "alone"),
    ("models/needs.py", "more & (received > day)", "more & (received >= day)"),
    (AUDIT + "pairs.py", "come[a] < out[b] + rest[b]", "come[a] <= out[b] + rest[b]"),
    (AUDIT + "chain.py", '(anchor == "receipt")', '(anchor != "receipt")'),
    (
        AUDIT + "papers.py",
        'third.clip(lower=gate_of["floor"]).clip(upper=table["minutes"])',
        'third.clip(lower=gate_of["floor"])',
    ),
    (AUDIT + "staff.py", "// ratio)", "// (ratio + 1))"),
    # orals
    (AUDIT + "attendance.py", 'transform("sum")', 'transform("max")'),
    (RULES + "rooms/oral_room.py", "met = oral[first]", "met = oral[first] & oral[second]"),
    (COMPILE + "time/option_enumeration.py", '(groups["people"] * own)', "(1 * own)"),
    # named staff
    (RULES + "staff/duties.py", 'table["responsible"] != 1', 'table["responsible"] < 1'),
    (RULES + "staff/duties.py", 'since > duties["from"]', 'since >= duties["to"]'),
    (RULES + "staff/duties.py", 'until < duties["to"]', 'until <= duties["to"]'),
    (RULES + "staff/duties.py", 'own["site"] != duties["site"]', 'own["site"] == ""'),
    (RULES + "staff/duties.py", '(duties["duty"] == duty) & ~may', '(duties["duty"] != duty) & ~may'),
    (RULES + "staff/duties.py", "np.unique(later)", "np.unique(later)[:0]"),
    (COMPILE + "places/posts.py", 'groups["since"] >= reached', 'groups["since"] > reached'),
    (COMPILE + "places/posts.py", 'table["needed"] >= k', 'table["needed"] > k'),
    (COMPILE + "places/posts.py", 'np.maximum(groups["end"], groups["gate"])', 'groups["end"]'),
    ("scheduler/solver/staff/sweep.py", "self._augment(post, now)", "None"),
    ("scheduler/solver/staff/sweep.py", "reach < until, ~meant", "~meant"),
    ("scheduler/solver/staff/even_loads.py", "price[~free] = np.inf", "price[~free] += 1"),
)


def copy_tree(to: Path) -> None:
    """The tree without what tests do not need."""
    skip = shutil.ignore_patterns(".git", ".venv", "*cache*", "dist", "out*")
    shutil.copytree(ROOT, to, ignore=skip, dirs_exist_ok=True)


def survives(tree: Path, suites: tuple[str, ...]) -> bool:
    """Whether every test of these suites passes in the tree."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-n",
        "0",
        "-q",
        "-p",
        "no:cacheprovider",
        "--timeout",
        "600",
    ]
    return subprocess.run([*command, *suites], cwd=tree, capture_output=True, check=False).returncode == 0


def main(wanted: list[str]) -> None:
    """Apply the mutants one by one and print who survives."""
    killed = lived = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        if not survives(tree, (*TIMES, *PLACES, *AUDITS)):
            sys.exit("the tests fail without any mutant")
        for name, old, new in MUTANTS:
            if wanted and not any(part in name for part in wanted):
                continue
            file = tree / name
            text = file.read_text(encoding="utf-8")
            if text.count(old) != 1:
                print(f"?        {name}: {text.count(old)} times {old!r}")
                continue
            begun = time.monotonic()
            file.write_text(text.replace(old, new), encoding="utf-8")
            # The likely ones first: the clock, then by hand, then rooms.
            alive = all(survives(tree, suites) for suites in (TIMES, AUDITS, PLACES))
            file.write_text(text, encoding="utf-8")
            killed, lived = killed + (not alive), lived + alive
            verdict = "SURVIVES" if alive else "killed  "
            print(f"{verdict} {time.monotonic() - begun:4.0f} s {name}: {old!r} -> {new!r}", flush=True)
    print(f"{killed} of {killed + lived} mutants killed")


if __name__ == "__main__":
    main(sys.argv[1:])
