"""Alignments: how the zones of one paper start together, for every start of its organising centre.

Together wherever the hours allow. A zone that cannot follow starts a little earlier (the others gate
its exits), or a little later (gathered under supervision when that saves holding the others), or takes
a variant. Only a handful for each start, not the product over zones (regulation: containment of
candidates because of time differences; cnam.md X01).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.policy import GatePolicy
from scheduler.compile.zones import ZoneNeeds
from scheduler.terms.clock import DAY, Clock

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
GATHER_STEP = 5
NEVER = np.iinfo(np.int64).max // 4


@dataclass(frozen=True)
class Paper:
    """The paper of an exam: length, limits of containment, its zones, step of shifted starts.

    A `remote` one is written at home, where nobody can be confined: one instant, or variants.
    """

    minutes: int
    gate: GatePolicy
    zones: tuple[ZoneNeeds, ...]
    step: int
    remote: bool = False

    @property
    def late(self) -> int:
        """Minutes after the start until admission closes."""
        return 0 if self.remote else min(self.minutes // self.gate.late_divisor, self.gate.late_cap)

    @property
    def release(self) -> int:
        """Minutes after the start until the first may leave: a part of the exam is sat to its end."""
        part = -(-self.minutes // self.gate.late_divisor)
        return min(self.minutes, max(self.gate.release_floor, part))


@dataclass(frozen=True)
class Alignment:
    """R ways to run a paper in Z zones: start, gather (minutes), paper number, all R x Z; and the
    `reference` start (R) each belongs to."""

    start: Ints
    gather: Ints
    paper: Ints
    reference: Ints

    def rows(self, keep: Flags | Ints) -> "Alignment":
        """Some of the ways."""
        return Alignment(self.start[keep], self.gather[keep], self.paper[keep], self.reference[keep])


def align(paper: Paper, reference: Ints, clock: Clock) -> Alignment:
    """All alignments for R reference instants: together first, then shifted, then variants.

    Options that break the hours everywhere remain as "together" ones: rules forbid them and say why.
    """
    same = np.repeat(reference[:, None], len(paper.zones), 1)
    together = Alignment(same, np.zeros_like(same), np.zeros_like(same), reference)
    soon = reference + paper.late
    fits = np.stack([z.fits(clock, reference, np.zeros_like(reference), soon) for z in paper.zones], 1)
    barred = np.stack([z.bars(clock.to_local(z.zone, reference) // DAY) for z in paper.zones], 1)
    apart = fits.any(1) & ~fits.all(1) & ~barred.any(1)
    if not apart.any():
        return together
    reference, fits = reference[apart], fits[apart]
    early = [_early(paper, z, reference, clock) for z in paper.zones]
    late = [_late(paper, z, reference, clock) for z in paper.zones]
    variant = [_variant(paper, z, reference, clock) for z in paper.zones]
    shifts = [(False, False), (True, False), (False, True), (True, True)]
    ways = shifts[:1] if paper.remote else shifts
    apart_ways = [_choose(paper, reference, fits, early, late, variant, way, clock) for way in ways]
    return distinct(stack([together, *apart_ways]))


def gates(paper: Paper, alignment: Alignment) -> tuple[Ints, Ints]:
    """Gate and least exit of the paper of every group, both R x Z (DESIGN §3).

    The gate is the last uncontrolled entry over the groups that share a paper.
    """
    entry = np.where(alignment.gather > 0, alignment.start - alignment.gather, alignment.start + paper.late)
    same = alignment.paper[:, :, None] == alignment.paper[:, None, :]
    gate = np.where(same, entry[:, None, :], -NEVER).max(2)
    leave = np.maximum(alignment.start + paper.release, gate)
    least = np.where(same, leave[:, None, :], NEVER).min(2)
    return gate, least


Way = tuple[Ints, Ints, Flags]
"""Start, gather and whether possible, for one zone and R references."""


def _early(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> Way:
    """The latest start before the reference at which the zone can be kept until the others' gate."""
    start = _grid(zone, reference, clock, paper.step, -DAY, -paper.step)
    gate = np.repeat((reference + paper.late)[:, None], start.shape[1], 1)
    ok = zone.fits(clock, start.ravel(), np.zeros(start.size, np.int64), gate.ravel()).reshape(start.shape)
    ok &= (start < reference[:, None]) & (gate - start - paper.minutes <= paper.gate.max_hold)
    best, found = _nearest(start, ok, reference)
    return best, np.zeros_like(best), found


