"""A paper and the ways to run it in all its zones: starts, gathering, who shares it, when doors close."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.policy import GatePolicy
from scheduler.compile.time.zones import NEVER, ZoneNeeds

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Paper:
    """The paper of an exam: length, limits of containment, its zones, step of shifted starts.

    An `ungated` one is written at home or is an oral, where nobody can be confined: one instant, or variants.
    """

    minutes: int
    gate: GatePolicy
    zones: tuple[ZoneNeeds, ...]
    step: int
    ungated: bool = False

    @property
    def late(self) -> int:
        """Minutes after the start until admission closes."""
        return 0 if self.ungated else min(self.minutes // self.gate.late_divisor, self.gate.late_cap)

    @property
    def release(self) -> int:
        """Minutes after the start until the first may leave: a part of the exam is sat to its end."""
        part = -(-self.minutes // self.gate.late_divisor)
        return min(self.minutes, max(self.gate.release_floor, part))


@dataclass(frozen=True)
class Alignment:
    """R ways to run a paper in Z zones: start, gather (minutes), paper number, `early` (minutes by which
    those with extra time begin before the others), all R x Z; and the `reference` start (R) each belongs to."""

    start: Ints
    gather: Ints
    paper: Ints
    early: Ints
    reference: Ints

    def rows(self, keep: Flags | Ints) -> "Alignment":
        """Some of the ways."""
        return Alignment(
            self.start[keep], self.gather[keep], self.paper[keep], self.early[keep], self.reference[keep]
        )


def gates(paper: Paper, alignment: Alignment) -> tuple[Ints, Ints]:
    """Gate and least exit of the paper of every group, both R x Z (docs/explanation/gate.md).

    The gate is the last uncontrolled entry over the groups that share a paper: who begins earlier is
    admitted earlier as well, and counts only for the least exit.
    """
    entry = np.where(alignment.gather > 0, alignment.start - alignment.gather, alignment.start + paper.late)
    same = alignment.paper[:, :, None] == alignment.paper[:, None, :]
    gate = np.where(same, entry[:, None, :], -NEVER).max(2)
    leave = np.maximum(alignment.start - alignment.early + paper.release, gate)
    least = np.where(same, leave[:, None, :], NEVER).min(2)
    return gate, least


def number_papers(start: Ints, main: Flags) -> Ints:
    """0 for the main paper; variants are numbered by start, so that equal starts share one."""
    other = np.where(main, NEVER, start)
    order = np.sort(other, 1)
    fresh = np.concatenate([np.ones((len(order), 1), bool), order[:, 1:] > order[:, :-1]], 1)
    rank = np.where(other[:, :, None] == order[:, None, :], fresh.cumsum(1)[:, None, :], 0).max(2)
    return np.where(main, 0, rank)


def stack(parts: list[Alignment]) -> Alignment:
    """The ways of several alignments of one paper."""
    return Alignment(
        np.concatenate([p.start for p in parts]),
        np.concatenate([p.gather for p in parts]),
        np.concatenate([p.paper for p in parts]),
        np.concatenate([p.early for p in parts]),
        np.concatenate([p.reference for p in parts]),
    )


def distinct(all_: Alignment) -> Alignment:
    """Each way once, in order."""
    columns = [all_.start, all_.gather, all_.paper, all_.early, all_.reference[:, None]]
    _, first = np.unique(np.concatenate(columns, 1), axis=0, return_index=True)
    first.sort()
    return all_.rows(first)
