"""`exams generate`: an invented instance of a profile, the same for the same seed."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Language, register, say

register(
    {
        "help.generate": (
            "Generate an instance with a README: same profile and seed, same bytes.\n\n"
            "Profiles: reseau-2023-24-s1, paca-2023-24-s1, calendrier-2023-24-s2, petit-reseau.\n\n"
            "Example: exams generate reseau-2023-24-s1 --seed 1 --out out/generated",
            "Générer une instance avec un README : même profil et même graine, mêmes octets.\n\n"
            "Profils : reseau-2023-24-s1, paca-2023-24-s1, calendrier-2023-24-s2, petit-reseau.\n\n"
            "Exemple : exams generate reseau-2023-24-s1 --seed 1 --out out/generated",
        ),
        "help.generate.profile": ("name of a profile", "nom d'un profil"),
        "help.generate.force": (
            "replace the instance that is in the folder",
            "remplacer l'instance qui est dans le dossier",
        ),
        "help.generate.seed": ("seed of the random draws", "graine des tirages"),
        "help.generate.out": ("folder of the instance", "dossier de l'instance"),
        "generate.unknown": (
            "no such profile; use one of {known}",
            "profil inconnu ; choisissez parmi {known}",
        ),
        "generate.done": (
            "{name} written to {path}: {exams} exams, {candidates} candidates. README.md says what is invented.",
            "{name} écrite dans {path} : {exams} épreuves, {candidates} candidats. README.md dit ce qui est inventé.",
        ),
    }
)


def generate(
    ctx: typer.Context,
    profile: Annotated[str, typer.Argument()],
    out: Annotated[Path, typer.Option("--out")],
    seed: Annotated[int, typer.Option("--seed", min=0)] = 1,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Generate an instance."""
    from instances.generator import PROFILES
    from instances.generator.folder import generate_folder
    from models.issues import InvalidInput, Issue
    from scheduler.cli import output as show

    language: Language = ctx.obj
    if profile not in PROFILES:
        known = (("known", ", ".join(PROFILES)),)
        raise InvalidInput((Issue("PROFILE", 0, "profile", profile, "generate.unknown", known),))
    made = generate_folder(profile, seed, out, force=force)
    sizes = {"exams": len(made.exams), "candidates": len(made.candidates)}
    show.out().print(say("generate.done", language, name=made.name, path=out, **sizes))
