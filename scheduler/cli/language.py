"""The language of the command line: chosen before anything is parsed, so that help speaks it too."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.text import TEXTS, Language, register, say

register(
    {
        "help": (
            "Schedule examinations: check the data, solve, audit, show.\n\n"
            "Example: exams check instances/reseau-2023-24-s1",
            "Planifier les examens : contrôler les données, résoudre, vérifier, montrer.\n\n"
            "Exemple : exams --lang fr check instances/reseau-2023-24-s1",
        ),
        "help.lang": ("language of messages: en or fr", "langue des messages : en ou fr"),
    }
)


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


def localise(command: Any, language: Language, key: str = "help") -> None:
    """Put the texts `help`, `help.COMMAND`, `help.COMMAND.PARAMETER` where they are registered."""
    if key in TEXTS:
        command.help = say(key, language)
        command.short_help = command.help.partition("\n")[0]
    for param in command.params:
        if f"{key}.{param.name}" in TEXTS:
            param.help = say(f"{key}.{param.name}", language)
    for name, child in getattr(command, "commands", {}).items():
        localise(child, language, f"help.{name}")
