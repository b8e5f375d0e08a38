"""A timetable somebody wrote in a spreadsheet: its starts are audited, in the words of its file."""

import json
from pathlib import Path

import pandas as pd
import pytest

import scheduler.cli.main as cli
from tests.support.paths import TINY


@pytest.fixture
def table() -> pd.DataFrame:
    """Every exam of tiny on the first day of its session at 08:30 of its organiser's clock."""
    exams = pd.read_csv(TINY / "exams.csv", sep=None, engine="python")
    day = {1: "25/01/2024", 2: "08/04/2024"}
    return pd.DataFrame(
        {"épreuve": exams["id"], "début": [f"{day[session]} 08:30" for session in exams["session"]]}
    )


def audited(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(["audit", str(TINY), str(path), *more])
    printed = capsys.readouterr()
    return int(left.value.code or 0), printed.out, printed.err


def missed(many: "pd.Series[int]") -> int:
    """Of exams that all overlap one another one is sat."""
    return int((many - 1).sum())


def test_csv_and_workbook_say_the_same(
    table: pd.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.to_csv(tmp_path / "plan.csv", sep=";", index=False)
    table.to_excel(tmp_path / "plan.xlsx", index=False)
    answers = [
        json.loads(audited(tmp_path / name, capsys, "--json")[1]) for name in ("plan.csv", "plan.xlsx")
    ]
    assert answers[0]["costs"] == answers[1]["costs"]
    # Papers of one organiser are sat at once: all of a candidate overlap, and nobody is moved: all but one are
    # missed. 08:30 in La Réunion is 05:30 to 08:30 in Paris in January, before Paris begins, and 06:30 to 09:30
    # in April: there all pairs overlap.
    registrations = pd.read_csv(TINY / "registrations.csv", sep=None, engine="python")
    offerings = pd.read_csv(TINY / "offerings.csv", sep=None, engine="python").set_index("id")["centre"]
    organiser = registrations["offering"].map(offerings)
    winter = missed(registrations.groupby([registrations["candidate"], organiser]).size())
    spring = missed(registrations.groupby("candidate").size())
    assert 0 < winter < spring
    assert answers[0]["costs"]["overlap-unresolved"] == (winter + spring) * 5000
    assert answers[0]["decided"] == ["starts"]


def test_an_exam_left_out_is_a_finding(
    table: pd.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.iloc[1:].to_csv(tmp_path / "plan.csv", sep=";", index=False)
    code, out, err = audited(tmp_path / "plan.csv", capsys)
    assert code == 1
    assert (
        f"placed (Règlement des examens du Cnam en Paca, I.A.2.c ; Cnam Paris, FAQ examens): {table['épreuve'].iloc[0]!s}"
        in out
    )
    assert "every overlap counts as unresolved" in err


def test_rows_that_cannot_be_understood_are_told(
    table: pd.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.loc[2, "épreuve"] = "XYZ999-1"
    table.loc[4, "début"] = "demain"
    table.to_csv(tmp_path / "plan.csv", sep=";", index=False)
    code, _, err = audited(tmp_path / "plan.csv", capsys)
    assert code == 2
    assert "plan.csv, row 4" in err
    assert "plan.csv, row 6" in err
    assert "demain" in err
