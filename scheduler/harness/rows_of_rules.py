"""Semesters with rows in the tables that rules bring, and with settings without which some rules have nothing to say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd

from models.instance import Instance
from models.policy import Parameters, Policy, PolicySchema
from models.rule_table import RuleTable
from models.schema.declare import Table
from scheduler.harness.draws import Shape
from scheduler.harness.random_semesters import semester
from scheduler.rules.calendar.feast_days import FEASTS
from scheduler.rules.decisions.relations import KINDS, RELATIONS
from scheduler.rules.rooms.mixed_lengths import MixedLengthsParameters
from scheduler.rules.rooms.room_price import ROOM_PRICES, RoomPriceParameters
from scheduler.rules.spread.load_limits import ExamLoadParameters, LoadLimit

PEOPLE = ("everybody", "ordinary", "extra-time", "alone", "secretary", "small-group", "pc")
LIMITS = (
    LoadLimit(id="one a day", most=1, days=1, weight=4),
    LoadLimit(id="two in three days", most=2, days=3, extra_over=0, weight=3),
    LoadLimit(id="apart", most=1, hours=30, weight=2),
    LoadLimit(id="two in 36 hours", most=2, hours=36, weight=5),
    LoadLimit(id="three with more time", most=3, hours=60, extra_over=6, weight=1),
)


def with_rows(seed: int, schema: PolicySchema | None = None) -> Instance:
    """A lawful semester with relations of exams, prices of rooms and rooms that are kept, feasts, limits on exams within
    days and hours, and a price of different lengths in one room. All of it is priced, so that a timetable is possible."""
    made, rng = semester(seed, Shape(wild=False), schema), np.random.default_rng([seed, 10])
    days = [made.sessions[0].first_day + timedelta(days=int(n)) for n in rng.integers(0, 4, 2)]
    feasts = [{"day": day, "feast": f"feast {n}", "source": "journal"} for n, day in enumerate(days)]
    tables = [_table(RELATIONS, _relations(made, rng)), _table(FEASTS, feasts)]
    tables.append(_table(ROOM_PRICES, _room_prices(made, rng)))
    kept = tuple("pc" for _ in range(int(rng.integers(0, 2))))
    settings: dict[str, Parameters] = {
        "exam-load": ExamLoadParameters(rows=LIMITS),
        "mixed-lengths": MixedLengthsParameters(rooms="price"),
        "room-price": RoomPriceParameters(reserved=kept),
    }
    return replace(
        made,
        rooms=tuple(room.model_copy(update={"building": str(rng.integers(2))}) for room in made.rooms),
        policy=_set(made.policy, settings),
        policies={centre: _set(policy, settings) for centre, policy in made.policies.items()},
        rule_tables={**made.rule_tables, **{one.table.name: one for one in tables}},
    )


def _relations(made: Instance, rng: np.random.Generator) -> list[dict[str, Any]]:
    """Three rows of each kind between exams of a session, where there are two."""
    names = [[str(e.id) for e in made.exams if e.session == session.number] for session in made.sessions]
    names = [mine for mine in names if len(mine) > 1]
    rows = []
    for kind in (kind for kind in KINDS for _ in range(3 if names else 0)):
        exam, other = rng.choice(names[int(rng.integers(len(names)))], 2, replace=False).tolist()
        minutes = int(rng.choice([0, 30, 600])) if kind == "before" else 0
        price = int(rng.integers(1, 9))
        rows.append({"exam": exam, "other": other, "kind": kind, "minutes": minutes, "price": price})
    return rows


def _room_prices(made: Instance, rng: np.random.Generator) -> list[dict[str, Any]]:
    """A price for some of the people in each room."""
    rooms, drawn = [str(room.id) for room in made.rooms], rng.integers(0, 5, len(made.rooms)).tolist()
    return [
        {"room": room, "people": str(rng.choice(PEOPLE)), "price": price}
        for room, price in zip(rooms, drawn, strict=True)
    ]


def _table(table: Table, rows: list[dict[str, Any]]) -> RuleTable:
    return RuleTable(
        table, pd.DataFrame(rows, columns=[column.name for column in table.columns], dtype=object)
    )


def _set(policy: Policy, settings: Mapping[str, Parameters]) -> Policy:
    return replace(policy, parameters={**policy.parameters, **settings})
