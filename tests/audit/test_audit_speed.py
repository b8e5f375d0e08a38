"""The audit of a whole semester takes about a second."""

from time import process_time

import pytest

from scheduler.audit import audit
from tests.audit.large import large


@pytest.mark.timeout(300)
def test_a_semester_is_audited_in_about_a_second() -> None:
    instance, timetable = large()
    assert len(instance.exams) == 500
    assert len(instance.sits) == 31_000
    seconds = []
    for _ in range(4):
        begin = process_time()
        verdict = audit(instance, timetable)
        seconds.append(process_time() - begin)
    assert verdict.costs["overlap-unresolved"] == 5000 * len(timetable.overlaps)
    assert verdict.cost == verdict.findings["cost"].sum()
    assert min(seconds) < 2, "usually 0.7 s; the margin is for a busy machine"
