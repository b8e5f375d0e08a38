"""A solve works wherever Python runs: scripts without a main guard, code from a pipe, threads, other systems."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler import Status, read, solve
from tests.support.paths import ROOT, TINY

SOLVE = f"""
from scheduler import read, solve
result = solve(read({str(TINY)!r}), work=1, seed=1)
print(result.status, result.verdict.hard, result.died)
"""
MASKED = ("resource", "fcntl", "pwd", "grp", "termios")


def run(*words: str, code: str = "", more: str = "", folder: Path = ROOT) -> str:
    """What Python prints with these words, in a folder, with more places to import from."""
    paths = os.pathsep.join(path for path in (more, str(ROOT)) if path)
    done = subprocess.run(
        [sys.executable, *words],
        input=code,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SOLVE)
    assert run("script.py", folder=tmp_path) == "feasible 0 False\n"


def test_code_may_come_from_a_pipe() -> None:
    assert run("-", code=SOLVE) == "feasible 0 False\n"


def test_modules_that_only_unix_has_are_not_needed(tmp_path: Path) -> None:
    """`sitecustomize` hides them from the parent and from the child alike."""
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules.update(dict.fromkeys({MASKED}))\n")
    masked = f"import importlib.util, sys\nassert all(sys.modules[name] is None for name in {MASKED})\n"
    assert run("-", code=masked + SOLVE, more=str(tmp_path)) == "feasible 0 False\n"


def test_rules_of_a_script_reach_the_search_and_the_audit(tmp_path: Path) -> None:
    """A fee of 7 for each of the 24 exams, 168, by the solver's reckoning (all its cost is audited) and the audit's."""
    (tmp_path / "script.py").write_text(
        f"""
import numpy as np
from models.ids import RuleId
from models.rules import RuleInfo, findings
from scheduler import read, solve
from scheduler.rules.ordered_catalogue import RULES
from scheduler.terms.terms import Prefer

class Fee:
    info = RuleInfo(RuleId("fee"), "soft", (), "none", ("A fee", "Un droit"), ("{{exam}} costs 7", "{{exam}} coûte 7"))

    def terms(self, data):
        yield Prefer("fee", np.arange(data.options.size), np.full(data.options.size, 7))

    def check(self, case):
        return findings(self.info, case.timetable.starts[["exam"]].drop_duplicates().assign(cost=7))

result = solve(read({str(TINY)!r}), work=1, seed=1, rules=[*RULES, Fee()])
print(result.status, result.died, result.costs["fee"], result.rules[-1].id)
"""
    )
    assert run("script.py", folder=tmp_path) == "feasible False 168 fee\n"


def test_what_the_child_prints_does_not_get_into_its_messages(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, threading\nif sys.argv[0] == '-m':\n    threading.Timer(0.5, print, ['noise' * 50000]).start()\n"
    )
    assert run("-", code=SOLVE, more=str(tmp_path)) == "feasible 0 False\n"


def test_a_solve_may_run_in_a_thread() -> None:
    found: list[Status] = []
    semester = read(TINY)
    thread = threading.Thread(target=lambda: found.append(solve(semester, work=1, seed=1).status))
    thread.start()
    thread.join(100)
    assert found == [Status.FEASIBLE]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_solve_returns_the_best_audited_timetable(number: signal.Signals) -> None:
    """The signal comes with the first timetable, as Ctrl-C in a notebook would; afterwards it works as before."""
    before = signal.getsignal(number)

    def interrupt(news: object) -> None:
        if getattr(news, "cost", None) is not None:
            os.kill(os.getpid(), number)

    result = solve(read(ROOT / "instances" / "neutral"), seconds=90, seed=1, on_progress=interrupt)
    assert result.interrupted
    assert result.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert result.verdict is not None
    assert result.verdict.hard == 0
    assert signal.getsignal(number) is before


def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    seen = tmp_path / "child"
    (tmp_path / "sitecustomize.py").write_text(
        f"import os, sys\nif sys.argv[0] == '-m':\n    open({str(seen)!r}, 'w').write(str(os.getpid()))\n"
    )
    code = f"from scheduler import read, solve; solve(read({str(ROOT / 'instances' / 'neutral')!r}), seconds=300)"
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    with subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": paths}) as parent:
        wait_until(lambda: seen.exists() and seen.read_text() != "")
        parent.kill()
    child = int(seen.read_text())
    wait_until(lambda: not alive(child))


def wait_until(true: Callable[[], bool]) -> None:
    """Wait, for 60 seconds at most."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def alive(process: int) -> bool:
    """Whether the process is there and no zombie."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_the_portable_run_masks_what_only_unix_has(tmp_path: Path) -> None:
    """`make test-portable` puts this folder on the path: modules and signals are gone, and file locks still work."""
    code = "import importlib, signal, filelock, subprocess, sys\n" + (
        f"assert all(sys.modules[name] is None for name in {MASKED})\n"
        "assert not hasattr(signal, 'pthread_sigmask') and not hasattr(signal, 'SIGALRM')\n"
        "filelock.FileLock(sys.argv[1]).acquire()\n"
        "print(filelock.FileLock is filelock.UnixFileLock, subprocess.call([sys.executable, '-c', 'import fcntl']))\n"
    )
    assert run("-c", code, str(tmp_path / "lock"), more=str(ROOT / "tests" / "portable")) == "True 1\n"
