"""What the parser of the command line says itself, in the reader's language: usage errors, and the words around help."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup

from models.text import Messages
from scheduler.cli.language import LanguageChoice

if TYPE_CHECKING:
    from pydantic import ValidationError
    from typer._click.core import Command, Context
    from typer.core import TyperOption

LIMITS = {
    "greater_than_equal": "ge",
    "greater_than": "gt",
    "less_than_equal": "le",
    "less_than": "lt",
}
"""Pydantic's kinds of a number outside its range, and the name under which each keeps the limit."""


class LocalCommand(TyperCommand):
    """A command whose option `--help` says in the reader's language what it does."""

    def get_help_option(self, ctx: "Context") -> "TyperOption | None":
        """The option, with its help."""
        return _helped(super().get_help_option(ctx), ctx)


class LocalGroup(TyperGroup):
    """A group of commands that names an unknown one in the reader's language."""

    def get_help_option(self, ctx: "Context") -> "TyperOption | None":
        """The option, with its help."""
        return _helped(super().get_help_option(ctx), ctx)

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> tuple[str | None, "Command | None", list[str]]:
        """The command of these arguments; raises a usage error that suggests the nearest one."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = ", ".join(get_close_matches(args[0], self.commands)) or "none"
            choice: LanguageChoice = ctx.obj
            raise typer.BadParameter(choice.messages().say("usage-no-command", name=args[0], near=near), ctx)
        return super().resolve_command(ctx, args)


def _helped(option: "TyperOption | None", ctx: "Context") -> "TyperOption | None":
    if option is not None and isinstance(ctx.obj, LanguageChoice):
        option.help = ctx.obj.messages().say("usage-show-help")
    return option


def localise_help(messages: Messages) -> None:
    """Titles and marks of help pages in the reader's language."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = messages.say("usage-arguments")
    rich_utils.OPTIONS_PANEL_TITLE = messages.say("usage-options")
    rich_utils.COMMANDS_PANEL_TITLE = messages.say("usage-commands")
    rich_utils.REQUIRED_LONG_STRING = f"[{messages.say('usage-required')}]"


def show_usage_error(error: UsageError, messages: Messages) -> None:
    """Print a usage error on the terminal: the form of the command, and what is wrong."""
    from typer._click.exceptions import NoArgsIsHelpError

    from scheduler.cli.output import err

    if isinstance(error, NoArgsIsHelpError):  # the help is printed already
        return
    console = err()
    if error.ctx is not None:
        usage = " ".join((error.ctx.command_path, *error.ctx.command.collect_usage_pieces(error.ctx)))
        console.print(messages.say("usage-form", form=usage), markup=False)
        console.print(messages.say("usage-help", command=error.ctx.command_path), markup=False)
    console.print(usage_sentence(error, messages), markup=False)


def usage_sentence(error: UsageError, messages: Messages) -> str:
    """What is wrong, and what to do."""
    from pydantic import ValidationError
    from typer._click import exceptions

    if isinstance(error, exceptions.NoSuchOption):
        near = ", ".join(sorted(error.possibilities or ())) or "none"
        return messages.say("usage-no-option", name=error.option_name, near=near)
    if isinstance(error, exceptions.BadOptionUsage):
        return messages.say("usage-no-value", name=error.option_name)
    if isinstance(error, exceptions.MissingParameter):
        return messages.say("usage-missing", name=_name(error.param))
    if isinstance(error, exceptions.BadParameter):
        cause = error.__cause__
        said = _unfit(cause, messages) if isinstance(cause, ValidationError) else error.message
        return (
            said if error.param is None else messages.say("usage-value", name=_name(error.param), said=said)
        )
    return messages.say("usage-extra")


def _name(param: Any) -> str:
    names: Sequence[str] = getattr(param, "opts", ()) or (str(getattr(param, "name", "")),)
    return max(names, key=len)


def _unfit(error: "ValidationError", messages: Messages) -> str:
    """Why a text is no value of its option."""
    first = error.errors()[0]
    text, kind = str(first["input"]), first["type"]
    if kind in LIMITS:
        limit = str(first.get("ctx", {})[LIMITS[kind]])
        return messages.say("usage-range", text=text, side=kind.replace("_", "-"), limit=limit)
    return messages.say("usage-number", text=text, whole=str(kind.startswith("int")).lower())
