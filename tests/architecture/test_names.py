"""Names of the code: one class for a name, and none of the words that readers had to be told the meaning of."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

PACKAGES = ("models", "instances", "reports", "scheduler", "benchmarks")
PRIVATE_WORDS = frozenset(
    [
        "news",
        "spoken",
        "meets",
        "thirds",
        "blaming",
        "closing",
        "growing",
        "keeping",
        "district",
        "lanes",
        "kicks",
        "draft",
        "told",
        "kept",
        "flat",
        "both",
        "look",
        "only",
    ]
)
"""Words of this project's past whose meaning nobody could guess; the glossary has the field's terms."""


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            yield file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8"))


def words(name: str) -> list[str]:
    """`ParallelAnnealers` and `parallel_annealers` are two words each."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)]


def test_no_two_classes_have_one_name() -> None:
    classes = [node.name for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert len(classes) > 100
    assert {name: count for name, count in Counter(classes).items() if count > 1} == {}


def test_names_are_words_of_the_field() -> None:
    """No module or class contains a private word, and no function begins with one."""
    found = []
    for file, tree in trees():
        found += [str(file) for word in words(file.stem) if word in PRIVATE_WORDS]
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found += [f"{file}: {node.name}" for word in words(node.name) if word in PRIVATE_WORDS]
            elif isinstance(node, ast.FunctionDef):
                found += [f"{file}: {node.name}" for word in words(node.name)[:1] if word in PRIVATE_WORDS]
    assert found == []


def test_words_of_names() -> None:
    assert words("ParallelAnnealers") == words("parallel_annealers") == ["parallel", "annealers"]
    assert words("_draft") == ["draft"]
