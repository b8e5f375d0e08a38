"""Alignments of an exam some of whose zones are pinned to a start, also one that no alignment would choose."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.pins import ANY
from scheduler.compile.time.alignments import with_early
from scheduler.compile.time.papers import Alignment, Paper, number_papers
from scheduler.terms.clock import Clock

Ints = npt.NDArray[np.int64]
ZonePins = tuple[tuple[int, int, int, int] | None, ...]
"""Start (UTC minutes), gather, paper and minutes of early start of each zone of an exam that is pinned, None
for the others."""


def pins_by_exam(instance: Instance) -> Mapping[str, pd.DataFrame]:
    """The pinned starts of each exam."""
    return {str(exam): rows for exam, rows in instance.pinned_starts.groupby("exam")}


def fully_pinned(pins: pd.DataFrame, zones: Collection[str]) -> bool:
    """Whether the pins fix the alignment: every zone has a pin with its gather and its paper."""
    known = pins.loc[(pins["gather"] != ANY) & (pins["paper"] != ANY), "zone"]
    return len(known) == len(pins) and {*zones} <= {*known}


def zone_pins(pins: pd.DataFrame | None, zones: tuple[str, ...]) -> ZonePins:
    """The pin of each zone."""
    if pins is None:
        return (None,) * len(zones)
    minute = pins["start"].to_numpy("datetime64[m]").astype(np.int64).tolist()
    rows = zip(minute, *(pins[name].tolist() for name in ("gather", "paper", "early")), strict=True)
    known = dict(zip(pins["zone"], rows, strict=True))
    return tuple(known.get(zone) for zone in zones)


def pinned_alignments(paper: Paper, reference: Ints, pins: ZonePins, clock: Clock) -> Iterator[Alignment]:
    """The pinned zones at their starts, the others with each of the R references: on the main paper
    (nobody follows an ungated one at another instant), or the zones that start apart on variants."""
    start = np.repeat(reference[:, None], len(pins), 1)
    gather = np.zeros_like(start)
    for z, pin in enumerate(pins):
        if pin is not None:
            start[:, z], gather[:, z] = pin[0], max(pin[1], 0)
    same = start == reference[:, None]
    lawful = np.ones(len(reference), bool)
    for z, zone in enumerate(paper.zones):
        wall = clock.to_local(zone.zone, start[:, z])
        first_reading = clock.to_utc(zone.zone, wall) == start[:, z]
        lawful &= same[:, z] | ((wall % paper.steps.start == 0) & first_reading)
    mains = (same,) if paper.ungated else (np.ones_like(same), same)
    for main in mains:
        made = Alignment(start, gather, number_papers(start, main), np.zeros_like(start), reference)
        keep = lawful & (same & (made.paper == 0)).any(1)
        made = made.rows(keep)
        for some in (made, with_early(paper, made)):
            yield replace(some, early=_pinned_early(some.early, pins))


def _pinned_early(early: Ints, pins: ZonePins) -> Ints:
    """The early starts that pins name, those given in zones where they name none."""
    named = np.array([ANY if pin is None else pin[3] for pin in pins], np.int64)
    return np.where(named == ANY, early, named)
