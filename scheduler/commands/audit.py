"""`exams audit`: the independent verdict on a timetable."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.text import Language, register, say
from scheduler.commands.profile import Profile
from scheduler.commands.settled import Freeze, Settled

if TYPE_CHECKING:
    from models.facts import Verdict
    from models.rules import RuleInfo

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
            "folder or timetable.json (a public one also as .sln or .sol)",
            "dossier ou timetable.json (public : aussi .sln ou .sol)",
        ),
        "help.audit.policy": (
            "policy profile for all centres instead of their own",
            "profil de règlement pour tous les centres, au lieu du leur",
        ),
        "help.audit.edited": (
            "accept seats.csv and overlaps.csv changed by hand since the solve",
            "accepter seats.csv et overlaps.csv modifiés à la main depuis le calcul",
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
        "help.audit.base": (
            "the timetable it should stay close to, as given to solve",
            "l'emploi du temps dont il devait rester proche, comme donné à solve",
        ),
        "help.audit.as_json": ("one JSON object on stdout", "un objet JSON sur la sortie"),
        "audit.clean": (
            "No hard rule is broken. Cost {cost}.",
            "Aucune règle impérative n'est enfreinte. Coût {cost}.",
        ),
        "audit.hard": (
            "{count} [breach|breaches] of hard rules. Cost {cost}.",
            "{count} [infraction|infractions] aux règles impératives. Coût {cost}.",
        ),
        "audit.rule": ("rule", "règle"),
        "audit.title": ("title", "intitulé"),
        "audit.findings": ("findings", "constats"),
        "audit.cost": ("cost", "coût"),
        "audit.more": (
            "… and {count} more [exam|exams] with findings of {rule}",
            "… et {count} [autre épreuve|autres épreuves] avec des constats de {rule}",
        ),
    }
)

SHOWN = 5
"""Exams told in words for one hard rule."""


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
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Audit a timetable."""
    from time import perf_counter

    from scheduler.commands.judge import judge, open_both
    from scheduler.commands.show import (
        decided_fields,
        err,
        say_what_is_decided,
        show_json,
        verdict_object,
    )

    begun = perf_counter()
    profile = policy and policy.value
    settled = Settled(pins, keep, freeze)
    given, decided = open_both(
        instance, timetable, profile, edited=edited, periods=periods, base=base, settled=settled
    )
    verdict, infos = judge(given, decided)
    if as_json:
        status = "hard-findings" if verdict.hard else "clean"
        seconds = perf_counter() - begun
        name, where = given.name, str(timetable)
        found = verdict_object(verdict, status=status, seconds=seconds, instance=name, timetable=where)
        show_json({**found, **decided_fields(given, verdict)})
    else:
        show_verdict(given, verdict, infos, ctx.obj)
        say_what_is_decided(given, verdict, ctx.obj, err())
    if verdict.hard:
        raise typer.Exit(1)


def show_verdict(
    given: object, verdict: "Verdict", infos: "tuple[RuleInfo, ...]", language: Language
) -> None:
    """The rules with their findings and cost, then the breaches of hard rules in words, exam by exam."""
    from rich.table import Table

    from scheduler.commands.show import out
    from scheduler.commands.told import Teller

    console, teller = out(), Teller(given, language)
    counts = verdict.findings["rule"].value_counts()
    table = Table(box=None, pad_edge=False)
    for name in ("rule", "title", "findings", "cost"):
        right = name in ("findings", "cost")
        table.add_column(say(f"audit.{name}", language), justify="right" if right else "left")
    for info in infos:
        count = int(counts.get(info.id, 0))
        cost = str(verdict.costs.get(info.id, "")) if info.kind == "soft" else ""
        style = "red" if info.kind == "hard" and count else None
        table.add_row(info.id, info.name(language), str(count), cost, style=style)
    console.print(table)
    for info in infos:
        rows = verdict.findings[verdict.findings["rule"] == info.id]
        if info.kind == "soft" or not len(rows):
            continue
        for line in islice(teller.lines(info, rows), SHOWN):
            console.print(f"{info.id} ({info.cite(language)}): {line}")
        exams = rows["exam"].nunique()
        if exams > SHOWN:
            console.print(say("audit.more", language, count=exams - SHOWN, rule=info.id))
    key = "audit.hard" if verdict.hard else "audit.clean"
    style = "bold red" if verdict.hard else "bold green"
    console.print(say(key, language, count=verdict.hard, cost=verdict.cost), style=style)
