"""`exams simulate`: who may come, drawn at random on a timetable that does not move."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.locale_format import format_day, format_number, format_percent
from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

    from models.instance import Instance
    from models.simulation import Simulation

SHOWN = 30
"""Sittings that are printed; JSON has all."""


def simulate(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    draws: Annotated[int, typer.Option("--draws", metavar="N")] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="S")] = 1,
    present: Annotated[int, typer.Option("--present", metavar="PERMILLE")] = 750,
    passing: Annotated[int, typer.Option("--passing", metavar="PERMILLE")] = 800,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Simulate who comes."""
    from scheduler.app.simulate import simulate as run
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester

    semester = our_semester(instance, catalogue_from(rules), refusal="simulate-public")
    messages: Messages = ctx.obj.messages(semester)
    found = run(semester, timetable, draws=draws, seed=abs(seed), present=present, passing=passing)
    if as_json:
        tables = {name: _rows(getattr(found, name)) for name in ("sittings", "features", "exams", "overlaps")}
        show_json({"status": OK, "instance": semester.name, "draws": draws, "seed": found.seed, **tables})
        return
    out().print(messages.say("simulate-total", draws=draws, seed=str(found.seed)), style="bold")
    out().print(_sittings(found, semester, messages))
    more = len(found.sittings) - len(_shown(found.sittings))
    if more:
        out().print(messages.say("simulate-more", count=more))
    lines = [_line(found.exams, "exams", messages), _line(found.overlaps, "overlaps", messages)]
    for line in (*lines, *_reserve(found.sittings, messages), *_features(found.features, messages)):
        out().print(line)


def _sittings(found: "Simulation", semester: "Instance", messages: Messages) -> "Table":
    """One line for each site and start."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    names = ("start", "site", "candidates", "coming", "rooms", "opened", "overflow", "idle")
    for name in names:
        table.add_column(messages.say(f"simulate-{name}"), justify="left" if name in names[:2] else "right")
    shown = _shown(found.sittings)
    for row in shown.to_dict("records"):
        local = row["start"].tz_convert(semester.site[row["site"]].zone)
        table.add_row(
            f"{format_day(local.date(), messages.language)} {local:%H:%M}",
            row["site"],
            format_number(row["candidates"], messages.language),
            f"{row['low']} – {row['median']} – {row['high']}",
            str(row["rooms"]),
            str(row["opened"]),
            format_percent(row["overflow"], messages.language),
            str(row["idle"]),
        )
    return table


def _shown(sittings: "pd.DataFrame") -> "pd.DataFrame":
    """Every line of a small semester; of a large one the first of session 2 where a room may stay closed."""
    if len(sittings) <= SHOWN:
        return sittings
    return sittings[(sittings["session"] == 2) & (sittings["spare"] > 0)].head(SHOWN)


def _line(table: "pd.DataFrame", name: str, messages: Messages) -> str:
    """The expected total of a table of session 2."""
    mean = format_number(float(table["mean"].sum()), messages.language, 1)
    return messages.say(f"simulate-second-{name}", mean=mean, listed=int(table["listed"].sum()))


def _reserve(sittings: "pd.DataFrame", messages: Messages) -> list[str]:
    """The rooms in reserve and the risk of each site in session 2."""
    second = sittings[sittings["session"] == 2]
    lines = []
    for site, rows in second.groupby("site", sort=True):
        risk = format_percent(float(rows["overflow"].max()), messages.language)
        lines.append(
            messages.say("simulate-reserve", site=str(site), spare=int(rows["spare"].sum()), risk=risk)
        )
    return lines


def _features(features: "pd.DataFrame", messages: Messages) -> list[str]:
    """The seats with each feature and the risk of each site in session 2."""
    second, lines = features[features["session"] == 2], []
    for (site, feature), rows in second.groupby(["site", "feature"], sort=True):
        worst = rows.sort_values("overflow").iloc[-1]
        words = {"site": str(site), "feature": str(feature), "high": int(worst["high"])}
        risk = format_percent(float(worst["overflow"]), messages.language)
        lines.append(messages.say("simulate-feature", **words, seats=int(worst["opened_seats"]), risk=risk))
    return lines


def _rows(table: "pd.DataFrame") -> list[dict[str, Any]]:
    shown = table.astype(object)
    for name in table.select_dtypes("datetimetz").columns:
        shown[name] = [one.strftime("%Y-%m-%dT%H:%MZ") for one in shown[name]]
    names = [str(name) for name in shown.columns]
    return [dict(zip(names, row, strict=True)) for row in shown.itertuples(index=False, name=None)]
