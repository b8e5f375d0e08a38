"""Alignments: how the zones of one paper start together, for every start of its organising centre.

Zones start together wherever opening hours allow. A zone that cannot starts a little before (its candidates are held
until the gate of the others), a little after (gathered under supervision if that saves holding the others), or takes a
variant. Where only candidates with extra time would end outside the hours, they may begin early. There are a handful of
alignments per start, not the product over zones (regulation: containment of candidates because of time differences;
catalogue X01, X17). R is the number of reference starts, Z that of zones.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from scheduler.compile.time.papers import Alignment, Paper, distinct, gates, number_papers, stack
from scheduler.compile.time.zones import NEVER, ZoneNeeds
from scheduler.terms.clock import DAY, Clock

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
GATHER_STEP = 5
"""Gathers are multiples of so many minutes."""
ZoneStarts = tuple[Ints, Ints, Flags]
"""Start, gather (minutes) and whether it is possible, for one zone and R references."""


def align(paper: Paper, reference: Ints, clock: Clock) -> Alignment:
    """All alignments for R reference instants (UTC minutes), first without and then with early starts.

    Alignments that break the hours everywhere remain, with all zones together: rules forbid them and say why.
    """
    zones = tuple(replace(zone, most_early=0) for zone in paper.zones)
    at_once = replace(paper, zones=zones)
    fits = _fits(at_once, reference, clock)
    alignments = [_together(paper, reference), *_apart(at_once, reference, fits, clock)]
    short = reference[~fits.all(1)]
    if len(short) and any(zone.most_early for zone in paper.zones):
        fits = _fits(paper, short, clock)
        alignments += [_feasible(paper, _together(paper, short), clock), *_apart(paper, short, fits, clock)]
    return distinct(stack(alignments)) if len(alignments) > 1 else alignments[0]


def with_early(paper: Paper, alignment: Alignment, clock: Clock) -> Alignment:
    """The alignments with the early starts that bring everybody inside the hours, 0 where none does."""
    early = _early(paper, alignment, clock)
    return replace(alignment, early=np.where(early < NEVER, early, 0))


def _together(paper: Paper, reference: Ints) -> Alignment:
    same = np.repeat(reference[:, None], len(paper.zones), 1)
    none = np.zeros_like(same)
    return Alignment(same, none, none, none, reference)


def _fits(paper: Paper, reference: Ints, clock: Clock) -> Flags:
    """Whether each zone can start at each reference, R x Z."""
    soon = reference + paper.late
    return np.stack([z.fits(clock, reference, np.zeros_like(reference), soon) for z in paper.zones], 1)


def _apart(paper: Paper, reference: Ints, fits: Flags, clock: Clock) -> Iterator[Alignment]:
    """The alignments of references at which some zones can start, but not all."""
    barred = np.stack([z.bars(clock.to_local(z.zone, reference) // DAY) for z in paper.zones], 1)
    apart = fits.any(1) & ~fits.all(1) & ~barred.any(1)
    if not apart.any():
        return
    reference, fits = reference[apart], fits[apart]
    before = [_before(paper, z, reference, clock) for z in paper.zones]
    after = [_after(paper, z, reference, clock) for z in paper.zones]
    variant = [_variant(paper, z, reference, clock) for z in paper.zones]
    shifts = [(False, False), (True, False), (False, True), (True, True)]
    for allow in shifts[:1] if paper.ungated else shifts:
        yield _choose(paper, reference, fits, before, after, variant, allow, clock)


def _before(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> ZoneStarts:
    """The latest start before the reference from which the zone can be held until the gate of the others."""
    start = _grid(zone, reference, clock, paper.step, -DAY, -paper.step)
    gate = np.repeat((reference + paper.late)[:, None], start.shape[1], 1)
    ok = zone.fits(clock, start.ravel(), np.zeros(start.size, np.int64), gate.ravel()).reshape(start.shape)
    ok &= (start < reference[:, None]) & (gate - start - paper.minutes <= paper.gate.max_hold)
    best, found = _nearest(start, ok, reference)
    return best, np.zeros_like(best), found


def _after(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> ZoneStarts:
    """The earliest start after the reference, gathered just long enough if the others would be held."""
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


def _variant(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> ZoneStarts:
    """The zone's own start nearest to the reference, for a paper of its own."""
    start = _grid(zone, reference, clock, paper.step, -DAY, DAY)
    flat = start.ravel()
    ok = zone.fits(clock, flat, np.zeros_like(flat), flat + paper.late).reshape(start.shape)
    best, found = _nearest(start, ok, reference)
    return best, np.zeros_like(best), found


def _grid(zone: ZoneNeeds, reference: Ints, clock: Clock, step: int, first: int, last: int) -> Ints:
    """Instants on the zone's local grid from `first` to `last` minutes around each reference, R x K (a local time that
    a change of clocks skips: NEVER)."""
    around = clock.to_local(zone.zone, reference) // step * step
    wall = around[:, None] + np.arange(first, last + 1, step)[None, :]
    return np.where(clock.exists(zone.zone, wall), clock.to_utc(zone.zone, wall), NEVER)


def _nearest(candidates: Ints, ok: Flags, reference: Ints) -> tuple[Ints, Flags]:
    """The nearest possible start to each reference, and whether there is one."""
    best = np.where(ok, np.abs(candidates - reference[:, None]), NEVER).argmin(1)
    rows = np.arange(len(reference))
    return candidates[rows, best], ok[rows, best]


def _choose(
    paper: Paper,
    reference: Ints,
    fits: Flags,
    before: list[ZoneStarts],
    after: list[ZoneStarts],
    variant: list[ZoneStarts],
    allow: tuple[bool, bool],
    clock: Clock,
) -> Alignment:
    """Zones start together where they can, else before or after where `allow` says so, else they take a variant."""
    start = np.repeat(reference[:, None], len(paper.zones), 1)
    gather, main, possible = np.zeros_like(start), fits.copy(), fits.copy()
    for z in range(len(paper.zones)):
        for starts, allowed in ((before[z], allow[0]), (after[z], allow[1])):
            take = starts[2] & ~main[:, z] & allowed
            start[take, z], gather[take, z], main[take, z] = starts[0][take], starts[1][take], True
        take = ~main[:, z] & variant[z][2]
        start[take, z] = variant[z][0][take]
        possible[:, z] = main[:, z] | take
    made = Alignment(start, gather, number_papers(start, main), np.zeros_like(start), reference)
    return _feasible(paper, made.rows(np.asarray(possible.all(1))), clock)


def _feasible(paper: Paper, alignment: Alignment, clock: Clock) -> Alignment:
    """The alignments whose holds are within the limit and whose groups are inside their hours under the common gate,
    with the early starts that this takes."""
    gate, _ = gates(paper, alignment)
    held = gate - alignment.start - paper.minutes
    early = _early(paper, alignment, clock)
    keep = np.asarray((held <= paper.gate.max_hold).all(1) & (early < NEVER).all(1))
    return replace(alignment, early=early).rows(keep)


def _early(paper: Paper, alignment: Alignment, clock: Clock) -> Ints:
    """The early start that each zone needs in minutes, R x Z; NEVER where none helps."""
    gate, _ = gates(paper, alignment)
    columns = zip(paper.zones, alignment.start.T, alignment.gather.T, gate.T, strict=True)
    needed = [zone.early(clock, start, gather, doors) for zone, start, gather, doors in columns]
    return np.stack(needed, 1) if needed else alignment.early
