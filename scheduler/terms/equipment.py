"""What exams and people ask of the rooms they sit in: numbered classes, and which rooms serve them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.instance import Instance
from models.needs import room_words
from models.network import Room

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Words = frozenset[str]


@dataclass(frozen=True)
class Equipment:
    """`classes` of what a room must have; class 0 asks for nothing. `asked[node, need]`: the class of the
    rooms in which people with a need sit an exam."""

    classes: tuple[Words, ...]
    asked: Ints

    @property
    def plain(self) -> bool:
        """Whether nobody asks for anything."""
        return len(self.classes) == 1

    def serves(self, rooms: Sequence[Room]) -> Flags:
        """Which rooms have what each class asks for, classes x rooms."""
        has = [frozenset(room.features) for room in rooms]
        every = [[words <= mine for mine in has] for words in self.classes]
        return np.array(every, bool).reshape(len(self.classes), len(has))

    @cached_property
    def stricter(self) -> Flags:
        """Whether class j asks for all that class i asks for, i x j: its people sit in rooms of class i."""
        return np.array([[one <= other for other in self.classes] for one in self.classes], bool)


def equipment_of(instance: Instance, exams: Sequence[str]) -> Equipment:
    """The classes that occur among these exams (node order) and the needs of the instance."""
    numbers: dict[Words, int] = {frozenset(): 0}
    needs = room_words(instance.needs)
    features = [frozenset(instance.exam[e].features) for e in exams]  # type: ignore[index]
    row = {
        words: [numbers.setdefault(words | need, len(numbers)) for need in needs]
        for words in dict.fromkeys(features)
    }
    asked = np.array([row[words] for words in features], np.int64).reshape(len(features), len(needs))
    return Equipment(tuple(numbers), asked)
