"""Solutions in the competition's format: line k is `period, room` of exam k."""

from pathlib import Path

import numpy as np
import pandas as pd

from instances.io.public.itc2007_lines import CompetitionFile, text_of
from models.atomic_file import write_whole
from models.issues import InvalidInput
from models.public import Ints, PublicInstance
from models.timetable import Timetable


def timetable_of(instance: PublicInstance, period: Ints, room: Ints) -> Timetable:
    """The timetable in which exam e sits in period `period[e]`, room `room[e]`."""
    exams = pd.Series([str(e) for e in range(instance.n_exams)], dtype=object)
    start = instance.periods["start"].iloc[np.asarray(period)].reset_index(drop=True)
    starts = pd.DataFrame({"exam": exams, "zone": "UTC", "start": start, "gather": 0, "paper": 0, "early": 0})
    rooms = pd.DataFrame(
        {
            "exam": exams,
            "site": "site",
            "room": pd.Series([str(r) for r in np.asarray(room).tolist()], dtype=object),
            "kind": "ordinary",
            "places": instance.sizes,
        }
    )
    return Timetable(instance=instance.name, starts=starts, rooms=rooms)


def read_sln(path: Path, instance: PublicInstance) -> Timetable:
    """Read a solution; raises InvalidInput with every issue found."""
    competition_file = CompetitionFile(path.name)
    pairs: list[tuple[int, int]] = []
    limits = (("period", len(instance.periods)), ("room", len(instance.rooms)))
    lines = [
        (k, line.strip()) for k, line in enumerate(text_of(path, competition_file).splitlines(), start=1)
    ]
    for row, line in ((k, line) for k, line in lines if line):
        cells = [cell.strip() for cell in line.rstrip(", \t").split(",")]
        if len(cells) != 2 or not all(c.isascii() and c.isdigit() and len(c) < 10 for c in cells):
            competition_file.add(row, "", "", "public-sln-line", exam=str(len(pairs)))
            pairs.append((0, 0))
            continue
        for (name, number), cell in zip(limits, cells, strict=True):
            if int(cell) >= number:
                competition_file.add(row, name, cell, "public-sln-range", last=str(number - 1))
        pairs.append((int(cells[0]), int(cells[1])))
    if len(pairs) != instance.n_exams:
        competition_file.add(
            0, "", "", "public-sln-count", found=str(len(pairs)), exams=str(instance.n_exams)
        )
    if competition_file.issues:
        raise InvalidInput(tuple(competition_file.issues))
    table = np.array(pairs, np.int64)
    return timetable_of(instance, table[:, 0], table[:, 1])


def write_sln(path: Path, timetable: Timetable, instance: PublicInstance) -> None:
    """Write a solution, whole or not at all (a temporary file takes the name at the end)."""
    period = pd.Series(np.arange(len(instance.periods)), index=instance.periods["start"])
    exams = [str(e) for e in range(instance.n_exams)]
    numbers = [str(r) for r in range(len(instance.rooms))]
    starts, rooms = timetable.starts, timetable.rooms
    table = starts.assign(period=starts["start"].map(period))[["exam", "period"]].merge(
        rooms.loc[rooms["room"].isin(numbers), ["exam", "room"]], on="exam"
    )
    table = table[table["period"].notna()]
    times = table["exam"].value_counts().reindex(exams, fill_value=0)
    if (times != 1).any():
        wrong = ", ".join(times.index[times != 1])
        competition_file = CompetitionFile(path.name)
        competition_file.add(0, "", "", "public-sln-incomplete", exams=wrong)
        raise InvalidInput(tuple(competition_file.issues))
    table = table.set_index("exam").loc[exams]
    text = "".join(f"{p}, {r}\n" for p, r in zip(table["period"].astype("int64"), table["room"], strict=True))
    write_whole(path, lambda file: file.write_text(text, encoding="ascii", newline="\n"))
