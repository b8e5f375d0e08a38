"""`exams template`: an empty workbook that explains itself."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Language, register, say

register(
    {
        "help.template": (
            "Write an empty workbook: a sheet a table, help on every heading, lists to choose from, one "
            "example row.\n\nExample: exams template semester.xlsx",
            "Écrire un classeur vide : une feuille par table, une aide sur chaque en-tête, des listes de "
            "choix, une ligne d'exemple.\n\nExemple : exams --lang fr template semestre.xlsx",
        ),
        "help.template.target": (
            "the new .xlsx file; with --lang fr its headings are French",
            "le nouveau fichier .xlsx ; avec --lang fr ses en-têtes sont en français",
        ),
        "template.done": (
            "{target}: fill it in, then exams check {target}",
            "{target} : remplissez-le, puis exams check {target}",
        ),
        "template.ending": ("the name must end with .xlsx", "le nom doit finir par .xlsx"),
    }
)


def template(ctx: typer.Context, target: Annotated[Path, typer.Argument(metavar="OUT.xlsx")]) -> None:
    """Write an empty workbook."""
    from instances.io.help.template import write_template
    from models.issues import InvalidInput, Issue
    from scheduler.cli.output import out

    language: Language = ctx.obj
    if target.suffix.casefold() != ".xlsx":
        raise InvalidInput((Issue(str(target), 0, "", "", "template.ending"),))
    write_template(target, language)
    out().print(say("template.done", language, target=target))
