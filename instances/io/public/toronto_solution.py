"""Solutions of Toronto instances as they are exchanged: one line for each exam, `code period`."""

from pathlib import Path

import numpy as np
import pandas as pd

from instances.io.public.itc2007_lines import CompetitionFile, text_of
from instances.io.public.itc2007_solution import timetable_of
from models.atomic_file import write_whole
from models.issues import InvalidInput
from models.public import PublicInstance
from models.timetable import Timetable


def read_sol(path: Path, instance: PublicInstance) -> Timetable:
    """Read a solution, periods numbered from 0. Raises InvalidInput with every issue found."""
    competition_file = CompetitionFile(path.name)
    known = {code: exam for exam, code in enumerate(instance.codes)}
    period = np.full(instance.n_exams, -1, np.int64)
    last = len(instance.periods) - 1
    for row, line in enumerate(text_of(path, competition_file).splitlines(), start=1):
        cells = line.split()
        if not cells:
            continue
        if len(cells) != 2 or not all(c.isascii() and c.isdigit() and len(c) < 10 for c in cells):
            competition_file.add(row, "", line.strip(), "public-sol-line")
            continue
        exam, at = known.get(str(int(cells[0]))), int(cells[1])
        if exam is None:
            competition_file.add(row, "code", cells[0], "public-sol-code")
        elif period[exam] >= 0:
            competition_file.add(row, "code", cells[0], "public-sol-twice")
        elif at > last:
            competition_file.add(row, "period", cells[1], "public-sol-range", last=str(last))
        else:
            period[exam] = at
    left = [instance.codes[exam] for exam in np.flatnonzero(period < 0)]
    if left and not competition_file.issues:
        competition_file.add(0, "", "", "public-sol-missing", codes=", ".join(left))
    if competition_file.issues:
        raise InvalidInput(tuple(competition_file.issues))
    return timetable_of(instance, period, np.zeros(instance.n_exams, np.int64))


def write_sol(path: Path, timetable: Timetable, instance: PublicInstance) -> None:
    """Write a complete timetable, whole or not at all (a temporary file takes the name at the end)."""
    number = pd.Series(np.arange(len(instance.periods)), index=instance.periods["start"])
    period = timetable.starts.set_index("exam")["start"].map(number)
    text = "".join(f"{code} {int(period[str(exam)])}\n" for exam, code in enumerate(instance.codes))
    write_whole(path, lambda file: file.write_text(text, encoding="ascii", newline="\n"))
