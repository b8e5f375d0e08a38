"""Limits on the exams of a candidate: both tellings agree, by hand and on random semesters, and settings carry them."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from instances import save_instance
from models.instance import Instance
from models.policy import Policy
from scheduler.harness.random_semesters import semester
from scheduler.harness.term_evaluation import breaks, costs
from scheduler.harness.workbench import Bench, check_all
from scheduler.rules.spread.load_limits import ExamLoadParameters, LoadLimit
from tests.support.paths import TINY
from tests.support.reading import convert, examine, read_instance
from tests.support.semester_builder import Build, hard, paid

RULE = "exam-load"
DAYS = LoadLimit(id="two in three", most=2, days=3, weight=10)
PRICED = (
    DAYS,
    LoadLimit(id="one a day", most=1, days=1, extra_over=10, weight=4),
    LoadLimit(id="apart", most=1, hours=30, weight=3),
    LoadLimit(id="two in a day and a half", most=2, hours=36, weight=5),
    LoadLimit(id="two with more time", most=2, hours=60, extra_over=0, weight=1),
)
FORBIDDEN = (
    LoadLimit(id="never", most=2, days=2),
    LoadLimit(id="rest", most=1, hours=4, extra_over=0),
    LoadLimit(id="three", most=3, hours=60),
    LoadLimit(id="two", most=2, hours=30),
)


def small_folder(path: Path, more: str) -> Path:
    """The tiny semester with more settings."""
    shutil.copytree(TINY, path)
    with (path / "instance.toml").open("a", encoding="utf-8") as file:
        file.write(more)
    return path


def with_rows(instance: Instance, *rows: LoadLimit) -> Instance:
    def limited(policy: Policy) -> Policy:
        return replace(policy, parameters={**policy.parameters, RULE: ExamLoadParameters(rows=rows)})

    policies = {centre: limited(policy) for centre, policy in instance.policies.items()}
    return replace(instance, policy=limited(instance.policy), policies=policies)


@pytest.mark.parametrize("rows", [PRICED, FORBIDDEN], ids=["priced", "forbidden"])
def test_both_tellings_agree_on_random_semesters(rows: tuple[LoadLimit, ...]) -> None:
    seen = set()
    for seed in (12, 22, 45):
        bench = Bench(with_rows(semester(seed), *rows))
        for turn in range(3):
            choice = bench.wild(np.random.default_rng([seed, turn]))
            found = check_all(bench.instance, bench.starts_only(choice), RULE)[RULE]
            assert costs(bench.terms[RULE], choice) == found["cost"].sum()
            assert bool(breaks(bench.terms[RULE], choice)) == bool(found["severity"].eq("hard").any())
            seen |= set(found["limit"])
    assert seen == {row.id for row in rows}


def test_a_row_of_two_in_three_days_costs_what_three_in_three_costs() -> None:
    total = 0
    for seed in (12, 22):
        bench = Bench(with_rows(semester(seed), DAYS))
        choice = bench.wild(np.random.default_rng([seed, 7]))
        found = check_all(bench.instance, bench.starts_only(choice), RULE, "three-in-three")
        assert found[RULE]["cost"].sum() == found["three-in-three"]["cost"].sum()
        total += int(found[RULE]["cost"].sum())
    assert total > 0


TWO, THREE = LoadLimit(id="two-a-day", most=1, days=1), LoadLimit(id="three-in-three", most=2, days=3)


@pytest.mark.parametrize("rule", [TWO, THREE], ids=["two-a-day", "three-in-three"])
def test_a_row_with_the_id_of_a_rule_is_that_rule(rule: LoadLimit) -> None:
    total = broken = 0
    for seed in (12, 22):
        plain = semester(seed)
        weight = plain.policy.weight_of(rule.id)
        choice = Bench(plain).wild(np.random.default_rng([seed, 7]))
        for more in ({"weight": weight}, {"weight": 3, "extra_over": 10}, {"extra_over": 0}, {}):
            bench = Bench(with_rows(plain, rule.model_copy(update=more)))
            timetable = bench.starts_only(choice)
            found = check_all(bench.instance, timetable, RULE, rule.id)
            assert costs(bench.terms[rule.id], choice) == found[rule.id]["cost"].sum()
            is_hard = found[rule.id]["severity"].eq("hard").any()
            assert bool(breaks(bench.terms[rule.id], choice)) == bool(is_hard)
            assert found[RULE].empty
            if more == {"weight": weight}:
                pd.testing.assert_frame_equal(found[rule.id], check_all(plain, timetable, rule.id)[rule.id])
            total, broken = total + int(found[rule.id]["cost"].sum()), broken + int(is_hard)
    assert total > 0
    assert broken > 0


def test_rows_of_rules_by_hand() -> None:
    # Three exams on a day: three pairs, and three runs of three days with one exam beyond two.
    day = ("22 09:00", "22 13:00", "22 17:00")
    assert paid(built(*day, id="two-a-day", most=1, days=1, weight=4).audit())["two-a-day"] == 12
    verdict = built(*day, id="three-in-three", most=2, days=3, weight=4).audit()
    assert (verdict.costs["two-a-day"], verdict.costs["three-in-three"]) == (30, 12)
    never = built(*day[:2], id="two-a-day", most=1, days=1).audit()
    assert hard(never, "exam", "other", "amount") == [("two-a-day", "E0", "E1", "1")]
    assert "two-a-day" not in paid(never)
    others = built(*day[:2], id="two-a-day", most=1, days=1, extra_over=10).audit()
    assert hard(others) == []
    assert "two-a-day" not in paid(others)


def built(*clocks: str, extra: int = 0, **row: Any) -> Build:
    """One candidate whose exams of an hour begin at these times, under one row."""
    rows = [{"id": "row"} | row]
    windows = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 9)))
    build = Build(windows=windows, starts_of_day=(time(9), time(13), time(17)), policy={RULE: {"rows": rows}})
    names = [f"E{number}" for number in range(len(clocks))]
    for name, clock in zip(names, clocks, strict=True):
        build.exam(name, 60).start(name, f"2024-01-{clock}")
    return build.person("p", *names, extra=extra)


@pytest.mark.parametrize(
    ("clocks", "row", "cost"),
    [
        # At most 3 in 5 days. Windows with 4 exams begin on the 22nd alone, and on the days before it that reach the 25th: the 21st.
        (("22 09:00", "23 09:00", "24 09:00", "25 09:00"), {"most": 3, "days": 5}, 2),
        (("22 09:00", "23 09:00", "24 09:00", "27 09:00"), {"most": 3, "days": 5}, 0),
        (("22 09:00", "23 09:00", "24 09:00", "26 09:00"), {"most": 3, "days": 5}, 1),
        # One a day: three exams on a day are two beyond.
        (("22 09:00", "22 13:00", "22 17:00"), {"most": 1, "days": 1}, 2),
        # Within 4 hours: 9:00 and 13:00 are just 4 hours apart.
        (("22 09:00", "22 13:00"), {"most": 1, "hours": 4}, 0),
        (("22 09:00", "22 13:00"), {"most": 1, "hours": 5}, 1),
        # 9:00 opens a window with two more, 13:00 one with one more.
        (("22 09:00", "22 13:00", "22 17:00"), {"most": 1, "hours": 9}, 3),
        # Either of two that begin together opens a window.
        (("22 09:00", "22 09:00"), {"most": 1, "hours": 1}, 2),
        # Two in 9 hours: the window of 9:00 holds three, the others two and one. 17:00 is just 8 hours later.
        (("22 09:00", "22 13:00", "22 17:00"), {"most": 2, "hours": 9}, 1),
        (("22 09:00", "22 13:00", "22 17:00"), {"most": 2, "hours": 8}, 0),
        # Two in 26 hours: 9:00 opens a window with all four, 13:00 one with three, 17:00 one with two.
        (("22 09:00", "22 13:00", "22 17:00", "23 09:00"), {"most": 2, "hours": 26}, 3),
        (("22 09:00", "22 13:00", "22 17:00", "23 09:00"), {"most": 3, "hours": 26}, 1),
        # Three that begin together: each opens a window with three.
        (("22 09:00", "22 09:00", "22 09:00"), {"most": 2, "hours": 1}, 3),
    ],
)
def test_each_exam_beyond_in_each_window_costs(
    clocks: tuple[str, ...], row: Mapping[str, int], cost: int
) -> None:
    assert paid(built(*clocks, **row, weight=7).audit()).get(RULE, 0) == cost * 7


@pytest.mark.parametrize(("extra", "counted"), [(0, 0), (30, 0), (31, 1)])
def test_a_row_for_much_extra_time_leaves_the_others_alone(extra: int, counted: int) -> None:
    build = built("22 09:00", "22 17:00", extra=extra, most=1, days=1, extra_over=30, weight=7)
    assert paid(build.audit()).get(RULE, 0) == counted * 7


def test_a_row_without_a_weight_is_never_exceeded() -> None:
    build = built("22 09:00", "22 13:00", most=1, days=1)
    assert hard(build.audit(), "exam", "other", "amount", "limit") == [(RULE, "E0", "E1", "1", "row")]
    assert hard(built("22 09:00", "23 13:00", most=1, days=1).audit()) == []


def test_hours_without_a_weight_are_never_overfull() -> None:
    build = built("22 09:00", "22 13:00", "22 17:00", most=2, hours=9)
    assert hard(build.audit(), "exam", "other", "amount", "limit") == [(RULE, "E0", "E2", "1", "row")]
    assert hard(built("22 09:00", "22 13:00", "22 17:00", most=2, hours=8).audit()) == []


def test_rows_come_through_every_form(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path / "a", '[[policy.exam-load.rows]]\nid = "x"\nmost = 1\nhours = 5\nweight = 2\n'
    )
    first = read_instance(folder)
    assert first.policy.of(ExamLoadParameters).rows == (LoadLimit(id="x", most=1, hours=5, weight=2),)
    for name in ("b.xlsx", "b.json", "b.zip"):
        convert(folder, tmp_path / name)
        assert read_instance(tmp_path / name).policy == first.policy
    save_instance(tmp_path / "saved", first)
    assert read_instance(tmp_path / "saved").policy == first.policy


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("most = 0\ndays = 1", "policy.exam-load.rows[1].most", "settings-range"),
        ("most = 1\ndays = 1\nmuch = 3", "policy.exam-load.rows[1].much", "settings-unknown"),
        ("days = 1", "policy.exam-load.rows[1].most", "settings-missing"),
        ("most = 1", "policy.exam-load.rows[1]", "settings-invalid"),
        (
            'most = 1\ndays = 1\n[[policy.exam-load.rows]]\nid = "two-a-day"\nmost = 1\ndays = 2',
            "policy.exam-load",
            "settings-invalid",
        ),
        (
            'most = 1\ndays = 1\n[[policy.exam-load.rows]]\nid = "x"\nmost = 1\ndays = 2',
            "policy.exam-load",
            "settings-invalid",
        ),
    ],
)
def test_faults_of_a_row_are_told_where_they_stand(tmp_path: Path, row: str, column: str, code: str) -> None:
    folder = small_folder(tmp_path / "a", f'[[policy.exam-load.rows]]\nid = "x"\n{row}\n')
    instance, issues = examine(folder)
    assert instance is None
    assert [(issue.column, issue.code) for issue in issues if issue.severity == "error"] == [(column, code)]
