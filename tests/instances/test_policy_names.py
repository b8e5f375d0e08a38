"""Settings of a policy by their French names in a workbook; the English names remain."""

from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from python_calamine import CalamineWorkbook

from instances.io.settings.policy_names import PolicyNames
from instances.io.tables.headings import plain
from instances.io.workbook.parameter_help import parameter_help
from models.policy.french_names import PARAMETER_NAMES, VALUE_NAMES
from scheduler.app.catalogue import schema_of
from tests.instances.test_formats import grids, write_grids
from tests.support.languages import FRENCH
from tests.support.reading import examine, read_instance, write_template

SCHEMA = schema_of()
NAMES = PolicyNames(SCHEMA)


def workbook(path: Path, *settings: tuple[str, object], sheet: str = "réglages") -> Path:
    """A small semester whose sheet of settings has these rows, too."""
    sheets = grids()
    rows = [*sheets.pop("instance"), *map(list, settings)]
    return write_grids(path, {sheet: rows, **sheets})


def test_every_parameter_and_weight_has_a_french_name_that_means_it() -> None:
    for one in parameter_help(SCHEMA):
        top, *parts = one.french_name.split(".")
        assert top == "règlement"
        assert ".".join(NAMES.ours(parts)) == one.name
    for kind in SCHEMA.parameters.values():
        assert set(kind.model_fields) <= set(PARAMETER_NAMES)
    used = {name for kind in SCHEMA.parameters.values() for name in kind.model_fields}
    assert set(PARAMETER_NAMES) <= used
    choices = [f.annotation for kind in SCHEMA.parameters.values() for f in kind.model_fields.values()]
    words = {
        word
        for one in choices
        if get_origin(one) is Literal
        for word in get_args(one)
        if isinstance(word, str)
    }
    assert set(VALUE_NAMES) == words
    assert len({plain(one.french_name) for one in parameter_help(SCHEMA)}) == len(
        list(parameter_help(SCHEMA))
    )


@pytest.mark.parametrize(
    ("written", "value", "rule", "parameter", "read"),
    [
        ("règlement.Accompagnements.intervalle", 20, "transfer", "gap", 20),
        ("Règlement.accompagnements.Plafond", 3, "transfer", "cap", 3),
        ("règlement.Les salles sont surveillées.candidats par surveillant", 30, "invigilators", "ratio", 30),
        ("règlement.session 2.pour mille", 300, "second-session", "permille", 300),
        ("policy.accompagnements.gap", 20, "transfer", "gap", 20),
        ("policy.transfer.gap", 20, "transfer", "gap", 20),
        ("règlement.Accompagnements.sans solution", "interdit", "transfer", "unresolved", "forbid"),
        (
            "règlement.Temps de travail du personnel.régime",
            "Fonction publique",
            "working-time",
            "profile",
            "public",
        ),
        ("policy.transfer.unresolved", "forbid", "transfer", "unresolved", "forbid"),
    ],
)
def test_a_parameter_is_read_by_either_name(
    tmp_path: Path, written: str, value: object, rule: str, parameter: str, read: object
) -> None:
    found = read_instance(workbook(tmp_path / "a.xlsx", (written, value)))
    assert getattr(found.policy.parameters[rule], parameter) == read


def test_a_weight_and_the_profile_are_read_by_their_french_names(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("règlement.poids.Deux épreuves le même jour", 7))
    assert read_instance(path).policy.weight_of("two-a-day") == 7


def test_both_names_of_one_setting_are_one_too_many(tmp_path: Path) -> None:
    rows = (("règlement.Accompagnements.intervalle", 20), ("policy.transfer.gap", 10))
    _, issues = examine(workbook(tmp_path / "a.xlsx", *rows))
    assert [p.code for p in issues if p.severity == "error"] == ["settings-twice"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("règlement.Accompagnement.intervalle", "vouliez-vous dire Accompagnements ?"),
        ("règlement.poids.Deux épreuves le meme jours", "vouliez-vous dire Deux épreuves le même jour ?"),
        ("règlement.Accompagnements.intervales", "vouliez-vous dire intervalle ?"),
        ("policy.transfert.gap", "vouliez-vous dire transfer ?"),
    ],
)
def test_what_is_misspelt_in_french_is_answered_in_french(tmp_path: Path, written: str, message: str) -> None:
    _, issues = examine(workbook(tmp_path / "a.xlsx", (written, 7)))
    (error,) = [p for p in issues if p.severity == "error"]
    assert message in error.sentence(FRENCH)


def test_a_french_sheet_with_an_unknown_rule_lists_french_names(tmp_path: Path) -> None:
    _, issues = examine(workbook(tmp_path / "a.xlsx", ("règlement.xyz.abc", 7)))
    (error,) = [p for p in issues if p.severity == "error"]
    assert "Pas d'épreuve un jour de fermeture" in error.sentence(FRENCH)
    assert "open-days" not in error.sentence(FRENCH)


def test_the_french_template_has_french_names_and_reads_as_the_english_one(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", FRENCH)
    rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("réglages").to_python()
    names = [row[0] for row in rows]
    assert {"nom", "sessions[1].premier jour", "sessions[1].débuts.samedi", "règlement.profil"} <= set(names)
    found = read_instance(tmp_path / "a.xlsx")
    assert [str(day) for day in (found.sessions[0].first_day, found.sessions[1].last_day)] == [
        "2024-01-22",
        "2024-04-13",
    ]
