"""Timetables of shipped instances that tests need not solve: those stored in `tests/samples`."""

import tempfile
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd

from instances import load_timetable
from models.facts import Verdict
from models.instance import Instance
from models.timetable import Timetable
from scheduler.app.audit import audit
from tests.support.paths import ROOT, SHIPPED
from tests.support.reading import read_instance


@cache
def stored(name: str) -> tuple[Instance, Timetable]:
    """A shipped instance and its stored timetable, without the seats of those who have passed since it was stored."""
    with tempfile.TemporaryDirectory() as folder:
        archive = ROOT / "tests" / "samples" / "format-1" / "timetables" / f"{name}.zip"
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        instance, timetable = read_instance(SHIPPED / name), load_timetable(Path(folder))
    sits, seats = (
        pd.MultiIndex.from_frame(t[["candidate", "exam"]]) for t in (instance.sits, timetable.seats)
    )
    return instance, replace(timetable, seats=timetable.seats[seats.isin(sits)].reset_index(drop=True))


@cache
def judged(name: str) -> tuple[Instance, Timetable, Verdict]:
    """The same with the verdict of the audit, once for all tests of a process."""
    instance, timetable = stored(name)
    return instance, timetable, audit(instance, timetable)
