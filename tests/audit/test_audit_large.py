"""The audit of a whole semester: 31 000 sittings, every one accounted for."""

import pytest

from scheduler.audit import audit
from tests.support.large_semester import large


@pytest.mark.timeout(300)
def test_every_overlap_of_a_whole_semester_is_priced_and_the_parts_add_up() -> None:
    instance, timetable = large()
    assert len(instance.exams) == 500
    assert len(instance.sits) == 31_000
    verdict = audit(instance, timetable)
    assert verdict.costs["overlap-unresolved"] == 5000 * len(
        timetable.overlaps.drop_duplicates(["candidate", "moves"])
    )
    assert verdict.cost == verdict.findings["cost"].sum()
