"""Shipped instances solved with a small amount of work: an answer without a hard finding, in their own words."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from models.facts import Verdict
from models.instance import Instance
from models.text import Language
from models.timetable import Timetable
from reports import write_report
from scheduler.app.catalogue import rules_of
from scheduler.app.compile_instance import compile_instance
from scheduler.audit import audit
from scheduler.cli.verdict import show_verdict
from scheduler.solver.budget import Budget
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution
from tests.support.languages import FRENCH
from tests.support.paths import SHIPPED
from tests.support.reading import read_instance
from tests.support.report_reader import readable

pytestmark = pytest.mark.timeout(600)  # the kernels are compiled first where `make` has not done it
LANGUAGES: tuple[Language, ...] = ("en", "fr")
OTHERS = re.compile(r"Cnam|\bUEs?\b|règlement|regulation|candidat|Paca\b", re.IGNORECASE)


@cache
def solved(name: str, work: int) -> tuple[Instance, Timetable, Verdict, int]:
    """The best answer of a reproducible search, its audit, and its cost by the solver."""
    instance, solutions = read_instance(SHIPPED / name), list[Solution]()
    prepared = compile_instance(instance)
    Search(prepared.problem, Budget(None, work), 0, 1, solutions.append, lambda news: None).run()
    timetable = prepared.timetable(solutions[-1])
    return instance, timetable, audit(instance, timetable), solutions[-1].cost


@pytest.mark.parametrize(("name", "work"), [("tiny", 20), ("neutral", 20), ("calendrier-2023-24-s2", 4000)])
def test_a_little_work_gives_an_audited_answer(name: str, work: int) -> None:
    *_, verdict, cost = solved(name, work)
    assert verdict.hard == 0
    assert verdict.cost == cost


def test_the_university_spreads_exams_without_a_clash() -> None:
    costs = solved("neutral", 20)[2].costs
    assert costs["overlap-unresolved"] == 0
    assert costs["transfer"] == costs["variant"] == costs["hold"] == 0


NOTATION = r"(?m:^[a-z0-9_-]+ =)|\{ \$\w+(?: ->| \})"
"""What of a Fluent message nobody sees: its key, its places, and by what a variant is chosen."""


def _seen(page: str) -> str:
    """What a reader sees, texts that scripts show included: no tags, styles, scripts, ids of rules, open places."""
    told = re.findall(
        r'<script type="(?:application/json"|text/plain" data-part)[^>]*>(.*?)</script>', page, re.DOTALL
    )
    assert len(told) == 13  # texts, data, and its packed tables
    shown = " ".join(text for one in told for text in _texts(json.loads(one)))
    body = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return re.sub(rf"{NOTATION}|\s+", " ", f"{body} {shown}")


def _texts(told: object) -> Iterator[str]:
    """The texts in both languages that the page keeps for its scripts."""
    if isinstance(told, dict):
        both = {"en", "fr"} <= set(told)
        yield from (str(told[k]) for k in ("en", "fr") if both)
        for value in () if both else told.values():
            yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)


def test_its_page_speaks_its_own_words_only(tmp_path: Path) -> None:
    instance, timetable, verdict, _ = solved("neutral", 20)
    page = write_report(tmp_path, instance, timetable, verdict, rules_of(instance), None, "en")
    seen = _seen(readable(page))
    assert OTHERS.findall(seen) == []
    for words in ("students", "étudiants", "Examination Code, § 3", "Code des examens, § 3", "Faculty"):
        assert words in seen, words


def test_its_findings_cite_its_own_code(capsys: pytest.CaptureFixture[str]) -> None:
    """Every sentence of every rule, were it broken; and the verdict as the command line shows it."""
    instance, _, verdict, _ = solved("neutral", 20)
    for info in rules_of(instance):
        for language in LANGUAGES:
            told = (info.name(language), info.cite(language), info.sentence[language == "fr"])
            without_places = re.sub(NOTATION, "", " ".join(told))
            assert OTHERS.findall(without_places) == [], (info.id, language)
            assert "Cod" in info.cite(language)
    show_verdict(instance, verdict, rules_of(instance), FRENCH)
    shown = capsys.readouterr().out
    assert "Deux épreuves le même jour" in shown
    assert OTHERS.findall(shown) == []
