"""Nodes with options: a node is an exam, an option is a complete way to run it in time.

An option fixes start, alignment of the zones, gathers and variants. A solution chooses one option per node.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Options:
    """The options of all nodes in one numbering: those of node i are `first[i] .. first[i + 1] - 1`.

    `names` has one name per node, `labels` one text per option (for logs and explanations). Options with the same
    `slot` take place at about the same time: a hint for searches that exchange times, never a rule.
    """

    names: Sequence[str]
    first: Ints
    labels: Sequence[str] = ()
    slot: Ints | None = None

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        return len(self.names)

    @property
    def size(self) -> int:
        """Number of options of all nodes together."""
        return int(self.first[-1])

    @cached_property
    def node_of(self) -> Ints:
        """The node of each option."""
        return np.repeat(np.arange(self.nodes, dtype=np.int64), np.diff(self.first))

    @cached_property
    def slots(self) -> Ints:
        """The slot of each option; without a hint, its number among those of its node."""
        local = np.arange(self.size, dtype=np.int64) - self.first[self.node_of]
        return local if self.slot is None else self.slot

    def chosen(self, choice: Ints) -> npt.NDArray[np.bool_]:
        """Whether each option is one of a choice (one option per node)."""
        flags = np.zeros(self.size, bool)
        flags[choice] = True
        return flags

    def of(self, node: int) -> Ints:
        """The options of a node."""
        return np.arange(self.first[node], self.first[node + 1], dtype=np.int64)
