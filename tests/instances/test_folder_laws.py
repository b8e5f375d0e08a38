"""Laws of reading and writing: what is written is read back, and equal content gives equal bytes."""

from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instances import save_instance, write_folder
from instances.io.tables.cells import clean
from models.instance import Instance
from models.issues import InvalidInput
from models.neutral_text import guarded_cell
from models.policy import DateChainParameters
from tests.support.reading import read_instance
from tests.support.small_instance import SETTINGS, tables, write_small


def assert_same(one: Instance, two: Instance) -> None:
    for field in fields(Instance):
        a, b = getattr(one, field.name), getattr(two, field.name)
        if field.name == "pins":  # each names its file and row
            a, b = a.drop(columns="source"), b.drop(columns="source")
        if isinstance(a, pd.DataFrame):
            pd.testing.assert_frame_equal(a, b)
        elif field.name == "rule_tables":
            assert list(a) == list(b)
            for name, one_table in a.items():
                pd.testing.assert_frame_equal(one_table.rows, b[name].rows)
        else:
            assert a == b, field.name


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_an_instance_saved_is_read_back(tmp_path: Path) -> None:
    first = read_instance(write_small(tmp_path / "a"))
    save_instance(tmp_path / "b", first)
    assert_same(first, read_instance(tmp_path / "b"))


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = read_instance(write_small(tmp_path / "a"))
    save_instance(tmp_path / "b", first)
    save_instance(tmp_path / "c", read_instance(tmp_path / "b"))
    assert contents(tmp_path / "b") == contents(tmp_path / "c")


def test_a_profile_of_every_policy_is_saved_as_settings(tmp_path: Path) -> None:
    """The instance is `paris`, one centre is `national`: neither may leak into the other."""
    chosen = {**SETTINGS, "policy": {"profile": "paris", "invigilators": {"ratio": 25}}}
    write_folder(tmp_path / "a", chosen, tables())
    first = read_instance(tmp_path / "a")
    assert first.policy.of(DateChainParameters).marking_anchor == "exam"
    assert first.policies["972"].of(DateChainParameters).marking_anchor == "receipt"
    save_instance(tmp_path / "b", first)
    assert_same(first, read_instance(tmp_path / "b"))


def test_hours_that_differ_by_weekday_cannot_be_saved(tmp_path: Path) -> None:
    first = read_instance(write_small(tmp_path / "a"))
    site = first.sites[0]
    days = site.hours.by_weekday
    odd = site.model_copy(update={"hours": site.hours.model_copy(update={"by_weekday": (None, *days[1:])})})
    with pytest.raises(ValueError, match="P1: hours differ"):
        save_instance(tmp_path / "b", replace(first, sites=(odd, *first.sites[1:])))
    assert not (tmp_path / "b").exists()


def test_replacing_an_instance_keeps_its_readme_and_drops_its_old_tables(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    (folder / "README.md").write_text("kept")
    fewer = {name: table for name, table in tables().items() if name != "closures"}
    write_folder(folder, SETTINGS, fewer)
    assert (folder / "README.md").read_text() == "kept"
    assert not (folder / "closures.csv").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("x")
    with pytest.raises(InvalidInput, match="other files"):
        write_small(tmp_path / "photos")
    assert contents(tmp_path / "photos") == {"cat.jpg": b"x"}


def test_a_failed_writing_leaves_what_was_there(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    before = contents(folder)
    broken = tables()
    broken["staff"]["from"] = pd.Series([pd.Timestamp("2024-01-22T08:00Z")] * 3, dtype=object)
    with pytest.raises(ValueError, match="local times"):
        write_folder(folder, SETTINGS, broken)
    assert contents(folder) == before
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_unknown_columns_and_absent_tables_are_refused(tmp_path: Path) -> None:
    wrong = tables()
    wrong["rooms"]["chairs"] = 3
    with pytest.raises(ValueError, match="rooms: no column chairs"):
        write_folder(tmp_path / "a", SETTINGS, wrong)
    wrong = tables()
    del wrong["units"]
    with pytest.raises(ValueError, match="no table units"):
        write_folder(tmp_path / "a", SETTINGS, wrong)


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-x", "@me", "'=x", "''", "'", "-", "-5", "+3,5", "'-5"])
def test_a_formula_is_guarded_and_comes_back(text: str) -> None:
    stored = guarded_cell(text)
    assert stored[0] not in "=+-@" or text in ("-5", "+3,5")
    assert clean(stored) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(clean))
@settings(max_examples=300, deadline=None)
def test_every_cleaned_text_survives_the_guard(text: str) -> None:
    assert clean(guarded_cell(text)) == text


@given(
    titles=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
            str.strip
        ),
        min_size=2,
        max_size=2,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_title_survives_a_folder(tmp_path_factory: pytest.TempPathFactory, titles: list[str]) -> None:
    """Separators, quotes, line ends, formulas: what was read once is read again."""
    base = tmp_path_factory.mktemp("titles")
    raw = tables()
    raw["units"]["title"] = [f"x{title}x" for title in titles]
    write_folder(base / "a", SETTINGS, raw)
    first = read_instance(base / "a")
    assert [unit.title for unit in first.units] == [clean(f"x{title}x") for title in titles]
    save_instance(base / "b", first)
    assert_same(first, read_instance(base / "b"))
