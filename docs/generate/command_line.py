"""`command-line.md` and its French twin: every command with its arguments and options, as `--help` says them."""

from enum import Enum
from pathlib import Path
from typing import Any

from markdown import table

from models.text import Language
from scheduler.cli.main import build

HEADS = {
    "en": "# Command line\n\nEvery command takes `--help`; `--lang fr` speaks French. Exit codes are in [exit-codes](exit-codes.md).",
    "fr": "# Ligne de commande\n\nToute commande accepte `--help` ; `--lang fr` parle français. Codes de sortie : [exit-codes](exit-codes.md).",
}
TITLES = {
    "en": ("argument or option", "what it is", "default"),
    "fr": ("argument ou option", "ce que c'est", "par défaut"),
}


def page(language: Language) -> str:
    """The page in the language."""
    parts = [HEADS[language]]
    for name, command in build(language).commands.items():
        parts.append(f"\n## exams {name}\n\n{command.help.strip()}\n")
        rows = [(_written(param), param.help or "", _default(param)) for param in command.params]
        parts.append(table(TITLES[language], rows))
    return "\n".join(parts)


def _written(param: Any) -> str:
    """`INSTANCE`, `--seed N`, `--freeze published|convoked|final|free`, `--resume`."""
    if param.param_type_name == "argument":
        return f"`{param.metavar or param.name.upper()}`"
    name = max(param.opts, key=len)
    return f"`{name}`" if param.is_flag else f"`{name} {param.metavar or _kind(param)}`"


def _kind(param: Any) -> str:
    """What the option takes, where the command names nothing itself."""
    kind = param.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "|".join(str(choice.value) for choice in kind)
    return {int: "N", float: "N", Path: "PATH"}.get(kind, "TEXT")


def _default(param: Any) -> object:
    """The default, where there is one to say."""
    value = param.default
    if value is None or value is False or param.param_type_name == "argument":
        return ""
    return f"`{value.value if isinstance(value, Enum) else value}`"
