"""How long the questions about a timetable take: each as a function on a loaded plan, and from the shell.

Seconds on the clock and of processor time; the latter says on a busy machine what the former would be on an idle one.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pandas as pd

from models.instance import Instance
from models.timetable import Timetable
from scheduler import effects, explain_start, open_plan, read, read_timetable, repair, suggest

SHELL = "from scheduler.cli.main import main; main()"


class Timed(NamedTuple):
    """One question: what was asked, how (function or shell), seconds on the clock and of the processor."""

    question: str
    how: str
    clock: float
    processor: float


def questions(instance: Path, timetable: Path, exams: int = 8) -> Iterator[Timed]:
    """Ask everything once about a semester and its timetable, `effects` and `suggest` of so many exams."""
    semester, read_in = _timed("read", lambda: read(instance))
    if not isinstance(semester, Instance):
        raise ValueError(f"{instance} is a public instance: nobody asks about its candidates")
    yield read_in
    plan, opened = _timed("open_plan", lambda: open_plan(semester, timetable))
    yield opened
    names = list(plan.data.options.names)
    chosen = names[:: max(len(names) // exams, 1)][:exams]
    for name in chosen:
        yield _timed("effects", partial(effects, plan, name))[1]
    for name in chosen:
        yield _timed("suggest", partial(suggest, plan, name))[1]
    at = _instants(plan.data.bands, plan.data.node_numbers[chosen[0]])
    yield _timed("explain_start", lambda: explain_start(plan, chosen[0], at[-1]))[1]
    _, decided = read_timetable(semester, timetable)
    with TemporaryDirectory() as folder:
        for kind, text in _changes(decided, chosen[0]).items():
            file = Path(folder) / f"{kind}.toml"
            file.write_text(text, encoding="utf-8")
            yield _timed(f"repair, {kind}", partial(repair, semester, decided, file))[1]
            out = str(Path(folder) / kind)
            yield _shell(f"repair, {kind}", "repair", str(instance), str(timetable), str(file), "--out", out)
    yield _shell("suggest", "suggest", str(instance), str(timetable), "--exam", chosen[0])
    yield _shell("explain, no timetable given", "explain", str(instance))


def times(rows: list[Timed]) -> pd.DataFrame:
    """By question: how often it was asked, median and worst seconds on the clock, and median seconds of the processor."""
    frame = pd.DataFrame(rows, columns=list(Timed._fields))
    grouped = frame.groupby(["question", "how"], sort=False)
    told = grouped.agg(
        times=("clock", "size"),
        median=("clock", "median"),
        worst=("clock", "max"),
        processor=("processor", "median"),
    )
    return told.round(3).reset_index()


def _timed(question: str, ask: Callable[[], Any]) -> tuple[Any, Timed]:
    clock, processor = time.perf_counter(), _processor()
    answer = ask()
    return answer, Timed(question, "function", time.perf_counter() - clock, _processor() - processor)


def _shell(question: str, *words: str) -> Timed:
    def ask() -> None:
        done = subprocess.run(  # noqa: S603 (our own command line)
            [sys.executable, "-c", SHELL, *words], capture_output=True, text=True, check=False
        )
        if done.returncode not in (0, 1, 3, 4):
            raise RuntimeError(done.stderr)

    return _timed(question, ask)[1]._replace(how="shell")


def _processor() -> float:
    """Seconds of processor time of this process and of those that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _instants(bands: pd.DataFrame, node: int) -> list[pd.Timestamp]:
    minutes = bands.loc[bands["node"] == node, "start"].drop_duplicates()
    return [pd.Timestamp(int(minute) * 60, unit="s", tz="UTC") for minute in minutes]


def _changes(decided: Timetable, exam: str) -> dict[str, str]:
    """A start that is forbidden, and a room that is lost for the day of its first exam."""
    rooms = decided.seats[decided.seats["room"] != ""]
    used = rooms.groupby("room").size()
    room = str((used - used.median()).abs().idxmin())
    start = rooms.loc[rooms["room"] == room, "exam"].map(decided.starts.groupby("exam")["start"].min()).min()
    return {
        "a start": f'[[start_forbidden]]\nexam = "{exam}"\nreason = "benchmark"\n',
        "a room": f'[[room_lost]]\nroom = "{room}"\nfrom = {start:%Y-%m-%d}\nuntil = {start:%Y-%m-%d}\n',
    }
