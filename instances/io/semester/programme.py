"""The simple table `programme` expanded: one row stands for a unit, its offering and its exams of both sessions."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from instances.io.tables.headings import resolved
from instances.io.tables.sheet import Sheet
from instances.io.text.csv_reader import Records
from models.schema import STANDS_FOR, Table

ONE_SESSION = "session 2 : non"
"""Why an offering has one session only, where the table says no more."""


@dataclass(frozen=True)
class Programme:
    """The rows of a programme, as records of the tables it stands for; `codes` are the offerings by unit and centre."""

    tables: Mapping[str, Records]
    codes: Mapping[str, Mapping[str, str]]

    def added_to(self, table: Table, own: Records | None) -> Records:
        """The records of a table with those of the programme after its own, if it has any."""
        made = self.tables[table.name]
        if own is None:
            return made
        names = [
            *resolved(table, own.header),
            *(name for name in made.header if name not in resolved(table, own.header)),
        ]
        blank = pd.DataFrame(
            dict.fromkeys(range(len(own.header), len(names)), ""), index=own.cells.index, dtype="str"
        )
        mine = pd.DataFrame(
            {
                i: made.cells[made.header.index(name)] if name in made.header else ""
                for i, name in enumerate(names)
            },
            index=made.cells.index,
            dtype="str",
        )
        more = names[len(own.header) :]
        return replace(
            own,
            header=(*own.header, *more),
            cells=pd.concat([pd.concat([own.cells, blank], axis=1), mine], ignore_index=True),
            lines=np.concatenate([own.lines, made.lines]),
            letters=(*own.letters, *("" for _ in more)) if own.letters else (),
            shown=(*own.shown, *more) if own.shown else (),
        )

    def chosen(self, table: Table, own: Records, centre_of: Mapping[str, str]) -> Records:
        """The registrations, where a unit that several centres offer means the offering of the registration's centre, else
        of the candidate's (`centre_of`)."""
        shared = {unit: by_centre for unit, by_centre in self.codes.items() if len(by_centre) > 1}
        names = resolved(table, own.header)
        if not shared or "offering" not in names or "candidate" not in names:
            return own
        offering, candidate = names.index("offering"), names.index("candidate")
        units = own.cells[offering].str.strip()
        centres = own.cells[candidate].str.strip().map(centre_of).fillna("")
        if "centre" in names:
            given = own.cells[names.index("centre")].str.strip()
            centres = centres.where(given == "", given)
        meant = [shared.get(unit, {}).get(centre, unit) for unit, centre in zip(units, centres, strict=True)]
        cells = own.cells.copy()
        cells[offering] = pd.Series(meant, index=cells.index, dtype="str")
        return replace(own, cells=cells)


def programme_of(sheet: Sheet, written: Records) -> Programme:
    """The programme in a table that was read. An offering has the code of its unit; of a unit of several centres, unit and
    centre. What is wrong in a row is told of the row itself."""
    rows = list(
        {(row["unit"], row["centre"]): row for row in reversed(_rows(sheet)) if row["unit"]}.values()
    )[::-1]
    units = Counter(str(row["unit"]) for row in rows)
    for row in rows:
        row["id"] = str(row["unit"]) if units[str(row["unit"])] == 1 else f"{row['unit']}-{row['centre']}"
    codes: dict[str, dict[str, str]] = {}
    for row in rows:
        codes.setdefault(str(row["unit"]), {})[str(row["centre"])] = str(row["id"])
    titles = {str(row["unit"]): row for row in reversed(rows)}
    exams = [
        {**row, "code": f"{row['id']}-S{session}", "session": session}
        for row in rows
        for session in (1, 2)
        if session == 1 or row["second_session"]
    ]
    letters = dict(zip(resolved(sheet.table, written.header), written.letters, strict=False))

    def records(made: list[dict[str, object]], names: Mapping[str, str]) -> Records:
        cells = {i: [str(row[name]) for row in made] for i, name in enumerate(names.values())}
        return Records(
            tuple(names),
            pd.DataFrame(cells, dtype="str"),
            np.array([row["line"] for row in made], np.int64),
            head=written.head,
            letters=tuple(letters.get(name, "") for name in names.values()) if written.letters else (),
        )

    tables = (
        records(list(reversed(titles.values())), {"id": "unit", "title": "title"}),
        records(
            rows,
            {
                "id": "id",
                "unit": "unit",
                "centre": "centre",
                "teaching_mode": "teaching_mode",
                "one_session": "one",
            },
        ),
        records(
            exams,
            {"id": "code", "offering": "id", "session": "session", "minutes": "minutes", "mode": "mode"},
        ),
    )
    return Programme(dict(zip(STANDS_FOR, tables, strict=True)), codes)


def _rows(sheet: Sheet) -> list[dict[str, object]]:
    """The rows with what is blank filled in: the title is the code, a duration that was refused is an hour."""
    rows = []
    for line, row in zip(sheet.lines.tolist(), sheet.records(), strict=True):
        one = "" if row["second_session"] else ONE_SESSION
        filled = {
            "title": row["title"] or row["unit"],
            "minutes": row["minutes"] or 60,
            "mode": row["mode"] or "on_site",
        }
        rows.append({**row, **filled, "one": one, "line": line})
    return rows
