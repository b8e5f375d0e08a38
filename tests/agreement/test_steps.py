"""Early starts and gathers lie on the grid of their rules, for solver and audit alike, and the least costly one is found."""

from dataclasses import replace
from datetime import date, time
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest

from models.timetable import STARTS
from scheduler import solve
from scheduler.app.finding_sentences import FindingSentences
from scheduler.harness.workbench import Bench, check_all, hard_in
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH
from tests.support.semester_builder import Build, hard, paid, utc

MARQUESAS = "Pacific/Marquesas"
WEDNESDAY = date(2024, 1, 24)
LATER = (date(2024, 4, 8), date(2024, 4, 13))


def afternoon(**policy: Any) -> Build:
    """Four hours from 14:00 in Paris, which closes at 19:00; one of the four candidates has a third more.

    14:00 + 320 min + 15 min of collection is 19:35: 35 minutes too late.
    """
    build = Build(policy=policy, windows=((WEDNESDAY, WEDNESDAY), LATER), starts_of_day=(time(14),))
    return build.site("Paris", hours="08:00-19:00").exam("I", 240).people(3, "I").people(1, "I", extra=20)


@pytest.mark.parametrize(
    ("policy", "cost"),
    [
        ({}, 35 + 1),
        ({"extra_time": {"early": 40}}, 35 + 1),
        ({"extra_time": {"early": 35}}, 35 + 1),
        ({"extra_time": {"early": 34}}, None),
        ({"early_start": {"step": 15}}, 45 + 1),
        ({"early_start": {"step": 15}, "extra_time": {"early": 40}}, None),
        ({"early_start": {"step": 1}}, 35 + 1),
    ],
)
def test_the_solver_finds_the_least_early_start_on_the_grid(policy: Any, cost: int | None) -> None:
    """A sitting costs 1, each minute of the one candidate 1."""
    result = solve(afternoon(**policy).instance(), work=1, workers=1)
    assert (result.status, result.cost) == (("infeasible", None) if cost is None else ("optimal", cost))


@pytest.mark.parametrize(
    ("early", "step", "found"),
    [
        (35, 5, []),
        (36, 5, [("early-start", "36", "step 5")]),
        (36, 1, []),
        (45, 15, []),
        (35, 15, [("early-start", "35", "step 15")]),
        (61, 5, [("early-start", "61", "60"), ("early-start", "61", "step 5")]),
    ],
)
def test_the_audit_names_the_grid_of_early_starts(
    early: int, step: int, found: list[tuple[str, str, str]]
) -> None:
    build = afternoon(early_start={"step": step}).start("I", f"{WEDNESDAY} 14:00", early=early)
    verdict = build.audit()
    assert hard(verdict, "amount", "limit") == found
    assert paid(verdict).get("early-start", 0) == (0 if found else early)


def two_zones(**policy: Any) -> Build:
    """Three hours at 18:00 in Paris, where it ends at 21:00. Taiohae opens at 9:50 (20:20 in Paris), checks in from
    10:20 at the latest and can start at 10:30 there, 21:00 in Paris: late arrivals would come in until 22:00."""
    build = Build(policy=policy, windows=((WEDNESDAY, WEDNESDAY), LATER), starts_of_day=(time(18),))
    build.site("Paris", hours="08:00-21:30").site("Taiohae", MARQUESAS, hours="09:50-20:00").exam("N")
    return build.people(3, "N").people(2, "N", site="Taiohae")


@pytest.mark.parametrize(("step", "gather"), [(5, 5), (1, 1), (10, 10), (15, 30)])
def test_the_solver_finds_the_least_gathering_on_the_grid(step: int, gather: int) -> None:
    """Two are gathered, two sittings cost 1 each. The site opens too late for a quarter before 10:30: then it starts at
    11:00, half an hour after the end in Paris."""
    result = solve(two_zones(gather={"step": step}).instance(), work=1, workers=1)
    assert (result.status, result.cost) == ("optimal", 2 * gather + 2)


@pytest.mark.parametrize(
    ("gather", "step", "found"),
    [
        (5, 5, []),
        (1, 1, []),
        (1, 5, [("gather", "1", "step 5")]),
        (10, 5, []),
        (5, 10, [("gather", "5", "step 10")]),
    ],
)
def test_the_audit_names_the_grid_of_gathers(
    gather: int, step: int, found: list[tuple[str, str, str]]
) -> None:
    build = two_zones(gather={"step": step}).start("N", f"{WEDNESDAY} 18:00")
    verdict = build.start("N", f"{WEDNESDAY} 10:30", MARQUESAS, gather=gather).audit()
    assert hard(verdict, "amount", "limit") == found
    assert paid(verdict)["gather"] == 2 * gather


