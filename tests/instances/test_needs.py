"""Needs of candidates: read, put into classes, written again."""

from pathlib import Path

import pandas as pd

from instances.io.semester.save import save_instance
from models.needs import need_classes, no_exam_needs
from tests.support.languages import FRENCH
from tests.support.reading import examine, read_instance
from tests.support.small_instance import write_small

IN_TIME = {"late_1": False, "late_2": False}
HEAD = "candidate,extra_minutes_per_hour,isolated,secretary,small_room,features,received\n"


def test_every_combination_is_one_class(tmp_path: Path) -> None:
    """Who dictates to a secretary sits alone; words are sorted, said once; who needs nothing is class 0.

    Session 1 begins on 22 January 2024: five weeks before it is 18 December, and 3 January is too late. The
    file that says no day is in time, and so is any for session 2 in May.
    """
    folder = write_small(tmp_path / "a")
    (folder / "accommodations.csv").write_text(
        HEAD + "00000002,,non,oui,,,03/01/2024\n00000003,20,,,yes,pc accessible pc,\n"
    )
    instance = read_instance(folder)
    assert instance.needs.to_dict("records") == [
        {
            "extra": 0,
            "pause": 0,
            "isolated": False,
            "secretary": False,
            "small_room": False,
            "features": "",
            **IN_TIME,
        },
        {
            "extra": 0,
            "pause": 0,
            "isolated": True,
            "secretary": True,
            "small_room": False,
            "features": "",
            **IN_TIME,
            "late_1": True,
        },
        {
            "extra": 20,
            "pause": 0,
            "isolated": False,
            "secretary": False,
            "small_room": True,
            "features": "accessible pc",
            **IN_TIME,
        },
    ]
    sits = instance.sits.drop_duplicates("candidate").set_index("candidate")
    assert sits["need"].to_dict() == {"00000001": 0, "00000002": 1, "00000003": 2, "1": 0}
    assert sits.loc["00000002", ["extra", "isolated"]].tolist() == [0, True]
    save_instance(tmp_path / "b", instance)
    pd.testing.assert_frame_equal(read_instance(tmp_path / "b").candidates, instance.candidates)
    assert "2024-01-03" in (tmp_path / "b" / "accommodations.csv").read_text()


def test_a_row_of_an_exam_stands_beside_that_of_the_person(tmp_path: Path) -> None:
    """Read in French words, kept apart from the row without an exam, written again; twice the same is a fault."""
    folder = write_small(tmp_path / "a")
    exam = str(read_instance(folder).sits.query("candidate == '00000003'")["exam"].iloc[0])
    head = "candidat,épreuve,tiers temps,pause,braille,gros caractères,ordinateur,refus\n"
    text = f"00000003,,20,0,oui,,,\n00000003,{exam},0,15,,oui,oui,non\n00000002,,20,,,,,oui\n"
    (folder / "accommodations.csv").write_text(head + text)
    instance = read_instance(folder)
    sits = instance.sits.set_index(["candidate", "exam"])
    assert sits.loc[("00000003", exam), ["extra", "pause"]].tolist() == [0, 15]
    assert sits.loc["00000002", "extra"].unique().tolist() == [0]  # refused
    assert instance.exam_needs[["exam", "large_print", "braille", "computer"]].to_numpy().tolist() == [
        [exam, True, False, True]
    ]
    save_instance(tmp_path / "b", instance)
    back = read_instance(tmp_path / "b")
    pd.testing.assert_frame_equal(back.candidates, instance.candidates)
    pd.testing.assert_frame_equal(back.exam_needs, instance.exam_needs)
    (folder / "accommodations.csv").write_text(head + text + f"00000003,{exam},20,,,,,\n")
    assert [issue.row for issue in examine(folder)[1] if issue.severity == "error"] == [5]


def test_candidates_without_these_columns_need_nothing_of_them() -> None:
    people = pd.DataFrame({"id": list("abc"), "extra": [20, 0, 20], "isolated": [False, True, False]})
    classes, of = need_classes(people.assign(centre="C"), no_exam_needs(), pd.DataFrame(), {})
    assert of.tolist() == [1, 0, 1]
    assert classes["secretary"].tolist() == [False, False]


def test_files_that_came_too_late_are_told(tmp_path: Path) -> None:
    """18 December 2023 is the last day for session 1 (22 January 2024), which begins five weeks later."""
    folder = write_small(tmp_path / "a")
    text = HEAD + "00000002,,yes,,,,2023-12-18\n00000003,,yes,,,,2023-12-19\n"
    (folder / "accommodations.csv").write_text(text)
    told = [p for p in examine(folder)[1] if p.code == "unlikely-late-file"]
    assert [(p.row, p.value, p.severity) for p in told] == [(3, "2023-12-19", "warning")]
    assert "2023-12-18" in told[0].sentence(FRENCH)


def test_an_arrangement_of_an_exam_that_is_not_sat_is_told(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    instance = read_instance(folder)
    taken = set(instance.sits.query("candidate == '00000002'")["exam"])
    idle = next(str(e.id) for e in instance.exams if e.id not in taken)
    rows = "".join(f"00000002,{exam},20\n" for exam in ("", sorted(taken)[0], idle))
    (folder / "accommodations.csv").write_text("candidate,exam,extra_minutes_per_hour\n" + rows)
    told = [p for p in examine(folder)[1] if p.code == "unlikely-idle-arrangement"]
    assert [(p.row, p.value, p.severity) for p in told] == [(4, idle, "warning")]
    assert "inscrit" in told[0].sentence(FRENCH)
