"""What is written fits its JSON Schema, what is wrong does not; the dictionary names everything."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from instances import save_timetable
from instances.io.help.dictionary import dictionary
from instances.io.help.json_schemas import instance_schema, timetable_schema
from instances.io.workbook.parameter_help import parameter_help
from models.calendar import Session
from models.network import Centre, Room
from models.offer import Exam, Offering, Teacher, Unit
from models.policy import PROFILES
from models.schema import TABLES
from models.schema.timetable import TIMETABLE_TABLES
from models.text import LANGUAGES, Messages
from models.timetable import Timetable
from tests.support.paths import SHIPPED
from tests.support.reading import SCHEMA, convert
from tests.support.small_instance import write_small


def test_both_schemas_are_schemas() -> None:
    for schema in (instance_schema(SCHEMA), timetable_schema()):
        Draft202012Validator.check_schema(schema)


@pytest.fixture
def instance(tmp_path: Path) -> dict[str, Any]:
    convert(write_small(tmp_path / "a"), tmp_path / "a.json")
    found: dict[str, Any] = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", ["tiny", "reseau-2023-24-s1"])
def test_shipped_instances_as_json_fit_the_schema(tmp_path: Path, name: str) -> None:
    convert(SHIPPED / name, tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    for table in ("candidates", "registrations"):
        found[table] = found[table][:200]
    Draft202012Validator(instance_schema(SCHEMA)).validate(found)


def test_the_json_says_what_the_tables_say(instance: dict[str, Any]) -> None:
    Draft202012Validator(instance_schema(SCHEMA)).validate(instance)
    assert instance["rooms"][0] == {"id": "001", "site": "P1", "seats": 40, "features": ["accessible", "pc"]}
    assert instance["staff"][1]["from"] == "2024-01-22T08:00"
    assert instance["accommodations"][1] == {"candidate": "1", "isolated": True}
    assert instance["policy"]["date-chain"] == {"scope": "unit"}
    assert set(instance) - set(TABLES) == {"format", "name", "title", "sessions", "policy"}


Change = Callable[[dict[str, Any]], Any]
WRONG: dict[str, Change] = {
    "negative seats": lambda i: i["rooms"][0].update(seats=-5),
    "seats as text": lambda i: i["rooms"][0].update(seats="40"),
    "no site": lambda i: i["rooms"][0].pop("site"),
    "unknown column": lambda i: i["rooms"][0].update(colour="red"),
    "unknown mode": lambda i: i["exams"][0].update(mode="online"),
    "a day and no time": lambda i: i["exams"][0].update(imposed_start="2024-01-24"),
    "no candidates": lambda i: i.pop("candidates"),
    "session 3": lambda i: i["sessions"][0].update(number=3),
    "unknown profile": lambda i: i["policy"].update(profile="lunar"),
    "unknown rule": lambda i: i["policy"].update({"date-change": {}}),
    "unknown parameter": lambda i: i["policy"]["date-chain"].update(margin=3),
    "negative weight": lambda i: i["policy"]["weights"].update(variant=-1),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_does_not_fit(instance: dict[str, Any], change: Change) -> None:
    change(instance)
    with pytest.raises(ValidationError):
        Draft202012Validator(instance_schema(SCHEMA)).validate(instance)


def test_a_timetable_as_saved_fits_and_a_changed_one_does_not(tmp_path: Path) -> None:
    instant = pd.Series(pd.to_datetime(["2024-01-22T07:30:00Z"], utc=True)).dt.as_unit("s")
    starts = pd.DataFrame(
        {"exam": ["E"], "zone": ["Europe/Paris"], "start": instant, "gather": [0], "paper": [0], "early": [0]}
    )
    rooms = pd.DataFrame({"exam": ["E"], "site": "P1", "room": ["001"], "kind": "ordinary", "places": [2]})
    save_timetable(tmp_path, Timetable("one", starts, rooms), {"cost": 0})
    found = json.loads((tmp_path / "timetable.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(timetable_schema())
    check.validate(found)
    for key, value in (("start", "2024-01-22 07:30"), ("gather", -1), ("paper", "0"), ("colour", "red")):
        wrong = json.loads(json.dumps(found))
        wrong["starts"][0][key] = value
        assert not check.is_valid(wrong), key
    found["rooms"][0]["kind"] = "standing"
    assert not check.is_valid(found)


def test_the_dictionary_names_everything_in_both_languages() -> None:
    text = dictionary(SCHEMA)
    english, french = text.split("# Dictionnaire de données")
    for part, language in zip((english, french), LANGUAGES, strict=True):
        for table in TABLES.values():
            section = part.split(f"\n## `{table.name}`")[1].split("\n## ")[0]
            for column in table.columns:
                assert (
                    f"| `{column.name}` | {column.help_fr if language == 'fr' else column.help_en} |"
                    in section
                )
        for field in Session.model_fields:
            assert f"`sessions[n].{field}`" in part
        for one in parameter_help(SCHEMA):
            unit = one.unit_in(Messages(language)) or "–"
            own = f"`{one.french_name}` | " if language == "fr" else ""
            assert f"| `policy.{one.name}` | {own}{one.sentence(language)} | {unit} |" in part
        assert all(profile in part for profile in PROFILES)
        assert len({line.count("|") for line in section.splitlines() if line.startswith("|")}) == 1


def test_every_table_of_a_timetable_is_declared() -> None:
    fields = {field.name for field in dataclasses.fields(Timetable)}
    assert set(TIMETABLE_TABLES) == fields - {"instance", "part"}
    empty = Timetable("x", pd.DataFrame())
    for name, table in TIMETABLE_TABLES.items():
        if name != "starts":
            assert list(getattr(empty, name).columns) == [column.name for column in table.columns]


def test_columns_take_bounds_defaults_and_choices_from_the_type_of_their_row() -> None:
    rows = {
        "centres": Centre,
        "rooms": Room,
        "units": Unit,
        "offerings": Offering,
        "exams": Exam,
        "teachers": Teacher,
    }
    for name, row in rows.items():
        assert {column.name for column in TABLES[name].columns} == set(row.model_fields)
    said = {
        (name, c.name): (c.required, c.default, c.least, c.most, c.choices)
        for name in rows
        for c in TABLES[name].columns
    }
    assert said["exams", "minutes"] == (True, "", 1, 720, ())
    assert said["exams", "mode"] == (False, "on_site", None, None, ("on_site", "remote"))
    assert said["exams", "not_before"] == said["rooms", "features"] == (False, "", None, None, ())
    assert said["units", "second_session_permille"] == (False, "", 0, 1000, ())
    assert said["units", "ects"] == (False, "0", 0, 60, ())  # the bound above is the column's own


def test_every_parameter_has_a_sentence_and_a_unit_in_both_languages() -> None:
    told = list(parameter_help(SCHEMA))
    assert len({one.name for one in told}) == len(told) > 80
    for one in told:
        english, french = one.meaning
        assert english.strip(), one.name
        assert french.strip(), one.name
        assert one.name.startswith(("second-session.", "notice.")) or all(one.article), one.name
        assert one.unit == "" or all(one.unit_in(Messages(language)) for language in LANGUAGES), one.name
