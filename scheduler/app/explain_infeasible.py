"""Why a semester has no timetable, and what it would take: what counting proves at once, else what a search proves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from models.conflict import Conflict
from models.instance import Instance
from models.status import Status
from scheduler.app.catalogue import Catalogue, rules_of
from scheduler.app.foresee import proven_impossible
from scheduler.app.solve import solve

Unit = Literal["seats", "rooms", "staff", "days", "exams", "rule"]
SECONDS = 30.0


@dataclass(frozen=True)
class Remedy:
    """One thing to relax that a conflict calls for: how many more `unit` at least (of a `rule`: 1), where, and when.

    `rules`: the rules that would then be kept, or broken in the case of a rule. `price`: what the rules say that going so far
    beyond them is worth, in units of cost; None: a right, a law or a yes or no, which has no price, or not known how far.
    """

    unit: Unit
    amount: int
    conflict: Conflict
    rules: tuple[str, ...]
    price: int | None


@dataclass(frozen=True)
class Infeasible:
    """Why a semester has no timetable: `conflicts` with their `witness` (who confirms them, never CP-SAT alone), and what to
    relax, the cheapest first. `status`: infeasible where it is proven; else what the search found in its time."""

    status: Status
    conflicts: tuple[Conflict, ...]
    witness: str | None
    remedies: tuple[Remedy, ...]


def explain_infeasible(
    semester: Instance, *, seconds: float = SECONDS, rules: Catalogue | None = None
) -> Infeasible:
    """Why a semester has no timetable, and what would have to be relaxed for each reason.

    Counting comes first; where it proves nothing a search of so many `seconds` tries.
    """
    conflicts, witness, status = proven_impossible(semester, rules), "certificate", Status.INFEASIBLE
    if not conflicts:
        result = solve(semester, seconds=seconds, rules=rules)
        status, conflicts, witness = result.status, result.conflicts, result.witness or ""
    if status is not Status.INFEASIBLE:
        conflicts = () if status in (Status.OPTIMAL, Status.FEASIBLE) else conflicts
        witness = ""
    prices = {str(info.id): info.relax for info in rules_of(semester, rules)}
    found = sorted(_remedies(conflicts, prices), key=lambda one: (one.price is None, one.price or 0))
    return Infeasible(status, conflicts, witness or None, tuple(found))


def _remedies(conflicts: Iterable[Conflict], prices: dict[str, int | None]) -> Iterator[Remedy]:
    for one in conflicts:
        unit, amount = _missing(one)
        rules = [(rule,) for rule in one.rules] if unit == "rule" else [one.rules]
        for named in rules:
            each = [price for rule in named if (price := prices.get(rule)) is not None]
            known = (
                each and unit != "rule"
            )  # how far beyond a rule one must go, a pair or a start does not say
            yield Remedy(unit, amount, one, named, min(each) * amount if known else None)


def _missing(conflict: Conflict) -> tuple[Unit, int]:
    """What a conflict lacks, and how much of it."""
    if conflict.last_day is not None and conflict.first_day is not None:
        return "days", (conflict.first_day - conflict.last_day).days
    if conflict.needed is None or conflict.there is None:
        return "rule", 1
    amount = max(conflict.needed - conflict.there, 1)
    if conflict.kind == "pair":
        return "exams", amount
    if conflict.resource in ("staff", "secretaries"):
        return "staff", amount
    return ("rooms" if "room" in conflict.resource else "seats"), amount
