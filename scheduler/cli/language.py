"""The language of the command line: chosen before anything is parsed, so that help speaks it too."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.text import Language, Messages


def chosen_language(args: Sequence[str], environment: Mapping[str, str]) -> tuple[Language, list[str]]:
    """The language, and the arguments with a `--lang` given after the command moved before it."""
    rest: list[str] = []
    found: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang":
            found = [word, *([value] if (value := next(words, None)) is not None else [])]
        elif word.startswith("--lang="):
            found = [word]
        else:
            rest.append(word)
    value = found[-1].removeprefix("--lang=") if found else environment.get("EXAMS_LANG", "")
    return ("fr" if value.casefold().startswith("fr") else "en"), [*found, *rest]


def localise(command: Any, messages: Messages, key: str = "help") -> None:
    """Put the messages `help`, `help-COMMAND` and `help-COMMAND-PARAMETER` where there are any."""
    if messages.has(key):
        command.help = messages.say(key)
        command.short_help = command.help.partition("\n")[0]
    for param in command.params:
        if messages.has(f"{key}-{param.name}"):
            param.help = messages.say(f"{key}-{param.name}")
    for name, child in getattr(command, "commands", {}).items():
        localise(child, messages, f"help-{name}")
