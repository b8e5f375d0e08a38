"""What is read: identifiers, blanks, forms of dates, separators, local times, holidays and closures."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instances import write_folder
from models.instance import Instance
from models.issues import InvalidInput
from models.policy import DateChainParameters
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine, open_instance, read_instance
from tests.support.small_instance import SETTINGS, tables, write_small


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return read_instance(write_small(tmp_path_factory.mktemp("read") / "small"))


def test_leading_zeros_make_different_people(small: Instance) -> None:
    assert small.candidates["id"].tolist() == ["00000001", "00000002", "00000003", "1"]
    assert [room.id for room in small.rooms] == ["001", "002", "01"]


def test_needs_join_candidates(small: Instance) -> None:
    assert small.candidates["extra"].tolist() == [0, 0, 20, 0]
    assert small.candidates["isolated"].tolist() == [False, False, False, True]


def test_blanks_of_registrations_are_filled(small: Instance) -> None:
    rows = small.registrations[["centre", "teaching_mode"]].to_numpy().tolist()
    assert rows == [
        ["PAR", "distance"],
        ["PAR", "day"],
        ["972", "distance"],
        ["972", "distance"],
        ["972", "distance"],
    ]


def test_sits_has_a_row_a_candidate_and_exam(small: Instance) -> None:
    # NFA031: 4 candidates x 2 sessions; NFP121: 1 candidate, session 1 only
    assert len(small.sits) == 4 * 2 + 1
    zone = small.sits.set_index(["candidate", "exam"])["zone"]
    assert zone["1", "NFA031-2"] == "America/Martinique"


def test_local_times_become_instants_of_the_sites_zone(small: Instance) -> None:
    # Martinique is UTC-4 all year; Paris UTC+1 in January, UTC+2 in May
    staff = small.staff.set_index("id")
    assert staff.loc["S2", "from"] == pd.Timestamp("2024-01-22T12:00Z")
    assert staff.loc["S3", "until"] == pd.Timestamp("2024-05-06T16:00Z")
    assert staff.loc["S1", "from"] is pd.NaT
    assert str(staff["from"].dtype) == "datetime64[s, UTC]"
    assert small.availability.loc[0, "from"] == pd.Timestamp("2024-01-22T07:00Z")


def test_weekdays_is_short_for_monday_to_friday(small: Instance) -> None:
    first = small.session[1]
    assert first.starts_on(date(2024, 1, 26)) == (time(8, 30), time(14), time(18))
    assert first.starts_on(date(2024, 1, 27)) == (time(9),)
    assert first.starts_on(date(2024, 1, 28)) == ()


def test_policies_are_profile_and_settings(small: Instance) -> None:
    assert small.policies["PAR"].of(DateChainParameters).marking_anchor == "exam"
    assert small.policies["972"].of(DateChainParameters).marking_anchor == "receipt"
    assert {p.of(DateChainParameters).scope for p in small.policies.values()} == {"unit"}
    assert small.policy.weight_of("variant") == 1500


def test_holidays_closures_and_open_days(small: Instance) -> None:
    """The abolition of slavery (22 May) is a holiday in Martinique, here worked through by an `open` row;
    the centre PAR is closed on 25 January, its site P2 is not."""
    closed = set(zip(small.closed["site"], small.closed["day"], strict=True))
    assert ("M1", date(2024, 5, 22)) not in closed
    assert ("P1", date(2024, 5, 22)) not in closed
    assert ("P1", date(2024, 1, 25)) in closed
    assert ("P2", date(2024, 1, 25)) not in closed
    assert {(s, date(2024, 5, 8)) for s in ("P1", "P2", "M1")} <= closed
    reason = small.closed.set_index(["site", "day"])["reason"]
    assert reason["M1", date(2024, 5, 9)] == "Ascension"


def test_without_the_open_row_the_day_is_closed(tmp_path: Path) -> None:
    raw = tables()
    raw["closures"] = raw["closures"].iloc[1:]
    write_folder(tmp_path / "a", SETTINGS, raw)
    closed = read_instance(tmp_path / "a").closed
    assert ("M1", date(2024, 5, 22)) in set(zip(closed["site"], closed["day"], strict=True))


def test_semicolons_bom_blanks_french_dates_and_words(tmp_path: Path, small: Instance) -> None:
    """The same instance as a French spreadsheet saves it."""
    folder = write_small(tmp_path / "a")
    for file in folder.glob("*.csv"):
        rows = pd.read_csv(file, dtype=str, na_filter=False)
        text = rows.to_csv(sep=";", index=False, lineterminator="\r\n")
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    staff = "ID ; Site;escort;from;until\n S1 ;P1;OUI;;\nS2; M1;non;22/01/2024 8:00;22/1/2024 18h00\n"
    (folder / "staff.csv").write_text(
        staff + "S3;P1;0;lundi 06/05/2024 08:00;Monday 2024-05-06T18:00:00\nS4;P2;n;;\n"
    )
    again = read_instance(folder)
    pd.testing.assert_frame_equal(again.staff, small.staff)
    pd.testing.assert_frame_equal(again.registrations, small.registrations)
    assert again.centres == small.centres
    assert again.sites == small.sites


def test_optional_tables_may_be_absent(tmp_path: Path) -> None:
    raw = {
        k: v
        for k, v in tables().items()
        if k not in ("accommodations", "closures", "availability", "relocations", "preferences", "travel")
    }
    write_folder(tmp_path / "a", SETTINGS, raw)
    found = read_instance(tmp_path / "a")
    assert found.candidates["extra"].tolist() == [0, 0, 0, 0]
    assert len(found.availability) == len(found.results) == 0
    assert str(found.availability["from"].dtype) == "datetime64[s, UTC]"


def test_wishes_are_read_on_the_clock_of_the_organising_centre(small: Instance) -> None:
    rows = small.preferences.astype({"from": str, "until": str}).to_numpy().tolist()
    assert rows == [  # Paris is an hour ahead of UTC in January; session 0 stands for both
        [
            "NFA031-N",
            0,
            "2024-01-22 07:00:00+00:00",
            "2024-01-23 11:30:00+00:00",
            "avoid",
            "Congrès; loin",
            -1,
        ],
        ["NFP121-P", 1, "2024-01-24 06:00:00+00:00", "2024-01-25 19:00:00+00:00", "prefer", "", -1],
    ]


def test_a_wish_that_ends_before_it_begins_or_is_neither_is_told(tmp_path: Path) -> None:
    raw = tables()
    raw["preferences"].loc[0, "until"] = raw["preferences"].loc[0, "from"]
    raw["preferences"].loc[1, "wish"] = "maybe"
    write_folder(tmp_path / "a", SETTINGS, raw)
    instance, issues = examine(tmp_path / "a")
    assert instance is None
    assert {(p.row, p.column) for p in issues if p.file == "preferences.csv"} == {(2, "until"), (3, "wish")}


def test_tables_without_rows_are_read(tmp_path: Path) -> None:
    raw = {k: v.iloc[:0] for k, v in tables().items()}
    write_folder(tmp_path / "a", SETTINGS, raw)
    assert len(read_instance(tmp_path / "a").sits) == 0


def test_results_leave_out_of_session_2_who_has_passed(tmp_path: Path) -> None:
    rows = [("00000001", True), ("00000002", False)]
    passed = pd.DataFrame([{"candidate": c, "offering": "NFA031-N", "passed": p} for c, p in rows])
    write_folder(tmp_path / "a", SETTINGS, {**tables(), "results": passed})
    sits = read_instance(tmp_path / "a").sits
    second = set(sits.loc[sits["session"] == 2, "candidate"])
    assert second == {"00000002", "00000003", "1"}


def test_leave_to_sit_elsewhere_is_for_one_session(small: Instance) -> None:
    mine = small.sits[small.sits["candidate"] == "00000001"].set_index("session")
    assert set(mine.loc[[1], "site"]) == {"P1"}
    # Session 2 in Martinique, under the rules and on the clock of its centre.
    assert mine.loc[2, ["site", "centre", "zone"]].tolist() == ["M1", "972", "America/Martinique"]


def test_who_may_be_received_where(small: Instance) -> None:
    assert small.travel.to_numpy().tolist() == [["P2", "P1", 25], ["P1", "P2", 30]]
    assert small.venues == {"P1": ("P1", "P2"), "P2": ("P2", "P1"), "M1": ("M1",)}
    bare = replace(small, rooms=small.rooms[:1])  # in P1: P2 keeps nobody, and receives nobody
    assert bare.venues == {"P1": ("P1",), "P2": ("P1",), "M1": ("M1",)}
    assert replace(small, rooms=()).venues == {s: (s,) for s in ("P1", "P2", "M1")}


def test_a_folder_is_opened_by_its_toml_too(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    assert read_instance(folder / "instance.toml").name == "petit"
    assert open_instance(folder).name == "petit"
    with pytest.raises(InvalidInput):
        open_instance(tmp_path / "absent.exam")


FILES = ("instance.toml", "rooms.csv", "sites.csv", "registrations.csv", "staff.csv", "closures.csv")
BITS = st.one_of(
    st.binary(max_size=3),
    st.sampled_from(
        [b"\0", b'"', b"\r", b"\n", b",", b";", b"\xff", b"'", b"[", b"=", b"-9", b"99999999999"]
    ),
)
CHANGE = st.tuples(st.sampled_from(FILES), st.floats(0, 1, exclude_max=True), st.integers(0, 12), BITS)


@given(changes=st.lists(CHANGE, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_damaged_folders_are_refused_politely_or_read(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, float, int, bytes]]
) -> None:
    folder = write_small(tmp_path_factory.mktemp("damaged") / "a")
    for file, where, length, bits in changes:
        raw = (folder / file).read_bytes()
        at = int(where * len(raw))
        (folder / file).write_bytes(raw[:at] + bits + raw[at + length :])
    instance, issues = examine(folder)
    assert instance is None or len(instance.sits) <= 9
    assert (instance is None) == any(p.severity == "error" for p in issues)
    assert all(p.sentence(ENGLISH) and p.sentence(FRENCH) for p in issues)
