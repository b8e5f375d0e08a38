"""`exams dry-run`: how tight a semester is, before any search, and where a solve will hurt."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.status import Status
from models.text import Messages
from scheduler.cli.exit_codes import EXIT_CODES, OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    import pandas as pd

    from models.instance import Instance
    from scheduler.app.foresee import Foresight

SHOWN = 10
"""Rows shown of each table; --json has all of them."""
Cells = tuple[object, ...]


def dry_run(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Foresee how tight a semester is."""
    from instances.io.semester.any_format import PUBLIC
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from scheduler.app.catalogue import rules_of
    from scheduler.app.conflict_sentences import ConflictSentences
    from scheduler.app.foresee import foresee
    from scheduler.app.read import read
    from scheduler.cli.output import out, show_json
    from scheduler.cli.show_infeasible import show_infeasible

    catalogue = catalogue_from(rules)
    given = None if instance.suffix in PUBLIC else read(instance, rules=catalogue)
    if not isinstance(given, Instance):
        raise InvalidInput((Issue(str(instance), 0, "", "", "foresee-public"),))
    messages: Messages = ctx.obj.messages(given)
    found, infos = foresee(given, catalogue), rules_of(given, catalogue)
    status = Status.INFEASIBLE if found.conflicts else OK
    if as_json:
        told = ConflictSentences(given, infos, messages)
        conflicts = [told.fields(conflict) for conflict in found.conflicts]
        tables = {name: _records(table) for name, table in _tables(found)}
        show_json({"status": status, "instance": given.name, "conflicts": conflicts, **tables})
        raise typer.Exit(EXIT_CODES[status])
    if found.conflicts:
        show_infeasible(out(), given, found.conflicts, "certificate", infos, messages)
    else:
        out().print(messages.say("foresee-possible", name=given.name), style="bold")
    _show(messages, "exams", _exam_rows(given, found.exams), len(found.exams))
    _show(messages, "zones", _zone_rows(found.zones), len(found.zones))
    _show(messages, "crowds", _crowd_rows(found.crowds, messages), len(found.crowds))
    raise typer.Exit(EXIT_CODES[status])


def _tables(found: "Foresight") -> Iterator[tuple[str, "pd.DataFrame"]]:
    yield from (("exams", found.exams), ("zones", found.zones), ("crowds", found.crowds))


def _records(table: "pd.DataFrame") -> list[dict[str, Any]]:
    """The rows with numbers of two or three decimals."""
    rounded = table.assign(**{name: table[name].round(3) for name in ("expected", "share") if name in table})
    return [{str(key): value for key, value in row.items()} for row in rounded.to_dict("records")]


def _show(messages: Messages, name: str, rows: Iterable[Cells], count: int) -> None:
    """A heading, the first rows under the names of their columns, and how many more there are."""
    from rich.table import Table

    from scheduler.cli.output import out

    out().print("", messages.say(f"foresee-{name}"), sep="\n", style="bold")
    table = Table(box=None, pad_edge=False)
    for heading in messages.say(f"foresee-{name}-columns").split(" | "):
        table.add_column(heading, justify="left" if heading.startswith("*") else "right")
        table.columns[-1].header = heading.removeprefix("*")
    for row in rows:
        table.add_row(*map(str, row))
    out().print(table)
    if count > SHOWN:
        out().print(messages.say("foresee-more", count=count - SHOWN))


def _exam_rows(given: "Instance", exams: "pd.DataFrame") -> Iterator[Cells]:
    unit = {str(u.id): u.title for u in given.units}
    title = {str(e.id): unit[str(given.offering[e.offering].unit)] for e in given.exams}
    for row in exams.head(SHOWN).to_dict("records"):
        place = (row["site"], row["rooms"], row["sitters"], row["seats"]) if row["site"] else ("", "", "", "")
        yield row["exam"], title[row["exam"]], row["candidates"], row["starts"], row["options"], *place


def _zone_rows(zones: "pd.DataFrame") -> Iterator[Cells]:
    for row in zones.head(SHOWN).to_dict("records"):
        names = "zones", "session", "exams", "candidates", "starts", "days", "together"
        yield tuple(row[name] if name != "zones" else row[name].replace("+", " + ") for name in names)


def _crowd_rows(crowds: "pd.DataFrame", messages: Messages) -> Iterator[Cells]:
    from models.locale_format import format_day, format_number, format_percent

    language = messages.language
    for row in crowds.head(SHOWN).to_dict("records"):
        key = f"foresee-resource-{row['resource']}"
        resource = messages.say(key) if messages.has(key) else str(row["resource"])
        expected = format_number(row["expected"], language, 1)
        share = format_percent(row["share"], language)
        yield format_day(row["day"], language), row["site"], resource, expected, row["there"], share
