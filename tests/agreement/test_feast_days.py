"""Feast days: both tellings agree on random semesters, the dates are local, and the table comes through every form."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from instances import save_instance
from models.instance import Instance
from models.rule_table import RuleTable
from scheduler.harness.random_semesters import semester
from scheduler.harness.term_evaluation import costs
from scheduler.harness.workbench import Bench, check_all
from scheduler.rules.calendar.feast_days import FEASTS
from tests.support.paths import TINY
from tests.support.reading import convert, examine, read_instance
from tests.support.semester_builder import Build, paid

RULE = "feast-days"
NOUMEA = "Pacific/Noumea"


def with_feasts(instance: Instance, *days: date) -> Instance:
    rows = [{"day": day, "feast": f"feast {i}", "source": "here"} for i, day in enumerate(days)]
    return replace(instance, rule_tables={"feasts": RuleTable(FEASTS, pd.DataFrame(rows, dtype=object))})


def test_both_tellings_agree_on_random_semesters() -> None:
    seen = 0
    for seed in (12, 20, 22, 32):
        given = semester(seed)
        first, second = (session.first_day for session in given.sessions)
        bench = Bench(with_feasts(given, first, first, second, second + timedelta(1)))
        for turn in range(3):
            choice = bench.wild(np.random.default_rng([seed, turn]))
            found = check_all(bench.instance, bench.starts_only(choice), RULE)[RULE]
            assert costs(bench.terms[RULE], choice) == found["cost"].sum()
            seen += len(found)
    assert seen > 0


@pytest.mark.parametrize(("day", "cost"), [("2024-01-23", 0), ("2024-01-24", 500), ("2024-01-25", 0)])
def test_an_exam_on_the_day_costs_once_however_many_sit_it(day: str, cost: int) -> None:
    build = Build().exam("A", 60).people(3, "A").start("A", f"{day} 14:00")
    build.row(FEASTS, day=date(2024, 1, 24), feast="Feast", source="Journal")
    assert paid(build.audit()).get(RULE, 0) == cost


def test_the_day_is_that_of_the_place() -> None:
    # 23:00 in Paris on Tuesday is 9:00 on Wednesday in Nouméa.
    build = Build().site("Nouméa", NOUMEA).exam("A", 60, remote=True).people(1, "A", site="Nouméa")
    build.start("A", "2024-01-24 09:00", NOUMEA)
    build.row(FEASTS, day=date(2024, 1, 23), feast="Feast", source="Journal")
    assert RULE not in paid(build.audit())
    build.row(FEASTS, day=date(2024, 1, 24), feast="Second day", source="Journal")
    assert paid(build.audit())[RULE] == 500


def test_two_feasts_on_one_day_are_two() -> None:
    build = Build().exam("A", 60).people(1, "A").start("A", "2024-01-24 14:00")
    for feast in ("One", "Other"):
        build.row(FEASTS, day=date(2024, 1, 24), feast=feast, source="Journal")
    assert paid(build.audit())[RULE] == 1000


def test_the_table_comes_through_every_form(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    shutil.copytree(TINY, folder)
    (folder / "feasts.csv").write_text("day,feast,source\n2024-04-10,Aïd el-Fitr,Journal\n", encoding="utf-8")
    first = read_instance(folder)
    assert first.rows_of(FEASTS).to_dict("records") == [
        {"day": date(2024, 4, 10), "feast": "Aïd el-Fitr", "source": "Journal"}
    ]
    for name in ("b.xlsx", "b.json", "b.zip"):
        convert(folder, tmp_path / name)
        pd.testing.assert_frame_equal(read_instance(tmp_path / name).rows_of(FEASTS), first.rows_of(FEASTS))
    save_instance(tmp_path / "saved", first)
    pd.testing.assert_frame_equal(read_instance(tmp_path / "saved").rows_of(FEASTS), first.rows_of(FEASTS))
    (folder / "feasts.csv").write_text("day,feast,source\n2024-04-31,Aïd el-Fitr,Journal\n", encoding="utf-8")
    instance, issues = examine(folder)
    assert instance is None
    assert [(issue.file, issue.row, issue.column) for issue in issues] == [("feasts.csv", 2, "day")]
