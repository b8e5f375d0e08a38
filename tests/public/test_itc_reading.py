"""Reading instances and solutions: tolerant of layout, strict about content."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import instances.io.public.itc2007_lines as lines_module
from instances.io.public.itc2007 import read_itc, read_sln, timetable_of, write_sln
from models.issues import InvalidInput, Issue
from tests.support.competition_instances import public_file, random_instance
from tests.support.languages import ENGLISH, FRENCH, IN

GOOD = """[Exams:3]
120, 7, 8, 9
0
60, 8
[Periods:2]
03:05:2005, 09:00:00, 180, 0
04:05:2005, 09:00:00, 120, 20
[Rooms:2]
10, 0
4, 5
[PeriodHardConstraints]
1, AFTER, 0
2, EXAM_COINCIDENCE, 0
2, EXCLUSION, 1
[RoomHardConstraints]
2, ROOM_EXCLUSIVE
[InstitutionalWeightings]
TWOINAROW, 7
TWOINADAY, 5
PERIODSPREAD, 3
NONMIXEDDURATIONS, 10
FRONTLOAD, 1, 2, 4
"""


def write(folder: Path, text: str | bytes, name: str = "x.exam") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def issues(folder: Path, text: str | bytes) -> tuple[Issue, ...]:
    with pytest.raises(InvalidInput) as caught:
        read_itc(write(folder, text))
    return caught.value.issues


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_every_field_of_a_small_file(tmp_path: Path) -> None:
    read = read_itc(write(tmp_path, GOOD))
    assert read.name == "x"
    assert read.minutes.tolist() == [120, 0, 60]
    assert read.sits.to_numpy().tolist() == [[7, 0], [8, 0], [9, 0], [8, 2]]
    assert read.sizes.tolist() == [3, 0, 1]
    assert read.periods["start"].dtype == "datetime64[s, UTC]"
    assert read.periods["start"].dt.strftime("%d/%m/%Y %H:%M").tolist() == [
        "03/05/2005 09:00",
        "04/05/2005 09:00",
    ]
    assert [day.isoformat() for day in read.periods["day"]] == ["2005-05-03", "2005-05-04"]
    assert read.periods[["minutes", "penalty"]].to_numpy().tolist() == [[180, 0], [120, 20]]
    assert read.rooms.to_numpy().tolist() == [[10, 0], [4, 5]]
    assert (read.after.tolist(), read.coincide.tolist(), read.exclude.tolist()) == (
        [[1, 0]],
        [[2, 0]],
        [[2, 1]],
    )
    assert read.alone.tolist() == [2]
    assert read.weights == {
        "two_in_a_row": 7,
        "two_in_a_day": 5,
        "period_spread": 3,
        "non_mixed_durations": 10,
        "front_load_exams": 1,
        "front_load_periods": 2,
        "front_load": 4,
    }


@pytest.mark.parametrize(
    "layout",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", " , ,\n\n").replace("] , ,", "]").encode(),
        lambda text: text.replace("[RoomHardConstraints]", "[RoomHardConstraints] é").encode("latin-1"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace(", ", ",").lower().encode(),
    ],
)
def test_layout_does_not_matter(tmp_path: Path, layout) -> None:  # type: ignore[no-untyped-def]
    plain, other = read_itc(write(tmp_path, GOOD)), read_itc(write(tmp_path, layout(GOOD)))
    assert other.sits.equals(plain.sits)
    assert other.periods.equals(plain.periods)
    assert other.weights == plain.weights
    assert np.array_equal(other.after, plain.after)
    assert np.array_equal(other.alone, plain.alone)


def test_constraint_sections_may_be_missing(tmp_path: Path) -> None:
    text = re.sub(r"\[PeriodHard.*(?=\[Inst)", "", GOOD, flags=re.S)
    read = read_itc(write(tmp_path, text))
    assert read.after.shape == read.coincide.shape == read.exclude.shape == (0, 2)
    assert read.alone.tolist() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "row", "column", "value"),
    [
        ("120, 7, 8, 9", "long, 7, 8, 9", "public-itc-whole", 2, "duration", "long"),
        ("120, 7, 8, 9", "120, 7, 8x, 9", "public-itc-candidate", 2, "candidate 2", "8x"),
        ("120, 7, 8, 9", "120, 7, -8, 9", "public-itc-candidate", 2, "candidate 2", "-8"),
        ("120, 7, 8, 9", "120, 7, 8, 007", "public-itc-twice", 2, "candidate 3", "007"),
        ("[Exams:3]", "[Exams:4]", "public-itc-count", 1, "", ""),
        ("04:05:2005, 09:00:00", "31:02:2005, 09:00:00", "public-itc-instant", 7, "date, time", None),
        ("04:05:2005, 09:00:00", "03:05:2005, 09:00:00", "public-itc-order", 7, "date, time", None),
        ("09:00:00, 120, 20", "09:00:00, 120", "public-itc-cells", 7, "", ""),
        ("09:00:00, 120, 20", "09:00:00, 120, -20", "public-itc-whole", 7, "penalty", "-20"),
        ("10, 0\n", "10.5, 0\n", "public-itc-whole", 9, "seats", "10.5"),
        ("1, AFTER, 0", "1, AFTER, 3", "public-itc-exam", 12, "other", "3"),
        ("1, AFTER, 0", "1, BEFORE, 0", "public-itc-kind", 12, "kind", "BEFORE"),
        ("1, AFTER, 0", "1, AFTER, 1", "public-itc-itself", 12, "other", "1"),
        ("2, ROOM_EXCLUSIVE", "9, ROOM_EXCLUSIVE", "public-itc-exam", 16, "exam", "9"),
        ("2, ROOM_EXCLUSIVE", "2, ROOM_SHARED", "public-itc-kind", 16, "kind", "ROOM_SHARED"),
        ("TWOINAROW, 7", "TWOINAROW, seven", "public-itc-whole", 18, "two_in_a_row", "seven"),
        ("TWOINAROW, 7\n", "", "public-itc-weights", 0, "", ""),
        ("TWOINAROW, 7", "TWOINAROW, 7\nTWOINAROW, 8", "public-itc-again", 19, "name", "TWOINAROW"),
        ("TWOINAROW, 7", "TWOINAROW, 7\nTHREE, 8", "public-itc-kind", 19, "name", "THREE"),
        ("FRONTLOAD, 1, 2, 4", "FRONTLOAD, 1, 2", "public-itc-cells", 22, "", ""),
        ("[Rooms:2]", "[Halls:2]", "public-itc-section", 8, "", ""),
        ("[Exams:3]", "hello\n[Exams:3]", "public-itc-outside", 1, "", ""),
        ("[RoomHardConstraints]", "[RoomHardConstraints]\n[Rooms]\n1, 2", "public-itc-repeated", 16, "", ""),
    ],
)
def test_a_fault_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, code: str, row: int, column: str, value: str | None
) -> None:
    found = [p for p in issues(tmp_path, changed(old, new)) if p.code == code]
    assert len(found) == 1
    issue = found[0]
    assert (issue.file, issue.row, issue.column) == ("x.exam", row, column)
    if value is not None:
        assert issue.value == value
    for language in ("en", "fr"):
        sentence = issue.sentence(IN[language])
        assert sentence.startswith("x.exam")
        assert "{" not in sentence
        assert "Traceback" not in sentence
    assert issue.sentence(ENGLISH) != issue.sentence(FRENCH)


def test_all_faults_at_once_in_order(tmp_path: Path) -> None:
    text = GOOD.replace("120, 7", "x, 7").replace("60, 8", "60, y").replace("10, 0", "z, 0")
    assert [(p.row, p.value) for p in issues(tmp_path, text)] == [(2, "x"), (4, "y"), (9, "z")]


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00\x01", b"[Exams:0]\n", b"just a letter\nof two lines"])
def test_what_is_no_instance_is_refused_in_words(tmp_path: Path, text: bytes) -> None:
    assert {"public-itc-missing"} <= {p.code for p in issues(tmp_path, text)}


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, code in ((tmp_path / "none.exam", "public-itc-unreadable"), (tmp_path, "input-not-a-file")):
        with pytest.raises(InvalidInput) as caught:
            read_itc(path)
        assert [p.code for p in caught.value.issues] == [code]
    monkeypatch.setattr(lines_module, "MOST_BYTES", 10)
    assert [p.code for p in issues(tmp_path, GOOD)] == ["public-itc-large"]


@pytest.mark.public
def test_set_1_is_read_whole() -> None:
    path = public_file("itc2007/exam_comp_set1.exam")
    read = read_itc(path)
    assert (read.n_exams, len(read.periods), len(read.rooms)) == (607, 54, 7)
    assert (len(read.after), len(read.coincide), len(read.exclude)) == (9, 2, 1)


@pytest.mark.public
@pytest.mark.parametrize("number", range(2, 9))
def test_the_other_public_sets_read(number: int) -> None:
    read = read_itc(public_file(f"itc2007/exam_comp_set{number}.exam"))
    assert read.n_exams > 200
    assert len(read.sits) > 10_000


def test_a_solution_comes_back_as_it_was(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    instance = random_instance(rng, tmp_path)
    period = rng.integers(len(instance.periods), size=instance.n_exams)
    room = rng.integers(len(instance.rooms), size=instance.n_exams)
    timetable = timetable_of(instance, period, room)
    path = tmp_path / "out.sln"
    path.write_text("old")
    write_sln(path, timetable, instance)
    assert path.read_text() == "".join(f"{p}, {r}\n" for p, r in zip(period, room, strict=True))
    again = read_sln(path, instance)
    assert again.starts.equals(timetable.starts)
    assert again.rooms.equals(timetable.rooms)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.sln", "small.exam"]


def test_order_of_rows_and_clock_unit_do_not_change_a_solution(tmp_path: Path) -> None:
    instance = read_itc(write(tmp_path, GOOD))
    timetable = timetable_of(instance, np.array([0, 1, 0]), np.array([1, 0, 0]))
    shuffled = timetable.starts.iloc[::-1].assign(start=lambda t: t["start"].astype("datetime64[ns, UTC]"))
    write_sln(tmp_path / "a.sln", type(timetable)("x", shuffled, timetable.rooms.iloc[::-1]), instance)
    assert (tmp_path / "a.sln").read_text() == "0, 1\n1, 0\n0, 0\n"


def test_a_timetable_with_a_hole_is_not_written(tmp_path: Path) -> None:
    instance = read_itc(write(tmp_path, GOOD))
    whole = timetable_of(instance, np.array([0, 1, 0]), np.array([1, 0, 0]))
    holes = [
        type(whole)("x", whole.starts.iloc[:2], whole.rooms),
        type(whole)("x", whole.starts.iloc[[0, 1, 2, 2]], whole.rooms),
        type(whole)("x", whole.starts, whole.rooms.assign(room=["1", "0", "9"])),
        type(whole)(
            "x",
            whole.starts.assign(start=whole.starts["start"] + pd.to_timedelta([0, 0, 1], "min")),
            whole.rooms,
        ),
    ]
    for timetable in holes:
        with pytest.raises(InvalidInput) as caught:
            write_sln(tmp_path / "a.sln", timetable, instance)
        assert caught.value.issues[0].sentence(FRENCH).endswith(": 2")
        assert not (tmp_path / "a.sln").exists()


def test_a_bad_solution_is_refused_in_words(tmp_path: Path) -> None:
    instance = read_itc(write(tmp_path, GOOD))
    path = write(tmp_path, "0, 0\r\n2, 5\r\nx\r\n\r\n0, 1\r\n", "a.sln")
    with pytest.raises(InvalidInput) as caught:
        read_sln(path, instance)
    assert [(p.row, p.column, p.value, p.code) for p in caught.value.issues] == [
        (2, "period", "2", "public-sln-range"),
        (2, "room", "5", "public-sln-range"),
        (3, "", "", "public-sln-line"),
        (0, "", "", "public-sln-count"),
    ]
    assert all(p.sentence(FRENCH) != p.sentence(ENGLISH) for p in caught.value.issues)
