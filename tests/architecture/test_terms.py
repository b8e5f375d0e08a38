"""The solver and what compiles for it know terms, not rules: promises on the syntax tree."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.public.ordered_catalogue import PUBLIC_RULES, TORONTO_RULES
from scheduler.terms.terms import Term
from tests.support.paths import ROOT

IDS = {str(rule.info.id) for rule in (*RULES, *PUBLIC_RULES, *TORONTO_RULES)}
WORDS = {rule for rule in IDS if "-" not in rule}
"""Ids that are words of the domain too (a kind of seat, a column): only where rules are named do they name rules."""
TERMS = {term.__name__ for term in get_args(Term)}
PARTS = ("compile", "solver", "terms")


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for part in PARTS:
        for file in sorted((ROOT / "scheduler" / part).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                yield file.relative_to(ROOT), node


def strings(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def named(node: ast.AST) -> str:
    """The last name of an expression such as `self.rule` or `weight_of`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def rules_in(node: ast.AST) -> set[str]:
    """The rules that a piece of syntax names: any id that is no word of the domain, and any id at all where it is
    compared with a rule, looked up by rule, or said to be the rule of a term."""
    found = strings(node) & (IDS - WORDS) if isinstance(node, ast.Constant) else set()
    match node:
        case ast.Compare():
            parts = [node.left, *node.comparators]
            if any("rule" in named(part) for part in parts):
                found |= strings(node) & IDS
        case ast.Subscript() if "rule" in named(node.value):
            found |= strings(node.slice) & IDS
        case ast.Call() if named(node.func) in TERMS:
            given = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "rule")]
            found |= {rule for part in given for rule in strings(part) & IDS}
    return found


def test_no_rule_is_named() -> None:
    assert len(IDS) > 60
    assert {(str(file), rule) for file, node in nodes() for rule in rules_in(node)} == set()


def test_no_weight_is_looked_up() -> None:
    calls = [(str(file), node) for file, node in nodes() if isinstance(node, ast.Call)]
    assert len(calls) > 1000
    assert [file for file, call in calls if named(call.func) in ("weight", "weight_of", "RuleId")] == []


def test_the_search_for_names_finds_them() -> None:
    for code in (
        'x = "leak-gate"',
        'if term.rule == "transfer": pass',
        'unary_by_rule["hold"]',
        'Forbid("pinned", options)',
    ):
        assert any(rules_in(node) for node in ast.walk(ast.parse(code))), code
    for code in ('kind == "transfer"', 'table["rooms"]'):
        assert not any(rules_in(node) for node in ast.walk(ast.parse(code))), code


STATEMENTS = ("sitting_terms", "work_limits", "seconds_wanted")
"""Where a rule states terms besides `terms`."""


def states_nothing(rule: object) -> bool:
    """Whether a rule states no term: `terms` only returns an empty tuple, and it has no other statement."""
    (function,) = ast.parse(textwrap.dedent(inspect.getsource(type(rule).terms))).body  # type: ignore[attr-defined]
    assert isinstance(function, ast.FunctionDef)
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return [ast.unparse(line) for line in body] == ["return ()"] and not any(
        hasattr(rule, name) for name in STATEMENTS
    )


def test_a_rule_without_a_term_says_that_it_needs_none() -> None:
    every = (*RULES, *PUBLIC_RULES, *TORONTO_RULES)
    silent = {str(rule.info.id) for rule in every if states_nothing(rule)}
    assert silent == {str(rule.info.id) for rule in every if rule.info.enforced == "by construction"}
    assert silent == {"placed", "imposed-start", "overlaps-listed", "seated-once", "duties", "itc-complete"}


def parameters_in(node: ast.AST) -> set[str]:
    """The parameters of rules that a piece of syntax reads: a class of parameters, or `.of(…)` of a policy."""
    match node:
        case ast.ImportFrom():
            return {alias.name for alias in node.names if alias.name.endswith("Parameters")}
        case ast.Attribute() | ast.Name() if named(node).endswith("Parameters"):
            return {named(node)}
        case ast.Call(func=ast.Attribute(attr="of", value=value)) if (
            "policy" in named(value) or named(value) == "p"
        ):
            return {"of"}
    return set()


def test_no_parameter_of_a_rule_is_read() -> None:
    """Rules state what their parameters say as terms: sitting terms where options do not exist yet."""
    assert {(str(file), name) for file, node in nodes() for name in parameters_in(node)} == set()


def test_the_search_for_parameters_finds_them() -> None:
    for code in (
        "from models.policy import LeakGateParameters",
        "x = policy.TransferParameters",
        "axis.policy.of(kind).cap",
        "data.setting(centres, lambda p: p.of(kind).cap)",
    ):
        assert any(parameters_in(node) for node in ast.walk(ast.parse(code))), code
    for code in ("from models.policy import Policy", "data.options.of(node)"):
        assert not any(parameters_in(node) for node in ast.walk(ast.parse(code))), code
