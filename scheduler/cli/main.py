"""The command `exams`: assembles the commands, turns bad input and bugs into messages and exit codes."""

import errno
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Annotated, Any

import typer
from typer._click.exceptions import UsageError
from typer.main import get_command

from models.error_place import error_place
from models.fault import SearchBug
from models.issues import InvalidInput, Issue
from models.text import LANGUAGES, Language, Messages
from scheduler.cli.audit import audit
from scheduler.cli.busy import busy
from scheduler.cli.calendar import calendar
from scheduler.cli.check import check
from scheduler.cli.compare import compare
from scheduler.cli.convert import convert
from scheduler.cli.dry_run import dry_run
from scheduler.cli.duties import duties
from scheduler.cli.eligible import eligible
from scheduler.cli.exit_codes import BAD_INPUT, EXIT_CODES, INTERNAL
from scheduler.cli.explain import explain
from scheduler.cli.follow_up import follow_up
from scheduler.cli.generate import generate
from scheduler.cli.language import LanguageChoice, language_choice, localise
from scheduler.cli.mark import mark
from scheduler.cli.merge import merge
from scheduler.cli.output import debugging, err, issue_rows, show_issues, show_json
from scheduler.cli.person import person
from scheduler.cli.publish import publish
from scheduler.cli.purge import purge
from scheduler.cli.repair import repair
from scheduler.cli.report import report
from scheduler.cli.requests import requests
from scheduler.cli.rules import rules
from scheduler.cli.runs import runs
from scheduler.cli.schema import schema
from scheduler.cli.simulate import simulate
from scheduler.cli.solve import solve
from scheduler.cli.suggest import suggest
from scheduler.cli.template import template
from scheduler.cli.usage import LocalCommand, LocalGroup, localise_help, show_usage_error
from scheduler.cli.whatif import whatif

COMMANDS: Mapping[str, Callable[..., None]] = {
    "solve": solve,
    "merge": merge,
    "check": check,
    "dry-run": dry_run,
    "audit": audit,
    "mark": mark,
    "compare": compare,
    "explain": explain,
    "suggest": suggest,
    "repair": repair,
    "whatif": whatif,
    "runs": runs,
    "report": report,
    "publish": publish,
    "calendar": calendar,
    "eligible": eligible,
    "requests": requests,
    "duties": duties,
    "simulate": simulate,
    "follow-up": follow_up,
    "rules": rules,
    "generate": generate,
    "convert": convert,
    "busy": busy,
    "template": template,
    "schema": schema,
    "purge": purge,
    "person": person,
}


DISK = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EIO, errno.EROFS)
"""Errors of the disk, which come without the name of the file where a write fails."""


def build(language: Language = "en", commands: Mapping[str, Callable[..., None]] = COMMANDS) -> Any:
    """The whole command, its help in the language."""
    app = typer.Typer(
        cls=LocalGroup,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def exams(
        ctx: typer.Context,
        lang: Annotated[str | None, typer.Option("--lang", envvar="EXAMS_LANG", metavar="en|fr")] = None,
    ) -> None:
        if lang and lang.casefold() not in LANGUAGES:
            raise typer.BadParameter(Messages(language).say("cli-language"))
        ctx.obj = ctx.obj or LanguageChoice(language)

    for name, function in commands.items():
        app.command(name, cls=LocalCommand)(_guarded(function))
    command = get_command(app)
    localise(command, Messages(language))
    return command


def main(args: Sequence[str] | None = None) -> None:
    """Entry point of `exams`."""
    choice, words = language_choice(sys.argv[1:] if args is None else args, os.environ)
    if not words or {"-h", "--help"} & {*words}:
        localise_help(choice.messages())
    try:
        command = build(choice.language())
        raise SystemExit(command.main(args=words, prog_name="exams", obj=choice, standalone_mode=False))
    except UsageError as error:
        show_usage_error(error, choice.messages())
        raise SystemExit(EXIT_CODES[BAD_INPUT]) from error
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # `exams --help | head`; 1 would say hard findings
            raise SystemExit(0) from end
        raise


def _guarded(function: Callable[..., None]) -> Callable[..., None]:
    """The command with its failures as messages and exit codes; Ctrl-C passes."""

    @wraps(function)
    def run(*args: Any, **given: Any) -> None:
        choice: LanguageChoice = given["ctx"].obj
        where, as_json = given.get("instance", given.get("source")), bool(given.get("as_json"))
        try:
            function(*args, **given)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except InvalidInput as error:
            _refuse(error.issues, choice.messages_at(where), as_json)
        except Exception as error:
            if _interrupted(error):
                raise KeyboardInterrupt from error
            if debugging():
                err().print(traceback.format_exc(), markup=False)
            elif isinstance(error, OSError) and (error.filename is not None or error.errno in DISK):
                words = (("error", str(error.strerror)),)
                issue = Issue(str(error.filename or _target(given)), 0, "", "", "cli-file-system", words)
                _refuse((issue,), choice.messages_at(where), as_json)
            text = str(error) if isinstance(error, SearchBug) else error_place(error)
            err().print(choice.messages().say("cli-internal", error=text))
            raise typer.Exit(EXIT_CODES[INTERNAL]) from error

    return run


def _target(given: Mapping[str, Any]) -> Any:
    """What the command was to write."""
    return next((given[name] for name in ("out", "target", "directory", "marked") if given.get(name)), ".")


def _interrupted(error: BaseException) -> bool:
    """Whether Ctrl-C is behind an error: a compiled module that is being imported makes an ImportError of it."""
    inner = error.__cause__ or error.__context__
    return isinstance(error, KeyboardInterrupt) or (inner is not None and _interrupted(inner))


def _refuse(issues: Sequence[Issue], messages: Messages, as_json: bool) -> None:
    if as_json:
        show_json({"status": BAD_INPUT, "problems": issue_rows(issues, messages)})
    partly = any(issue.code in ("results-not-written", "cli-file-system") for issue in issues)
    show_issues(issues, messages, "issue-errors-only" if partly else "issue-errors")
    raise typer.Exit(EXIT_CODES[BAD_INPUT])
