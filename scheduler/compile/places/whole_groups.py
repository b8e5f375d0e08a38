"""What rooms say about times where every exam is one group that sits in one room (public benchmarks)."""

from collections.abc import Iterator

import numpy as np

from scheduler.terms.group_types import Flags, Ints
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import Load, Relate


def loads_of_seats(data: PublicModelData, rule: str, seats: Ints) -> Iterator[Load]:
    """For each capacity c, the exams larger than c share the seats of the rooms larger than c (c = 0: all of them),
    where these can run out."""
    sizes = data.instance.sizes
    for level in np.unique(np.append(seats, 0)):
        exams, limit = np.flatnonzero(sizes > level), int(seats[seats > level].sum())
        if sizes[exams].sum() > limit:
            options = data.all_of(exams)
            since, until = data.since[options], data.until[options]
            people = sizes[data.options.node_of[options]]
            yield Load(rule, f"seats of rooms larger than {level}", options, since, until, people, limit)


def pairs_without_rooms(data: PublicModelData, rule: str, seats: Ints, alone: Flags) -> Iterator[Relate]:
    """Pairs that cannot be in one period: no room holds both, and only one holds the smaller."""
    sizes = data.instance.sizes
    rooms = (seats[None, :] >= sizes[:, None]).sum(axis=1)
    together = (sizes[:, None] + sizes <= seats.max(initial=0)) & ~(alone[:, None] | alone)
    apart = ~together & (np.maximum(rooms[:, None], rooms) < 2)
    pairs = data.tie("rooms", np.argwhere(np.triu(apart, k=1)))
    if len(pairs.a):
        yield Relate(rule, pairs, np.eye(data.periods, dtype=np.int64), hard=True)


def loads_of_rooms(data: PublicModelData, rule: str, alone: Flags, rooms: int) -> Iterator[Load]:
    """A room for each exam of a period that sits alone, where these can run out."""
    exams = np.flatnonzero(alone)
    if len(exams) > rooms:
        options = data.all_of(exams)
        one = np.ones(len(options), np.int64)
        since, until = data.since[options], data.until[options]
        yield Load(rule, "rooms of exclusive exams", options, since, until, one, rooms)
