"""`exams solve`: decide a semester, audit it, write it, show it."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.text import Language, adopt, register, say
from scheduler.commands.profile import Profile

if TYPE_CHECKING:
    from models.instance import Instance
    from models.public import PublicInstance
    from scheduler.commands.solving import Solved
    from scheduler.commands.worker import Settings

register(
    {
        "help.solve": (
            "Solve an instance: both sessions of a semester together, or a public .exam or .stu file. "
            "Every answer is audited before it is written. Ctrl-C keeps the best one.\n\n"
            "Writes timetable.json, seats.csv, overlaps.csv and report.html (and solution.sln for .exam, solution.sol for .stu).\n\n"
            "Exit codes: 0 done and audited, 2 bad input, 3 proven infeasible, 4 no solution in time, 70 bug.\n\n"
            "Example: exams solve instances/reseau-2023-24-s1 --seconds 60 --out out/demo",
            "Résoudre une instance : les deux sessions d'un semestre ensemble, ou un fichier public .exam ou .stu. "
            "Chaque réponse est vérifiée avant d'être écrite. Ctrl-C garde la meilleure.\n\n"
            "Écrit timetable.json, seats.csv, overlaps.csv et report.html (et solution.sln pour .exam, solution.sol pour .stu).\n\n"
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
            "time limit, reading and compiling included (not reproducible)",
            "limite de temps, lecture et préparation comprises (non reproductible)",
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
        "help.solve.as_json": ("one JSON object on stdout", "un objet JSON sur la sortie"),
        "solve.done": (
            "{status}: cost {cost}, bound {bound}, {seconds:.0f} s. Open {path}.",
            "{status} : coût {cost}, borne {bound}, {seconds:.0f} s. Ouvrez {path}.",
        ),
        "solve.stopped": (
            "Stopped: the best audited timetable is kept.",
            "Arrêté : le meilleur emploi du temps vérifié est gardé.",
        ),
        "solve.died": (
            "The search process ended early (killed, or out of memory).",
            "Le processus de recherche s'est arrêté avant la fin (tué, ou mémoire épuisée).",
        ),
        "solve.infeasible": ("Proven infeasible.", "Infaisabilité prouvée."),
        "solve.unknown": ("No timetable within the budget.", "Pas d'emploi du temps dans le budget."),
        "solve.work-or-seconds": (
            "give --seconds or --work, not both",
            "donnez --seconds ou --work, pas les deux",
        ),
        "status.optimal": ("Proven optimal", "Optimal, prouvé"),
        "status.feasible": ("Feasible, audited", "Faisable, vérifié"),
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
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Solve an instance."""
    begun = time.time()
    language: Language = ctx.obj
    if seconds is not None and work is not None:
        raise typer.BadParameter(say("solve.work-or-seconds", language))
    from instances import open_instance
    from models.instance import Instance
    from scheduler.commands.judge import based, require_sitters
    from scheduler.commands.solving import solve_in_child
    from scheduler.commands.ticker import Ticker
    from scheduler.commands.worker import Settings

    given = open_instance(instance, policy and policy.value, periods)
    if isinstance(given, Instance):
        require_sitters(given, instance)
        given = based(given, base)
        adopt(given.wording.speaker())
    limit = DEFAULT_SECONDS if seconds is None and work is None else seconds
    settings = Settings(limit, work, seed, workers if work is None else 1, begun)
    directory = out or Path("out") / given.name
    made = probe(directory)
    with Ticker(language) as ticker:
        solved = solve_in_child(given, settings, ticker)
    if solved.timetable is None and made:
        directory.rmdir()
    page = write(directory, given, solved, settings, language) if solved.timetable is not None else None
    _tell(solved, given, page, settings, language, as_json)
    if solved.timetable is None:
        raise typer.Exit(INFEASIBLE if solved.status == "infeasible" else UNKNOWN)


def probe(directory: Path) -> bool:
    """Make the folder and see that it can be written to, before the long work; True if it is new.

    Raises OSError, which says what the file system objects to.
    """
    import tempfile

    new = not directory.exists()
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=directory):
        return new


def write(
    directory: Path,
    given: "Instance | PublicInstance",
    solved: "Solved",
    settings: "Settings",
    language: Language,
) -> Path:
    """Write everything that belongs to an audited timetable; returns the page."""
    from instances import save_solving, save_timetable
    from instances.itc2007 import write_sln
    from instances.toronto_solution import write_sol
    from models.public import PublicInstance
    from reports import write_report
    from scheduler.commands.judge import rules_of

    if solved.timetable is None or solved.verdict is None:
        raise AssertionError("nothing to write")
    audited = {"hard": solved.verdict.hard, "cost": solved.verdict.cost, "costs": dict(solved.verdict.costs)}
    save_timetable(directory, solved.timetable, audited)
    save_solving(directory, solved.solving(settings.seed))
    if isinstance(given, PublicInstance):
        form, name = (write_sol, "solution.sol") if given.codes else (write_sln, "solution.sln")
        form(directory / name, solved.timetable, given)
    infos = rules_of(given)
    return write_report(
        directory, given, solved.timetable, solved.verdict, infos, solved.solving(settings.seed), language
    )


def _tell(
    solved: "Solved",
    given: "Instance | PublicInstance",
    page: Path | None,
    settings: "Settings",
    language: Language,
    as_json: bool,
) -> None:
    """The result in words on stderr, or one JSON object on stdout."""
    from scheduler.commands.show import (
        decided_fields,
        err,
        say_what_is_decided,
        show_json,
        verdict_object,
        versions,
    )

    console = err()
    if solved.died:
        console.print(say("solve.died", language), style="yellow")
    if solved.interrupted and page is not None:
        console.print(say("solve.stopped", language))
    if solved.verdict is None or page is None:
        kind = "infeasible" if solved.status == "infeasible" else "unknown"
        console.print(say(f"solve.{kind}", language), *solved.reason, sep="\n  ")
        if as_json:
            show_json(
                {
                    "status": solved.status,
                    "cost": None,
                    "bound": solved.bound,
                    "gap": None,
                    "seconds": round(solved.seconds, 3),
                    "costs": {},
                    "findings": None,
                    "instance": given.name,
                    "timetable": None,
                    "seed": settings.seed,
                    "reason": list(solved.reason),
                    "versions": versions(),
                }
            )
        return
    if as_json:
        result = verdict_object(
            solved.verdict,
            status=solved.status,
            seconds=solved.seconds,
            instance=given.name,
            timetable=str(page.with_name("timetable.json")),
            bound=solved.bound,
            seed=settings.seed,
        )
        show_json({**result, **decided_fields(given, solved.verdict)})
        return
    from scheduler.commands.audit import show_verdict
    from scheduler.commands.judge import rules_of

    show_verdict(solved.verdict, rules_of(given), language)
    say_what_is_decided(given, solved.verdict, language, console)
    console.print(
        say(
            "solve.done",
            language,
            status=say(f"status.{solved.status}", language),
            cost=solved.verdict.cost,
            bound=solved.bound,
            seconds=solved.seconds,
            path=page,
        )
    )
