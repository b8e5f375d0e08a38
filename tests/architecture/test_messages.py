"""The message files: whole in both languages, asked for by the code, and never shown unfilled."""

import ast as python
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from fluent.syntax import FluentParser, ast

from models.fluent import (
    FOLDER,
    LANGUAGES,
    MessageError,
    entries,
    files,
    parse_message,
    parse_pattern,
    places,
)
from models.rules import RuleInfo
from models.text import Language
from scheduler.cli.main import main
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH, IN
from tests.support.paths import TINY

ROOT = Path(__file__).resolve().parents[2]
KEYS = {key for file in files("en") for key in entries("en", file)}
SOURCES = [
    path
    for package in ("models", "instances", "reports", "scheduler")
    for path in (ROOT / package).rglob("*.py")
]
WEB = ROOT / "reports" / "web"
SCRIPTS = sorted(file for file in WEB.rglob("*.js") if "vendor" not in file.parts)
TEMPLATES = sorted((ROOT / "reports" / "web" / "templates").glob("*.html"))
PLACES = {"exam", "other", "candidate", "site", "room", "amount", "limit", "at"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_fluent_and_holds_its_own_keys_once(language: Language) -> None:
    for path in sorted((FOLDER / language).iterdir()):
        body = FluentParser().parse(path.read_text(encoding="utf-8")).body
        assert not [part.content for part in body if isinstance(part, ast.Junk)], path
        keys = [part.id.name for part in body if isinstance(part, ast.Message)]
        assert sorted(keys) == sorted(entries(language, path.stem)), path
        assert {key.partition("-")[0] for key in keys} == {path.stem}


def test_both_languages_have_the_same_messages_with_the_same_places() -> None:
    assert files("en") == files("fr")
    for file in files("en"):
        english, french = entries("en", file), entries("fr", file)
        assert english.keys() == french.keys(), file
        for key in english:
            assert _places(english[key]) == _places(french[key]), key


def _places(source: str) -> set[str]:
    """Names of places; `help_en` and `help_fr` are one place with a text in each language."""
    named = places(parse_message(source))[0]
    assert not named & {"key", "language"}, "parameters of say() itself"
    return {name.removesuffix("_en").removesuffix("_fr") for name in named}


def test_rules_speak_both_languages_with_known_places() -> None:
    for info in (rule.info for rule in RULES):
        for pair in (info.title, info.sentence, info.expected, *info.words.values()):
            english, french = (places(parse_pattern(text))[0] if text else frozenset() for text in pair)
            assert bool(pair[0]) == bool(pair[1]), info.id
            assert english | french <= PLACES, info.id
        assert _named(info, 0) == _named(info, 1), info.id


def _named(info: RuleInfo, language: int) -> frozenset[str]:
    return places(parse_pattern(info.sentence[language]))[0]


def test_every_key_the_code_asks_for_exists_and_every_key_is_asked_for() -> None:
    """Keys are literals; those made from parts (`f"audit-{name}"`) begin with a literal."""
    literals, beginnings = set(), set()
    for path in SOURCES:
        for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, python.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, python.JoinedStr) and isinstance(first := node.values[0], python.Constant):
                beginnings.add(str(first.value))
    for path in SCRIPTS:
        script = path.read_text(encoding="utf-8")
        asked = set(re.findall(r'\b(?:say|counted)\("([\w-]+)"', script))
        assert {f"page-{key}" for key in asked} <= KEYS, path
        literals |= {f"page-{word}" for word in re.findall(r'"([\w-]+)"', script)}
        beginnings |= {f"page-{word}" for word in re.findall(r"`([\w]+-)\$\{", script)}
    for path in TEMPLATES:
        literals |= set(re.findall(r'"([\w-]+)"', path.read_text(encoding="utf-8")))
    beginnings = {start for start in beginnings if re.fullmatch(r"[a-z]+(-[\w-]*)?-", start)} | {"help-"}
    unused = {key for key in KEYS - literals if not key.startswith(tuple(beginnings))}
    assert unused == {"help"} - literals


def test_literals_that_are_asked_for_exist() -> None:
    for path in SOURCES:
        for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
            for key in _asked(node):
                assert key in KEYS, (path, key)


