"""The shipped instances: read without a fault, made by the command their README names, solved at once."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from instances.generator import PROFILES, generate
from models.calendar import UNDECIDED
from models.instance import Instance
from tests.support.paths import SHIPPED
from tests.support.reading import SCHEMA, examine, read_instance

GENERATED = ("reseau-2023-24-s1", "paca-2023-24-s1", "calendrier-2023-24-s2")
NAMES = ("tiny", "reglement", "neutral", *GENERATED)


@cache
def shipped(name: str) -> Instance:
    return read_instance(SHIPPED / name)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.suffix in (".csv", ".toml")}


def test_every_shipped_folder_is_tested_here() -> None:
    assert {path.parent.name for path in SHIPPED.glob("*/instance.toml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_without_a_fault(name: str) -> None:
    """Real units that are not examined this semester may be listed; the showcase has a site that is too
    small and a registration for a validated unit; nothing else is doubtful."""
    usual = (
        {"unlikely-site-small", "unlikely-validated", "unlikely-late-file"}
        if name == "reglement"
        else {"unlikely-unit-idle"}
    )
    assert {p.code for p in examine(SHIPPED / name)[1]} <= usual


@pytest.mark.parametrize("name", GENERATED)
def test_the_command_of_its_readme_makes_it_byte_for_byte(name: str, tmp_path: Path) -> None:
    readme = (SHIPPED / name / "README.md").read_text(encoding="utf-8")
    told = re.search(rf"exams generate {name} --seed (\d+)", readme)
    assert told is not None
    generate(name, int(told[1]), tmp_path / name, SCHEMA.tables)
    assert _bytes(tmp_path / name) == _bytes(SHIPPED / name)


def test_the_region_cannot_move_what_paris_imposes() -> None:
    instance = shipped("paca-2023-24-s1")
    organiser = instance.exam_frame.set_index("exam")["organiser"]
    imposed = {str(e.id): e.imposed_start for e in instance.exams}
    assert {o for e, o in organiser.items() if imposed[str(e)] is not None} == {"PAR"}
    assert all(imposed[str(e)] is not None for e, o in organiser.items() if o == "PAR")
    assert set(instance.candidates["centre"]) == {"PAC"}
    assert len({s.id for s in instance.sites}) == 7


def test_a_few_imposed_papers_of_the_region_meet() -> None:
    """Pairs of papers begun together with common candidates, as many as planted in each session."""
    instance = shipped("paca-2023-24-s1")
    sits = instance.sits.assign(
        start=instance.sits["exam"].map({e.id: e.imposed_start for e in instance.exams})
    )
    sits = sits[sits["start"].notna()]
    both = sits.merge(sits, on=["candidate", "session", "start", "extra"])
    both = both[both["exam_x"] < both["exam_y"]]
    pairs = both.drop_duplicates(["exam_x", "exam_y"]).groupby("session").size()
    assert tuple(pairs) == PROFILES["paca-2023-24-s1"].given
    assert (both["extra"] == 0).all()
    assert (pd.to_datetime(both["start"]).dt.strftime("%H:%M") <= "13:30").all()


def test_june_and_september_as_published() -> None:
    instance = shipped("calendrier-2023-24-s2")
    one, two = instance.sessions
    assert (one.first_day, one.last_day) == (date(2024, 6, 10), date(2024, 6, 22))
    assert (two.first_day, two.last_day) == (date(2024, 9, 9), date(2024, 9, 14))
    assert one.request_deadline == date(2024, 5, 26)
    assert two.request_deadline == UNDECIDED  # F1: « en cours de planification »
    closed = instance.closed.groupby("day")["site"].agg(set)
    assert "GUF-CAY" in closed[date(2024, 6, 10)]
    assert len({s.zone for s in instance.sites}) == 8
