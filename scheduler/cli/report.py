"""`exams report`: the page that shows a timetable."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Language, register, say
from scheduler.app.pins import Freeze, Settled

register(
    {
        "help.report": (
            "Write report.html: one page that opens anywhere, with the timetable, its costs and findings.\n\n"
            "Example: exams report instances/reseau-2023-24-s1 out/demo --out out/demo",
            "Écrire report.html : une page qui s'ouvre partout, avec l'emploi du temps, ses coûts et constats."
            "\n\nExemple : exams report instances/reseau-2023-24-s1 out/demo --out out/demo",
        ),
        "help.report.periods": (
            "number of periods of a .stu file (default: the usual one for its name)",
            "nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)",
        ),
        "help.report.instance": (
            "instance (folder, .zip or .xlsx) or public .exam or .stu file",
            "instance (dossier, .zip ou .xlsx) ou fichier public .exam ou .stu",
        ),
        "help.report.timetable": (
            "folder or timetable.json (a public one also as .sln or .sol)",
            "dossier ou timetable.json (public : aussi .sln ou .sol)",
        ),
        "help.report.pins": (
            "settled decisions, as given to solve",
            "décisions fixées, comme données à solve",
        ),
        "help.report.keep": (
            "the timetable that people know already, as given to solve",
            "l'emploi du temps déjà connu, comme donné à solve",
        ),
        "help.report.release": (
            "an exam or a candidate released from it, as given to solve (repeatable)",
            "une épreuve ou un candidat qui en est libéré, comme donné à solve (répétable)",
        ),
        "help.report.freeze": (
            "what may not change of it, as given to solve",
            "ce qui n'en change plus, comme donné à solve",
        ),
        "help.report.base": (
            "the timetable it should stay close to, as given to solve",
            "l'emploi du temps dont il devait rester proche, comme donné à solve",
        ),
        "help.report.out": ("folder of the report", "dossier du rapport"),
        "report.done": (
            "Open {path} in a browser ({hard} hard findings, cost {cost}).",
            "Ouvrez {path} dans un navigateur (constats impératifs : {hard}, coût {cost}).",
        ),
    }
)


def report(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    out: Annotated[Path, typer.Option("--out")],
    base: Annotated[Path | None, typer.Option("--base", metavar="TIMETABLE")] = None,
    pins: Annotated[Path | None, typer.Option("--pins", metavar="FILE")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="TIMETABLE")] = None,
    freeze: Annotated[Freeze, typer.Option("--freeze")] = Freeze.PUBLISHED,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="EXAM|CANDIDATE")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
) -> None:
    """Write the report of a timetable."""
    from instances import load_solving
    from reports import write_report
    from scheduler.app.audit import judge, open_both
    from scheduler.cli import output as show

    language: Language = ctx.obj
    settled = Settled(pins, keep, freeze, release=tuple(release or ()))
    given, decided = open_both(instance, timetable, periods=periods, base=base, settled=settled)
    verdict, infos = judge(given, decided)
    path = write_report(out, given, decided, verdict, infos, load_solving(timetable), language)
    show.out().print(say("report.done", language, path=path, hard=verdict.hard, cost=verdict.cost))
