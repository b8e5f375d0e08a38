"""The catalogue of the regulation: every demand has a treatment, what is done names tests that exist."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from models.issues import InvalidInput
from scheduler.app.regulation import (
    COLUMNS,
    MOST_OUT_OF_SCOPE,
    Demand,
    Treatment,
    TreatmentStatus,
    regulation,
)
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import ROOT

ENTRIES = regulation(RULES)
DEMANDS = [one for one in ENTRIES if one.id[0] in "ABCDEFGHI"]


def test_all_111_demands_have_a_treatment() -> None:
    assert len(DEMANDS) == 111
    assert [one.id for one in DEMANDS if one.treatment is None or one.status is None] == []


def test_what_rules_cover_is_in_the_catalogue() -> None:
    assert {entry for rule in RULES for entry in rule.info.covers} <= {one.id for one in ENTRIES}


def test_few_are_out_of_scope_and_each_with_a_reason() -> None:
    out = [one for one in DEMANDS if one.treatment is Treatment.OUT_OF_SCOPE]
    assert len(out) <= MOST_OUT_OF_SCOPE
    assert all(len(one.note) > 30 for one in out)


@pytest.mark.parametrize(
    "one", [one for one in DEMANDS if one.status is TreatmentStatus.DONE], ids=lambda one: one.id
)
def test_what_is_done_names_a_module_and_a_test_that_exist(one: Demand) -> None:
    if one.treatment is Treatment.OUT_OF_SCOPE:
        return
    assert (ROOT / one.module).is_file(), one.module
    assert one.tests
    for test in one.tests:
        file, _, name = test.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        function, _, parameter = name.partition("[")
        assert re.search(rf"^def {function}\(", text, re.MULTILINE), test
        if parameter:
            assert parameter.rstrip("]") in {str(rule.info.id) for rule in RULES}, test


def test_what_is_done_has_an_example() -> None:
    """Its own, or that of a rule that carries it (`docs/reference/rules.md`)."""
    shown = {str(rule.info.id) for rule in RULES if getattr(rule, "example", None) is not None}
    treated = [one for one in ENTRIES if one.treatment not in (None, Treatment.OUT_OF_SCOPE)]
    assert [one.id for one in treated if not one.example and not {*one.rules} & shown] == []


def test_every_demand_is_said_in_both_languages() -> None:
    assert [one.id for one in ENTRIES if not one.says_fr or one.says_fr == one.says] == []
    b04 = next(one for one in DEMANDS if one.id == "B04")
    assert "quinze jours" in b04.statement("fr")
    assert "fifteen days" in b04.statement("en")
    assert replace(b04, says_fr="").statement("fr") == b04.says  # another institution's catalogue


def test_what_is_done_names_its_article() -> None:
    assert [one.id for one in DEMANDS if one.article in ("", "Paca")] == []


def test_another_institution_has_its_own_catalogue(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        ";".join(COLUMNS) + "\nR1;art. 1;Exams end by 22:00.;model;planned;;;;\nB04;art. 2;Two weeks.;;;;;;\n"
    )
    own = regulation(RULES, file)
    assert [(one.id, one.treatment, one.status) for one in own] == [
        ("R1", Treatment.MODEL, TreatmentStatus.PLANNED),
        ("B04", Treatment.MODEL, TreatmentStatus.DONE),
    ]
    assert own[1].rules == ("date-chain",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            ";;;model;done;;;;",
            "own.csv, row 2, id: the id is missing or taken; give every demand its own",
        ),
        ("R1;;;magic;done;;;;", "own.csv, row 2, treatment = 'magic': one of these values is expected"),
        ("R1;;;out_of_scope;done;;;;", "own.csv, row 2, note: what is out of scope needs a reason"),
    ],
)
def test_a_wrong_catalogue_is_refused_with_its_row(tmp_path: Path, row: str, said: str) -> None:
    file = tmp_path / "own.csv"
    file.write_text(";".join(COLUMNS) + f"\n{row}\n")
    with pytest.raises(InvalidInput) as error:
        regulation(RULES, file)
    (issue,) = error.value.issues
    assert said in issue.sentence(ENGLISH)
    assert issue.sentence(FRENCH)


@pytest.mark.parametrize("text", ["", "a;b\n1;2\n", "\xff"])
def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(InvalidInput):
        regulation(RULES, file)
