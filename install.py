"""Set the scheduler up where there is no make: `python install.py` does what `make setup` does (which calls it).

    python install.py            set up .venv beside this file
    python install.py demo       and solve the shipped network, 60 seconds
    python install.py test       and run the tests

It needs Python 3.11 or newer and nothing else: no administrator, no compiler. `--proxy` and `--wheels` help where the
package index cannot be reached directly. Run it again at any time: what is up to date is left alone.
"""

from __future__ import annotations

import argparse
import locale
import os
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
TEXTS = {
    "en": {
        "old": "Python 3.11 or newer is needed; this is {version}",
        "again": ".venv is up to date",
        "venv": "Making .venv in {root}",
        "packages": "Installing the packages (once, a minute or two)",
        "offline": "The packages could not be installed. Behind a proxy: --proxy http://host:port. "
        "Without a network: --wheels FOLDER, as docs/guides/installer.md says.",
        "project": "Installing the command exams",
        "kernels": "Compiling the search kernels (once, one to three minutes, one processor)",
        "step": "  done in {seconds:.0f} s",
        "failed": "  failed with exit code {code}",
        "ready": "Ready: {command} --help",
        "report": "Open {report} in a browser.",
    },
    "fr": {
        "old": "Il faut Python 3.11 ou plus récent ; celui-ci est {version}",
        "again": ".venv est à jour",
        "venv": "Création de .venv dans {root}",
        "packages": "Installation des bibliothèques (une fois, une minute ou deux)",
        "offline": "Les bibliothèques n'ont pu être installées. Derrière un proxy : --proxy http://hôte:port. "
        "Sans réseau : --wheels DOSSIER, voyez docs/guides/installer.md.",
        "project": "Installation de la commande exams",
        "kernels": "Compilation des noyaux de recherche (une fois, une à trois minutes, un processeur)",
        "step": "  fait en {seconds:.0f} s",
        "failed": "  échec, code de sortie {code}",
        "ready": "Prêt : {command} --help",
        "report": "Ouvrez {report} dans un navigateur.",
    },
}


def language() -> str:
    """The language asked for, else the machine's: French, unless English is named."""
    asked = os.environ.get("EXAMS_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    named = asked or (locale.getlocale()[0] or "")
    return "en" if named.casefold().startswith("en") else "fr"


def say(key: str, **words: object) -> None:
    """One line of progress."""
    print(TEXTS[language()][key].format(**words), flush=True)


def tool(name: str) -> Path:
    """A program of .venv on this system."""
    folder, ending = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return ROOT / ".venv" / folder / f"{name}{ending}"


def run(key: str, *words: object) -> None:
    """A step: what it is, what it prints, how long it took. Exits with the code of a step that fails."""
    say(key)
    begun = time.monotonic()
    done = subprocess.run([str(word) for word in words], cwd=ROOT, check=False)
    if done.returncode:
        say("failed", code=done.returncode)
        if key == "packages":
            say("offline")
        sys.exit(done.returncode)
    say("step", seconds=time.monotonic() - begun)


def set_up(source: Sequence[str]) -> None:
    """.venv with the pinned packages, the command and the compiled kernels; `source`: options of pip."""
    ready = ROOT / ".venv" / ".ready"
    given = max((ROOT / name).stat().st_mtime for name in ("pyproject.toml", "constraints.txt"))
    if ready.exists() and ready.stat().st_mtime >= given:
        say("again")
        return
    python = tool("python")
    if not python.exists():
        say("venv", root=ROOT)
        venv.create(ROOT / ".venv", with_pip=True, symlinks=os.name != "nt")
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *source)
    run("packages", *pip, "--require-hashes", "-r", "constraints.txt")
    run("project", *pip, "--no-deps", "--no-build-isolation", "-e", ".")
    run("kernels", python, "-m", "scheduler.app.precompile")
    ready.touch()


def main() -> None:
    """Set up, then do what is asked for."""
    if sys.version_info < OLDEST:
        sys.exit(TEXTS[language()]["old"].format(version=sys.version.split()[0]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("then", nargs="?", choices=("demo", "test"))
    parser.add_argument("--proxy", help="http://host:port, for the package index")
    parser.add_argument("--wheels", help="folder with the packages, in place of the package index")
    asked = parser.parse_args()
    source = ["--proxy", asked.proxy] if asked.proxy else []
    source += ["--no-index", "--find-links", str(Path(asked.wheels).resolve())] if asked.wheels else []
    set_up(source)
    say("ready", command=tool("exams"))
    if asked.then == "test":
        sys.exit(subprocess.run([tool("python"), "-m", "pytest"], cwd=ROOT, check=False).returncode)
    if asked.then == "demo":
        demo = ("solve", "instances/reseau-2023-24-s1", "--out", "out/demo", "--seconds", "60")
        code = subprocess.run([tool("exams"), *demo], cwd=ROOT, check=False).returncode
        if code == 0:
            say("report", report=ROOT / "out" / "demo" / "report.html")
        sys.exit(code)


if __name__ == "__main__":
    main()
