"""The place stage of public instances, and the timetable that comes out of both stages."""

import numpy as np

from instances.io.public.itc2007 import timetable_of
from models.timetable import Timetable
from scheduler.terms.options import Ints
from scheduler.terms.places import Groups, PlaceTerms, RoomTable, Staffing
from scheduler.terms.public_model_data import PublicModelData


def public_places(data: PublicModelData, choice: Ints) -> PlaceTerms:
    """Rooms and groups once exam i takes option `choice[i]`: one site, one indivisible group an exam.

    Groups of one period may share a room unless exclusive; an exam without candidates takes a room
    too. A room costs its penalty for every group in it.
    """
    given, n = data.instance, data.instance.n_exams
    zeros, rooms = np.zeros(n, np.int64), len(given.rooms)
    alone = np.zeros(n, dtype=bool)
    alone[given.alone] = True
    choice = np.asarray(choice, np.int64)
    return PlaceTerms(
        rooms=RoomTable(
            names=tuple(map(str, range(rooms))),
            site=np.zeros(rooms, np.int64),
            seats=given.rooms["seats"].to_numpy(np.int64),
            cost=given.rooms["penalty"].to_numpy(np.int64),
        ),
        groups=Groups(
            node=np.arange(n, dtype=np.int64),
            kind=zeros,
            site=zeros,
            size=given.sizes,
            since=data.since[choice],
            until=data.until[choice],
            batch=data.period[choice],
            alone=alone,
            isolated=np.zeros(n, dtype=bool),
            divisible=np.zeros(n, dtype=bool),
            drop_cost=np.full(n, -1, np.int64),
            length=given.minutes,
            partner=np.full(n, -1, np.int64),
        ),
        staffing=Staffing(ratio=np.zeros(1, np.int64), present=np.empty((0, 7), np.int64)),
        mixed_cost=given.weights["non_mixed_durations"],
    )


def public_timetable(data: PublicModelData, choice: Ints, room_of_exam: Ints) -> Timetable:
    """The timetable of a choice of options and a room number for every exam."""
    return timetable_of(data.instance, data.period[np.asarray(choice, np.int64)], room_of_exam)
