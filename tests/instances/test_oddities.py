"""What looks like a mistake is told, once, where it is, and never keeps the instance from being read."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from instances import write_folder
from models.issues import Issue
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine, write_marked
from tests.support.small_instance import SETTINGS, tables, write_small


def warned(folder: Path) -> list[tuple[str, int, str, str, str]]:
    """File, row, column, value and code of every warning of an instance that is read all the same."""
    instance, issues = examine(folder)
    assert instance is not None, issues
    assert {p.severity for p in issues} <= {"warning"}
    for p in issues:
        assert "{" not in p.sentence(ENGLISH) + p.sentence(FRENCH)
        assert p.sentence(ENGLISH) != p.sentence(FRENCH)
    return [(p.file, p.row, p.column, p.value, p.code) for p in issues]


def changed(folder: Path, **rows: list[dict[str, Any]]) -> Path:
    """The small instance with rows put over its own (same first column) or added."""
    made = tables()
    for name, new in rows.items():
        old = made[name]
        for row in new:
            key = next(iter(row))
            at = np.flatnonzero((old[key] == row[key]).to_numpy() & (len(row) > 1))
            if len(at) and name not in ("registrations",):
                for column, value in row.items():
                    old.loc[at[0], column] = value
            else:
                old = pd.concat([old, pd.DataFrame([row], dtype=object)], ignore_index=True)
        made[name] = old
    write_folder(folder, SETTINGS, made)
    return folder


def test_a_sound_instance_has_no_warning(tmp_path: Path) -> None:
    assert warned(write_small(tmp_path / "a")) == []


@pytest.mark.parametrize(
    ("table", "row", "found"),
    [
        ("exams", {"id": "NFA031-2", "minutes": 29}, ("exams.csv", 3, "minutes", "29", "unlikely-short")),
        ("exams", {"id": "NFA031-2", "minutes": 30}, None),
        ("exams", {"id": "NFA031-2", "minutes": 300}, None),
        ("exams", {"id": "NFA031-2", "minutes": 301}, ("exams.csv", 3, "minutes", "301", "unlikely-long")),
        ("rooms", {"id": "002", "seats": 1001}, ("rooms.csv", 3, "seats", "1001", "unlikely-room")),
        ("rooms", {"id": "R1", "site": "P1", "seats": 1}, None),
        (
            "accommodations",
            {"candidate": "00000003", "extra_minutes_per_hour": 41},
            ("accommodations.csv", 2, "extra_minutes_per_hour", "41", "unlikely-extra"),
        ),
        ("accommodations", {"candidate": "00000003", "extra_minutes_per_hour": 40}, None),
        ("units", {"id": "ABC123", "title": "x"}, ("units.csv", 4, "id", "ABC123", "unlikely-unit-idle")),
        (
            "offerings",
            {"id": "NFA031-Q", "unit": "NFA031", "centre": "PAR"},
            ("offerings.csv", 4, "id", "NFA031-Q", "unlikely-offering-nobody"),
        ),
        # Wednesday 24 January: P1 is open; Sunday 28 January: never; 25 January: closed for works.
        ("exams", {"id": "NFA031-1", "imposed_start": datetime(2024, 1, 24, 14)}, None),
        (
            "exams",
            {"id": "NFA031-1", "imposed_start": datetime(2024, 1, 25, 14)},
            ("exams.csv", 2, "imposed_start", "2024-01-25T14:00", "unlikely-closed-day"),
        ),
        # A remote exam needs no open site, and its time need not be on the list.
        ("exams", {"id": "NFP121-1", "imposed_start": datetime(2024, 1, 28, 3)}, None),
        ("staff", {"id": "S9", "site": "P3"}, ("staff.csv", 6, "site", "P3", "unlikely-staff-idle")),
        ("staff", {"id": "S2", "site": "P1"}, ("sites.csv", 4, "id", "M1", "unlikely-site-no-staff")),
        ("rooms", {"id": "01", "site": "P1"}, ("sites.csv", 4, "id", "M1", "unlikely-site-no-room")),
        # The candidates of P2 may be received at P1.
        ("staff", {"id": "S4", "site": "P1"}, None),
        ("rooms", {"id": "002", "site": "P1"}, None),
    ],
)
def test_a_doubtful_value_is_told(
    tmp_path: Path, table: str, row: dict[str, Any], found: tuple[str, int, str, str, str] | None
) -> None:
    extra = {"sites": [{"id": "P3", "centre": "PAR", "name": "z", "zone": "Europe/Paris"}]}
    folder = changed(tmp_path / "a", **extra, **{table: [row]})
    assert warned(folder) == ([found] if found else [])


def test_staff_of_a_site_that_receives_others_have_work(tmp_path: Path) -> None:
    site = {"id": "P3", "centre": "PAR", "name": "z", "zone": "Europe/Paris"}
    way = {"from": "P1", "to": "P3", "minutes": 5}
    made = tables()
    made["sites"] = pd.concat([made["sites"], pd.DataFrame([site], dtype=object)], ignore_index=True)
    made["travel"] = pd.concat([made["travel"], pd.DataFrame([way], dtype=object)], ignore_index=True)
    made["staff"].loc[3, "site"] = "P3"
    write_folder(tmp_path / "a", SETTINGS, made)
    assert warned(tmp_path / "a") == []


def test_a_start_on_a_sunday_names_every_site_that_is_shut(tmp_path: Path) -> None:
    """Both Paris sites have candidates; Martinique has its own clock and may start on another day."""
    row = {"id": "NFA031-1", "imposed_start": datetime(2024, 1, 28, 14)}
    _, issues = examine(changed(tmp_path / "a", exams=[row]))
    assert [dict(p.detail)["site"] for p in issues] == ["P1", "P2"]
    assert "a Sunday, on which P1 is closed, and 1 of its candidates" in issues[0].sentence(ENGLISH)
    row["imposed_start"] = datetime(2024, 1, 25, 14)
    (issue,) = examine(changed(tmp_path / "b", exams=[row]))[1]
    assert "un jeudi, où P1 est fermé (Travaux; fermé)" in issue.sentence(FRENCH)


def crowd(site: str, people: int, offering: str = "NFA031-N") -> dict[str, list[dict[str, Any]]]:
    """So many more candidates of a Paris site for an offering."""
    ids = [f"9{i:07}" for i in range(people)]
    return {
        "candidates": [{"id": one, "centre": "PAR", "site": site} for one in ids],
        "registrations": [{"candidate": one, "offering": offering} for one in ids],
    }


def test_too_few_seats_at_a_site_and_in_a_centre_have_two_sentences(tmp_path: Path) -> None:
    """P2 has 20 seats, P1 40, Paris 60. One candidate of each site is registered already; in
    session 2 that of P1 has leave to sit in Martinique."""
    assert warned(changed(tmp_path / "a", **crowd("P2", 19))) == []
    _, issues = examine(changed(tmp_path / "b", **crowd("P2", 20)))
    assert [(p.row, p.value, p.code) for p in issues] == [
        (2, "NFA031-1", "unlikely-site-small"),
        (3, "NFA031-2", "unlikely-site-small"),
    ]
    assert issues[0].detail == (("people", "21"), ("place", "P2"), ("seats", "20"))
    # 58 + 2 fill Paris; one more is too many, and the sites are not told again.
    assert {p[4] for p in warned(changed(tmp_path / "c", **crowd("P2", 58)))} == {"unlikely-site-small"}
    _, issues = examine(changed(tmp_path / "d", **crowd("P2", 59)))
    assert [p.code for p in issues] == ["unlikely-centre-small", "unlikely-site-small"]
    assert issues[0].detail == (("people", "61"), ("place", "PAR"), ("seats", "60"))
    # A remote exam fills no room.
    assert warned(changed(tmp_path / "e", **crowd("P2", 61, "NFP121-P"))) == []


def test_who_has_passed_needs_no_seat_in_session_2(tmp_path: Path) -> None:
    rows = crowd("P2", 20)
    rows["results"] = [{"candidate": rows["candidates"][0]["id"], "offering": "NFA031-N", "passed": True}]
    made = tables() | {"results": pd.DataFrame(rows.pop("results"), dtype=object)}
    for name, new in rows.items():
        made[name] = pd.concat([made[name], pd.DataFrame(new, dtype=object)], ignore_index=True)
    write_folder(tmp_path / "a", SETTINGS, made)
    assert [p[3] for p in warned(tmp_path / "a")] == ["NFA031-1"]


def test_a_unit_nobody_takes_is_told_once_for_its_offerings(tmp_path: Path) -> None:
    made = tables()
    made["registrations"] = made["registrations"][made["registrations"]["offering"] == "NFA031-N"]
    write_folder(tmp_path / "a", SETTINGS, made)
    assert warned(tmp_path / "a") == [("units.csv", 3, "id", "NFP121", "unlikely-unit-nobody")]


def test_more_than_ten_registrations_of_one_candidate(tmp_path: Path) -> None:
    for count in (10, 11):
        codes = [f"U{i:02}" for i in range(count - 1)]
        folder = changed(
            tmp_path / str(count),
            units=[{"id": code, "title": "t"} for code in codes],
            offerings=[{"id": code, "unit": code, "centre": "PAR"} for code in codes],
            exams=[{"id": code, "offering": code, "session": 1, "minutes": 60} for code in codes],
            registrations=[{"candidate": "1", "offering": code} for code in codes],
        )
        found = [("registrations.csv", 6, "candidate", "1", "unlikely-many")]
        assert warned(folder) == (found if count > 10 else [])


def test_a_window_without_a_start_is_told(tmp_path: Path) -> None:
    """Starts on Saturdays only, in a session from Monday to Friday."""
    sessions = [dict(SETTINGS["sessions"][0], starts={"saturday": ["09:00"]}), SETTINGS["sessions"][1]]
    sessions[0]["last_day"] = date(2024, 1, 26)
    write_folder(tmp_path / "a", {**SETTINGS, "sessions": sessions}, tables())
    assert warned(tmp_path / "a") == [
        ("instance.toml", 0, "sessions[1].starts", "saturday", "settings-no-start-day")
    ]


def test_where_tables_have_errors_their_counts_are_not_told(tmp_path: Path) -> None:
    """One fault, no echo: with a lost room nobody says that the site has none."""
    folder = changed(tmp_path / "a", rooms=[{"id": "002", "seats": -1}, {"id": "001", "seats": 2000}])
    assert [p.code for p in examine(folder)[1]] == ["unlikely-room", "input-too-small"]


def test_the_weekday_of_a_date_is_read_and_a_wrong_one_names_both(tmp_path: Path) -> None:
    folder = changed(tmp_path / "a")
    text = (folder / "closures.csv").read_text()
    for written in ("mercredi 22/05/2024", "Wednesday 2024-05-22", "mer. 22/05/2024", "WED, 22/05/2024"):
        (folder / "closures.csv").write_text(text.replace("972,2024-05-22", f'972,"{written}"'))
        assert warned(folder) == []
    (folder / "closures.csv").write_text(text.replace("972,2024-05-22", "972,mardi 22/05/2024"))
    (issue,) = [p for p in examine(folder)[1] if p.severity == "error"]
    assert "« mardi » is written, but 2024-05-22 is a Wednesday" in issue.sentence(ENGLISH)
    assert "« mardi » est écrit, mais le 22/05/2024 est un mercredi" in issue.sentence(FRENCH)


def test_a_unit_in_two_centres_names_both_lines(tmp_path: Path) -> None:
    folder = changed(
        tmp_path / "a",
        offerings=[{"id": "NFA031-Q", "unit": "NFA031", "centre": "PAR", "teaching_mode": "distance"}],
        registrations=[{"candidate": "00000003", "offering": "NFA031-Q", "centre": "PAR"}],
    )
    (issue,) = [p for p in examine(folder)[1] if p.severity == "error"]
    assert (issue.row, issue.column, issue.value) == (7, "centre", "PAR")
    assert "the same unit NFA031 is taken in centre 972 (line 5)" in issue.sentence(ENGLISH)


def test_warnings_are_in_the_marked_copy(tmp_path: Path) -> None:
    folder = changed(tmp_path / "a", exams=[{"id": "NFA031-2", "minutes": 20}])
    told: tuple[Issue, ...] = write_marked(folder, tmp_path / "m.xlsx", ENGLISH)
    assert [(p.row, p.column, p.code) for p in told] == [(3, "minutes", "unlikely-short")]
    instance, again = examine(tmp_path / "m.xlsx")
    assert instance is not None
    assert [(p.cell, p.code) for p in again] == [("D3", "unlikely-short")]
