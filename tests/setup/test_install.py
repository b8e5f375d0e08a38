"""Set-up without make: the script does it all, on a system without POSIX modules; a wheel finds its texts and templates."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.paths import ROOT, TINY

PACKAGES = ("models", "instances", "reports", "scheduler", "benchmarks")
FILES = ("install.py", "pyproject.toml", "constraints.txt", "README.md")
pytestmark = [pytest.mark.setup, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in a folder without .venv; its packages are those of this checkout, kernels included."""
    folder = tmp_path_factory.mktemp("office")
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    for name in PACKAGES:
        (folder / name).symlink_to(ROOT / name)
    return folder


def run(*words: object, cwd: Path, masked: bool = True) -> str:
    """What a command prints that succeeds: no program on the PATH, the packages of this environment to be found by pip,
    and, if `masked`, no POSIX modules."""
    paths = [sysconfig.get_path("purelib"), *([str(ROOT / "tests" / "portable")] if masked else [])]
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env={**kept, "PATH": str(cwd), "PYTHONPATH": os.pathsep.join(paths), "EXAMS_LANG": "fr"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_script_sets_up_without_make(office: Path) -> None:
    assert shutil.which("make", path=str(office)) is None
    base = Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else "bin/python3")
    told = run(base, "install.py", cwd=office)
    steps = ("Création de .venv", "Installation des bibliothèques", "Compilation des noyaux", "Prêt :")
    assert [step for step in steps if step in told] == list(steps)
    assert told.count("fait en ") == 3
    assert "search kernels ready" in told
    assert "est à jour" in run(base, "install.py", cwd=office)


def test_a_wheel_finds_its_texts_page_and_templates(office: Path, tmp_path: Path) -> None:
    scripts = office / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT, masked=False)
    (wheel,) = tmp_path.glob("exams-*.whl")
    pip = (python, "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", "--no-index")
    run(*pip, wheel, cwd=tmp_path)
    where = run(python, "-c", "import models; print(models.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(office / ".venv")
    assert "Planifier les examens" in run(scripts / "exams", "--help", cwd=tmp_path)
    shutil.copytree(TINY, tmp_path / "tiny")
    assert "aucune erreur" in run(scripts / "exams", "check", "tiny", cwd=tmp_path)
    run(scripts / "exams", "template", "semestre.xlsx", cwd=tmp_path)
    assert (tmp_path / "semestre.xlsx").stat().st_size > 10_000
    made = (
        python,
        "-c",
        "from importlib.resources import files; print(len(list(files('reports').joinpath('web').iterdir())))",
    )
    assert int(run(*made, cwd=tmp_path)) >= 5
