"""`exams convert`: the same data in another form, or the extract of another system in ours."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Language, register, say

register(
    {
        "help.convert": (
            "Convert an instance between folder, Excel workbook and zip, or bring in extracts of other "
            "systems.\n\nExample: exams convert instances/tiny tiny.xlsx",
            "Convertir une instance entre dossier, classeur Excel et zip, ou intégrer les extractions "
            "d'autres systèmes.\n\nExemple : exams convert instances/tiny tiny.xlsx",
        ),
        "help.convert.source": (
            "folder, .xlsx, .zip or .json; with --map also one .csv or .txt extract",
            "dossier, .xlsx, .zip ou .json ; avec --map aussi une extraction .csv ou .txt",
        ),
        "help.convert.target": (
            "new .xlsx, .zip or .json file (one object, for other programs), or a folder",
            "nouveau fichier .xlsx, .zip ou .json (un objet, pour d'autres programmes), ou un dossier",
        ),
        "help.convert.mapping": (
            "column mapping (TOML), or one of ours: apogee-registrations, hyperplanning-rooms",
            "correspondance de colonnes (TOML), ou l'une des nôtres : apogee-registrations, hyperplanning-rooms",
        ),
        "help.convert.as_json": (
            "one JSON object on stdout: rows by table, or the problems",
            "un objet JSON sur la sortie : lignes par table, ou les problèmes",
        ),
        "convert.done": ("{target}: {tables}", "{target} : {tables}"),
        "convert.missing": (
            "A part of an instance; it still needs: {tables}",
            "Une partie d'instance ; il manque encore : {tables}",
        ),
    }
)


def convert(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument()],
    target: Annotated[Path, typer.Argument()],
    mapping: Annotated[Path | None, typer.Option("--map")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Convert an instance."""
    from instances.io.semester.convert import convert as run
    from scheduler.cli.output import issue_rows, out, show_issues, show_json

    language: Language = ctx.obj
    done = run(source, target, mapping)
    missing = [] if (target / "instance.toml").is_file() else list(done.missing)
    if as_json:
        rows = issue_rows(done.warnings, language)
        found = {"status": "ok", "target": str(target), "rows": dict(done.rows), "missing": missing}
        show_json({**found, "problems": rows})
        return
    show_issues(done.warnings, language)
    tables = ", ".join(f"{name} {rows}" for name, rows in done.rows.items())
    out().print(say("convert.done", language, target=target, tables=tables), style="bold")
    if missing:
        out().print(say("convert.missing", language, tables=", ".join(missing)))
