"""`python -m benchmarks run|compare|report|questions`."""

from pathlib import Path
from typing import Annotated

import typer

from benchmarks.curves import write_page
from benchmarks.questions import questions, times
from benchmarks.registry import entries
from benchmarks.runner import RunPlan, run_all
from benchmarks.tables import against_published, means, summary
from benchmarks.tables import compare as compare_files

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.command()
def run(
    set_: Annotated[str, typer.Option("--set", help="shipped, itc2007 or toronto")] = "shipped",
    data: Annotated[Path | None, typer.Option(help="folder of the public data")] = None,
    seconds: Annotated[float | None, typer.Option(min=1)] = None,
    work: Annotated[int | None, typer.Option(min=1)] = None,
    seeds: Annotated[int, typer.Option(min=1)] = 1,
    only: Annotated[str, typer.Option(help="names separated by commas; blank: all")] = "",
    out: Annotated[Path, typer.Option()] = Path("out/bench.jsonl"),
) -> None:
    """Solve every instance of a set with several seeds; append a line a run, skip runs already there."""
    if (seconds is None) == (work is None):
        raise typer.BadParameter("give either --seconds or --work")
    try:
        chosen = entries(set_, data)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    names = {name for name in only.split(",") if name}
    chosen = tuple(e for e in chosen if not names or e.name in names)
    for row in run_all(chosen, RunPlan(seconds, work, tuple(range(seeds))), out):
        shown = f"{row['cost']}" if row["audited"] else row["status"]
        typer.echo(
            f"{row['instance']:<24} seed {row['seed']}  cost {shown:>9}  bound {row['bound']}  {row['wall']} s"
        )


@app.command()
def compare(old: Path, new: Path) -> None:
    """Median costs of two results files, side by side."""
    typer.echo(compare_files(old, new).to_string(index=False))


@app.command()
def report(
    results: Path, out: Annotated[Path | None, typer.Option(help="page with all tables and figures")] = None
) -> None:
    """The tables of a results file, and with --out a page with gaps, phases and cost over time."""
    for table in (summary(results), against_published(results), means(results)):
        typer.echo(table.to_string(index=False) + "\n")
    if out is not None:
        typer.echo(str(write_page(results, out)))


@app.command("questions")
def ask(
    instance: Path,
    timetable: Path,
    exams: Annotated[int, typer.Option(min=1, help="exams of which effects and suggestions are asked")] = 8,
) -> None:
    """How long repair, suggestions, effects and explanations take about a timetable."""
    typer.echo(times(list(questions(instance, timetable, exams))).to_string(index=False))


if __name__ == "__main__":
    app()
