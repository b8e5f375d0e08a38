"""What commands print: human text in the language asked for, or one JSON object on stdout."""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from models.issues import Issue
from models.neutral_text import json_text, terminal_text
from models.text import Messages

if TYPE_CHECKING:
    from rich.console import Console


SHOWN = 10
"""Problems of one kind that are printed in full; the rest is counted."""


def out() -> "Console":
    """Where results go."""
    return _console(sys.stdout)


def err() -> "Console":
    """Where issues and progress go."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> "Console":
    from rich.console import Console
    from rich.text import Text

    class HarmlessConsole(Console):
        """A console that shows text which users gave and never obeys it."""

        def render_str(self, text: str, **how: Any) -> Text:
            return super().render_str(terminal_text(text, self.encoding), **how)

    patient: Any = PatientStream(stream)
    width = None if is_terminal(stream) else 160
    return HarmlessConsole(
        file=patient, markup=False, highlight=False, emoji=False, soft_wrap=True, width=width
    )


class PatientStream:
    """A standard stream whose loss costs its text and nothing else: closed, full, or nobody reads it any more."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = getattr(stream, "encoding", None) or "ascii"

    def write(self, text: str) -> None:
        write_line(self._stream, text)

    def flush(self) -> None:
        """Nothing waits: every write is flushed."""

    def isatty(self) -> bool:
        return is_terminal(self._stream)


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at the stream; a closed one, or none at all, is no terminal."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError, OSError):
        return False


def show_json(content: Mapping[str, Any] | Sequence[Any]) -> None:
    """One JSON value on stdout, nothing else; ASCII where stdout cannot say more."""
    ascii_only = not (sys.stdout.encoding or "").casefold().replace("-", "").startswith("utf8")
    text = json.dumps(content, ensure_ascii=ascii_only, indent=2, default=str)
    write_line(sys.stdout, json_text(text) + "\n")


def write_line(stream: TextIO, text: str) -> None:
    """Write to a standard stream; one that is closed or full, or that nobody reads, loses the text and no more."""
    try:
        stream.write(text)
        stream.flush()
    except UnicodeEncodeError:
        write_line(stream, terminal_text(text, "ascii"))
    except (AttributeError, OSError, ValueError):
        _give_up(stream)


def _give_up(stream: TextIO) -> None:
    """Let the stream lead nowhere, so that Python does not fail when it flushes it at the end."""
    with suppress(AttributeError, OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def show_issues(
    issues: Sequence[Issue], messages: Messages, closing: str = "issue-errors", **words: object
) -> None:
    """Every kind of issue on stderr, with its count; errors end with the total (the sentence `closing`)."""
    errors = [p for p in issues if p.severity == "error"]
    warnings = [p for p in issues if p.severity == "warning"]
    console = err()
    if warnings:
        console.print(messages.say("issue-warnings", count=count_issues(warnings)), style="yellow")
        _show_kinds(warnings, messages, console)
    if errors:
        _show_kinds(errors, messages, console)
        files = {p.file for p in errors}
        unit = "issue-sheets" if any(p.cell for p in errors) else "issue-files"
        places = messages.say(unit, count=len(files))
        console.print(
            messages.say(closing, count=count_issues(errors), places=places, **words), style="bold red"
        )


def _show_kinds(issues: Sequence[Issue], messages: Messages, console: "Console") -> None:
    kinds: dict[tuple[str, str, str], list[Issue]] = defaultdict(list)
    for issue in issues:
        kinds[_kind(issue)].append(issue)
    for (file, column, _), members in kinds.items():
        count = count_issues(members)
        shown = [p for p in members if p.code != "input-more"][:SHOWN]
        if count == 1:
            console.print(shown[0].sentence(messages))
            continue
        place = f"{file}, {shown[0].heading(messages)}" if column else file
        same = len({p.what(messages) for p in shown}) == 1
        title = "issue-group-same" if same else "issue-group"
        words = {"place": place, "count": count, "what": shown[0].what(messages)}
        console.print(messages.say(title, **words), style="bold")
        lines = [p.spot(messages) for p in shown] if same else _by_value(members, messages)
        if same and count > len(shown):
            lines.append(messages.say("issue-more", count=count - len(shown)))
        for line in [", ".join(lines)] if same else lines:
            console.print(f"  {line}")


def _by_value(members: Sequence[Issue], messages: Messages) -> list[str]:
    """A line for each value with what is wrong with it and every place where it stands, `SHOWN` of both; the rest counted."""
    alike: dict[tuple[str, str], list[Issue]] = defaultdict(list)
    for one in members:
        if one.code != "input-more":
            alike[one.value, one.what(messages)].append(one)
    lines, told = [], 0
    for same in list(alike.values())[:SHOWN]:
        places = [p.place(messages) for p in same[1:SHOWN]]
        more = len(same) - 1 - len(places)
        if more:
            places.append(messages.say("issue-more", count=more))
        lines.append(same[0].sentence(messages, also=places))
        told += len(same)
    if rest := count_issues(members) - told:
        lines.append(messages.say("issue-more", count=rest))
    return lines


def _kind(issue: Issue) -> tuple[str, str, str]:
    """A line that counts the rest of a kind belongs to that kind."""
    code = dict(issue.detail)["code"] if issue.code == "input-more" else issue.code
    return issue.file, issue.column, code


def count_issues(issues: Sequence[Issue]) -> int:
    """How many there are, those that are only counted too."""
    return sum(int(dict(p.detail)["count"]) if p.code == "input-more" else 1 for p in issues)


def issue_rows(issues: Sequence[Issue], messages: Messages) -> list[dict[str, Any]]:
    """Problems for JSON."""
    return [
        {
            "file": p.file,
            "row": p.row,
            "column": p.column,
            "value": p.value,
            "code": p.code,
            "severity": p.severity,
            "sentence": p.sentence(messages),
        }
        for p in issues
    ]


def debugging() -> bool:
    """Whether traces are shown: the environment variable EXAMS_DEBUG."""
    return os.environ.get("EXAMS_DEBUG", "") not in ("", "0")
