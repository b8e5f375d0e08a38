"""`exams solve`: decide a semester, audit it, write it, show it."""

import time
from pathlib import Path
from typing import Annotated

import typer

from models.text import Language, adopt, register, say
from scheduler.app.pins import Freeze, Settled
from scheduler.cli.policy_profile import Profile

register(
    {
        "help.solve": (
            "Solve an instance: both sessions of a semester together, or a public .exam or .stu file. "
            "Every answer is audited before it is written. Ctrl-C keeps the best one.\n\n"
            "Writes timetable.json, seats.csv, overlaps.csv, duties.csv, report.html and checkpoint.npz (and solution.sln for .exam,\n"
            "solution.sol for .stu).\n\n"
            "Exit codes: 0 done and audited, 2 bad input, 3 proven infeasible, 4 no solution in time, 70 bug.\n\n"
            "Example: exams solve instances/reseau-2023-24-s1 --seconds 60 --out out/demo",
            "Résoudre une instance : les deux sessions d'un semestre ensemble, ou un fichier public .exam ou .stu. "
            "Chaque réponse est vérifiée avant d'être écrite. Ctrl-C garde la meilleure.\n\n"
            "Écrit timetable.json, seats.csv, overlaps.csv, duties.csv, report.html et checkpoint.npz (et solution.sln pour .exam,\n"
            "solution.sol pour .stu).\n\n"
            "Codes de sortie : 0 fait et vérifié, 2 données fautives, 3 infaisabilité prouvée, "
            "4 pas de solution à temps, 70 anomalie.\n\n"
            "Exemple : exams solve instances/reseau-2023-24-s1 --seconds 60 --out out/demo",
        ),
        "help.solve.instance": (
            "instance (folder, .zip or .xlsx) or public .exam or .stu file",
            "instance (dossier, .zip ou .xlsx) ou fichier public .exam ou .stu",
        ),
        "help.solve.out": (
            "folder for the results (default: out/NAME)",
            "dossier des résultats (par défaut : out/NOM)",
        ),
        "help.solve.seconds": (
            "time limit, reading and compiling included (not reproducible); 60 if neither it nor --work "
            "is given",
            "limite de temps, lecture et préparation comprises (non reproductible) ; 60 sans elle ni --work",
        ),
        "help.solve.work": (
            "amount of search instead of seconds: reproducible, one worker",
            "quantité de recherche au lieu de secondes : reproductible, un seul fil",
        ),
        "help.solve.seed": ("seed of the search", "graine de la recherche"),
        "help.solve.workers": ("threads of CP-SAT", "fils de CP-SAT"),
        "help.solve.policy": (
            "policy profile for all centres instead of their own",
            "profil de règlement pour tous les centres, au lieu du leur",
        ),
        "help.solve.resume": (
            "go on from the checkpoint in the folder of the results, left by an earlier or killed solve",
            "reprendre au point de reprise du dossier des résultats, laissé par un calcul antérieur ou tué",
        ),
        "help.solve.periods": (
            "number of periods of a .stu file (default: the usual one for its name)",
            "nombre de périodes d'un fichier .stu (par défaut : le nombre usuel pour son nom)",
        ),
        "help.solve.base": (
            "stay close to this timetable, last year's for instance: a folder or timetable.json of ours, "
            "or .csv or .xlsx with exam (or unit, centre and session) and start",
            "rester proche de cet emploi du temps, celui de l'an dernier par exemple : dossier ou "
            "timetable.json, ou .csv ou .xlsx avec épreuve (ou ue, centre et session) et début",
        ),
        "help.solve.starts": (
            "impose these starts and decide only the rest: a folder or timetable.json of ours, or .csv or "
            ".xlsx with exam (or unit, centre and session), zone and start",
            "imposer ces débuts et ne décider que le reste : dossier ou timetable.json, ou .csv ou .xlsx "
            "avec épreuve (ou ue, centre et session), fuseau et début",
        ),
        "help.solve.centre": (
            "with --starts: only the people of this centre; exams merge joins the parts",
            "avec --starts : seulement les candidats de ce centre ; exams merge réunit les parties",
        ),
        "help.solve.pins": (
            "settled decisions (CSV or Excel: kind, exam, zone, start), besides the table pins of the instance",
            "décisions fixées (CSV ou Excel : nature, épreuve, fuseau, début), outre la table pins de l'instance",
        ),
        "help.solve.keep": (
            "a timetable that people know already: a folder or timetable.json of ours, or .csv or .xlsx "
            "with exam and start",
            "un emploi du temps déjà connu : dossier ou timetable.json, ou .csv ou .xlsx avec épreuve et début",
        ),
        "help.solve.freeze": (
            "with --keep, what may not change: published, every start (the default); convoked, every start, and "
            "another room than the one told costs; final, all that is still possible: starts, hosts, rooms, seats, "
            "transfers; free, nothing",
            "avec --keep, ce qui ne change plus : published, tous les débuts (par défaut) ; convoked, tous les "
            "débuts, et une autre salle que celle annoncée coûte ; final, tout ce qui reste possible : débuts, accueils, "
            "salles, places, accompagnements ; free, rien",
        ),
        "help.solve.release": (
            "with --keep: an exam or a candidate that the known timetable no longer binds (repeatable)",
            "avec --keep : une épreuve ou un candidat que l'emploi du temps connu ne lie plus (répétable)",
        ),
        "help.solve.as_json": ("one JSON object on stdout", "un objet JSON sur la sortie"),
        "solve.centre-needs-starts": (
            "--centre places the people of one centre under imposed starts; give --starts FILE too",
            "--centre place les candidats d'un centre sous des débuts imposés ; donnez aussi --starts FICHIER",
        ),
        "solve.freeze-needs-keep": (
            "--freeze and --release say how firm a known timetable is; give --keep TIMETABLE too",
            "--freeze et --release disent ce qui ne change plus d'un emploi du temps connu ; donnez aussi --keep",
        ),
        "solve.work-or-seconds": (
            "give --seconds or --work, not both",
            "donnez --seconds ou --work, pas les deux",
        ),
    }
)

