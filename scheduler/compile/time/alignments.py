"""Alignments: how the zones of one paper start together, for every start of its organising centre.

Zones start together wherever opening hours allow. A zone that cannot starts a little before (its candidates are held
until the gate of the others), a little after (gathered under supervision for as long as saves holding the others, or for
less, or not at all: whichever costs less depends on how many they are), or takes a variant. Where only candidates with extra time would end outside the hours, they may begin early. There are a handful of
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
ZoneStarts = tuple[Ints, Ints, Flags]
"""Start, gather (minutes) and whether it is possible, for one zone and R references."""


def align(paper: Paper, reference: Ints, clock: Clock) -> Alignment:
    """All alignments for R reference instants (UTC minutes), first without and then with early starts.

    Alignments that break the hours everywhere remain, with all zones together: rules forbid them and say why.
    """
    at_once = replace(paper, at_once=True)
    fits = _fits(at_once, reference)
    alignments = [_together(paper, reference), *_apart(at_once, reference, fits, clock)]
    short = reference[~fits.all(1)]
    if len(short) and any(zone.most_early for zone in paper.zones):
        fits = _fits(paper, short)
        alignments += [_feasible(paper, _together(paper, short)), *_apart(paper, short, fits, clock)]
    return distinct(stack(alignments)) if len(alignments) > 1 else alignments[0]


def with_early(paper: Paper, alignment: Alignment) -> Alignment:
    """The alignments with the early starts that bring everybody inside the hours, 0 where none does."""
    gate, _ = gates(paper, alignment)
    early = _early(paper, alignment, gate)
    return replace(alignment, early=np.where(early < NEVER, early, 0))


def _together(paper: Paper, reference: Ints) -> Alignment:
    same = np.repeat(reference[:, None], len(paper.zones), 1)
    none = np.zeros_like(same)
    return Alignment(same, none, none, none, reference)


def _fits(paper: Paper, reference: Ints) -> Flags:
    """Whether each zone can start at each reference, R x Z."""
    soon = reference + paper.late
    return np.stack([paper.fits(z, reference, np.zeros_like(reference), soon) for z in paper.zones], 1)


def _apart(paper: Paper, reference: Ints, fits: Flags, clock: Clock) -> Iterator[Alignment]:
    """The alignments of references at which some zones can start, but not all."""
    barred = np.stack([z.bars(reference) for z in paper.zones], 1)
    apart = fits.any(1) & ~fits.all(1) & ~barred.any(1)
    if not apart.any():
        return
    reference, fits = reference[apart], fits[apart]
    before = [_before(paper, z, reference, clock) for z in paper.zones]
    after = [
        [_after(paper, z, reference, doors, clock) for z in paper.zones]
        for doors in _doors(paper, reference, fits)
    ]
    variant = [_variant(paper, z, reference, clock) for z in paper.zones]
    for afterwards in _different([None] if paper.ungated else [None, *after]):
        for sooner in _different([None] if paper.ungated else [None, before]):
            yield _choose(paper, reference, fits, sooner, afterwards, variant)


def _different(ways: list[list[ZoneStarts] | None]) -> Iterator[list[ZoneStarts] | None]:
    """The ways to shift zones that differ in a start that is possible; None: no zone can."""
    known = set[tuple[bytes, ...]]()
    for way in ways:
        possible = [
            np.where(found, part, 0) for start, gather, found in way or () for part in (start, gather)
        ]
        ok = [found for *_, found in way or ()]
        key = tuple(part.tobytes() for part in (*possible, *ok)) if any(one.any() for one in ok) else ()
        if key not in known:
            known.add(key)
            yield way


def _before(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> ZoneStarts:
    """The latest start before the reference from which the zone can be held until the gate of the others."""
    start = _grid(zone, reference, clock, paper.steps.start, -DAY, -paper.steps.start)
    gate = (reference + paper.late)[:, None]
    ok = paper.fits(zone, start, np.zeros_like(start), gate)
    ok &= (start < reference[:, None]) & (gate - start - paper.minutes <= paper.confine.hold)
    best, found = _nearest(start, ok, reference)
    return best, np.zeros_like(best), found


def _doors(paper: Paper, reference: Ints, fits: Flags) -> list[Ints | None]:
    """Instants at which gathered zones have closed their doors: at the end of those who start at the reference, at that
    of their candidates with extra time, as late as they may be held; None: nobody is gathered."""
    extended = max((site.longest.extended for zone in paper.zones for site in zone.sites), default=0)
    ends = dict.fromkeys((paper.minutes, max(extended, paper.minutes)))
    closing = np.stack([zone.last_exit(reference) for zone in paper.zones], 1)
    held = np.minimum(reference + paper.minutes + paper.confine.hold, np.where(fits, closing, NEVER).min(1))
    return [*(reference + end for end in ends), held, None]


def _after(paper: Paper, zone: ZoneNeeds, reference: Ints, doors: Ints | None, clock: Clock) -> ZoneStarts:
    """The earliest start after the reference, gathered just long enough for doors to be closed at `doors` (not at all,
    if nobody would be held for its late arrivals)."""
    start = _grid(zone, reference, clock, paper.steps.start, paper.steps.start, DAY)
    end = (reference + paper.minutes)[:, None]
    step, held = paper.steps.gather, start + paper.late > end
    most = paper.confine.gather // step * step
    if doors is None or not most:
        gather = np.zeros_like(start)
    else:
        needed = -((doors[:, None] - start) // step) * step
        gather = np.where(held, np.clip(needed, step, most), 0)
    gate = np.where(gather > 0, start - gather, start + paper.late)
    ok = paper.fits(zone, start, gather, gate)
    ok &= (start > reference[:, None]) & (gate - end <= paper.confine.hold)
    best, found = _nearest(start, ok, reference)
    chosen = np.where(ok & (start == best[:, None]), gather, 0).max(1)
    return best, chosen, found


def _variant(paper: Paper, zone: ZoneNeeds, reference: Ints, clock: Clock) -> ZoneStarts:
    """The zone's own start nearest to the reference, for a paper of its own."""
    start = _grid(zone, reference, clock, paper.steps.start, -DAY, DAY)
    ok = paper.fits(zone, start, np.zeros_like(start), start + paper.late)
    best, found = _nearest(start, ok, reference)
    return best, np.zeros_like(best), found


