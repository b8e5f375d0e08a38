"""Solutions of Toronto instances as they are exchanged: a line an exam, `code period`."""

import os
from pathlib import Path

import numpy as np
import pandas as pd

from instances.io.public.itc2007_lines import Page, text_of
from instances.io.public.itc2007_solution import timetable_of
from models.issues import InvalidInput
from models.public import PublicInstance
from models.text import register
from models.timetable import Timetable

register(
    {
        "sol.line": (
            "not a line `code period`; write two whole numbers, as in 0003 12",
            "pas une ligne « code période » ; écrivez deux nombres entiers, comme 0003 12",
        ),
        "sol.code": (
            "no such course in this instance; use the codes of the .stu file",
            "cours inconnu dans cette instance ; utilisez les codes du fichier .stu",
        ),
        "sol.twice": (
            "this course has a line already; keep one",
            "ce cours a déjà une ligne ; n'en gardez qu'une",
        ),
        "sol.range": ("no such period; use 0 to {last}", "période inconnue ; utilisez 0 à {last}"),
        "sol.missing": (
            "courses without a period: {codes}; write a line for each",
            "cours sans période : {codes} ; écrivez une ligne pour chacun",
        ),
    }
)


def read_sol(path: Path, instance: PublicInstance) -> Timetable:
    """Read a solution, periods numbered from 0. Raises InvalidInput with every issue found."""
    page = Page(path.name)
    known = {code: exam for exam, code in enumerate(instance.codes)}
    period = np.full(instance.n_exams, -1, np.int64)
    last = len(instance.periods) - 1
    for row, line in enumerate(text_of(path, page).splitlines(), start=1):
        cells = line.split()
        if not cells:
            continue
        if len(cells) != 2 or not all(c.isascii() and c.isdigit() and len(c) < 10 for c in cells):
            page.add(row, "", line.strip(), "sol.line")
            continue
        exam, at = known.get(str(int(cells[0]))), int(cells[1])
        if exam is None:
            page.add(row, "code", cells[0], "sol.code")
        elif period[exam] >= 0:
            page.add(row, "code", cells[0], "sol.twice")
        elif at > last:
            page.add(row, "period", cells[1], "sol.range", last=str(last))
        else:
            period[exam] = at
    left = [instance.codes[exam] for exam in np.flatnonzero(period < 0)]
    if left and not page.issues:
        page.add(0, "", "", "sol.missing", codes=", ".join(left))
    if page.issues:
        raise InvalidInput(tuple(page.issues))
    return timetable_of(instance, period, np.zeros(instance.n_exams, np.int64))


def write_sol(path: Path, timetable: Timetable, instance: PublicInstance) -> None:
    """Write a complete timetable, whole or not at all (a temporary file takes the name at the end)."""
    number = pd.Series(np.arange(len(instance.periods)), index=instance.periods["start"])
    period = timetable.starts.set_index("exam")["start"].map(number)
    lines = [f"{code} {int(period[str(exam)])}\n" for exam, code in enumerate(instance.codes)]
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text("".join(lines), encoding="ascii", newline="\n")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
