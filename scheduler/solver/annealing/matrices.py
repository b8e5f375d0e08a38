"""Matrices end to end, equal ones stored once."""

from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Place = tuple[int, int]
"""Where a matrix begins: in numbers, and in rows (one more per matrix, where its last row ends)."""


@dataclass
class Matrices:
    """Matrices end to end, equal ones stored once."""

    parts: list[Ints] = field(default_factory=list)
    size: int = 0
    rows: int = 0
    _known: dict[tuple[tuple[int, ...], bytes], Place] = field(default_factory=dict)

    def add(self, matrix: Ints) -> Place:
        """Where a matrix begins."""
        matrix = np.ascontiguousarray(matrix)
        key = (matrix.shape, blake2b(matrix.data, digest_size=16).digest())
        if key not in self._known:
            self._known[key] = (self.size, self.rows)
            self.parts.append(matrix)
            self.size += matrix.size
            self.rows += len(matrix) + 1
        return self._known[key]

    def concatenated(self) -> Ints:
        """All matrices, row by row."""
        return np.concatenate([part.ravel() for part in self.parts]) if self.parts else np.empty(0, np.int64)
