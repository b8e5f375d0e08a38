"""After publication the place may change; date and time may not.

What the texts say. F1: "Les dates d'examens ne sont ni modifiables, ni reportées." F2 I.A.2.c(2): the calendars give
"la date, l'heure et, sous réserve, le lieu précis de chaque examen": under reserve is the place alone. F2 I.A.2.c(1)
names the one regular way: "En cas d'annulation ou d'invalidation de l'épreuve […], une nouvelle épreuve de la même
session sera organisée". An office that moves a published start all the same must say why: a pin with a reason, which
is recorded; the finding then says how many candidates had the old start.

By hand: exam A of two hours, three candidates; published Tuesday 23 January at 14:00, rooms R1 and R2.
| afterwards                         | verdict                                    |
|------------------------------------|--------------------------------------------|
| 23 January 14:00, in R2 for R1     | nothing to say                             |
| 23 January 13:59 or 14:01          | breach                                     |
| 24 January 14:00                   | breach                                     |
| the same, and `--force`            | breach                                     |
| the same, pinned without a reason  | breach or refused                          |
| the same, pinned with a reason     | told, with the three who had the old start |
"""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.support.command_server import exams_command
from tests.support.paths import ROOT
from tests.support.report_reader import readable
from tests.support.written_semester import settings, written

STARTS = 'weekdays = ["13:59", "14:00", "14:01"]'


