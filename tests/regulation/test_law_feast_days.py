"""No exams on the days of great religious feasts.

What the texts say. F2 cites the "Circulaire du 18 mai 2004 relative à la mise en œuvre de la loi n° 2004-228 du 15 mars
2004": institutions are asked not to hold important examinations on the days of great religious feasts. It is cited,
not a rule of the 111; which days they are is published every year, so the semester names them with their source. It is
a price, a high one, not a bar, and nothing is asked of any person.

By hand, 2024: Aïd el-Fitr is on Wednesday 10 April, inside session 2 (8 to 13 April).
"""

from datetime import date

import pytest

from scheduler.rules.calendar.feast_days import FEASTS
from tests.support.finding_tuples import NOUMEA, rules
from tests.support.semester_builder import Build
from tests.support.written_semester import by_rule

SPRING = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))


def on(day: str, **settings: object) -> Build:
    """An exam of session 2 on this day at 14:00; the table names 10 April 2024."""
    build = Build(windows=SPRING, **settings).exam("A", 120, session=2).person("x", "A")  # type: ignore[arg-type]
    build.row(FEASTS, day=date(2024, 4, 10), feast="Aïd el-Fitr", source="Bulletin officiel")
    return build.start("A", f"{day} 14:00")


@pytest.mark.parametrize(
    ("day", "feast"), [("2024-04-09", False), ("2024-04-10", True), ("2024-04-11", False)]
)
def test_the_day_of_the_feast_costs_and_is_no_breach(day: str, feast: bool) -> None:
    verdict = on(day).audit()
    assert rules(verdict) == set()
    assert verdict.costs.get("feast-days", 0) == (500 if feast else 0)
    assert len(by_rule(verdict, "feast-days")) == (1 if feast else 0)


def test_a_day_that_the_table_does_not_name_is_a_day_like_others() -> None:
    build = Build(windows=SPRING).exam("A", 120, session=2).person("x", "A").start("A", "2024-04-10 14:00")
    assert build.audit().costs.get("feast-days", 0) == 0


def test_it_is_dearer_than_the_comfort_of_a_day() -> None:
    # "priced high": more than two exams on one day (10) and than exams back to back (20).
    assert on("2024-04-10").audit().costs["feast-days"] > 20


def test_the_price_is_of_the_exam_whoever_sits_it() -> None:
    assert on("2024-04-10").people(5, "A").audit().costs["feast-days"] == 500


def test_who_writes_at_home_is_meant_too() -> None:
    build = Build(windows=SPRING).exam("A", 120, session=2, remote=True).person("x", "A")
    build.row(FEASTS, day=date(2024, 4, 10), feast="Aïd el-Fitr", source="Bulletin officiel")
    assert build.start("A", "2024-04-10 14:00").audit().costs["feast-days"] == 500


def test_the_day_is_local() -> None:
    # Nouméa is UTC+11, Paris UTC+2: midnight there is 15:00 of the 9th in Paris.
    build = on("2024-04-09").site("Noumea", NOUMEA).person("n", "A", site="Noumea")
    assert build.start("A", "2024-04-09 23:59", NOUMEA).audit().costs.get("feast-days", 0) == 0
    assert build.start("A", "2024-04-10 00:00", NOUMEA).audit().costs.get("feast-days", 0) == 500


def test_nothing_is_said_of_a_person() -> None:
    rows = by_rule(on("2024-04-10").audit(), "feast-days")
    assert set(rows["candidate"]) == {""}


def test_a_weight_of_nothing_says_nothing() -> None:
    assert on("2024-04-10", policy={"weights": {"feast-days": 0}}).audit().costs.get("feast-days", 0) == 0
