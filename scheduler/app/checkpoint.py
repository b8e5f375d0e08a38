"""Where a search stands, in the solver's own terms: a file that survives a kill, for --resume."""

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from instances.io.formats import CHECKPOINT_FORMAT
from scheduler.compile.fold import Problem
from scheduler.solver.solution import Solution

FILE = "checkpoint.npz"


@dataclass(frozen=True)
class Checkpoint:
    """The file of a problem. `save` replaces it whole; `load` gives None if it is of another problem or format."""

    path: Path
    problem: Problem

    def save(self, solution: Solution) -> None:
        """Keep a choice, and the rooms where each exam has one."""
        rooms = np.empty(0, np.int64)
        if solution.placement is not None and len(solution.placement.rows) == self.problem.options.nodes:
            rooms = solution.placement.rooms()
        temporary = self.path.with_name(f"{self.path.name}.{os.getpid()}.tmp")
        try:
            with temporary.open("wb") as file:
                np.savez_compressed(
                    file, format=CHECKPOINT_FORMAT, key=self._key, choice=solution.choice, rooms=rooms
                )
            temporary.replace(self.path)
        finally:
            temporary.unlink(missing_ok=True)

    def load(self) -> Solution | None:
        """What was kept; None if the file is of another problem or format, or no checkpoint at all."""
        try:
            with np.load(self.path, allow_pickle=False) as kept:
                if kept["format"] != CHECKPOINT_FORMAT or not np.array_equal(kept["key"], self._key):
                    return None
                choice, rooms = kept["choice"], kept["rooms"]
        except (OSError, ValueError, KeyError, EOFError):
            return None
        whole = len(rooms) == self.problem.options.nodes
        choice = choice.astype(np.int64)
        cost = self.problem.cost(choice)
        return Solution(choice, cost, rooms.astype(np.int64) if whole else None)

    @cached_property
    def _key(self) -> npt.NDArray[np.uint8]:
        """A digest of the compiled problem: options, prices, pairs of exams that share candidates."""
        digest = hashlib.sha256()
        parts = [self.problem.options.first, self.problem.allowed, self.problem.unary]
        for relation in self.problem.relations:
            pairs = relation.pairs
            parts += [relation.cost, relation.hard, pairs.a, pairs.b, pairs.count, pairs.at]
        soft = self.problem.soft_counts
        parts += [soft.first, soft.option, soft.limit, soft.weight]
        for part in parts:
            digest.update(np.ascontiguousarray(part).tobytes())
        return np.frombuffer(digest.digest(), np.uint8)
