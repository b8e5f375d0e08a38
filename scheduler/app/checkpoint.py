"""Where a search stands, in the solver's own terms: a file that survives a kill, for --resume."""

import hashlib
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from instances.io.formats import CHECKPOINT_FORMAT
from models.atomic_file import write_whole
from scheduler.compile.fold import Problem
from scheduler.solver.solution import Solution

MOST_BYTES = 64_000_000
"""Bytes of a checkpoint, packed or unpacked: two numbers for each exam are far below."""
Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class Checkpoint:
    """The file of a problem. `save` replaces it whole, or raises OSError; `load` gives None if it is of another problem or format."""

    path: Path
    problem: Problem

    def save(self, solution: Solution) -> None:
        """Keep a choice, and the rooms where each exam has one."""
        rooms = np.empty(0, np.int64)
        if solution.placement is not None and len(solution.placement.rows) == self.problem.options.nodes:
            rooms = solution.placement.rooms()

        def fill(file: Path) -> None:
            with file.open("wb") as stream:
                np.savez_compressed(
                    stream, format=CHECKPOINT_FORMAT, key=self._key, choice=solution.choice, rooms=rooms
                )

        write_whole(self.path, fill)

    def load(self) -> Solution | None:
        """What was kept; None if the file is of another problem or format, damaged, or no checkpoint at all.

        Every number is checked, because the search trusts them: options that are allowed and go together, rooms that
        exist. The cost is computed anew.
        """
        try:
            if not self.path.is_file() or self.path.stat().st_size > MOST_BYTES:
                return None
            with zipfile.ZipFile(self.path) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                    return None
            with np.load(self.path, allow_pickle=False) as kept:
                if kept["format"] != CHECKPOINT_FORMAT or not np.array_equal(kept["key"], self._key):
                    return None
                choice, rooms = kept["choice"], kept["rooms"]
        except Exception:  # a damaged archive makes its readers fail in many ways
            return None
        if not self._allows(choice):
            return None
        choice = choice.astype(np.int64)
        if len(rooms) == 0:
            return Solution(choice, self.problem.cost(choice))
        if not self._has(rooms, choice):
            return None
        return Solution(choice, self.problem.cost(choice), rooms.astype(np.int64))

    def _allows(self, choice: Numbers) -> bool:
        """Whether these are one allowed option of each node, none of which forbids another."""
        options = self.problem.options
        if choice.shape != (options.nodes,) or choice.dtype.kind not in "iu":
            return False
        if not ((choice >= options.first[:-1]) & (choice < options.first[1:])).all():
            return False
        here = choice.astype(np.int64)
        return bool(self.problem.allowed[here].all()) and self.problem.conflicts(here) == 0

    def _has(self, rooms: Numbers, choice: npt.NDArray[np.int64]) -> bool:
        """Whether there is one room for each node, and all of them exist."""
        if rooms.shape != choice.shape or rooms.dtype.kind not in "iu" or self.problem.places is None:
            return False
        return bool(((rooms >= 0) & (rooms < len(self.problem.places(choice).rooms.site))).all())

    @cached_property
    def _key(self) -> npt.NDArray[np.uint8]:
        """A digest of the compiled problem: options, prices, pairs of exams that share candidates."""
        digest = hashlib.sha256()
        parts = [self.problem.options.first, self.problem.allowed, self.problem.unary]
        for relation in self.problem.relations:
            pairs = relation.pairs
            parts += [relation.cost, relation.hard, pairs.a, pairs.b, pairs.count, pairs.at]
        soft = self.problem.soft_counts
        parts += [soft.first, soft.option, soft.amount, soft.limit, soft.weight]
        for part in parts:
            digest.update(np.ascontiguousarray(part).tobytes())
        return np.frombuffer(digest.digest(), np.uint8)
