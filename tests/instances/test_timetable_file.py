"""A timetable is read back as written; a table that was changed or lost is noticed."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instances import (
    check_fit,
    impose_starts,
    keep_all,
    keep_starts,
    load_timetable,
    publish_starts,
    read_base,
    save_timetable,
)
from instances.io.timetable.save import same_timetable
from models.instance import Instance
from models.issues import InvalidInput
from models.timetable import DUTIES, Timetable, empty
from tests.support.reading import read_instance
from tests.support.small_instance import write_small


def at(text: str) -> pd.Timestamp:
    return pd.Timestamp(text + ":00Z")


def sample() -> Timetable:
    """One exam in two zones, a remote seat without a room, a transfer and an unresolved overlap, two duties."""
    start, end = at("2024-01-22T13:00"), at("2024-01-22T16:00")
    return Timetable(
        instance="petit",
        starts=pd.DataFrame(
            {
                "exam": ["NFA031-1", "NFA031-1"],
                "zone": ["Europe/Paris", "America/Martinique"],
                "start": [start, start],
                "gather": [0, 30],
                "paper": [0, 1],
                "early": [0, 15],
            }
        ),
        hosts=pd.DataFrame({"exam": ["NFA031-1"], "home": ["P2"], "host": ["P1"]}),
        rooms=pd.DataFrame(
            {"exam": ["NFA031-1"], "site": ["P1"], "room": ["001"], "kind": ["ordinary"], "places": [2]}
        ),
        seats=pd.DataFrame(
            {
                "candidate": ["00000001", "00000001"],
                "exam": ["NFA031-1", "NFP121-1"],
                "site": ["P1", "P1"],
                "room": ["001", ""],
                "kind": ["ordinary", "remote"],
                "start": [start, start],
                "end": [end, end],
            }
        ),
        overlaps=pd.DataFrame(
            {
                "candidate": ["00000001", "00000002"],
                "stays": ["NFA031-1", "NFA031-1"],
                "moves": ["NFP121-1", "NFP121-1"],
                "outcome": ["transfer", "unresolved"],
                "start": [end, pd.NaT],
            }
        ),
        duties=pd.DataFrame(
            {
                "staff": ["S1", "S1"],
                "site": ["P1", "P1"],
                "duty": ["responsible", "escort"],
                "room": ["001", ""],
                "from": [at("2024-01-22T12:30"), end],
                "to": [end, at("2024-01-22T16:10")],
            }
        ),
    )


def codes(path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidInput) as caught:
        load_timetable(path)
    return [(p.file, p.column, p.code) for p in caught.value.issues]


def test_a_timetable_is_read_back_as_written(tmp_path: Path) -> None:
    save_timetable(tmp_path, sample(), {"hard": 0})
    for path in (tmp_path, tmp_path / "timetable.json"):
        again = load_timetable(path)
        assert same_timetable(sample(), again)
        assert again.seats["candidate"].tolist() == ["00000001", "00000001"]
        assert {str(again.starts["start"].dtype), str(again.overlaps["start"].dtype)} == {
            "datetime64[s, UTC]"
        }
        assert str(again.starts["gather"].dtype) == "int64"
        check_fit(again, read_instance(write_small(tmp_path / "small")))


def test_equal_timetables_have_equal_bytes(tmp_path: Path) -> None:
    save_timetable(tmp_path / "a", sample(), {})
    save_timetable(tmp_path / "b", load_timetable(tmp_path / "a"), {})
    for name in ("timetable.json", "seats.csv", "overlaps.csv", "duties.csv"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == [
        "duties.csv",
        "overlaps.csv",
        "seats.csv",
        "timetable.json",
    ]


def test_a_timetable_in_which_nobody_is_named_has_no_duties(tmp_path: Path) -> None:
    save_timetable(tmp_path, sample(), {})
    assert load_timetable(tmp_path).duties["room"].tolist() == ["001", ""]
    unnamed = replace(
        sample(), duties=empty(DUTIES)
    )  # as every timetable was written before staff were named
    save_timetable(tmp_path, unnamed, {})
    assert not (tmp_path / "duties.csv").exists()
    assert same_timetable(load_timetable(tmp_path), unnamed)
    assert not same_timetable(sample(), unnamed)


def test_a_duty_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    odd = sample()
    odd.duties.loc[1, "duty"] = "cook"
    save_timetable(tmp_path, odd, {})
    assert [(file, column) for file, column, _ in codes(tmp_path)] == [("duties.csv", "duty")]


def test_starts_alone_are_a_timetable(tmp_path: Path) -> None:
    only = Timetable("petit", sample().starts)
    save_timetable(tmp_path, only, {})
    assert same_timetable(load_timetable(tmp_path), only)
    assert str(load_timetable(tmp_path).seats["start"].dtype) == "datetime64[s, UTC]"


def test_the_json_says_what_was_audited_and_when_exams_start(tmp_path: Path) -> None:
    save_timetable(tmp_path, sample(), {"hard": 0, "cost": 12})
    content = json.loads((tmp_path / "timetable.json").read_text())
    assert content["audited"] == {"hard": 0, "cost": 12}
    assert content["starts"][0]["start"] == "2024-01-22T13:00:00Z"
    assert content["tables"]["seats"]["rows"] == 2


def test_every_damage_of_the_files_is_told(tmp_path: Path) -> None:
    save_timetable(tmp_path, sample(), {})
    seats = tmp_path / "seats.csv"
    seats.write_bytes(seats.read_bytes().replace(b"00000001", b"00000002"))
    (tmp_path / "overlaps.csv").unlink()
    assert codes(tmp_path) == [
        ("overlaps.csv", "", "timetable-no-table"),
        ("seats.csv", "", "timetable-changed"),
    ]


@pytest.mark.parametrize(
    ("key", "value", "column", "code"),
    [
        ("format", "other", "format", "format-number"),
        ("instance", 3, "instance", "timetable-text"),
        ("starts", {}, "starts", "timetable-list"),
        ("hosts", [{"exam": "x"}], "hosts", "timetable-list"),
        ("hosts", [{"exam": "x", "home": 1, "host": "y"}], "hosts[1].home", "timetable-text"),
        ("tables", [], "tables.seats", "timetable-table"),
        (
            "starts",
            [
                {
                    "exam": "x",
                    "zone": "y",
                    "start": "2024-01-22T25:00:00Z",
                    "gather": 0,
                    "paper": 0,
                    "early": 0,
                }
            ],
            "starts[1].start",
            "timetable-instant",
        ),
        (
            "starts",
            [
                {
                    "exam": "x",
                    "zone": "y",
                    "start": "2024-01-22T23:00:00Z",
                    "gather": 0.5,
                    "paper": 0,
                    "early": 0,
                }
            ],
            "starts[1].gather",
            "timetable-integer",
        ),
    ],
)
def test_a_json_with_a_wrong_part_is_refused(
    tmp_path: Path, key: str, value: object, column: str, code: str
) -> None:
    save_timetable(tmp_path, sample(), {})
    path = tmp_path / "timetable.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))
    assert ("timetable.json", column, code) in codes(tmp_path)


def test_a_path_without_a_timetable(tmp_path: Path) -> None:
    assert codes(tmp_path)[0][2] == "timetable-missing"
    (tmp_path / "timetable.json").write_text("{")
    assert codes(tmp_path)[0][2] == "timetable-json"


def test_a_timetable_of_another_instance_does_not_fit(tmp_path: Path) -> None:
    instance = read_instance(write_small(tmp_path / "small"))
    other = sample()
    other.seats.loc[1, ["candidate", "room"]] = ["00000009", "009"]
    other.starts.loc[0, "exam"] = "XXX"
    with pytest.raises(InvalidInput) as caught:
        check_fit(other, instance)
    assert [(p.file, p.row, p.column, p.value) for p in caught.value.issues] == [
        ("seats.csv", 3, "candidate", "00000009"),
        ("seats.csv", 3, "room", "009"),
        ("timetable.json", 0, "starts.exam", "XXX"),
    ]


@pytest.mark.parametrize("read", [keep_starts, keep_all, publish_starts, impose_starts])
def test_a_timetable_of_another_instance_binds_nothing(
    read: Callable[[Path, Instance], Instance], tmp_path: Path
) -> None:
    instance = read_instance(write_small(tmp_path / "small"))
    save_timetable(tmp_path / "other", replace(sample(), instance="elsewhere"), {})
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path / "other", instance)
    assert [(p.code, p.value) for p in caught.value.issues] == [("timetable-other", "elsewhere")]
    with pytest.raises(InvalidInput) as caught:  # a base may be of another; this one has none of the exams
        read_base(tmp_path / "other", replace(instance, exams=()))
    assert [p.code for p in caught.value.issues] == ["timetable-base-nothing"]


@given(where=st.floats(0, 1, exclude_max=True), cut=st.integers(0, 9), bits=st.binary(max_size=3))
@settings(max_examples=80, deadline=None)
def test_a_damaged_json_never_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, where: float, cut: int, bits: bytes
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    save_timetable(folder, sample(), {})
    path = folder / "timetable.json"
    raw = path.read_bytes()
    at = int(where * len(raw))
    path.write_bytes(raw[:at] + bits + raw[at + cut :])
    with contextlib.suppress(InvalidInput):
        assert len(load_timetable(folder).seats) == 2
