"""A paper and its alignments: the starts and gathers of its zones, variants, gates and exits."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scheduler.compile.time.zones import NEVER, ZoneNeeds
from scheduler.terms.sitting_terms import Admit, Confine

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Steps(NamedTuple):
    """The grids of a paper in minutes: of the local starts of zones that begin apart, of gathers, of early starts."""

    start: int
    gather: int
    early: int


@dataclass(frozen=True)
class Paper:
    """The paper of an exam: its minutes, how candidates are admitted and confined, zones and grids.

    An `ungated` paper is written at home or is an oral, where nobody can be contained: one instant, or variants. With
    `at_once` candidates with extra time begin with the others even where they might begin early.
    """

    minutes: int
    admit: Admit
    confine: Confine
    zones: tuple[ZoneNeeds, ...]
    steps: Steps
    ungated: bool = False
    at_once: bool = False

    def early(self, zone: ZoneNeeds, start: Ints, gather: Ints, gate: Ints) -> Ints:
        """The early start in minutes that starts of a zone need; NEVER where none helps."""
        return zone.early(start, gather, gate, self.steps.early, 0 if self.at_once else zone.most_early)

    def fits(self, zone: ZoneNeeds, start: Ints, gather: Ints, gate: Ints) -> Flags:
        """Whether a sitting from check-in to collection lies inside the hours of an open day."""
        return self.early(zone, start, gather, gate) < NEVER

    @property
    def late(self) -> int:
        """Minutes after the start until admission closes."""
        return 0 if self.ungated else min(self.minutes // self.admit.late_divisor, self.admit.late_cap)

    @property
    def release(self) -> int:
        """Minutes after the start before the first candidate may leave, rounded up to whole minutes."""
        part = -(-self.minutes // self.admit.late_divisor)
        return min(self.minutes, max(self.admit.release_floor, part))


@dataclass(frozen=True)
class Alignment:
    """R alignments of a paper in Z zones. R x Z: `start` (UTC minutes), `gather` (minutes), `paper` (0: the main one, then
    variants), `early` (minutes by which candidates with extra time begin before the others). `reference` (R): the
    start that each alignment belongs to.
    """

    start: Ints
    gather: Ints
    paper: Ints
    early: Ints
    reference: Ints

    def rows(self, keep: Flags | Ints) -> "Alignment":
        """Some of the alignments."""
        return Alignment(
            self.start[keep], self.gather[keep], self.paper[keep], self.early[keep], self.reference[keep]
        )


def gates(paper: Paper, alignment: Alignment) -> tuple[Ints, Ints]:
    """Gate and earliest exit of the paper of every zone, both R x Z, UTC minutes (docs/explanation/gate.md).

    The gate is the last uncontrolled entry over the zones that share a paper. Candidates who begin early are admitted
    earlier too, so they count only for the earliest exit.
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
    """All alignments of several sets of one paper."""
    return Alignment(
        np.concatenate([p.start for p in parts]),
        np.concatenate([p.gather for p in parts]),
        np.concatenate([p.paper for p in parts]),
        np.concatenate([p.early for p in parts]),
        np.concatenate([p.reference for p in parts]),
    )


def distinct(all_: Alignment) -> Alignment:
    """Each alignment once, in order of first occurrence."""
    columns = [all_.start, all_.gather, all_.paper, all_.early, all_.reference[:, None]]
    _, first = np.unique(np.concatenate(columns, 1), axis=0, return_index=True)
    first.sort()
    return all_.rows(first)
