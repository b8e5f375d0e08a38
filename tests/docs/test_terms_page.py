"""The page on terms lists every term that there is, and its example is a rule that works."""

import re
from typing import Any, get_args

import numpy as np

from models.policy import Policy, TransferParameters
from scheduler.harness.workbench import Bench
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rooms.rooms import Rooms
from scheduler.rules.rule import SittingRule
from scheduler.terms.group_types import Who
from scheduler.terms.host_terms import HostTerm
from scheduler.terms.room_terms import Price, RoomTerm
from scheduler.terms.sitting_terms import SittingTerm
from scheduler.terms.staff_terms import StaffTerm
from scheduler.terms.terms import TimeTerm
from tests.support.paths import ROOT
from tests.support.semester_builder import Build

PAGE = (ROOT / "docs" / "explanation" / "terms.md").read_text(encoding="utf-8")


def test_every_term_has_one_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+\. \|$", PAGE, re.MULTILINE)
    terms = [*get_args(TimeTerm), *get_args(RoomTerm), StaffTerm, *get_args(HostTerm)]
    assert sorted(rows) == sorted(term.__name__ for term in terms)


def test_every_sitting_term_has_one_row_with_the_rules_that_state_it() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+\. \| (`[a-z`, -]+`) \|$", PAGE, re.MULTILINE)
    policy, stated = Policy({"transfer": TransferParameters(unresolved="forbid")}), dict[str, set[str]]()
    for rule in RULES:
        for term in rule.sitting_terms(policy) if isinstance(rule, SittingRule) else ():
            stated.setdefault(type(term).__name__, set()).add(term.rule)
    assert {name: set(re.findall("`(.+?)`", rules)) for name, rules in rows} == stated
    assert stated.keys() == {term.__name__ for term in get_args(SittingTerm)}


def test_the_example_prices_lecture_halls() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {"np": np, "Price": Price, "Who": Who}
    exec(code, names)  # noqa: S102  the page's own example
    build = Build().room("hall", 120).exam("A").person("ann", "A", isolated=True)
    bench = Bench(build.instance(), (_Example(names["terms"]),))
    assert bench.placer.place(bench.data.options.first[:-1].copy()).cost == 40


class _Example(Rooms):
    """A rule with the terms of the page."""

    def __init__(self, terms: Any) -> None:
        self.terms = lambda data: terms(self, data)  # type: ignore[method-assign]
