"""`python-api.md`: the public names of `scheduler`, then the values they return, with signatures and docstrings."""

import inspect
import re
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import scheduler
from models.deadline import Deadline
from models.facts import Verdict
from models.issues import Issue
from models.text import Messages
from models.timetable import Timetable
from scheduler.deadlines.links import Link
from scheduler.requests.proposals import Proposal

HEAD = """# Python API

The command line, the benchmarks and notebooks are clients of these functions. Every function takes values and returns values,
depends on its arguments alone, and prints nothing. `report` writes the page it is asked for. A script that shows all of it
is in the [README](../../README.md); a [notebook](../tutoriel/semestre.ipynb) goes through a semester (in French).
"""
VALUES = (Timetable, Verdict, Issue, Messages, Deadline, Link, Proposal)
"""What the public functions take, return or carry besides their own names."""


def page() -> str:
    """The page."""
    public = {name: getattr(scheduler, name) for name in scheduler.__all__}
    functions = {name: thing for name, thing in public.items() if inspect.isfunction(thing)}
    values = {name: thing for name, thing in public.items() if name not in functions}
    values |= {value.__name__: value for value in VALUES}
    parts = [HEAD, "## Functions\n"]
    for name in sorted(functions):
        parts.append(f"### {name}\n\n```python\n{_signature(name, functions[name])}\n```\n")
        parts.append(_prose(functions[name]))
    parts.append("## Values\n")
    for name in sorted(values):
        parts.append(f"### {name}\n\n{_prose(values[name])}\n{_members(values[name])}")
    return "\n".join(parts)


def _signature(name: str, function: Any) -> str:
    """One line for each parameter, types without their modules."""
    signature = inspect.signature(function)
    lines: list[str] = []
    keyword_only = False
    for one in signature.parameters.values():
        if one.kind is one.KEYWORD_ONLY and not keyword_only:
            lines, keyword_only = [*lines, "    *,"], True
        default = "" if one.default is one.empty else f" = {_value(one.default)}"
        lines.append(f"    {one.name}: {_type(one.annotation)}{default},")
    return "\n".join([f"{name}(", *lines, f") -> {_type(signature.return_annotation)}"])


def _value(value: object) -> str:
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)


def _type(annotation: Any) -> str:
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", text)


def _prose(thing: Any) -> str:
    """The docstring; paragraphs of `name: meaning` lines become lists."""
    paragraphs = (inspect.getdoc(thing) or "").split("\n\n")
    return "\n\n".join(map(_listed, paragraphs)) + "\n"


def _listed(paragraph: str) -> str:
    """A paragraph as it is, or a list if each of its lines at the margin is `name: meaning`."""
    at_margin = [line for line in paragraph.splitlines() if not line.startswith(" ")]
    if not all(re.match(r"[a-z_]+(, [a-z_]+)*: ", line) for line in at_margin):
        return paragraph
    return re.sub(r"^([a-z_]+(?:, [a-z_]+)*): ", r"- `\1`: ", paragraph, flags=re.MULTILINE)


def _members(kind: Any) -> str:
    """Members of an enumeration, fields and properties of a dataclass."""
    if issubclass(kind, Enum):
        return "\n".join(f"- `{member.name}` = `{member.value!r}`" for member in kind) + "\n"
    if not is_dataclass(kind):
        return ""
    lines = [f"- `{one.name}`: `{_type(one.type)}`" for one in fields(kind) if not one.name.startswith("_")]
    for name, thing in vars(kind).items():
        if isinstance(thing, property) and not name.startswith("_"):
            lines.append(f"- `{name}`: {inspect.getdoc(thing)}")
    return "\n".join(lines) + "\n"