def _late(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> Way:
    """The earliest start after the reference; gathered just long enough if others would be held."""
    start = _grid(zone, reference, clock, paper.step, paper.step, DAY)
    end = (reference + paper.minutes)[:, None]
    needed = np.ceil((start - end) / GATHER_STEP).astype(np.int64) * GATHER_STEP
    held = start + paper.late > end
    gather = np.where(held, np.clip(needed, GATHER_STEP, paper.gate.max_gather), 0)
    gate = np.where(held, start - gather, start + paper.late)
    ok = zone.fits(clock, start.ravel(), gather.ravel(), gate.ravel()).reshape(start.shape)
    ok &= (start > reference[:, None]) & (gate - end <= paper.gate.max_hold)
    best, found = _nearest(start, ok, reference)
    chosen = np.where(ok & (start == best[:, None]), gather, 0).max(1)
    return best, chosen, found


def _variant(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> Way:
    """The zone's own start nearest to the reference, for a paper of its own."""
    start = _grid(zone, reference, clock, paper.step, -DAY, DAY)
    flat = start.ravel()
    ok = zone.fits(clock, flat, np.zeros_like(flat), flat + paper.late).reshape(start.shape)
    best, found = _nearest(start, ok, reference)
    return best, np.zeros_like(best), found


def _grid(zone: ZoneNeeds, reference: Ints, clock: Clock, step: int, first: int, last: int) -> Ints:
    """Instants on the zone's local grid from `first` to `last` minutes around each reference, R x K."""
    wall = clock.to_local(zone.zone, reference) // step * step
    return clock.to_utc(zone.zone, wall[:, None] + np.arange(first, last + 1, step)[None, :])


def _nearest(candidates: Ints, ok: Flags, reference: Ints) -> tuple[Ints, Flags]:
    """The allowed candidate nearest to the reference, and whether there is one."""
    best = np.where(ok, np.abs(candidates - reference[:, None]), NEVER).argmin(1)
    rows = np.arange(len(reference))
    return candidates[rows, best], ok[rows, best]


def _choose(
    paper: Paper,
    reference: Ints,
    fits: Flags,
    early: list[Way],
    late: list[Way],
    variant: list[Way],
    allow: tuple[bool, bool],
    clock: Clock,
) -> Alignment:
    """Zones together where they fit, else the first of the allowed ways that is possible, else a variant."""
    start = np.repeat(reference[:, None], len(paper.zones), 1)
    gather, main, possible = np.zeros_like(start), fits.copy(), fits.copy()
    for z in range(len(paper.zones)):
        for way, allowed in ((early[z], allow[0]), (late[z], allow[1])):
            take = way[2] & ~main[:, z] & allowed
            start[take, z], gather[take, z], main[take, z] = way[0][take], way[1][take], True
        take = ~main[:, z] & variant[z][2]
        start[take, z] = variant[z][0][take]
        possible[:, z] = main[:, z] | take
    alignment = Alignment(start, gather, number_papers(start, main), reference)
    keep = possible.all(1) & _within_limits(paper, alignment, clock)
    return alignment.rows(keep)


def _within_limits(paper: Paper, alignment: Alignment, clock: Clock) -> Flags:
    """Holds within the limit, and every group inside its hours once the common gate is known."""
    gate, _ = gates(paper, alignment)
    held = gate - alignment.start - paper.minutes
    ok = np.asarray((held <= paper.gate.max_hold).all(1))
    for z, zone in enumerate(paper.zones):
        ok &= zone.fits(clock, alignment.start[:, z], alignment.gather[:, z], gate[:, z])
    return ok


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
        np.concatenate([p.reference for p in parts]),
    )


def distinct(all_: Alignment) -> Alignment:
    """Each way once, in order."""
    rows = np.concatenate([all_.start, all_.gather, all_.paper, all_.reference[:, None]], 1)
    _, first = np.unique(rows, axis=0, return_index=True)
    first.sort()
    return all_.rows(first)
