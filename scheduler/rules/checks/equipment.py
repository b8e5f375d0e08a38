"""Candidates who need equipment, and whether their rooms have it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.needs import LATE, SMALL
from models.needs import late as overdue
from scheduler.rules.checks.lookups import first_match, sitting_keys
from scheduler.rules.rule import Case

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class EquipmentNeeds:
    """Candidates who need equipment, one row of `people` for each (candidate, exam).

    The columns of `people` are candidate, exam, session, site, kind, need and room, the number of the room or
    -1. Row i needs the equipment `words[k]` where `asked[i, k]`; room r has it where `has[r, k]`.
    """

    people: pd.DataFrame
    words: tuple[str, ...]
    asked: Flags
    has: Flags

    @property
    def lacking(self) -> Flags:
        """The equipment that each row needs and its room lacks (rows x words); nothing for a row without a room."""
        room = self.people["room"].to_numpy(np.int64)
        return np.asarray(self.asked & ~self.has[room] & (room >= 0)[:, None])

    def nowhere(self, site_of_room: Ints, site: Ints) -> Flags:
        """Whether no room of the row's site has everything that the row needs."""
        kinds, which = np.unique(self.asked, axis=0, return_inverse=True)
        serves = np.asarray(~(kinds[:, None, :] & ~self.has[None, :, :]).any(2))
        there = np.zeros((len(kinds), int(max(site_of_room.max(), site.max(), 0)) + 1), bool)
        for room, at in enumerate(site_of_room.tolist()):
            there[:, at] |= serves[:, room]
        return np.asarray(~there[which.ravel(), site])

    def named(self, rows: Flags) -> pd.Series:
        """The marked words of each row as text, in the order of `words`."""
        kinds, which = np.unique(rows, axis=0, return_inverse=True)
        told = [" ".join(w for w, there in zip(self.words, kind, strict=True) if there) for kind in kinds]
        return pd.Series(np.array([*told, ""], object)[which.ravel()], index=self.people.index)


def equipment_needs(case: Case[Instance], *, late: bool = False) -> EquipmentNeeds | None:
    """Candidates who need equipment for their exam or by right for themselves; None if there are none.

    With `late`, the candidates whose file came too late instead, with what they wish and what the exam needs.
    """
    instance, needs = case.instance, case.instance.needs
    own = [set(f"{words} {SMALL if small else ''}".split()) for words, small in
           zip(needs["features"], needs["small_room"], strict=True)]  # fmt: skip
    exams = [set(e.features) for e in instance.exams]
    words = tuple(sorted(set().union(*own, *exams)))
    told = [np.array([[w in one for w in words] for one in each], bool).reshape(len(each), len(words))
            for each in (exams, own, [set(r.features) for r in instance.rooms])]  # fmt: skip
    if not (late or words) or not instance.rooms or (late and not needs[list(LATE)].any(axis=None)):
        return None  # without any room nobody is seated yet
    people = on_site_candidates(case)
    exam = people["exam"].map({str(e.id): i for i, e in enumerate(instance.exams)}).to_numpy(np.int64)
    need = people["need"].to_numpy(np.int64)
    wish = overdue(needs, need, people["session"].to_numpy(np.int64))
    oral = (people["kind"] == "oral").to_numpy()  # alone before a jury: no small group, no wish
    wish &= ~oral | (not late)
    asked = told[0][exam] | (told[1][need] & (wish == late)[:, None])
    asked &= ~(oral[:, None] & np.array([word == SMALL for word in words], bool))
    some = wish if late else asked.any(1)
    if not some.any():
        return None
    return EquipmentNeeds(people[some].reset_index(drop=True), words, asked[some], told[2])


def on_site_candidates(case: Case[Instance]) -> pd.DataFrame:
    """One row for each (candidate, exam) on site: candidate, exam, session, site, kind, need, room.

    A candidate who misses the exam has a row too, except at sites that exchange candidates.
    """
    instance, seats, sits = case.instance, case.timetable.seats, case.instance.sits
    attendance = case.facts.attendance
    exchanging = {*instance.travel["from"], *instance.travel["to"]}
    elsewhere = attendance["missed"] & attendance["site"].isin(list(exchanging))
    here = (attendance["kind"] != "remote") & ~elsewhere.astype(bool)
    people = attendance.loc[here, ["candidate", "exam", "session", "site", "kind"]]
    people = people[people["site"].isin([str(s.id) for s in instance.sites])].reset_index(drop=True)
    keys = sitting_keys(instance, people)
    need = first_match(sits, sitting_keys(instance, sits), keys, ["need"])["need"]
    room = first_match(seats, sitting_keys(instance, seats), keys, ["room"])["room"]
    rooms = {str(r.id): i for i, r in enumerate(instance.rooms)}
    return people.assign(
        need=need.astype("int64"), room=room.astype(object).map(rooms).fillna(-1).astype("int64")
    )
