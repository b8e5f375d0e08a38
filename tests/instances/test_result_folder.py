"""A result folder shows one whole result after a kill at any moment of writing."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from instances.io.results import result_folder
from instances.io.results.folder_lock import hold
from instances.io.results.result_folder import NEWEST_KEPT, RECORD, SWITCH, VERSIONS, ResultFolder
from models.atomic_file import TEMPORARY
from models.issues import InvalidInput
from models.result_record import ResultRecord, ResultState

FILES = ("timetable.json", "seats.csv", "report.html")


def record_of(
    number: int, *, cost: int = 100, state: ResultState = ResultState.DRAFT, content: str = "c"
) -> ResultRecord:
    made = f"2026-11-29T10:{number // 60:02}:{number % 60:02}Z"
    return ResultRecord(made, "tiny", content, f"{number:064x}", cost, state)


def filled(record: ResultRecord, extra: tuple[str, ...] = ()) -> Callable[[Path], ResultRecord]:
    def fill(work: Path) -> ResultRecord:
        for name in (*FILES, *extra):
            (work / name).write_text(f"{record.timetable} {name}", encoding="utf-8")
        return record

    return fill


def shown(folder: Path) -> set[str]:
    """The timetables to which the visible files belong."""
    return {
        (folder / name).read_text(encoding="utf-8").split()[0]
        for name in (*FILES, "duties.csv")
        if (folder / name).is_file()
    }


def test_the_folder_shows_the_newest_and_keeps_the_earlier_one_whole(tmp_path: Path) -> None:
    folder = ResultFolder(tmp_path)
    one, two = record_of(1), record_of(2)
    folder.add(filled(one, ("duties.csv",)), current=True)
    folder.add(filled(two), current=True)
    assert shown(tmp_path) == {two.timetable}
    assert not (tmp_path / "duties.csv").exists()
    assert folder.current() == two
    assert folder.records() == [two, one]
    assert {f.name for f in (tmp_path / VERSIONS / one.version).iterdir()} == {*FILES, "duties.csv", RECORD}


def test_a_version_that_is_not_made_current_changes_nothing_that_is_shown(tmp_path: Path) -> None:
    folder = ResultFolder(tmp_path)
    one, worse = record_of(1), record_of(2, cost=200)
    folder.add(filled(one), current=True)
    folder.add(filled(worse), current=lambda new: new.cost <= one.cost)
    assert shown(tmp_path) == {one.timetable}
    assert folder.current() == one
    assert worse in folder.records()


def test_a_record_says_its_format_and_a_newer_one_is_not_read(tmp_path: Path) -> None:
    folder, record = ResultFolder(tmp_path), record_of(1)
    folder.add(filled(record), current=True)
    content = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))
    for found, expected in ((1, record), (99, None)):
        (tmp_path / RECORD).write_text(json.dumps({**content, "format": found}), encoding="utf-8")
        assert folder.current() == expected
    (tmp_path / RECORD).write_text("[]", encoding="utf-8")
    assert folder.current() is None


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    folder = ResultFolder(tmp_path)
    folder.add(filled(record_of(1)), current=True)
    folder.add(filled(record_of(2)), current=True)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_five_newest_the_cheapest_and_all_that_people_know_are_kept(tmp_path: Path) -> None:
    folder = ResultFolder(tmp_path)
    records = [
        record_of(n, cost=50 if n == 2 else 100, state=ResultState.PUBLISHED if n == 1 else ResultState.DRAFT)
        for n in range(12)
    ]
    for record in records:
        folder.add(filled(record), current=True)
    newest = records[-NEWEST_KEPT:]
    assert folder.records() == [*reversed(newest), records[2], records[1]]


def test_a_failure_while_filling_changes_nothing(tmp_path: Path) -> None:
    folder = ResultFolder(tmp_path)
    one = record_of(1)
    folder.add(filled(one), current=True)

    def fails(work: Path) -> ResultRecord:
        (work / "timetable.json").write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        folder.add(fails, current=True)
    assert shown(tmp_path) == {one.timetable}
    assert folder.records() == [one]
    assert not list(tmp_path.rglob(f"{TEMPORARY}*"))


def test_a_failure_while_files_are_put_in_place_is_made_good_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, one, two = ResultFolder(tmp_path), record_of(1), record_of(2)
    folder.add(filled(one), current=True)
    honest, calls = result_folder._place, 0

    def once(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError(28, "No space left on device")
        honest(source, target)

    monkeypatch.setattr(result_folder, "_place", once)
    assert folder.add(filled(two), current=True) == two, "it stands there: nobody is told that it does not"
    assert shown(tmp_path) == {two.timetable}
    assert not (tmp_path / SWITCH).exists()


def test_who_only_reads_waits_for_a_switch_and_completes_one_that_nobody_is_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, record = ResultFolder(tmp_path), record_of(1)
    folder.add(filled(record), current=True)
    (tmp_path / "seats.csv").unlink()
    (tmp_path / SWITCH).write_text(json.dumps({"to": record.version}), encoding="utf-8")
    monkeypatch.setattr(result_folder, "LONGEST_SWITCH", 0.0)
    with hold(tmp_path), pytest.raises(InvalidInput):
        folder.settle()
    assert (tmp_path / SWITCH).is_file(), "it belongs to the command that holds the folder"
    folder.settle()
    assert not (tmp_path / SWITCH).exists()
    assert shown(tmp_path) == {record.timetable}
    assert (tmp_path / "seats.csv").is_file()


def test_one_command_at_a_time_writes(tmp_path: Path) -> None:
    with hold(tmp_path):
        child = os.fork()
        if child == 0:
            try:
                with hold(tmp_path):
                    os._exit(0)
            except InvalidInput as busy:
                os._exit(42 if [issue.code for issue in busy.issues] == ["results-busy"] else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 42
    with hold(tmp_path):
        pass


def in_child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


EVENTS = ("open", "os.rename", "os.link", "os.mkdir", "os.remove", "shutil.copyfile", "os.rmdir")
KILLED = 9


def after(count: int, act: Callable[[], None]) -> None:
    """Let the process meet `act` at its file operation number `count` from now."""
    seen = 0

    def hook(event: str, arguments: object) -> None:
        nonlocal seen
        if event in EVENTS:
            seen += 1
            if seen == count:
                act()

    sys.addaudithook(hook)


def test_a_kill_at_every_file_operation_leaves_the_old_or_the_new_result_whole(tmp_path: Path) -> None:
    one, two = record_of(1), record_of(2)
    ends: list[str] = []
    for count in range(1, 500):
        folder = ResultFolder(tmp_path / str(count))
        folder.path.mkdir()
        folder.add(filled(one, ("duties.csv",)), current=True)

        def work(count: int = count, folder: ResultFolder = folder) -> None:
            after(count, lambda: os._exit(KILLED))
            folder.add(filled(two), current=True)

        ended = in_child(work)
        folder.recover()
        folder.sweep()
        current = folder.current()
        assert current in (one, two), count
        assert shown(folder.path) == {current.timetable}, count
        assert (folder.path / "duties.csv").exists() == (current == one), count
        assert one in folder.records(), count
        assert not list(folder.path.rglob(f"{TEMPORARY}*")), count
        ends.append("one" if current == one else "two")
        if ended == 0:
            break
        assert ended == KILLED
    else:
        pytest.fail("the writing never ended")
    assert len(ends) > 15
    assert ends == sorted(ends), "once the new result is shown it stays"


def test_a_kill_while_a_switch_is_completed_is_completed_by_the_next_command(tmp_path: Path) -> None:
    one, two = record_of(1), record_of(2)
    folder = ResultFolder(tmp_path)
    folder.add(filled(one), current=True)
    folder.add(filled(two), current=False)
    for count in range(1, 200):
        (tmp_path / ".switch.json").write_text(f'{{"to": "{two.version}"}}', encoding="utf-8")

        def work(count: int = count) -> None:
            after(count, lambda: os._exit(KILLED))
            folder.recover()

        ended = in_child(work)
        folder.recover()
        assert folder.current() == two
        assert shown(tmp_path) == {two.timetable}
        if ended == 0:
            return
        folder._show(one.version)
    pytest.fail("recovery never ended")


def test_every_file_operation_that_fails_leaves_the_earlier_result(tmp_path: Path) -> None:
    one, two = record_of(1), record_of(2)

    def fail() -> None:
        raise OSError(28, "No space left on device")

    for count in range(1, 500):
        folder = ResultFolder(tmp_path / str(count))
        folder.path.mkdir()
        folder.add(filled(one), current=True)

        def work(count: int = count, folder: ResultFolder = folder) -> None:
            after(count, fail)
            folder.add(filled(two), current=True)

        ended = in_child(work)
        folder.recover()
        current = folder.current()
        assert current in (one, two)
        assert shown(folder.path) == {current.timetable}
        if ended == 0 and current == two:
            return
    pytest.fail("the writing never succeeded")


@pytest.mark.parametrize("note", ["", "{", "[]", '{"to": 3}', '{"to": "../../x"}', '{"to": "unknown"}'])
def test_a_damaged_note_is_no_switch(tmp_path: Path, note: str) -> None:
    folder = ResultFolder(tmp_path)
    folder.add(filled(record_of(1)), current=True)
    (tmp_path / ".switch.json").write_text(note, encoding="utf-8")
    folder.recover()
    assert folder.current() == record_of(1)
    assert not (tmp_path / ".switch.json").exists()