def test_both_findings_say_the_grid_in_words() -> None:
    build = two_zones().start("N", f"{WEDNESDAY} 18:00")
    build.start("N", f"{WEDNESDAY} 10:30", MARQUESAS, gather=1)
    assert sentences(build, "gather") == (
        "N at Taiohae: candidates are gathered 1 min before the start, not a multiple of 5 min",
        "N à Taiohae : les candidats sont confinés 1 min avant l'épreuve, ce n'est pas un multiple de 5 min",
    )
    build = afternoon().start("I", f"{WEDNESDAY} 14:00", early=36)
    assert sentences(build, "early-start")[0] == (
        "I at Paris: candidates with extra time begin 36 min before the others, not a multiple of 5 min"
    )


def sentences(build: Build, rule: str) -> tuple[str, str]:
    """The hard finding of a rule in English and in French."""
    found = build.audit().findings
    (row,) = (row for _, row in found[(found["rule"] == rule) & (found["severity"] == "hard")].iterrows())
    info = next(one.info for one in RULES if one.info.id == rule)
    english, french = (FindingSentences(build.instance(), m).sentence(info, row) for m in (ENGLISH, FRENCH))
    return english, french


def apart(people: tuple[int, int, int], minutes: int, opens: str, closes: str) -> Build:
    """An exam at 18:00 in Paris, for candidates without and with extra time, and after it in Taiohae, which opens so
    late that it starts half an hour after the end. Zones that start apart do so at full hours."""
    build = Build(
        policy={"start_grid": {"align_minutes": 60}},
        windows=((WEDNESDAY, WEDNESDAY), LATER),
        starts_of_day=(time(18),),
    )
    build.site("Paris", hours=f"08:00-{closes}").site("Taiohae", MARQUESAS, hours=f"{opens}-20:00")
    build.exam("E", minutes).people(people[0], "E").people(people[1], "E", extra=20)
    return build.people(people[2], "E", site="Taiohae")


ABOUT_TIME = ("opening-hours", "session-window", "leak-gate", "early-start", "gather", "hold")


def best_by_hand(bench: Bench, away: str, early_tried: range) -> tuple[int, int, int] | None:
    """The least cost, with its early start in Paris and its gathering in Taiohae, of all on the grid of 5 minutes, tried
    one by one by the audit; None if every one breaks a rule."""
    found, empty = [], bench.starts_only(np.array([0]))
    begins = [utc(f"{WEDNESDAY} 18:00"), utc(f"{WEDNESDAY} {away}", MARQUESAS)]
    for early, gather in product(early_tried, range(0, 61, 5)):
        rows = zip(
            ["E", "E"], ["Europe/Paris", MARQUESAS], begins, [0, gather], [0, 0], [early, 0], strict=True
        )
        told = check_all(
            bench.instance, replace(empty, starts=pd.DataFrame(rows, columns=list(STARTS))), *ABOUT_TIME
        )
        if not hard_in(told):
            found.append((sum(int(table["cost"].sum()) for table in told.values()), early, gather))
    return min(found, default=None)


def best_option(bench: Bench) -> tuple[int, int, int] | None:
    """The same among the options with one paper, by the terms."""
    found = []
    for option, rows in bench.data.bands.groupby("option"):
        choice = np.array([option])
        if bench.problem.allowed[choice].all() and not rows["paper"].any():
            costs = bench.problem.cost_by_rule(choice)
            cost = sum(costs.get(rule, 0) for rule in ABOUT_TIME)
            found.append((cost, int(rows["early"].max()), int(rows["gather"].max())))
    return min(found, default=None)


@pytest.mark.parametrize(
    ("minutes", "opens", "away", "closes", "people"),
    [
        # 18:00 to 21:00; 11:00 in Taiohae is 21:30 in Paris, doors until 22:30: too long to be held. From half an hour of
        # gathering (nobody is held) to five minutes (Paris is held until 21:25).
        (180, "09:50", "11:00", "22:30", (3, 0, 2)),
        (180, "09:50", "11:00", "21:15", (2, 0, 3)),
        # 18:00 to 19:00, 19:20 with a third more; 9:00 in Taiohae is 19:30 in Paris, doors until 19:50. Nobody gathered:
        # held for 50 and 30 minutes; ten minutes: 20 and 0; half an hour: nobody is held.
        (60, "08:00", "09:00", "22:30", (1, 0, 9)),
        (60, "08:00", "09:00", "22:30", (4, 3, 5)),
        (60, "08:00", "09:00", "19:14", (4, 3, 5)),
    ],
)
def test_the_cheapest_of_gathering_holding_and_early_starts_is_an_option(
    minutes: int, opens: str, away: str, closes: str, people: tuple[int, int, int]
) -> None:
    bench = Bench(apart(people, minutes, opens, closes).instance())
    tried = range(0, 31, 5) if closes < "19:30" else range(1)
    assert best_option(bench) == best_by_hand(bench, away, tried)