INFEASIBLE, UNKNOWN = 3, 4
DEFAULT_SECONDS = 60.0


def solve(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    out: Annotated[Path | None, typer.Option("--out")] = None,
    seconds: Annotated[float | None, typer.Option("--seconds", min=1.0)] = None,
    work: Annotated[int | None, typer.Option("--work", min=1)] = None,
    seed: Annotated[int, typer.Option("--seed", min=0)] = 0,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64)] = 2,
    policy: Annotated[Profile | None, typer.Option("--policy")] = None,
    base: Annotated[Path | None, typer.Option("--base", metavar="TIMETABLE")] = None,
    starts: Annotated[Path | None, typer.Option("--starts", metavar="FILE")] = None,
    centre: Annotated[str | None, typer.Option("--centre", metavar="C")] = None,
    pins: Annotated[Path | None, typer.Option("--pins", metavar="FILE")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="TIMETABLE")] = None,
    freeze: Annotated[Freeze | None, typer.Option("--freeze")] = None,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="EXAM|CANDIDATE")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Solve an instance."""
    begun = time.time()
    language: Language = ctx.obj
    if seconds is not None and work is not None:
        raise typer.BadParameter(say("solve.work-or-seconds", language))
    if centre is not None and starts is None:
        raise typer.BadParameter(say("solve.centre-needs-starts", language))
    if (freeze not in (None, Freeze.FREE) or release) and keep is None:
        raise typer.BadParameter(say("solve.freeze-needs-keep", language))
    from instances import open_instance
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from scheduler.app.audit import based, require_sitters
    from scheduler.app.audit_pinned_starts import refusal
    from scheduler.app.checkpoint import FILE
    from scheduler.app.child import Settings
    from scheduler.app.infeasible_pins import blame
    from scheduler.app.result_folder import probe, tell, write
    from scheduler.app.solve import solve_in_child
    from scheduler.cli.progress import Ticker

    given = open_instance(instance, policy and policy.value, periods)
    if isinstance(given, Instance):
        require_sitters(given, instance)
        settled = Settled(pins, keep, freeze or Freeze.PUBLISHED, starts, centre, tuple(release or ()))
        given = settled.under(based(given, base))
        adopt(given.wording.speaker())
    limit = DEFAULT_SECONDS if seconds is None and work is None else seconds
    directory = out or Path("out") / given.name
    kept = directory / FILE
    if resume and not kept.is_file():
        raise InvalidInput((Issue(str(kept), 0, "", "", "resume.none"),))
    settings = Settings(limit, work, seed, workers if work is None else 1, begun, kept, resume)
    made = probe(directory)
    solved = refusal(given, begun, language)
    if solved is None:
        with Ticker(language) as ticker:
            solved = solve_in_child(given, settings, ticker)
        if isinstance(given, Instance):
            solved = blame(solved, given, language)
    if solved.timetable is None and made and not any(directory.iterdir()):
        directory.rmdir()
    page = write(directory, given, solved, seed, language) if solved.timetable is not None else None
    tell(solved, given, page, seed, language, as_json)
    if solved.timetable is None:
        raise typer.Exit(INFEASIBLE if solved.status == "infeasible" else UNKNOWN)
