"""Rules from a user's own file: a Python module whose list `RULES` follows the usual catalogue."""

import sys
import traceback
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import cloudpickle

from models.issues import InvalidInput, Issue
from models.policy.parameter import Parameters, meanings
from models.rules import RuleInfo, RulesFile
from scheduler.app.catalogue import FileCatalogue
from scheduler.rules.ordered_catalogue import RULES

LIST = "RULES"
"""The name of the list in the file."""


def load_rules(path: Path | str) -> FileCatalogue:
    """The usual catalogue with the rules of a file after it.

    The file is a Python module that runs here, with all that it may do: load only a file that you trust. Raises
    InvalidInput if there is no such file, if it fails, or if its `RULES` are not rules.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise _invalid(path, "rules-unreadable", error=fault.strerror or str(fault)) from fault
    digest = sha256(content).hexdigest()
    rules = getattr(_module(path, f"exams_rules_{digest}"), LIST, None)
    if not isinstance(rules, list | tuple) or not rules:
        raise _invalid(path, "rules-no-list", column=LIST)
    if issues := tuple(_issues(path, rules)):
        raise InvalidInput(issues)
    catalogue = FileCatalogue((*RULES, *rules))
    catalogue.file = RulesFile(path.name, digest)
    return catalogue


def _module(path: Path, name: str) -> ModuleType:
    """The module of the file, run once for its content; its classes go to the search process with their code."""
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_loader(name, SourceFileLoader(name, str(path)))
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018  a file loader has been given
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except SyntaxError as fault:
        del sys.modules[name]
        raise _invalid(path, "rules-syntax", row=fault.lineno or 0, error=fault.msg) from fault
    except (Exception, SystemExit) as fault:
        del sys.modules[name]
        rows = [
            frame.lineno or 0
            for frame in traceback.extract_tb(fault.__traceback__)
            if frame.filename == str(path)
        ]
        error = f"{type(fault).__name__}: {fault}"
        raise _invalid(path, "rules-failed", row=rows[-1] if rows else 0, error=error) from fault
    cloudpickle.register_pickle_by_value(module)
    return module


def _issues(path: Path, rules: Iterable[object]) -> Iterator[Issue]:
    """What is wrong with the rules of a file."""
    known = {str(rule.info.id) for rule in RULES}
    for number, rule in enumerate(rules, start=1):
        place = f"{LIST}[{number}]"
        info = getattr(rule, "info", None)
        parts = ("terms", "check")
        if isinstance(rule, type):
            yield _issue(path, "rules-class", column=place, value=rule.__name__)
        elif not isinstance(info, RuleInfo):
            yield _issue(path, "rules-no-info", column=place, value=type(rule).__name__)
        elif missing := [part for part in parts if not callable(getattr(rule, part, None))]:
            yield _issue(path, "rules-no-method", column=place, value=str(info.id), method=missing[0])
        elif info.id in known:
            yield _issue(path, "rules-known-id", column=place, value=str(info.id))
        elif info.parameters is not None and (name := _without_meaning(info.parameters)):
            yield _issue(path, "rules-no-meaning", column=place, value=name)
        else:
            known.add(str(info.id))


def _without_meaning(kind: type[Parameters]) -> str:
    """What is wrong with the meanings of these parameters; blank if every one has its own."""
    try:
        meanings(kind)
    except ValueError as fault:
        return str(fault)
    return ""


def _invalid(path: Path, code: str, row: int = 0, column: str = "", **words: str) -> InvalidInput:
    return InvalidInput((_issue(path, code, row, column, **words),))


def _issue(path: Path, code: str, row: int = 0, column: str = "", value: str = "", **words: str) -> Issue:
    return Issue(str(path), row, column, value, code, tuple(words.items()))
