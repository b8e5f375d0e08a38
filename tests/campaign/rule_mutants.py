"""Mutants of a rule: its module with one small mistake in one of its two tellings, or in what only they use."""

import ast
import copy
import inspect
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NO_TELLINGS = ("info", "example")
"""What a rule says of itself; no mistake there changes a timetable."""


@dataclass(frozen=True)
class Mutant:
    """`function` of a rule's module with `old` replaced by `new`; `code` is the whole module.

    `line` and `column` say where the replaced text begins in the module, counted from 1 and 0 as `ast` does.
    """

    rule: str
    function: str
    line: int
    column: int
    old: str
    new: str
    code: str

    @property
    def mutated_line(self) -> str:
        """The line of `code` with the mistake, without its margin. It tells mutants of equal texts apart."""
        return self.code.splitlines()[self.line - 1].strip()

    def __str__(self) -> str:
        return (
            f"{self.rule} {self.function}, line {self.line}, column {self.column}: {self.old} -> {self.new}"
        )


def unchanged(rule: Any) -> Mutant:
    """The rule's module as it is."""
    return Mutant(str(rule.info.id), "", 1, 0, "", "", _source(rule))


def mutants_of(rule: Any) -> list[Mutant]:
    """Every mutant of the functions of the rule's module, in the order of the source."""
    source = _source(rule)
    tree = ast.parse(source)
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    found = []
    for function, node in _functions(tree, type(rule).__name__):
        for place, new in _changes(node):
            start, end = (_offset(lines, *at) for at in _span(place))
            raw = source.encode()
            old, text = raw[start:end].decode(), ast.unparse(new)
            code = (raw[:start] + f"({text})".encode() + raw[end:]).decode()
            found.append(
                Mutant(
                    str(rule.info.id),
                    function,
                    place.lineno,
                    place.col_offset,
                    _short(old),
                    _short(text),
                    code,
                )
            )
    return found


def _source(rule: Any) -> str:
    return Path(str(inspect.getsourcefile(type(rule)))).read_text(encoding="utf-8")


def apply(mutant: Mutant, rule: Any) -> None:
    """Give the rule, in this process, the tellings of the mutant."""
    kind = type(rule)
    module = ModuleType(f"{kind.__module__}_mutant")
    module.__dict__.update(__file__=f"<{mutant}>", __package__=kind.__module__.rpartition(".")[0])
    exec(compile(mutant.code, f"<{mutant}>", "exec"), module.__dict__)  # noqa: S102
    other = module.__dict__[kind.__name__]
    # A policy finds parameters by their class, so that the module needs the classes that instances know.
    own = vars(sys.modules[kind.__module__])
    kept = {name: value for name, value in own.items() if isinstance(value, type) and value is not kind}
    module.__dict__.update(kept)
    for name, value in vars(other).items():
        if inspect.isfunction(value) or isinstance(value, staticmethod | classmethod):
            setattr(kind, name, value)


def _functions(tree: ast.Module, name: str) -> Iterator[tuple[str, ast.AST]]:
    """The functions of the module, those of its rule among them, and its whole numbers."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not _builds_an_example(node):
            yield node.name, node
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.Tuple):
            yield ast.unparse(node.targets[0]), node.value
        elif isinstance(node, ast.ClassDef) and node.name == name:
            for part in node.body:
                if isinstance(part, ast.FunctionDef):
                    yield part.name, part


def _builds_an_example(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(a.annotation, ast.Name) and a.annotation.id == "SemesterBuilder" for a in node.args.args
    )


def _changes(function: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Pairs (expression, what stands there instead)."""
    plain = _no_figures(function)
    for node in ast.walk(function):
        match node:
            case ast.Compare(ops=ops):
                for number, op in enumerate(ops):
                    for other in COMPARISONS.get(type(op), ()):
                        new = copy.deepcopy(node)
                        new.ops[number] = other()
                        yield node, new
            case ast.Constant(value=bool(value)) if id(node) not in plain:
                yield node, ast.Constant(not value)
            case ast.Constant(value=int(value)) if id(node) not in plain:
                yield node, ast.Constant(value + 1)
                yield node, ast.Constant(value - 1)
            case ast.BoolOp(op=op):
                new = copy.deepcopy(node)
                new.op = ast.Or() if isinstance(op, ast.And) else ast.And()
                yield node, new
            case ast.BinOp(op=op) if type(op) in OPERATORS and not _of_text(node):
                new = copy.deepcopy(node)
                new.op = OPERATORS[type(op)]()
                yield node, new
            case ast.UnaryOp(op=ast.Invert() | ast.Not()):
                yield node, node.operand


def _no_figures(function: ast.AST) -> set[int]:
    """Constants that are no figures of a rule: options of calls by name, indices, and parts of type hints."""
    found: set[int] = set()
    for node in ast.walk(function):
        parts: list[ast.AST] = []
        match node:
            case ast.keyword(arg=str()):
                parts = [node.value] if isinstance(node.value, ast.Constant) else []
            case ast.Subscript():
                parts = [node.slice]
            case ast.FunctionDef():
                parts = [
                    *([node.returns] if node.returns else []),
                    *(a.annotation for a in node.args.args if a.annotation),
                ]
        found |= {id(one) for part in parts for one in ast.walk(part) if isinstance(one, ast.Constant)}
    return found


def _of_text(node: ast.BinOp) -> bool:
    """A concatenation of text, or a union of types."""
    return any(
        isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and isinstance(one.value, str))
        for one in (node.left, node.right)
    )


def _span(node: ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)


def _offset(lines: list[bytes], line: int, column: int) -> int:
    return sum(map(len, lines[: line - 1])) + column


def _short(text: str) -> str:
    return " ".join(text.split())
