"""Fluent messages: read from message files or from a rule, changed word by word, filled in.

Fluent (projectfluent.org) is the notation of the message files: `{ $name }` is a place to fill in, and
`{ $count -> [one] exam *[other] exams }`, one variant on each line, agrees with a number.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fluent.syntax import FluentParser, FluentSerializer, ast

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
LOCALES: Mapping[Language, str] = {"en": "en-GB", "fr": "fr-FR"}
FOLDER = Path(__file__).parent / "messages"

_ENTRY = re.compile(r"^(?=[A-Za-z])", re.MULTILINE)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_LONGEST = 2000
"""The Fluent library refuses to fill in longer texts; such texts are put in afterwards."""


class MessageError(Exception):
    """A message that does not exist, is not Fluent, or lacks a value: a bug, never something to show."""


@cache
def entries(language: Language, file: str) -> Mapping[str, str]:
    """The source of every message of `messages/LANGUAGE/FILE.ftl` by key; empty if there is no such file."""
    path = FOLDER / language / f"{file}.ftl"
    if not path.is_file():
        return {}
    found = [entry for entry in _ENTRY.split(path.read_text(encoding="utf-8")) if entry[:1].isalpha()]
    return {entry.partition("=")[0].strip(): entry for entry in found}


def files(language: Language) -> tuple[str, ...]:
    """The names of the message files of a language, without their ending."""
    return tuple(sorted(path.stem for path in (FOLDER / language).glob("*.ftl")))


def parse_message(source: str) -> ast.Message:
    """One message, `key = pattern`. Raises MessageError."""
    entry = FluentParser().parse_entry(source)
    if not isinstance(entry, ast.Message) or entry.value is None:
        raise MessageError(f"not a message: {source!r}")
    return entry


def parse_pattern(source: str, key: str = "alone") -> ast.Message:
    """A pattern that stands in no file, such as the sentence of a rule, as a message. Raises MessageError."""
    return parse_message(f"{key} =\n    " + source.replace("\n", "\n    "))


def source_of(message: ast.Message) -> str:
    """A message as text."""
    return FluentSerializer().serialize_entry(message)


def pattern_source(message: ast.Message) -> str:
    """The pattern of a message as text; `parse_pattern` reads it back."""
    body = source_of(message).partition("=")[2].strip("\n ")
    return "\n".join(line.removeprefix("    ") for line in body.split("\n"))


def places(message: ast.Message) -> tuple[frozenset[str], frozenset[str]]:
    """The names of all places of a message, and of those that a variant is chosen by."""
    nodes = list(_nodes(message))
    named = {node.id.name for node in nodes if isinstance(node, ast.VariableReference)}
    selectors = [node.selector for node in nodes if isinstance(node, ast.SelectExpression)]
    chosen = {selector.id.name for selector in selectors if isinstance(selector, ast.VariableReference)}
    return frozenset(named), frozenset(chosen)


def rewrite(message: ast.Message, change: Callable[[str], str]) -> ast.Message:
    """Change the words of a message in place, those of its variants too; never what a place holds."""
    for node in _nodes(message):
        if isinstance(node, ast.TextElement):
            node.value = change(node.value)
    return message


def plain(message: ast.Message) -> str | None:
    """The text of a message without places; None if it has any."""
    elements = message.value.elements if message.value else []
    texts = [element.value for element in elements if isinstance(element, ast.TextElement)]
    return "".join(texts) if len(texts) == len(elements) else None


class Catalogue:
    """The messages of one language in one institution's words, each read when it is first asked for."""

    def __init__(self, language: Language, change: Callable[[str], str] | None = None) -> None:
        self.language = language
        self._change = change
        self._messages: dict[str, ast.Message] = {}
        self._patterns: dict[str, ast.Message] = {}
        self._places: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def message(self, key: str) -> ast.Message:
        """The message of a key, in the institution's words. Raises MessageError."""
        if key not in self._messages:
            source = entries(self.language, key.partition("-")[0]).get(key)
            if source is None:
                raise MessageError(f"no message {key!r} in {self.language}")
            self._messages[key] = self._worded(parse_message(source))
        return self._messages[key]

    def source(self, file: str, keys: Collection[str] | None = None) -> str:
        """The messages of a file as text, in the institution's words: those of `keys`, or all."""
        found = entries(self.language, file)
        wanted = [key for key in found if keys is None or key in keys]
        if self._change is None:
            return "".join(found[key] for key in wanted)
        return "".join(source_of(self.message(key)) for key in wanted)

    def pattern(self, source: str) -> ast.Message:
        """A pattern that stands in no file, in the institution's words. Raises MessageError."""
        if source not in self._patterns:
            key = f"alone{len(self._patterns)}"
            self._patterns[source] = self._worded(parse_pattern(source, key))
        return self._patterns[source]

    def _worded(self, message: ast.Message) -> ast.Message:
        return message if self._change is None else rewrite(message, self._change)

    @cached_property
    def _bundle(self) -> "FluentBundle":
        from fluent.runtime import FluentBundle

        return FluentBundle([LOCALES[self.language]], use_isolating=False)

    def fill(self, message: ast.Message, values: Mapping[str, object]) -> str:
        """A message of this catalogue with its places filled in. Raises MessageError if a value is missing."""
        text = plain(message)
        if text is not None:
            return text
        key = message.id.name
        if key not in self._places:
            self._places[key] = places(message)
            self._bundle.add_resource(ast.Resource([message]))
        named, chosen = self._places[key]
        if missing := named - values.keys():
            raise MessageError(f"message {key!r} lacks {', '.join(sorted(missing))}")
        given = {name: _value(values[name], name in chosen) for name in named}
        long = {
            name: value for name, value in given.items() if isinstance(value, str) and len(value) > _LONGEST
        }
        given |= {name: f"\ue000{name}\ue001" for name in long}
        pattern = self._bundle.get_message(key).value
        told, errors = self._bundle.format_pattern(pattern, given) if pattern else ("", [])
        if errors:
            raise MessageError(f"message {key!r}: {errors[0]}")
        filled = str(told)
        for name, value in long.items():
            filled = filled.replace(f"\ue000{name}\ue001", str(value))
        return filled


def _value(value: object, chooses: bool) -> str | int | float:
    """A number stays one, and text that holds one becomes it where it chooses a variant; the rest is text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = str(value)
    if chooses and _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text


def _nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.BaseNode):
                yield from _nodes(child)
