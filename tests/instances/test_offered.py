"""Make-ups, recalls, lists, validated units, second sessions: what `exams check` says of each."""

from pathlib import Path

import pytest

from instances import save_instance
from models.issues import Issue
from tests.support.reading import examine, read_instance
from tests.support.small_instance import write_small

EXAMS = "id,offering,session,minutes,mode,kind,replaces,not_before,cancelled\n"
USUAL = "A1,NFA031-N,1,180,on_site,,,,\nA2,NFA031-N,2,180,on_site,,,,\nP1,NFP121-P,1,120,on_site,,,,\n"


def told(
    folder: Path, exams: str, sitters: str = "", validated: str = "", offerings: str = ""
) -> list[Issue]:
    """What is said of the small network with these exams, lists and units."""
    write_small(folder)
    (folder / "exams.csv").write_text(EXAMS + USUAL + exams, encoding="utf-8")
    if sitters:
        (folder / "sitters.csv").write_text("exam,candidate,proof\n" + sitters, encoding="utf-8")
    if validated:
        (folder / "validated.csv").write_text("candidate,unit\n" + validated, encoding="utf-8")
    with (folder / "units.csv").open("a") as file:
        file.write("UTC501,Outils,3\n")
    with (folder / "offerings.csv").open("a") as file:
        file.write(offerings or "UTC501-N,UTC501,PAR,distance\n")
    ignored = ("unlikely-unit-idle", "unlikely-unit-nobody")
    return [p for p in examine(folder)[1] if p.code not in ignored]


@pytest.mark.parametrize(
    ("exams", "sitters", "code", "row", "column"),
    [
        ("M,NFA031-N,1,180,on_site,makeup,,,\n", "", "input-makeup-of-what", 5, "replaces"),
        ("M,NFA031-N,1,180,on_site,,A1,,\n", "", "input-not-a-makeup", 5, "replaces"),
        ("M,NFA031-N,1,180,on_site,,,2024-02-01,\n", "", "input-not-a-makeup", 5, "not_before"),
        ("M,NFA031-N,1,180,on_site,makeup,P1,,\n", "", "input-makeup-elsewhere", 5, "replaces"),
        ("M,NFA031-N,1,180,on_site,makeup,A2,,\n", "", "input-makeup-elsewhere", 5, "replaces"),
        ("M,NFA031-N,1,180,on_site,makeup,M,,\n", "", "input-makeup-elsewhere", 5, "replaces"),
        ("M,NFA031-N,1,180,on_site,makeup,Q,,\n", "", "input-unknown-reference", 5, "replaces"),
        # Session 2 begins on 2 May: 1 May is the last day, 17 April + 15 = 2 May.
        ("M,NFA031-N,1,180,on_site,makeup,A1,,2024-04-17\n", "", "input-makeup-too-late", 5, "cancelled"),
        ("M,NFA031-N,1,180,on_site,makeup,A1,2024-05-02,\n", "", "input-makeup-too-late", 5, "not_before"),
        ("R,NFP121-P,1,120,on_site,recall,,,\n", "R,1,card\n", "input-recall-taught", 5, "kind"),
        ("R,UTC501-N,1,120,on_site,recall,,,\n", "R,1,\n", "input-recall-proof", 2, "proof"),
        ("R,UTC501-N,1,120,on_site,recall,,,\n", "", "unlikely-recall-nobody", 5, "id"),
        ("", "P1,1,\n", "input-sitter-not-registered", 2, "candidate"),
        (
            "M,NFA031-N,1,180,on_site,makeup,A1,,\nN,NFA031-N,1,180,on_site,makeup,A1,,\n",
            "M,1,\nN,1,\n",
            "input-makeup-twice",
            3,
            "candidate",
        ),
    ],
)
def test_each_fault_has_its_line(
    tmp_path: Path, exams: str, sitters: str, code: str, row: int, column: str
) -> None:
    found = told(tmp_path / "small", exams, sitters)
    assert [(p.code, p.row, p.column) for p in found] == [(code, row, column)]


def test_a_circle_of_make_ups(tmp_path: Path) -> None:
    exams = "M,NFA031-N,1,180,on_site,makeup,N,,\nN,NFA031-N,1,180,on_site,makeup,M,,\n"
    assert {p.code for p in told(tmp_path / "small", exams)} == {"input-makeup-circle"}


@pytest.mark.parametrize(
    ("day", "fault"), [("2024-02-18", False), ("2024-02-19", True)]
)  # + 15 days of notice: 4 March, 30 days after the session's last day, and 5 March
def test_the_last_day_of_a_make_up(tmp_path: Path, day: str, fault: bool) -> None:
    found = told(tmp_path / "small", f"M,NFA031-N,1,180,on_site,makeup,A1,,{day}\n")
    assert bool(found) == fault


def test_registrations_of_a_validated_unit_are_named(tmp_path: Path) -> None:
    found = told(tmp_path / "small", "", validated="00000002,NFA031\n00000003,NFP121\n")
    assert [(p.code, p.file, p.row, p.severity) for p in found] == [
        ("unlikely-validated", "registrations.csv", 4, "warning")
    ]
    sat = read_instance(tmp_path / "small").sits
    assert "00000002" not in set(sat["candidate"])


@pytest.mark.parametrize(
    ("row", "warned"),
    [
        ("NFA031-X,NFA031,PAR,evening,,,", True),
        ("NFA031-X,NFA031,PAR,evening,,annual,", False),  # a mid-year test
        ("NFA031-X,NFA031,PAR,evening,,,contrôle continu", False),
    ],
)
def test_a_unit_has_two_sessions_or_a_reason(tmp_path: Path, row: str, warned: bool) -> None:
    folder = write_small(tmp_path / "small")
    settings = folder / "instance.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("required = false", "required = true"))
    lines = (folder / "offerings.csv").read_text(encoding="utf-8").splitlines()
    old = next(line.split(",") for line in lines if line.startswith("NFP121-P"))
    term, why = row.split(",")[5:]
    header = "id,unit,centre,teaching_mode,term,one_session"
    rest = ["NFA031-N,NFA031,PAR,distance,,", ",".join([*old[:4], term, why])]
    (folder / "offerings.csv").write_text("\n".join([header, *rest]) + "\n", encoding="utf-8")
    found = [p for p in examine(folder)[1] if p.code == "unlikely-one-session"]
    assert [(p.file, p.row, p.value) for p in found] == [("offerings.csv", 3, "NFP121-P")] * warned


def test_all_of_it_is_saved_and_read_again(tmp_path: Path) -> None:
    exams = "M,NFA031-N,1,180,on_site,makeup,A1,2024-01-30,2024-01-26\nR,UTC501-N,1,120,on_site,recall,,,\n"
    assert told(tmp_path / "a", exams, "M,1,\nR,00000003,teacher\n", "00000002,NFP121\n") == []
    once = read_instance(tmp_path / "a")
    save_instance(tmp_path / "b", once)
    again = read_instance(tmp_path / "b")
    assert (again.exams, again.offerings) == (once.exams, once.offerings)
    for name in ("sitters", "validated", "sits", "closed"):
        assert getattr(again, name).equals(getattr(once, name)), name
    assert set(once.sits.loc[once.sits["exam"] == "M", "candidate"]) == {"1"}
    assert set(once.sits.loc[once.sits["exam"] == "R", "candidate"]) == {"00000003"}