def _asked(node: python.AST) -> Iterator[str]:
    """The key in `ENGLISH.say("key", …)`, `both("key", …)` and `Issue(file, row, column, value, "key", …)`."""
    if not isinstance(node, python.Call):
        return
    name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
    place = {"say": 0, "both": 0, "Issue": 4}.get(str(name))
    if (
        (
            place is not None
            and len(node.args) > place
            and isinstance(found := node.args[place], python.Constant)
        )
        and isinstance(found.value, str)
        and "-" in found.value
    ):
        yield found.value


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 0, "0 warnings:"), ("en", 1, "1 warning:"), ("en", 2, "2 warnings:"), ("en", 1234, "1,234 warnings:"),
        ("fr", 0, "0 avertissement :"), ("fr", 1, "1 avertissement :"), ("fr", 2, "2 avertissements :"),
        ("fr", 1234, "1\u202f234 avertissements :"),
    ],
)  # fmt: skip
def test_words_agree_with_their_number(language: Language, count: int, words: str) -> None:
    assert IN[language].say("issue-warnings", count=count) == words


def test_a_number_given_as_text_agrees_too() -> None:
    assert FRENCH.say("issue-warnings", count="1") == "1 avertissement :"


def test_unknown_keys_and_missing_values_are_bugs_and_show_nothing() -> None:
    with pytest.raises(MessageError, match="no message 'issue-nothing'"):
        ENGLISH.say("issue-nothing")
    with pytest.raises(MessageError, match="lacks count"):
        ENGLISH.say("issue-warnings")


def test_a_long_text_is_filled_in_whole() -> None:
    assert ENGLISH.say("issue-row", row="9" * 5000).endswith("9" * 5000)


RAW = re.compile(r"\{ ?\$|\[one|\*\[other|\ue000|\?\?\?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_shows_its_notation_whatever_the_numbers(language: Language) -> None:
    messages = IN[language]
    for key in KEYS:
        named, chosen = places(parse_message(entries(language, key.partition("-")[0])[key]))
        for number in (0, 1, 2, 1_000_000):
            values: dict[str, object] = dict.fromkeys(named, "x") | dict.fromkeys(chosen, number)
            if key in {"solve-done", "solve-stopped", "incomplete-done", "incomplete-done-proven"}:
                values["seconds"] = float(number)
            assert not RAW.search(messages.say(key, **values)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_finding_shows_the_notation_of_its_rule(language: Language) -> None:
    for info in (rule.info for rule in RULES):
        for amount in ("0", "1", "2", "2.5", *info.words):
            row = pd.Series(dict.fromkeys(PLACES, "x") | {"amount": amount, "limit": amount})
            assert not RAW.search(info.explain(row, language)), info.id


@pytest.mark.timeout(300)
def test_what_commands_print_shows_no_notation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Solve, audit and report of the tiny instance, and the check of a faulty copy."""
    monkeypatch.setenv("COLUMNS", "200")
    faulty = Path(shutil.copytree(TINY, tmp_path / "faulty"))
    (faulty / "rooms.csv").write_text("id,site,seats\nA1,PAR-A,-5\nA1,NOWHERE,x\n")
    for language in LANGUAGES:
        out = tmp_path / language
        for words in (
            ["solve", TINY, "--work", "1", "--out", out],
            ["audit", TINY, out],
            ["report", TINY, out, "--out", out / "again"],
            ["check", faulty],
        ):
            with pytest.raises(SystemExit):
                main(["--lang", language, *map(str, words)])
        printed = capsys.readouterr()
        assert printed.out
        assert not RAW.search(printed.out + printed.err)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_on_the_page_and_in_warnings_agrees_with_its_number(language: Language) -> None:
    """No `{ $n } sites` that one site would have too: a choice by the number stands around it."""
    counted = re.compile(r"\{ \$(?:n|count|people) \}[ \u00a0](?!plus\b|has\b)[^\W\d_]+s\b")
    for file in ("page", "unlikely"):
        for key, source in entries(language, file).items():
            if key != "unlikely-many":  # more than ten
                assert "->" in source or not counted.search(source), key
