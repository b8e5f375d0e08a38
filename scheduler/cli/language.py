"""The language of the command line: chosen before anything is parsed, so that help speaks it too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.text import LANGUAGES, Language, Messages

if TYPE_CHECKING:
    from models.instance import Instance
    from models.public import PublicInstance

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that name the machine's language, the strongest first."""


@dataclass(frozen=True)
class LanguageChoice:
    """Who asks for which language: the command line (or EXAMS_LANG), and the machine."""

    asked: Language | None = None
    machine: Language | None = None

    def language(self, instance: Language | None = None) -> Language:
        """What is asked for, else the language of the instance, else the machine's, else French."""
        return self.asked or instance or self.machine or "fr"

    def messages(self, given: "Instance | PublicInstance | None" = None) -> Messages:
        """The messages for the readers of an instance, in its words; before one is read, our own."""
        return (
            Messages(self.language())
            if given is None
            else Messages(self.language(given.language), given.wording)
        )

    def messages_at(self, path: object) -> Messages:
        """The messages for the readers of an instance that is not read, or cannot be: only its settings are."""
        if self.asked is not None or not isinstance(path, Path):
            return self.messages()
        from instances import language_of

        return Messages(self.language(language_of(path)))


def language_choice(args: Sequence[str], environment: Mapping[str, str]) -> tuple[LanguageChoice, list[str]]:
    """The choice, and the arguments with a `--lang` given after the command moved before it."""
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
    asked = next((language for language in LANGUAGES if value.casefold() == language), None)
    return LanguageChoice(asked, _machine(environment)), [*found, *rest]


def _machine(environment: Mapping[str, str]) -> Language | None:
    """The first language of ours that a variable of the locale names; `C` and `POSIX` name none."""
    named = (environment.get(variable, "").casefold() for variable in LOCALE)
    return next((language for name in named for language in LANGUAGES if name.startswith(language)), None)


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
