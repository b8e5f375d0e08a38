"""Promises about the shape of the project: where packages live, what they import, how they speak."""

import importlib
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGES = ("models", "instances", "reports", "scheduler", "benchmarks")
LONGEST = 300


def modules() -> list[str]:
    found = list(PACKAGES)
    for package in PACKAGES:
        path = [str(ROOT / package)]
        found += [info.name for info in pkgutil.walk_packages(path, f"{package}.")]
    return [name for name in found if not name.endswith("__main__")]


def imported_by(statement: str) -> set[str]:
    """Names of all modules that are loaded after the statement, in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
    )
    return set(done.stdout.split())


def test_no_rule_imports_another() -> None:
    """What two rules share has a module of its own, and parameters that several read are in `models.policy`."""
    sources = {
        f"scheduler.rules.{p.parent.name}.{p.stem}": p for p in (ROOT / "scheduler/rules").glob("*/*.py")
    }
    texts = {name: path.read_text(encoding="utf-8") for name, path in sources.items()}
    rules = {name for name, text in texts.items() if "info: ClassVar[RuleInfo]" in text}
    assert len(rules) > 70
    imported = {name: set(re.findall(r"^from (\S+) import", texts[name], re.MULTILINE)) for name in rules}
    assert {name: sorted(imported[name] & rules) for name in rules if imported[name] & rules} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_resolve_inside_the_checkout(package: str) -> None:
    file = importlib.import_module(package).__file__
    assert file is not None
    assert Path(file).resolve().parent == ROOT / package


def test_every_module_can_be_imported() -> None:
    for name in modules():
        importlib.import_module(name)


def test_no_module_is_long() -> None:
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    assert len(files) > 50
    lengths = {str(f.relative_to(ROOT)): len(f.read_text(encoding="utf-8").splitlines()) for f in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


@pytest.mark.parametrize(
    "package", ["scheduler.audit", "scheduler.rules.ordered_catalogue", "instances", "reports"]
)
def test_judging_needs_no_solver(package: str) -> None:
    loaded = imported_by(f"import {package}")
    assert package in loaded
    unwanted = ("ortools", "scheduler.solver", "scheduler.compile")
    assert not {name for name in loaded if name.startswith(unwanted)}


def test_who_waits_for_a_search_loads_no_solver() -> None:
    """The search is a process of its own; the one that started it need not load the same libraries a second time."""
    loaded = imported_by("import scheduler.app.solve, scheduler.app.save_result, scheduler.cli.solve")
    assert not loaded & {"ortools", "numba", "highspy"}


def test_help_is_shown_without_loading_tables_or_solvers() -> None:
    loaded = imported_by("import scheduler.cli.main")
    assert not loaded & {"pandas", "numpy", "ortools", "plotly"}
