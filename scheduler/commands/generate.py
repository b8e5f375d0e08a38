"""`exams generate`: an invented instance of a profile, the same for the same seed."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Language, register, say

register(
    {
        "help.generate": (
            "Generate an instance: same profile and seed, same bytes.\n\n"
            "Example: exams generate reseau-2023-24-s1 --seed 1 --out out/generated",
            "Générer une instance : même profil et même graine, mêmes octets.\n\n"
            "Exemple : exams generate reseau-2023-24-s1 --seed 1 --out out/generated",
        ),
        "help.generate.profile": (
            "name of a profile; a wrong one lists them",
            "nom d'un profil ; un nom inconnu les fait lister",
        ),
        "help.generate.seed": ("seed of the random draws", "graine des tirages"),
        "help.generate.out": ("folder of the instance", "dossier de l'instance"),
        "generate.unknown": (
            "no such profile; use one of {known}",
            "profil inconnu ; choisissez parmi {known}",
        ),
        "generate.done": ("Written: {path}", "Écrit : {path}"),
    }
)


def generate(
    ctx: typer.Context,
    profile: Annotated[str, typer.Argument()],
    out: Annotated[Path, typer.Option("--out")],
    seed: Annotated[int, typer.Option("--seed", min=0)] = 1,
) -> None:
    """Generate an instance."""
    from instances import generator
    from models.problems import BadInputError, Problem
    from scheduler.commands import show

    language: Language = ctx.obj
    if profile not in generator.PROFILES:
        known = (("known", ", ".join(generator.PROFILES)),)
        raise BadInputError((Problem("PROFILE", 0, "profile", profile, "generate.unknown", known),))
    generator.generate(profile, seed, out)
    show.out().print(say("generate.done", language, path=out))
