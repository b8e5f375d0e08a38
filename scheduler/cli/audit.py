"""`exams audit`: the independent verdict on a timetable."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import register, say
from scheduler.app.pins import Freeze, Settled
from scheduler.cli.policy_profile import Profile

register(
    {
        "help.audit": (
            "Audit a timetable: every rule again, from the instance and the timetable alone. "
            "Exit code 1 if a hard rule is broken.\n\n"
            "Example: exams audit instances/reseau-2023-24-s1 out/demo",
            "Vérifier un emploi du temps : toutes les règles, à partir de l'instance et de l'emploi du temps "
            "seuls. Code de sortie 1 si une règle impérative est enfreinte.\n\n"
            "Exemple : exams audit instances/reseau-2023-24-s1 out/demo",
        ),
        "help.audit.periods": (
            "number of periods of a .stu file (default: the usual one for its name)",
            "nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)",
        ),
        "help.audit.instance": (
            "instance (folder, .zip or .xlsx) or public .exam or .stu file",
            "instance (dossier, .zip ou .xlsx) ou fichier public .exam ou .stu",
        ),
        "help.audit.timetable": (
            "folder, timetable.json, or a table of starts made by hand (.csv, .xlsx); public: also .sln or .sol",
            "dossier, timetable.json ou tableau de débuts fait à la main (.csv, .xlsx) ; public : aussi .sln ou .sol",
        ),
        "help.audit.policy": (
            "policy profile for all centres instead of their own",
            "profil de règlement pour tous les centres, au lieu du leur",
        ),
        "help.audit.edited": (
            "accept seats.csv, overlaps.csv and duties.csv changed by hand since the solve",
            "accepter seats.csv, overlaps.csv et duties.csv modifiés à la main depuis le calcul",
        ),
        "help.audit.pins": (
            "settled decisions, as given to solve",
            "décisions fixées, comme données à solve",
        ),
        "help.audit.keep": (
            "the timetable that people know already, as given to solve",
            "l'emploi du temps déjà connu, comme donné à solve",
        ),
        "help.audit.freeze": (
            "what may not change of it, as given to solve",
            "ce qui n'en change plus, comme donné à solve",
        ),
        "help.audit.release": (
            "an exam or a candidate released from it, as given to solve (repeatable)",
            "une épreuve ou un candidat qui en est libéré, comme donné à solve (répétable)",
        ),
        "help.audit.base": (
            "the timetable it should stay close to, as given to solve",
            "l'emploi du temps dont il devait rester proche, comme donné à solve",
        ),
        "audit.handmade": (
            "A table of starts: rooms and staff are left aside, and every overlap counts as unresolved.",
            "Un tableau de débuts : salles et personnel sont laissés de côté, et tout chevauchement compte "
            "comme non résolu.",
        ),
        "help.audit.as_json": ("one JSON object on stdout", "un objet JSON sur la sortie"),
    }
)


def audit(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    policy: Annotated[Profile | None, typer.Option("--policy")] = None,
    edited: Annotated[bool, typer.Option("--edited")] = False,
    base: Annotated[Path | None, typer.Option("--base", metavar="TIMETABLE")] = None,
    pins: Annotated[Path | None, typer.Option("--pins", metavar="FILE")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="TIMETABLE")] = None,
    freeze: Annotated[Freeze, typer.Option("--freeze")] = Freeze.PUBLISHED,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="EXAM|CANDIDATE")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Audit a timetable."""
    from time import perf_counter

    from scheduler.app.audit import judge, open_both
    from scheduler.app.starts_table import TABLES
    from scheduler.cli.output import err, show_json
    from scheduler.cli.verdict import show_verdict, verdict_object

    begun = perf_counter()
    profile = policy and policy.value
    settled = Settled(pins, keep, freeze, release=tuple(release or ()))
    given, decided = open_both(
        instance, timetable, profile, edited=edited, periods=periods, base=base, settled=settled
    )
    verdict, infos = judge(given, decided)
    if as_json:
        status = "hard-findings" if verdict.hard else "clean"
        seconds = perf_counter() - begun
        where = str(timetable)
        found = verdict_object(given, verdict, status=status, seconds=seconds, timetable=where)
        show_json(found)
    else:
        show_verdict(given, verdict, infos, ctx.obj)
        if timetable.suffix.casefold() in TABLES:
            err().print(say("audit.handmade", ctx.obj), style="yellow")
    if verdict.hard:
        raise typer.Exit(1)
