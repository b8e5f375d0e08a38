"""What is installed: declared, imported, pinned with hashes, listed, and under licences that may be combined."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.paths import ROOT

PACKAGES = ("models", "instances", "reports", "scheduler", "benchmarks")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DATA_ONLY = {"tzdata", "psycopg"}
"""Never imported by name: read as data, or loaded by SQLAlchemy."""
EXTRAS = ("cluster", "postgresql", "parquet")
"""Extras that the packages use; the lock has them, too."""
COPYLEFT = re.compile(r"\bA?GPL|(?<!Lesser )General Public|Affero")


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in requirements}


def runtime() -> set[str]:
    return names(PROJECT["project"]["dependencies"])


def declared() -> list[str]:
    """Every requirement that the lock must hold: of the project, of its extras, of its developers."""
    project = PROJECT["project"]
    extras = (project["optional-dependencies"][name] for name in ("dev", *EXTRAS))
    return [*project["dependencies"], *(need for extra in extras for need in extra)]


def lock() -> dict[str, str]:
    """The text of each entry of the lock, by the canonical name of its package."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if entry]
    return {canonicalize_name(entry.split("==")[0]): entry for entry in entries}


def with_dependencies(wanted: set[str]) -> set[str]:
    """The packages and everything they require on this machine."""
    found, left = set[str](), set(wanted)
    while left:
        name = left.pop()
        found.add(name)
        needs = [Requirement(each) for each in requires(name) or []]
        here = {
            canonicalize_name(need.name)
            for need in needs
            if need.marker is None or need.marker.evaluate({"extra": ""})
        }
        left |= here - found
    return found


def imported() -> set[str]:
    """Distributions that the packages import."""
    modules = set[str]()
    for file in (file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module)
    return {
        owner(module)
        for module in modules
        if module.split(".")[0] not in {*sys.stdlib_module_names, *PACKAGES}
    }


def owner(module: str) -> str:
    """The distribution of a module; several share a namespace and are named `namespace.part`."""
    owners = packages_distributions()[module.split(".")[0]]
    named = [name for name in owners if module.startswith(name)]
    return canonicalize_name((named or owners)[0])


def may_be_combined(licence: str) -> bool:
    """Whether some licence of a choice (`A OR B`, `A; B`) is neither the GPL nor the AGPL."""
    return any(not COPYLEFT.search(choice) for choice in re.split(r"\bOR\b|;", licence))


def test_what_is_declared_is_imported_and_what_is_imported_is_declared() -> None:
    extras = names([need for name in EXTRAS for need in PROJECT["project"]["optional-dependencies"][name]])
    assert imported() == (runtime() | extras) - DATA_ONLY


def test_the_lock_pins_every_dependency_with_hashes() -> None:
    entries = lock()
    assert names([*declared(), *PROJECT["build-system"]["requires"]]) <= entries.keys()
    for name, entry in entries.items():
        assert re.match(
            r"[\w.-]+==[\w.]+( ; [^\\]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n|$))+$", entry
        ), name


def test_the_lock_names_no_address() -> None:
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_pins_fit_the_declared_ranges() -> None:
    entries = lock()
    for need in map(Requirement, declared()):
        version = re.split(r"==|[ \\]", entries[canonicalize_name(need.name)])[1]
        assert need.specifier.contains(version), need


def test_the_bill_of_materials_names_every_runtime_dependency(tmp_path: Path) -> None:
    file = tmp_path / "sbom.json"
    command = [
        sys.executable,
        "-m",
        "cyclonedx_py",
        "environment",
        "--no-validate",
        "-o",
        file,
        sys.executable,
    ]
    subprocess.run(command, check=True, capture_output=True)
    bill = json.loads(file.read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    listed = {canonicalize_name(component["name"]) for component in bill["components"]}
    wanted = with_dependencies(runtime())
    assert wanted > runtime()
    assert wanted <= listed


def test_no_pinned_package_is_under_the_gpl_alone() -> None:
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--with-system"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    licences = {canonicalize_name(row["Name"]): row["License"] for row in json.loads(done.stdout)}
    pinned = {name: licences[name] for name in lock() if name in licences}
    assert {name: text for name, text in pinned.items() if not may_be_combined(text)} == {}
    assert {name for name in with_dependencies(runtime()) if pinned[name].upper() == "UNKNOWN"} == set()


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GNU Lesser General Public License v3 (LGPLv3)", True),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only", False),
        ("GNU General Public License v2 (GPLv2)", False),
        ("GNU Affero General Public License v3", False),
        ("AGPL-3.0-or-later", False),
    ],
)
def test_what_counts_as_gpl_alone(licence: str, fine: bool) -> None:
    assert may_be_combined(licence) == fine