def _grid(zone: ZoneNeeds, reference: Ints, clock: Clock, step: int, first: int, last: int) -> Ints:
    """Instants on the zone's local grid from `first` to `last` minutes around each reference, R x K (a local time that
    a change of clocks skips: NEVER)."""
    around = clock.to_local(zone.zone, reference) // step * step
    wall = around[:, None] + np.arange(first, last + 1, step)[None, :]
    return clock.to_existing(zone.zone, wall, NEVER)


def _nearest(candidates: Ints, ok: Flags, reference: Ints) -> tuple[Ints, Flags]:
    """The nearest possible start to each reference, and whether there is one."""
    best = np.where(ok, np.abs(candidates - reference[:, None]), NEVER).argmin(1)
    rows = np.arange(len(reference))
    return candidates[rows, best], ok[rows, best]


def _choose(
    paper: Paper,
    reference: Ints,
    fits: Flags,
    before: list[ZoneStarts] | None,
    after: list[ZoneStarts] | None,
    variant: list[ZoneStarts],
) -> Alignment:
    """Zones start together where they can, else before or after where that is given, else they take a variant."""
    start = np.repeat(reference[:, None], len(paper.zones), 1)
    gather, main, possible = np.zeros_like(start), fits.copy(), fits.copy()
    for z in range(len(paper.zones)):
        for shifted in (before, after):
            if shifted is not None:
                begins, gathered, found = shifted[z]
                take = found & ~main[:, z]
                start[take, z], gather[take, z], main[take, z] = begins[take], gathered[take], True
        take = ~main[:, z] & variant[z][2]
        start[take, z] = variant[z][0][take]
        possible[:, z] = main[:, z] | take
    made = Alignment(start, gather, number_papers(start, main), np.zeros_like(start), reference)
    return _feasible(paper, made.rows(np.asarray(possible.all(1))))


def _feasible(paper: Paper, alignment: Alignment) -> Alignment:
    """The alignments whose holds are within the limit and whose groups are inside their hours under the common gate,
    with the early starts that this takes."""
    gate, _ = gates(paper, alignment)
    held = gate - alignment.start - paper.minutes
    early = _early(paper, alignment, gate)
    keep = np.asarray((held <= paper.confine.hold).all(1) & (early < NEVER).all(1))
    return replace(alignment, early=early).rows(keep)


def _early(paper: Paper, alignment: Alignment, gate: Ints) -> Ints:
    """The early start that each zone needs in minutes, R x Z; NEVER where none helps."""
    columns = zip(paper.zones, alignment.start.T, alignment.gather.T, gate.T, strict=True)
    needed = [paper.early(*column) for column in columns]
    return np.stack(needed, 1) if needed else alignment.early
