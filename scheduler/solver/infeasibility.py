"""Why a problem has no solution, as a value in the solver's own terms: nodes, rules by id, amounts and days."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Infeasibility:
    """One reason why a problem has no solution; each is enough by itself.

    `kind` says which fields speak:
    `no-option`: the node has no allowed option left; `rules` forbid them, none if it never had one.
    `load`: whatever their options, the nodes need `amount` of the `resource` at `place` at once, and `limit` are there;
        `instant` (UTC minutes since 1970) where that is at a known time.
    `days`: the first node is held on `last_day` at the latest and waits for the second, which does not let
        it be before `first_day` (days since 1970-01-01).
    `pair`: two nodes or more break one of the rules together whatever their options; with an `amount`, of so many nodes
        at most `limit` go together.
    `times`: the nodes have no options that go together. `places`: they find no places together; with an `amount`, so many
        candidates at the `site` (its number) ask for one together, and only `limit` find one, for want of the `resource`.
    """

    kind: Literal["no-option", "load", "days", "pair", "times", "places"]
    rules: tuple[str, ...]
    nodes: tuple[int, ...]
    resource: str = ""
    place: str = ""
    amount: int = 0
    limit: int = 0
    instant: int | None = None
    last_day: int | None = None
    first_day: int | None = None
    site: int = -1
