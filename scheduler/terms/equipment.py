"""Room classes: what exams and candidates ask of the rooms they sit in, and which rooms serve them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.instance import Instance
from models.needs import SMALL, late, room_words
from models.network import Room

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Words = frozenset[str]
NOTHING: Words = frozenset()


@dataclass(frozen=True)
class Equipment:
    """Room classes: `classes[c]` are the features that a room of class c must have, and features that it must not
    have all of (mostly none). Class 0 asks for nothing. Arrays are node x need.

    - `asked`: the class of the rooms in which candidates with a need sit an exam as they should.
    - `wish`: the file came too late for the session of the exam, so the need is only a wish; `otherwise`: the class of the
      rooms in which these candidates sit if it is not granted.
    - `juries[node, site]`: the class of the room of an oral for the candidates of a site: what the exam needs and each of
      them (but no small group, they come in one by one).
    """

    classes: tuple[tuple[Words, Words], ...]
    asked: Ints
    otherwise: Ints
    wish: Flags
    juries: Mapping[tuple[int, str], int]

    @property
    def plain(self) -> bool:
        """Whether no exam and no candidate asks for anything."""
        return len(self.classes) == 1

    @property
    def least(self) -> Ints:
        """The room class that is needed in any case, wishes aside (node x need)."""
        exam = [self.classes.index((self.classes[c][0], NOTHING)) for c in range(len(self.classes))]
        return np.where(self.wish, np.array(exam)[self.otherwise], self.asked)

    def serves(self, rooms: Sequence[Room]) -> Flags:
        """Which rooms serve each class: classes x rooms."""
        has = [frozenset(room.features) for room in rooms]
        every = [
            [must <= mine and not (NOTHING < barred <= mine) for mine in has] for must, barred in self.classes
        ]
        return np.array(every, bool).reshape(len(self.classes), len(has))

    def sought(self, rooms: Sequence[Room]) -> Flags:
        """Rooms with something that some class asks for."""
        asking = [bool(must) for must, _ in self.classes]
        return np.asarray(self.serves(rooms)[asking].any(0))

    @cached_property
    def stricter(self) -> Flags:
        """[i, j]: whether class j asks for all that class i asks for, so that its candidates sit in rooms of class i."""
        must = [one for one, _ in self.classes]
        return np.array([[one <= other for other in must] for one in must], bool)


def equipment_of(instance: Instance, exams: Sequence[str]) -> Equipment:
    """The room classes of these exams (in node order) and of the needs of the instance."""
    numbers: dict[tuple[Words, Words], int] = {(NOTHING, NOTHING): 0}

    def number(must: Words, barred: Words = NOTHING) -> int:
        return numbers.setdefault((must, barred), len(numbers))

    words = room_words(instance.needs)
    alone = instance.needs["isolated"].tolist()
    shape = len(exams), len(words)
    features = [frozenset(instance.exam[e].features) for e in exams]  # type: ignore[index]
    asked = {f: [number(f | need) for need in words] for f in dict.fromkeys(features)}
    for one in features:
        number(one)
    session = np.array([instance.exam[e].session for e in exams], np.int64)  # type: ignore[index]
    of = np.arange(len(words))
    wish = (
        np.stack([late(instance.needs, of, np.full(len(of), s)) for s in session])
        if exams
        else np.empty(shape)
    )
    # A candidate who sits alone is granted the wish only there; others wherever the room has all of it.
    kinds = {f: [number(f, NOTHING if one else need) if wish.any() else 0 for need, one in zip(words, alone, strict=True)]
             for f in asked}  # fmt: skip
    juries = {key: number(must) for key, must in _juries(instance, exams, words).items()}
    return Equipment(
        tuple(numbers),
        np.array([asked[f] for f in features], np.int64).reshape(shape),
        np.array([kinds[f] for f in features], np.int64).reshape(shape),
        wish.astype(bool).reshape(shape),
        juries,
    )


def _juries(
    instance: Instance, exams: Sequence[str], words: Sequence[Words]
) -> Mapping[tuple[int, str], Words]:
    """The features that the room of each oral (node) and site must have."""
    oral = {name: node for node, name in enumerate(exams) if instance.exam[name].oral}  # type: ignore[index]
    if not oral:
        return {}
    sat = instance.sits[instance.sits["exam"].isin(list(oral))].drop_duplicates(["exam", "site", "need"])
    overdue = late(instance.needs, sat["need"].to_numpy(np.int64), sat["session"].to_numpy(np.int64))
    must: dict[tuple[int, str], Words] = {}
    rows = zip(sat["exam"], sat["site"].astype(str), sat["need"].tolist(), overdue.tolist(), strict=True)
    for exam, site, need, wished in rows:
        own = NOTHING if wished else words[need] - {SMALL}
        mine = must.get((oral[exam], site), frozenset(instance.exam[exam].features))
        must[oral[exam], site] = mine | own
    return must
