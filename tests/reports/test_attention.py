"""The overview never says that everybody can sit their exams where somebody has no seat."""

from dataclasses import replace

from models.wording import Wording
from reports.attention import attention_items
from reports.bilingual import BilingualMessages
from scheduler.audit import audit
from tests.support.semester_builder import Build


def semester() -> Build:
    build = Build().room("hall", 9).exam("A", 60).exam("B", 90).person("a", "A").person("b", "A", "B")
    return build.start("A", "2024-01-22 14:00").start("B", "2024-01-23 14:00")


def matters(candidate: str) -> dict[str, tuple[str, str]]:
    """What needs attention if this candidate has no seat in A."""
    instance, timetable = semester().instance(), semester().timetable()
    gone = (timetable.seats["candidate"] == candidate) & (timetable.seats["exam"] == "A")
    left = replace(timetable, seats=timetable.seats[~gone].reset_index(drop=True))
    words = BilingualMessages.worded(Wording())
    found = attention_items(instance, left, audit(instance, left), words)
    return {one.id: (one.level, one.count.en) for one in found}


def test_everybody_seated() -> None:
    told = matters("nobody")
    assert told["missed"] == ("fine", "0")
    assert "unseated" not in told


def test_somebody_without_a_seat() -> None:
    told = matters("b")
    assert told["unseated"] == ("stop", "1")
    assert "missed" not in told
