"""`exams check`: every issue of the data at once, or what was read."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.text import Language, adopt, register, say

if TYPE_CHECKING:
    from models.instance import Instance
    from models.issues import Issue
    from models.public import PublicInstance

register(
    {
        "help.check": (
            "Check an instance: every data problem at once, with file, line, column and what to do.\n\n"
            "Example: exams check instances/reseau-2023-24-s1",
            "Contrôler une instance : tous les problèmes de données d'un coup, avec fichier, ligne, colonne "
            "et remède.\n\nExemple : exams check instances/reseau-2023-24-s1",
        ),
        "help.check.periods": (
            "number of periods of a .stu file (default: the usual one for its name)",
            "nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)",
        ),
        "help.check.instance": (
            "folder with instance.toml and its CSV tables, the same as .zip, .xlsx or .json, or a public .exam or .stu file",
            "dossier avec instance.toml et ses tables CSV, le même en .zip, .xlsx ou .json, ou fichier public .exam ou .stu",
        ),
        "help.check.as_json": (
            "one JSON object on stdout: what was read, or the problems",
            "un objet JSON sur la sortie : ce qui a été lu, ou les problèmes",
        ),
        "help.check.marked": (
            "also write a new .xlsx copy of the data, its faulty cells coloured and commented",
            "écrire aussi une nouvelle copie .xlsx des données, cellules fautives colorées et commentées",
        ),
        "check.marked": (
            "{count} [problem|problems] in {files} [file|files], marked in {marked}.",
            "{count} [problème marqué|problèmes marqués] dans {files} [fichier|fichiers], voyez {marked}.",
        ),
        "check.marked-public": (
            "a public instance has no cells to mark; leave out --marked",
            "une instance publique n'a pas de cellules à marquer ; retirez --marked",
        ),
        "check.marked-ending": (
            "the marked copy must end with .xlsx",
            "la copie marquée doit finir par .xlsx",
        ),
        "check.errors": (
            "{count} [error|errors] in {files} [file|files]; correct [it|them] and check again "
            "(--marked OUT.xlsx colours the faulty cells of a copy).",
            "{count} [erreur|erreurs] dans {files} [fichier|fichiers] ; corrigez-[la|les] et contrôlez de nouveau "
            "(--marked SORTIE.xlsx colore les cellules fautives d'une copie).",
        ),
        "check.good": (
            "{name}: no error, {warnings} [warning|warnings]; ready for exams solve.",
            "{name} : aucune erreur, {warnings} [avertissement|avertissements] ; prêt pour exams solve.",
        ),
        "check.nobody": (
            "{name}: no error, {warnings} [warning|warnings]; nobody sits anything, so there is nothing to solve yet.",
            "{name} : aucune erreur, {warnings} [avertissement|avertissements] ; personne ne compose, il n'y a encore rien à résoudre.",
        ),
        "check.session": (
            "session {number}, {first} to {last}: {exams} [exam|exams], {sits} [seat|seats] to give",
            "session {number}, du {first} au {last} : {exams} [épreuve|épreuves], {sits} [place|places] à attribuer",
        ),
        "check.counts": (
            "{candidates} [candidate|candidates], {registrations} [registration|registrations]; "
            "{centres} [centre|centres], {sites} [site|sites], {rooms} [room|rooms] with {seats} [seat|seats], "
            "{staff} staff",
            "{candidates} [candidat|candidats], {registrations} [inscription|inscriptions] ; "
            "{centres} [centre|centres], {sites} [site|sites], {rooms} [salle|salles] et {seats} [place|places], "
            "{staff} [personne|personnes] pour surveiller",
        ),
        "check.public": (
            "{exams} exams, {candidates} candidates, {registrations} registrations, {periods} periods, "
            "{rooms} rooms with {seats} seats",
            "{exams} épreuves, {candidates} candidats, {registrations} inscriptions, {periods} périodes, "
            "{rooms} salles de {seats} places",
        ),
    }
)


def check(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    marked: Annotated[Path | None, typer.Option("--marked", metavar="OUT.xlsx")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check an instance."""
    from instances import examine, open_instance
    from instances.io.semester.any_format import PUBLIC
    from models.public import PublicInstance
    from scheduler.cli.output import count_issues, issue_rows, out, show_issues, show_json

    language: Language = ctx.obj
    issues: Sequence[Issue] = ()
    if marked is not None:
        _mark(instance, marked, language)
    given: Instance | PublicInstance | None
    if instance.suffix in PUBLIC or periods is not None:
        given = open_instance(instance, None, periods)
    else:
        given, issues = examine(instance)
    if given is None:
        if as_json:
            show_json({"status": "bad-input", "problems": issue_rows(issues, language)})
        closing = "check.errors" if marked is None else "check.marked"
        show_issues(issues, language, closing, marked=marked)
        raise typer.Exit(2)
    sizes = _sizes(given)
    if as_json:
        rows = issue_rows(issues, language)
        warnings = count_issues(issues)
        show_json({"status": "ok", "instance": given.name, **sizes, "warnings": warnings, "problems": rows})
        return
    adopt(given.wording.speaker() if not isinstance(given, PublicInstance) else None)
    show_issues(issues, language)
    warnings = count_issues(issues)
    closing = "check.good" if sizes.get("sits", 1) else "check.nobody"
    out().print(say(closing, language, name=given.name, warnings=warnings), style="bold")
    for line in _read(given, sizes, language):
        out().print(line)


def _read(given: "Instance | PublicInstance", sizes: Mapping[str, int], language: Language) -> Iterator[str]:
    """What was read, a line a session."""
    from models.public import PublicInstance

    if isinstance(given, PublicInstance):
        yield say("check.public", language, **sizes)
        return
    exams = given.exam_frame["session"].value_counts()
    sits = given.sits["session"].value_counts()
    for session in given.sessions:
        yield say(
            "check.session",
            language,
            number=session.number,
            first=session.first_day,
            last=session.last_day,
            exams=int(exams.get(session.number, 0)),
            sits=int(sits.get(session.number, 0)),
        )
    yield say("check.counts", language, **sizes)


def _mark(instance: Path, marked: Path, language: Language) -> None:
    """Write the marked copy, whatever is wrong with the data."""
    from instances.io.help.marked_copy import write_marked
    from instances.io.semester.any_format import PUBLIC
    from models.issues import InvalidInput, Issue

    if instance.suffix in PUBLIC:
        raise InvalidInput((Issue(str(instance), 0, "", "", "check.marked-public"),))
    if marked.suffix.casefold() != ".xlsx":
        raise InvalidInput((Issue(str(marked), 0, "", "", "check.marked-ending"),))
    write_marked(instance, marked, language)


def _sizes(given: object) -> dict[str, int]:
    from models.instance import Instance
    from models.public import PublicInstance

    if isinstance(given, Instance):
        return {
            "centres": len(given.centres),
            "sites": len(given.sites),
            "rooms": len(given.rooms),
            "seats": sum(room.seats for room in given.rooms),
            "exams": len(given.exams),
            "candidates": len(given.candidates),
            "registrations": len(given.registrations),
            "staff": len(given.staff),
            "sits": len(given.sits),
        }
    assert isinstance(given, PublicInstance)  # noqa: S101  (the only other kind)
    return {
        "exams": given.n_exams,
        "candidates": int(given.sits["candidate"].nunique()),
        "registrations": len(given.sits),
        "periods": len(given.periods),
        "rooms": len(given.rooms),
        "seats": int(given.rooms["seats"].sum()),
    }