def exams(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*exams_command(), *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def semester(folder: Path, wish: str = "", rooms: str = "R1,S,20\nR2,S,20") -> Path:
    """One exam of three candidates; its offering may wish for a time."""
    tables = {
        "centres": "id,name,zone,policy,holidays,copy_days\nC,Centre,Europe/Paris,national,FR,0",
        "sites": "id,centre,name,zone,hours_weekdays\nS,C,Site,Europe/Paris,08:00-20:00",
        "rooms": f"id,site,seats\n{rooms}",
        "units": "id,title,ects\nA,Unit A,5",
        "offerings": "id,unit,centre,teaching_mode,one_session\nA,A,C,day,only one",
        "exams": "id,offering,session,minutes,mode\nA,A,1,120,on_site",
        "candidates": "id,centre,site\nx,C,S\ny,C,S\nz,C,S",
        "registrations": "candidate,offering\nx,A\ny,A\nz,A",
    }
    if wish:
        tables["preferences"] = f"offering,from,until,wish\nA,{wish},prefer"
    return written(folder, settings("2024-01-22", "2024-01-26", starts=STARTS), tables)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result that has A on Tuesday 23 January at 14:00, marked published."""
    home = tmp_path_factory.mktemp("published")
    folder = semester(home / "s", "2024-01-23T14:00,2024-01-23T14:01")
    run = exams("solve", folder, "--work", "1", "--out", home / "out")
    assert run.returncode == 0, run.stderr
    assert exams("mark", home / "out", "published").returncode == 0
    return home / "out"


def table(path: Path, start: str) -> Path:
    path.write_text(f"exam,start\nA,{start}\n")
    return path


def told(run: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    result = json.loads(run.stdout)
    assert isinstance(result, dict)
    return result


def starts_of(folder: Path) -> list[str]:
    return [row["start"] for row in json.loads((folder / "timetable.json").read_text())["starts"]]


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("2024-01-23T14:00", 0),
        ("2024-01-23T13:59", 1),
        ("2024-01-23T14:01", 1),
        ("2024-01-24T14:00", 1),
    ],
)
def test_a_moved_start_is_a_breach_in_the_audit(
    tmp_path: Path, published: Path, start: str, code: int
) -> None:
    folder = semester(tmp_path / "s")
    moved = table(tmp_path / "moved.csv", start)
    run = exams("audit", folder, moved, "--keep", published)
    assert run.returncode == code, run.stderr
    assert ("published-start" in run.stdout) is bool(code)


def test_another_room_is_no_breach(tmp_path: Path, published: Path) -> None:
    # The room that was used is gone: the place changes, "sous réserve", the time does not.
    used = json.loads((published / "timetable.json").read_text())["rooms"][0]["room"]
    left = {"R1": "R2", "R2": "R1"}[used]
    folder = semester(tmp_path / "s", rooms=f"{left},S,20")
    run = exams("solve", folder, "--keep", published, "--work", "1", "--out", tmp_path / "out", "--json")
    assert run.returncode == 0, run.stderr
    assert told(run)["findings"]["hard"] == 0
    assert starts_of(tmp_path / "out") == ["2024-01-23T13:00:00Z"]


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_solve_into_a_published_folder_keeps_its_starts(
    tmp_path: Path, published: Path, force: list[str]
) -> None:
    # The offering now wishes for Thursday: a free solve would go there.
    out = shutil.copytree(published, tmp_path / "out", symlinks=True)
    folder = semester(tmp_path / "s", "2024-01-25T14:00,2024-01-25T14:01")
    run = exams("solve", folder, "--work", "1", "--out", out, *force, "--json")
    assert run.returncode == 0, run.stderr
    assert starts_of(out) == ["2024-01-23T13:00:00Z"]


def pinned(path: Path, reason: str) -> Path:
    pd.DataFrame([{"kind": "start", "exam": "A", "start": "2024-01-24T14:00", "reason": reason}]).to_csv(
        path, index=False
    )
    return path


def test_a_pin_with_a_reason_moves_it_and_tells_whom_that_concerns(tmp_path: Path, published: Path) -> None:
    pins = pinned(tmp_path / "pins.csv", "Salle inondée")
    folder = semester(tmp_path / "s")
    words = ("solve", folder, "--keep", published, "--pins", pins, "--work", "1", "--out", tmp_path / "out")
    run = exams(*words, "--json")
    assert run.returncode == 0, run.stderr
    assert starts_of(tmp_path / "out") == ["2024-01-24T13:00:00Z"]
    (told,) = json.loads(run.stdout)["records"]
    assert (told["rule"], told["exam"], told["amount"], told["cost"]) == ("moved-start", "A", "3", 3)
    assert "Salle inondée" in told["limit"]
    assert "Salle inondée" in told["sentence"]
    again = exams("audit", folder, tmp_path / "out", "--keep", published, "--pins", pins)
    assert again.returncode == 0, again.stdout + again.stderr
    # Three candidates had the old start; verdict and page keep the reason.
    assert re.search(r"^moved-start .* 1 +3$", again.stdout, re.MULTILINE)
    (line,) = re.findall(r"^moved-start \(.*$", again.stdout, re.MULTILINE)
    assert "3 candidates knew Tuesday 23 January 2024 at 14:00" in line
    assert "Salle inondée" in line
    assert "inond" in readable(tmp_path / "out" / "report.html")
    judged = exams("audit", folder, tmp_path / "out", "--keep", published, "--pins", pins, "--json")
    assert json.loads(judged.stdout)["records"] == [told]


def test_a_pin_without_a_reason_does_not(tmp_path: Path, published: Path) -> None:
    pins = pinned(tmp_path / "pins.csv", "")
    folder = semester(tmp_path / "s")
    words = ("solve", folder, "--keep", published, "--pins", pins, "--work", "1", "--out", tmp_path / "out")
    run = exams(*words, "--json")
    assert run.returncode in (2, 3), run.stdout
    assert not (tmp_path / "out" / "timetable.json").exists()


def test_force_does_not_lift_it(tmp_path: Path, published: Path) -> None:
    pins = pinned(tmp_path / "pins.csv", "")
    folder = semester(tmp_path / "s")
    words = ("solve", folder, "--keep", published, "--pins", pins, "--work", "1", "--out", tmp_path / "out")
    assert exams(*words, "--force").returncode in (2, 3)


def test_a_release_with_a_reason_is_not_two_starts(tmp_path: Path, published: Path) -> None:
    pins = pinned(tmp_path / "pins.csv", "Salle inondée")
    folder = semester(tmp_path / "s")
    words = ("solve", folder, "--keep", published, "--release", "A", "--pins", pins, "--work", "1")
    run = exams(*words, "--out", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert starts_of(tmp_path / "out") == ["2024-01-24T13:00:00Z"]
