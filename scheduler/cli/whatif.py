"""`exams whatif`: scenarios of a semester, solved, audited and compared."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from scheduler.app.whatif.comparison_tables import ComparisonTables
    from scheduler.app.whatif.differences import ScenarioRuns
    from scheduler.app.whatif.whatif import WhatIf
    from scheduler.runs.stored_run import StoredRun


def whatif(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    scenarios: Annotated[list[Path] | None, typer.Argument(metavar="SCENARIO.toml")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR")] = Path("out/whatif"),
    sweep: Annotated[Path | None, typer.Option("--sweep", metavar="GRID.toml")] = None,
    seeds: Annotated[int, typer.Option("--seeds", min=1, max=99)] = 1,
    seconds: Annotated[float | None, typer.Option("--seconds", min=1.0)] = None,
    work: Annotated[int | None, typer.Option("--work", min=1)] = None,
    processes: Annotated[int | None, typer.Option("--processes", min=1, max=999)] = None,
    cluster: Annotated[str | None, typer.Option("--cluster", metavar="tcp://HOST:PORT|local:N")] = None,
    store: Annotated[str | None, typer.Option("--store", metavar="URL")] = None,
    measures: Annotated[str, typer.Option("--measures", metavar="A,B")] = "cost,indicator:same-day",
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Compare scenarios."""
    from scheduler.app.whatif.comparison_page import write_comparison
    from scheduler.app.whatif.comparison_tables import ComparisonTables, comparison_rows
    from scheduler.app.whatif.whatif import OVERTIME
    from scheduler.app.whatif.whatif import whatif as run
    from scheduler.cli.output import err, show_json
    from scheduler.cli.output import out as console
    from scheduler.cli.reading import our_semester
    from scheduler.cli.tables import json_rows
    from scheduler.executor.choose import open_executor
    from scheduler.runs.stored_run import REFERENCE

    messages: Messages = ctx.obj.messages()
    if seconds is not None and work is not None:
        raise typer.BadParameter(messages.say("solve-work-or-seconds"))
    if not scenarios and sweep is None:
        raise typer.BadParameter(messages.say("whatif-nothing"))
    chosen = _measures(measures, messages)
    catalogue = catalogue_from(rules)
    semester = our_semester(instance, catalogue)
    messages = ctx.obj.messages(semester)

    def tell(made: "StoredRun") -> None:
        title = made.titles[messages.language]
        name = messages.say("whatif-reference") if made.key.scenario == REFERENCE else title
        words = {"seed": str(made.key.seed), "status": str(made.status), "seconds": round(made.seconds)}
        err().print(messages.say("whatif-run", scenario=name, **words))

    limit = None if work is not None else 2 * (seconds or 60) + OVERTIME
    found = run(
        semester,
        scenarios or [],
        out,
        sweep=sweep,
        seeds=seeds,
        work=work,
        seconds=seconds,
        executor=open_executor(cluster, processes=processes, time_limit=limit),
        store=store,
        rules=catalogue,
        on_run=tell,
    )
    page, table = write_comparison(out, found, messages, measures=chosen)
    if as_json:
        show_json(
            {
                "status": OK,
                "instance": semester.name,
                "seeds": seeds,
                "made": found.made,
                "scenarios": [_scenario(one, messages) for one in found.scenarios],
                "comparison": json_rows(comparison_rows(found)),
                "affected": {name: json_rows(rows) for name, rows in found.affected.items()},
                "page": str(page),
                "table": str(table),
            }
        )
        return
    tables = ComparisonTables(found, messages)
    for one in found.scenarios:
        console().print(_line(one, found, tables))
        for reason in tables.reasons(one):
            console().print(f"  {reason}")
    err().print(messages.say("whatif-done", made=found.made, path=str(page)))


def _measures(text: str, messages: Messages) -> tuple[str, str]:
    """The two measures of an option. Raises BadParameter, and InvalidInput for what is no measure."""
    from models.issues import InvalidInput, Issue
    from scheduler.app.whatif.indicators import BY_ID
    from scheduler.rules.ordered_catalogue import RULES

    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2:
        raise typer.BadParameter(messages.say("whatif-two-measures"))
    known = {"cost", *(f"indicator:{name}" for name in BY_ID), *(f"rule:{rule.info.id}" for rule in RULES)}
    for part in parts:
        if part not in known:
            raise InvalidInput((Issue("--measures", 0, "", part, "whatif-measure"),))
    return parts[0], parts[1]


def _scenario(one: "ScenarioRuns", messages: Messages) -> dict[str, object]:
    return {
        "scenario": one.name,
        "title": one.titles[messages.language],
        "verdict": one.verdict,
        "complete": len(one.complete),
        "reasons": list(one.reasons(messages.language)),
        "failures": {str(seed): said for seed, said in one.failures.items()},
    }


def _line(one: "ScenarioRuns", found: "WhatIf", tables: "ComparisonTables") -> str:
    from scheduler.app.whatif.differences import difference
    from scheduler.runs.stored_run import REFERENCE

    say = tables.say
    verdict = say(f"whatif-verdict-{one.verdict}", complete=len(one.complete), seeds=found.seeds)
    made = difference(one, found.reference, "cost")
    if made is None:
        return say("whatif-line", scenario=tables.name(one), verdict=verdict)
    if one.name == REFERENCE:
        weight = "same"
    else:
        weight = "unsure" if made.is_real is None else "real" if made.is_real else "noise"
    return say(
        "whatif-line-cost",
        scenario=tables.name(one),
        verdict=verdict,
        cost=round(made.mean),
        amount=tables.amount(round(made.amount, 1)),
        weight=say(f"whatif-{weight}", noise=round(made.noise or 0)),
    )
