"""What users typed is shown and never obeyed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.neutral_text import FORMULA, file_slug, guarded_cell, json_text, terminal_text, unguarded_cell

HOSTILE = [
    "=1+1",
    "-2+3+cmd|' /C calc'!A0",
    "+A1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "x;=1+1",
    "a, -b()",
    "l\n=HYPERLINK()",
]


def cells_of_a_spreadsheet(line: str) -> list[str]:
    """Every text that some spreadsheet may take for a cell of this line, without blanks and quotes around."""
    cells = [line]
    for mark in ";,\t\r\n":
        cells = [part for cell in cells for part in cell.split(mark)] + [line]
    return [cell.strip(' "\t\r\n') for cell in cells]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_part_of_a_guarded_cell_begins_a_formula(text: str) -> None:
    assert not [
        cell for cell in cells_of_a_spreadsheet(guarded_cell(text)) if cell.startswith(tuple(FORMULA))
    ]
    assert unguarded_cell(guarded_cell(text)) == text


@pytest.mark.parametrize("text", ["-5", "+33", "12,5", "-0.25", "Jean-Pierre", "a@b.fr", "l'Isle", "", "'"])
def test_numbers_and_ordinary_texts_stay_as_they_are(text: str) -> None:
    assert guarded_cell(text) == text
    assert unguarded_cell(text) == text


@given(st.text(alphabet=st.sampled_from(list(FORMULA + "';, ab1")), max_size=12))
def test_guarding_is_undone(text: str) -> None:
    assert unguarded_cell(guarded_cell(text)) == text


def test_a_terminal_sees_no_control_character() -> None:
    assert terminal_text("Lyon\x1b[2J\u202eevil\x9b31m é\n") == "Lyon\\x1b[2J\\u202eevil\\x9b31m é\n"
    assert terminal_text("Épreuve à Nouméa", "ascii") == "?preuve ? Noum?a"


def test_json_in_a_terminal_steers_nothing_and_says_the_same() -> None:
    value = {"a": "é\x1b[2J\x9b31m\u202e\u2028\U000e0001 東京\n"}
    shown = json_text(json.dumps(value, ensure_ascii=False, indent=1))
    assert json.loads(shown) == value
    assert shown.count("\n") == 2
    assert "é" in shown
    assert not set(shown) & set("\x1b\x9b\u202e\u2028\U000e0001")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("../../x", "x"),
        ("Réseau 2023-24, S1", "reseau-2023-24-s1"),
        ("..", "result"),
        ("CON", "result"),
        ("con.txt", "result"),
        ("a" * 200, "a" * 80),
        ("東京", "result"),
        ("C:\\x", "c-x"),
    ],
)
def test_a_name_becomes_one_file_name_that_stays_in_its_folder(name: str, slug: str) -> None:
    assert file_slug(name) == slug
