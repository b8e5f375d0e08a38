"""What each conflict calls for: the single things that would remove it, each with the least amount that is enough."""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from models.conflict import Conflict
from models.ids import ExamId
from models.instance import Instance
from scheduler.app.audit_pinned_starts import refused_pins
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.app.infeasible.proofs import attempt, refuted_by
from scheduler.app.infeasible.remedy import LAST_MINUTE, Remedy, Unit, relaxed, restricted

PEOPLE = ("staff", "secretaries", "watched")
"""Resources of which more people would give more."""
QUARTER, MOST_DAYS = 15, 42
"""Minutes are tried by quarters of an hour, days up to so many."""
TRY = 2.0
"""Seconds of a search for places for the exams of a conflict."""
UNIT_RULES: Mapping[Unit, tuple[str, ...]] = {
    "minutes": ("opening-hours", "remote-hours"),
    "session": ("session-window",),
    "days": ("date-chain",),
    "seats": ("room-seats", "room-turnover", "room-features"),
}
"""The rules beyond which more of the unit goes: minutes of opening hours, days of the session or of the chain of dates, seats."""


class WaysOut:
    """Finds what would remove the conflicts of one semester.

    `prices`: the price of one unit beyond each rule, by its id. `until`: monotonic seconds after which amounts are no longer
    made as small as possible.
    """

    def __init__(
        self,
        semester: Instance,
        prices: Mapping[str, int | None],
        until: float,
        rules: Catalogue | None = None,
    ) -> None:
        self.semester, self.prices, self.until, self.rules = semester, prices, until, rules
        self._known: dict[tuple[Unit, str], int] = {}

    def of(self, conflict: Conflict) -> tuple[Remedy, ...]:
        """The single things to relax after which the conflict is gone, the cheapest first; an exception from a rule only where
        nothing has a price by it. Whether other rules stand against the exams then is another conflict."""
        found = [*self._more(conflict), *self._other_days(conflict), *self._free_starts(conflict)]
        priced = {rule for one in found if one.unit != "start" for rule in one.rules}
        found += [one for one in self._exceptions(conflict) if one.where not in priced]
        self._known |= {one.key: one.amount for one in found}
        return tuple(sorted(found, key=lambda one: (one.price is None, one.price or 0)))

    def _more(self, conflict: Conflict) -> Iterator[Remedy]:
        """More rooms, seats or staff, as many as counting says that there are too few."""
        if conflict.needed is None or conflict.there is None or not conflict.site:
            return
        amount = max(conflict.needed - conflict.there, 1)
        unit: Unit = "rooms" if "room" in conflict.resource or conflict.resource == "juries" else "seats"
        if conflict.resource in PEOPLE:
            unit = "staff"
        site = conflict.site.split("+")[0]
        yield self._relaxation(unit, site, amount, conflict.rules, conflict)

    def _other_days(self, conflict: Conflict) -> Iterator[Remedy]:
        """Longer opening hours, seats that are there, a longer session, a shorter chain of dates: what the kind and the rules of
        the conflict name."""
        rules, exams = set(conflict.rules), {*conflict.exams}
        if conflict.kind == "days" and conflict.first_day and conflict.last_day:
            days = (conflict.first_day - conflict.last_day).days
            yield self._relaxation("days", "", days, UNIT_RULES["days"], conflict)
        people = self.semester.sits[self.semester.sits["exam"].isin(exams)].groupby("site").size()
        for site, count in people.items():
            if rules & {*UNIT_RULES["minutes"]}:
                yield from self._least("minutes", str(site), QUARTER, LAST_MINUTE // QUARTER, conflict)
            if conflict.needed is None and rules & {*UNIT_RULES["seats"]}:
                yield from self._least("seats", str(site), 1, int(count), conflict)
        whole = conflict.kind in ("times", "places") or (conflict.kind == "no-start" and not rules)
        if conflict.kind == "days" or "session-window" in rules or conflict.needed is not None or whole:
            for number in sorted({self.semester.exam[e].session for e in self._exams(conflict)}):
                yield from self._least("session", str(number), 1, self._days_after(number), conflict)

    def _free_starts(self, conflict: Conflict) -> Iterator[Remedy]:
        """Exams whose start is imposed, or of which something is pinned."""
        pinned = {*self.semester.pins["exam"], *self.semester.pins["moves"], *self.semester.published["exam"]}
        for exam in self._exams(conflict):
            if self.semester.exam[exam].imposed_start is None and exam not in pinned:
                continue
            one = self._relaxation("start", exam, 1, ("imposed-start",), conflict)
            if self._enough(one, conflict):
                yield one

    def _exceptions(self, conflict: Conflict) -> Iterator[Remedy]:
        """The rules of the conflict that would have to be given up, for want of a unit in which to go beyond them."""
        for rule in conflict.rules:
            one = self._relaxation("rule", rule, 1, (rule,), conflict)
            if self._enough(one, conflict):
                yield one

    def _least(self, unit: Unit, where: str, step: int, most: int, conflict: Conflict) -> Iterator[Remedy]:
        """The least amount that is enough, in steps; nothing where the most is not."""
        rules = tuple(rule for rule in UNIT_RULES[unit] if rule in conflict.rules) or UNIT_RULES[unit][:1]

        def enough(steps: int) -> bool:
            return self._enough(self._relaxation(unit, where, steps * step, rules, conflict), conflict)

        # Conflicts of one kind mostly call for the same amount.
        guess = self._known.get((unit, where), 0) // step
        if 0 < guess <= most and enough(guess):
            most = guess
            least = guess if not enough(guess - 1) else 1
        elif most < 1 or not enough(most):
            return
        else:
            least = max(guess + 1, 1)
        yield self._relaxation(unit, where, step * _first(enough, least, most, self.until), rules, conflict)

    def _enough(self, one: Remedy, conflict: Conflict) -> bool:
        """Whether the exams of the conflict, they alone, are no longer shown to be impossible."""
        semester, rules = relaxed(restricted(self.semester, conflict.exams), [one], self._named(conflict))
        if refused_pins(semester, rules):
            return False
        if conflict.kind in ("times", "places"):
            return attempt(semester, TRY, rules).possible
        return refuted_by(semester, rules) is None

    def _named(self, conflict: Conflict) -> Catalogue:
        """The rules that a conflict names, which are all that it needs; every rule where it names none."""
        every = catalogue_of(self.semester) if self.rules is None else self.rules
        named = [rule for rule in every if str(rule.info.id) in conflict.rules]
        return named if named and conflict.kind not in ("times", "places") else every

    def _relaxation(
        self, unit: Unit, where: str, amount: int, rules: tuple[str, ...], conflict: Conflict
    ) -> Remedy:
        known = [price for rule in rules if (price := self.prices.get(rule)) is not None]
        price = min(known) * amount if known and unit not in ("rule", "start") else None
        return Remedy(unit, where, amount, rules, conflict.exams, price)

    def _days_after(self, number: int) -> int:
        """How many days a session may be longer before the next one begins."""
        last = self.semester.session[number].last_day
        begins = [s.first_day for s in self.semester.sessions if s.first_day > last]
        return min([MOST_DAYS, *((day - timedelta(1) - last).days for day in begins)])

    def _exams(self, conflict: Conflict) -> list[ExamId]:
        return [ExamId(exam) for exam in conflict.exams if exam in self.semester.exam]


def _first(enough: Callable[[int], bool], least: int, most: int, until: float) -> int:
    """The least number from `least` to `most` that is enough, where `most` is, and more than enough is enough."""
    while least < most and time.monotonic() < until:
        middle = (least + most) // 2
        if enough(middle):
            most = middle
        else:
            least = middle + 1
    return most
