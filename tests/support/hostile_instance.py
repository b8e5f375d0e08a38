"""An instance whose every free text is hostile, in one way or another."""

import csv
from pathlib import Path
from zlib import crc32

from models.schema.declare import Column
from models.schema.tables import TABLES

VISIBLE = (
    "=1+1|", "-2+3+cmd|' /C calc'!A0 ", "＝1+1", "+x", "－2+3", "@SUM(1)", "x;=1+1;", "a, -b()",
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "--><!--<script>", "\"'>{{ 7*7 }}${7*7}",
    "[bold red]", "../../etc/", "%0d%0aSet-Cookie:x",
)  # fmt: skip
"""Beginnings that every reader takes: formulas, markup, scripts, templates, ways out of a folder."""

STEERING = ("\x1b[2J\x1b]0;owned\x07", "\u202elived", "\x9b31m", "\u2028</script>", "x\t=1", "x\r=1")
"""Beginnings that steer a terminal or break a line; codes may not have them, names and titles may."""

MEANT = (
    "centres.policy",
    "centres.holidays",
    "sites.holidays",
    "pins.start",
    "requests.exams",
    "rooms.blocked",
)
"""Columns of text that mean something of ours, and lists of codes between spaces: nothing else is accepted."""


def free_columns() -> dict[str, Column]:
    """The columns in which anything may stand, as `table.column`."""
    named = {f"{table.name}.{column.name}": column for table in TABLES.values() for column in table.columns}
    return {
        name: column
        for name, column in named.items()
        if column.kind in ("id", "text", "words") and not column.choices and name not in MEANT
    }


def hostile(text: str, kind: str) -> str:
    """The text with a hostile beginning, always the same for the same text; ids that refer to it still do."""
    if kind == "words":
        return " ".join(_one(word, tuple(h for h in VISIBLE if " " not in h)) for word in text.split())
    return _one(text, VISIBLE if kind == "id" else VISIBLE + STEERING)


def _one(text: str, beginnings: tuple[str, ...]) -> str:
    return beginnings[crc32(text.encode()) % len(beginnings)] + text


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as given:
        return list(csv.DictReader(given))


def write_rows(file: Path, rows: list[dict[str, str]]) -> None:
    """The rows as a CSV file, written as anybody might: nothing is guarded."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)


def write_hostile(source: Path, target: Path) -> dict[str, set[str]]:
    """A copy of an instance's folder with hostile texts; what each column now says, by `table.column`."""
    target.mkdir(parents=True)
    free, texts = free_columns(), dict[str, set[str]]()
    for file in sorted(source.iterdir()):
        if file.suffix == ".toml":
            (target / file.name).write_bytes(file.read_bytes())
        if file.suffix != ".csv":
            continue
        rows = read_rows(file)
        for row in rows:
            for name in [name for name in row if row[name] and f"{file.stem}.{name}" in free]:
                column = f"{file.stem}.{name}"
                row[name] = hostile(row[name], free[column].kind)
                texts.setdefault(column, set()).add(row[name])
        write_rows(target / file.name, rows)
    return texts
