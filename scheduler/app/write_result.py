"""What a solve leaves behind: the files of an audited timetable, and the result in words or JSON."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.status import Status
from models.text import Messages

if TYPE_CHECKING:
    from models.instance import Instance
    from models.public import PublicInstance
    from scheduler.app.conflicts import Conflict
    from scheduler.app.result import Result
    from scheduler.app.save_result import SavedResult


def probe(directory: Path) -> bool:
    """Make the folder and see that it can be written to, before the long work; True if it is new.

    Raises OSError, which says what the file system objects to.
    """
    import tempfile

    new = not directory.exists()
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=directory):
        return new


def tell(
    solved: "Result",
    given: "Instance | PublicInstance",
    saved: "SavedResult | None",
    seed: int,
    messages: Messages,
    as_json: bool,
) -> None:
    """The result in words on stderr, or one JSON object on stdout."""
    from scheduler.app.versions import versions
    from scheduler.cli.output import err, show_json
    from scheduler.cli.verdict import show_verdict, verdict_object

    console = err()
    if solved.died:
        console.print(messages.say("solve-died"), style="yellow")
    if solved.interrupted and saved is not None:
        words = {"seconds": solved.seconds, "cost": saved.record.cost, "folder": saved.folder}
        console.print(messages.say("solve-stopped", **words))
    if solved.verdict is None or saved is None:
        kind = "infeasible" if solved.status is Status.INFEASIBLE else "unknown"
        told = _conflicts(given, solved.reason, messages)
        lines = [one.sentence if one else line for one, line in zip(told, solved.reason, strict=True)]
        console.print(messages.say(f"solve-{kind}"), *lines, sep="\n  ")
        for line in _rules_named(given, solved.reason, messages):
            console.print(line)
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
                    "seed": seed,
                    "reason": list(solved.reason),
                    "conflicts": [one.fields(messages) for one in told if one],
                    "versions": versions(),
                }
            )
        return
    if as_json:
        result = verdict_object(
            given,
            solved.verdict,
            status=solved.status,
            seconds=solved.seconds,
            timetable=str(saved.folder / "timetable.json"),
            bound=solved.bound,
            seed=seed,
        )
        show_json(result | {"state": str(saved.record.state), "current": saved.current})
        return
    from scheduler.app.catalogue import rules_of

    show_verdict(given, solved.verdict, rules_of(given), messages)
    console.print(
        messages.say(
            "solve-done",
            status=messages.say(f"solve-status-{solved.status}"),
            cost=solved.verdict.cost,
            bound=solved.bound,
            seconds=solved.seconds,
            path=saved.page or saved.folder,
        )
    )


def _conflicts(
    given: "Instance | PublicInstance", reason: Sequence[str], messages: Messages
) -> "tuple[Conflict | None, ...]":
    """What each line of the reason says; a public instance has no names to add."""
    from models.public import PublicInstance
    from scheduler.app.catalogue import rules_of
    from scheduler.app.conflicts import conflicts

    if isinstance(given, PublicInstance):
        return (None,) * len(reason)
    return conflicts(given, reason, rules_of(given), messages)


def _rules_named(
    given: "Instance | PublicInstance", reason: Sequence[str], messages: Messages
) -> Iterator[str]:
    """The rules a reason names by id, each with its title and article."""
    from scheduler.app.catalogue import rules_of

    named = {word for line in reason for word in re.findall(r"[a-z]+(?:-[a-z]+)*", line)}
    for info in rules_of(given):
        if info.id in named:
            yield messages.say(
                "solve-rule",
                id=info.id,
                title=info.name(messages.language),
                article=info.cite(messages.language),
            )
