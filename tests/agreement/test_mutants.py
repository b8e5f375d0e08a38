"""The tests notice small mistakes in the rules. The campaign tries them all; every run checks that they apply."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.mutants import MUTANTS
from tests.support.paths import ROOT

TIMES = ("tests/terms", "tests/compile", "tests/agreement/test_time_agreement.py")
PLACES = (
    "tests/agreement/test_place_agreement.py",
    "tests/agreement/test_host_agreement.py",
    "tests/agreement/test_oral_agreement.py",
    "tests/agreement/test_disagreements.py",
    "tests/agreement/test_duties_agreement.py",
    "tests/solver/rooms/test_hosting.py",
    "tests/solver/staff/test_rostering.py",
)
AUDITS = ("tests/audit",)


@pytest.mark.parametrize(("file", "old", "new"), MUTANTS)
def test_every_mutant_changes_one_place(file: str, old: str, new: str) -> None:
    assert (ROOT / file).read_text(encoding="utf-8").count(old) == 1
    assert old != new


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project without what its tests do not need; its tests pass."""
    copy = tmp_path_factory.mktemp("mutants") / "tree"
    unneeded = shutil.ignore_patterns(".git", ".venv", ".*cache*", "dist", "out*")
    shutil.copytree(ROOT, copy, ignore=unneeded)
    for suite in (TIMES, AUDITS, PLACES):
        assert passes(copy, suite), f"fails without a mutant: {suite}"
    return copy


def passes(tree: Path, suite: tuple[str, ...]) -> bool:
    options = ["-x", "-n", "0", "-q", "-p", "no:cacheprovider", "--timeout", "600"]
    command = [sys.executable, "-m", "pytest", *options, *suite]
    env = {**os.environ, "PYTHONPATH": str(tree)}
    return subprocess.run(command, cwd=tree, env=env, capture_output=True, check=False).returncode == 0


@pytest.mark.campaign
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("file", "old", "new"), MUTANTS)
def test_some_test_notices_the_mutant(tree: Path, file: str, old: str, new: str) -> None:
    path = tree / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    try:
        # The suites that most often notice come first.
        assert not all(passes(tree, suite) for suite in (TIMES, AUDITS, PLACES))
    finally:
        path.write_text(text, encoding="utf-8")
