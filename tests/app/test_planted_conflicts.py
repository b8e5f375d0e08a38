"""Twenty reasons planted in the demonstration are found by counting: the exam, the site and the rule."""

import time

import pandas as pd
import pytest

from models.instance import Instance
from models.rules import RuleInfo
from scheduler.app.catalogue import rules_of
from scheduler.app.infeasible.proofs import counted_conflicts
from scheduler.app.infeasible.remedy import Remedy, relaxed, restricted
from scheduler.app.infeasible.ways_out import WaysOut
from tests.support.paths import SHIPPED
from tests.support.planted_conflicts import PLANTED
from tests.support.reading import read_instance

LEAST = 4
SOME = 200
"""One exam in so many is looked at besides, so that the culprit is not alone."""
WAYS = {
    "rooms: a practical with machines, and none in Fort-de-France": ("seats", "MTQ-FDF", 13),
    "staff: nobody in Gap": ("staff", "PAC-GAP", 1),
    "pins: a Sunday": ("start", "NFE204-MTQ-P-S1", 1),
    "dates: results promised for the day after session 1": ("rule", "date-chain", 1),
}
"""What must be among the ways out of the culprit."""


@pytest.fixture(scope="module")
def demonstration() -> Instance:
    return read_instance(SHIPPED / "reseau-2023-24-s1")


def prices(semester: Instance) -> dict[str, int | None]:
    infos: tuple[RuleInfo, ...] = rules_of(semester)
    return {str(info.id): info.relax for info in infos}


def test_there_are_twenty_of_four_kinds() -> None:
    kinds = pd.Series([name.partition(":")[0] for name in PLANTED]).value_counts()
    assert (set(kinds.index), kinds.sum()) == ({"rooms", "staff", "pins", "dates"}, 20)
    assert kinds.min() >= LEAST


def test_staff_that_it_takes_is_there_at_all_times(demonstration: Instance) -> None:
    """The staff of the demonstration has times; one more has none."""
    semester = PLANTED["staff: nobody in Gap"].edit(demonstration)
    wider, _ = relaxed(semester, [Remedy("staff", "PAC-GAP", 1, ("invigilators",))])
    (added,) = wider.staff[wider.staff["site"] == "PAC-GAP"].index
    assert wider.staff.loc[added, ["from", "until"]].isna().all()
    assert wider.staff.dtypes.equals(semester.staff.dtypes)


@pytest.mark.parametrize("name", PLANTED)
def test_the_culprit_is_named(demonstration: Instance, name: str) -> None:
    planted = PLANTED[name]
    semester = planted.edit(demonstration)
    part = restricted(semester, [*planted.exams, *(str(e.id) for e in semester.exams[::SOME])])
    found = [
        one
        for one in counted_conflicts(part)
        if {*one.exams} & {*planted.exams} and {*one.rules} & {*planted.rules} and planted.site in one.site
    ]
    assert found
    if name in WAYS:
        ways = WaysOut(semester, prices(semester), time.monotonic() + 60).of(found[0])
        assert WAYS[name] in [(way.unit, way.where, way.amount) for way in ways]
