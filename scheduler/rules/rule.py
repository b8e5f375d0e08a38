"""The interface of a rule: `terms` states it to the solvers, `check` finds where a timetable breaks it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

import pandas as pd

from models.facts import Facts
from models.instance import Instance
from models.policy import Policy
from models.rules import RuleInfo
from models.timetable import Timetable
from scheduler.terms.posts import SecondWanted, WorkLimits
from scheduler.terms.sitting_terms import SittingTerm
from scheduler.terms.terms import Term

Given = TypeVar("Given")
Derived = TypeVar("Derived")
DataT = TypeVar("DataT", contravariant=True)


@dataclass(frozen=True)
class Case(Generic[Given]):
    """What a check reads: an instance, a timetable, and the facts that the audit computed from both."""

    instance: Given
    timetable: Timetable
    facts: Facts
    _derived: dict[Callable[..., Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def derived(self, derive: "Callable[[Case[Given]], Derived]") -> "Derived":
        """What a function makes of the case, once for all the checks that ask for it. Nobody changes it."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        found: Derived = self._derived[derive]
        return found


class Rule(Protocol[DataT, Given]):
    """One module, one rule. `DataT` is what `terms` reads, `Given` the kind of instance."""

    info: ClassVar[RuleInfo]

    def terms(self, data: DataT) -> Iterable[Term]:
        """State the rule to the solvers, over the options of its model data."""
        ...

    def check(self, case: Case[Given]) -> pd.DataFrame:
        """Every breach (or price) of the rule as a table of findings."""
        ...


@runtime_checkable
class CandidateRule(Protocol):
    """A soft rule whose cost each candidate bears a part of. What rooms, papers and staff cost is nobody's own."""

    info: ClassVar[RuleInfo]

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        """The cost by candidate (candidate, cost; a candidate may have several rows); the sum is that of `check`."""
        ...


@runtime_checkable
class SittingRule(Protocol):
    """A rule about how exams are sat. It is stated apart because options are enumerated from what it says."""

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        """What holds at the centres with this policy."""
        ...


@runtime_checkable
class RosterRule(Protocol):
    """A rule about staff by name. It is stated apart because the roster is made once seats are known, without options."""

    def work_limits(self, instance: Instance) -> Iterable[WorkLimits]:
        """How much the staff of each site may work; sites without limits have no term."""
        ...


@runtime_checkable
class SecondsRule(Protocol):
    """A rule about how many watch over a room, beyond those who must. It is stated apart as limits of working time are."""

    def seconds_wanted(self, instance: Instance) -> Iterable[SecondWanted]:
        """Where a second invigilator is worth something; other sites have no term."""
        ...
