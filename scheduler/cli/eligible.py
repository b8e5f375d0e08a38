"""`exams eligible`: who may sit which exam, and if not, why not."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.articles import article_text
from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 12
"""Rows that are printed of each reason; the others are counted."""


def eligible(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path | None, typer.Argument()] = None,
    candidate: Annotated[str | None, typer.Option("--candidate", metavar="ID")] = None,
    exam: Annotated[str | None, typer.Option("--exam", metavar="ID")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    withdrawals: Annotated[Path | None, typer.Option("--withdrawals", metavar="FILE.csv")] = None,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Say who may sit."""
    from models.issues import InvalidInput, Issue
    from scheduler.app.eligible import eligible as run
    from scheduler.app.eligible import write_withdrawals
    from scheduler.app.regulation import articles
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester
    from scheduler.cli.typed_values import typed_day

    semester = our_semester(instance, catalogue_from(rules), refusal="eligible-public")
    if candidate is not None and candidate not in set(semester.candidates["id"]):
        raise InvalidInput((Issue("--candidate", 0, "", candidate, "eligible-no-candidate"),))
    if exam is not None and exam not in {str(e.id) for e in semester.exams}:
        raise InvalidInput((Issue("--exam", 0, "", exam, "eligible-no-exam"),))
    messages: Messages = ctx.obj.messages(semester)
    found = run(semester, timetable, today=typed_day("--today", today) if today else None)
    rows = found.rows
    if candidate is not None:
        rows = rows[rows["candidate"] == candidate]
    if exam is not None:
        rows = rows[rows["exam"] == exam]
    written = None if withdrawals is None else write_withdrawals(semester, found, withdrawals)
    if as_json:
        told = {"bars": found.counted("bar"), "remarks": found.counted("remark")}
        listed = [_row(*row) for row in rows.itertuples(index=False, name=None)]
        shown = {
            **told,
            "articles": articles(rule for one in listed for rule in one["rules"]),
            "falls_away": len(found.falls_away),
            "written": written,
            "rows": listed,
        }
        show_json({"status": OK, "instance": semester.name, **shown})
        return
    out().print(messages.say("eligible-total", may=int(rows["may_sit"].sum()), all=len(rows)), style="bold")
    for column in ("bar", "remark"):
        for name, part in rows[rows[column] != ""].groupby(column, sort=True):
            for line in _lines(str(name), column, part, messages, len(rows) if candidate or exam else SHOWN):
                out().print(line)
    if candidate is not None:
        free = rows[(rows["may_sit"]) & (rows["remark"] == "")]
        for name in free["exam"]:
            out().print(messages.say("eligible-may", exam=name))
    if len(found.falls_away) and written is None:
        out().print(messages.say("eligible-falls-away", count=len(found.falls_away)))
    if written is not None:
        out().print(messages.say("eligible-written", count=written, file=str(withdrawals)))


def _row(candidate: str, exam: str, session: int, may_sit: bool, bar: str, remark: str) -> dict[str, Any]:
    from scheduler.eligibility.eligibility import ARTICLES

    return {
        "candidate": candidate,
        "exam": exam,
        "session": int(session),
        "may_sit": bool(may_sit),
        "bar": bar or None,
        "remark": remark or None,
        "rules": [ARTICLES[name] for name in (bar, remark) if name],
    }


def _lines(name: str, column: str, part: "pd.DataFrame", messages: Messages, most: int) -> list[str]:
    """The reason with its article and count, then the first who have it."""
    from scheduler.app.regulation import cited
    from scheduler.eligibility.eligibility import ARTICLES

    said = messages.say(f"eligible-{column}-{name}")
    article = article_text(cited([ARTICLES[name]]), messages)
    lines = [messages.say("eligible-reason", reason=said, article=article, count=len(part))]
    pairs = zip(part["candidate"].head(most), part["exam"].head(most), strict=True)
    listed = ", ".join(f"{candidate} · {exam}" for candidate, exam in pairs)
    return [*lines, f"  {listed}{', …' if len(part) > most else ''}"]
