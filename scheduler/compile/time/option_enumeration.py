"""Enumerate every option of every exam, with the groups of candidates and the pairs of exams that share them."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import SiteId
from models.instance import Instance
from models.needs import longer
from models.offer import Exam, ExamMode
from models.pins import ANY
from scheduler.compile.time.alignments import align
from scheduler.compile.time.papers import Alignment, Paper, Steps, distinct, gates, stack
from scheduler.compile.time.pinned_alignments import (
    ZonePins,
    fully_pinned,
    pinned_alignments,
    pins_by_exam,
    zone_pins,
)
from scheduler.compile.time.reference_starts import reference_starts
from scheduler.compile.time.shared_candidates import axes_and_candidate_pairs
from scheduler.compile.time.zones import NEVER, Lengths, SiteCalendars, ZoneNeeds
from scheduler.terms.clock import DAY, Clock
from scheduler.terms.model_data import ModelData
from scheduler.terms.options import Options
from scheduler.terms.sitting_terms import ConditionsByCentre, SittingConditions

Ints = npt.NDArray[np.int64]
Gated = tuple[Alignment, Ints, Ints, Ints]
"""Alignments, and of every zone the gate, the exit, and the earliest exit from its paper anywhere (all R x Z)."""

BANDS = ("option", "node", "zone", "day", "start", "gather", "paper", "early", "gate", "exit", "least_exit")


def build_model_data(instance: Instance, conditions: ConditionsByCentre) -> ModelData:
    """All options of every exam that has candidates, under the conditions of sittings at each centre; memory grows with
    options x zones."""
    people = instance.sits
    sat = set(people["exam"].unique())
    order = [e.id for e in instance.exams if e.id in sat]
    node_of = pd.Series(np.arange(len(order)), index=order)
    people = people.assign(node=people["exam"].map(node_of).to_numpy(np.int64))
    groups = group_people(instance, conditions, people)
    days = [d for e in order for d in instance.window[e]]
    days += [d for s in instance.sessions for d in (s.first_day, s.last_day)]
    zones = {c.zone for c in instance.centres} | {s.zone for s in instance.sites}
    clock = Clock(zones, min(days), max(days))
    bands = _bands(instance, conditions, [instance.exam[e] for e in order], groups, clock)
    node = bands.drop_duplicates("option")["node"].to_numpy(np.int64)
    first = np.concatenate([[0], np.bincount(node, minlength=len(order)).cumsum()]).astype(np.int64)
    options = Options(tuple(order), first, slot=_middle_start(bands, int(first[-1])))
    axes, candidate_pairs = axes_and_candidate_pairs(
        instance, conditions, options, bands, groups, people, clock
    )
    return ModelData(instance, conditions, options, bands, groups, people, candidate_pairs, axes, clock)


def _middle_start(bands: pd.DataFrame, size: int) -> Ints:
    """The start (UTC minutes) of the middle zone of each option: zones mostly start together."""
    order = np.lexsort((bands["start"], bands["option"]))
    option, start = (bands[c].to_numpy(np.int64)[order] for c in ("option", "start"))
    first = np.searchsorted(option, np.arange(size + 1))
    return np.asarray(start[(first[:-1] + first[1:] - 1) // 2])


def group_people(instance: Instance, conditions: ConditionsByCentre, people: pd.DataFrame) -> pd.DataFrame:
    """One row per (exam, site, need): extra, pause and isolated of the need, `longer`, own minutes (of an oral those of all candidates
    of the site, one after the other), check-in and collection minutes of the centre."""
    keys = ["node", "exam", "site", "centre", "zone", "need", "extra", "pause", "isolated"]
    others = people.groupby(["candidate", "session"], observed=True)["node"].transform("size")
    people = people.assign(sure=(others == 1).astype("int64"))
    groups = people.groupby(keys, sort=True, observed=True)["sure"].agg(["size", "sum"]).reset_index()
    groups = groups.rename(columns={"size": "people", "sum": "sure"})
    exams = instance.exam_frame.set_index("exam")
    minutes = groups["exam"].map(exams["minutes"]).to_numpy(np.int64)
    own = np.empty(len(groups), np.int64)
    for centre, rows in groups.groupby("centre", observed=True).indices.items():
        step = conditions[str(centre)].lengthen.round_to
        added = minutes[rows] * groups["extra"].to_numpy(np.int64)[rows]
        own[rows] = minutes[rows] + -(-added // (60 * step)) * step + groups["pause"].to_numpy(np.int64)[rows]
    oral = groups["exam"].map(exams["oral"]).to_numpy(bool)
    if oral.any():
        block = (groups["people"] * own).groupby([groups["node"], groups["site"]]).transform("sum")
        own = np.where(oral, block, own)
    occupied = {centre: one.occupy for centre, one in conditions.items()}
    return groups.assign(
        own=own,
        longer=longer(groups),
        minutes=minutes,
        oral=oral,
        remote=groups["exam"].map(exams["mode"]).eq(ExamMode.REMOTE.value).to_numpy(),
        check_in=groups["centre"].map({k: v.check_in for k, v in occupied.items()}).to_numpy(np.int64),
        collect=groups["centre"].map({k: v.collect for k, v in occupied.items()}).to_numpy(np.int64),
    )


def _bands(
    instance: Instance, conditions: ConditionsByCentre, exams: list[Exam], groups: pd.DataFrame, clock: Clock
) -> pd.DataFrame:
    """All options of all exams, one row per (option, zone). Exams that agree in all that matters are aligned once."""
    known: dict[Hashable, Gated] = {}
    calendars, parts, first = SiteCalendars(instance, conditions, clock), [], 0
    lengths = _lengths_by_zone(groups)
    pins = pins_by_exam(instance)
    for node, exam in enumerate(exams):
        mine = pins.get(str(exam.id))
        at_home = exam.mode is ExamMode.REMOTE
        zones = tuple(
            calendars.needs(zone, of_sites, instance.window[exam.id], at_home=at_home)
            for zone, of_sites in sorted(lengths[node].items())
        )
        organiser = instance.offering[exam.offering].centre
        paper = _paper(exam, zones, conditions[organiser])
        if mine is not None and fully_pinned(mine, lengths[node]):
            names = mine["zone"].to_numpy(object)
            parts.append(_rows(first, node, names, _pinned_option(paper, mine), clock))
            first += 1
            continue
        zone_pins_ = zone_pins(mine, tuple(z.zone for z in zones))
        shape = (
            zones,
            organiser,
            exam.session,
            instance.window[exam.id],
            exam.minutes,
            exam.mode,
            exam.oral,
            exam.imposed_start,
            zone_pins_,
        )
        if shape not in known:
            known[shape] = _aligned(instance, exam, paper, zone_pins_, clock)
        names = np.array([z.zone for z in zones], dtype=object)
        parts.append(_rows(first, node, names, known[shape], clock))
        first += len(known[shape][0].start)
    if not parts:  # nobody sits anything
        return pd.DataFrame({key: np.empty(0, object if key == "zone" else np.int64) for key in BANDS})
    return pd.DataFrame({key: np.concatenate([p[key] for p in parts]) for key in BANDS})


def _lengths_by_zone(groups: pd.DataFrame) -> dict[int, dict[str, dict[SiteId, Lengths]]]:
    """By node and zone the longest own durations of the groups of each site, without and with extra time."""
    found: dict[int, dict[str, dict[SiteId, Lengths]]] = {}
    columns = (groups[name].tolist() for name in ("node", "zone", "site", "own", "longer", "oral"))
    for node, zone, name, own, more, oral in sorted(zip(*columns, strict=True)):
        sites = found.setdefault(int(node), {}).setdefault(str(zone), {})
        site = SiteId(str(name))
        known = sites.get(site, Lengths(0, 0))
        if more and not oral:  # nobody begins an oral early
            sites[site] = Lengths(known.ordinary, max(known.extended, own))
        else:
            sites[site] = Lengths(max(known.ordinary, own), known.extended)
    return found


def _rows(
    first: int, node: int, zones: npt.NDArray[np.object_], made: Gated, clock: Clock
) -> dict[str, npt.NDArray[Any]]:
    """The bands of one exam, its options numbered from `first`."""
    alignment, gate, leave, least = made
    count, width = alignment.start.shape
    day = np.stack([clock.to_local(str(z), alignment.start[:, i]) // DAY for i, z in enumerate(zones)], 1)
    return {
        "option": np.repeat(np.arange(first, first + count), width),
        "node": np.full(count * width, node),
        "zone": np.tile(zones, count),
        "day": day.ravel(),
        "start": alignment.start.ravel(),
        "gather": alignment.gather.ravel(),
        "paper": alignment.paper.ravel(),
        "early": alignment.early.ravel(),
        "gate": gate.ravel(),
        "exit": leave.ravel(),
        "least_exit": least.ravel(),
    }


def _pinned_option(paper: Paper, rows: pd.DataFrame) -> Gated:
    """The one option of an exam whose every zone is pinned, those of other centres too. Where a pin leaves the early
    start open, it is the one that is needed."""
    start = rows["start"].to_numpy("datetime64[m]").astype(np.int64)[None, :]
    gather, number, early = (rows[c].to_numpy(np.int64)[None, :] for c in ("gather", "paper", "early"))
    made = Alignment(start, gather, number, np.where(early == ANY, 0, early), start[:, 0])
    gate, _ = gates(paper, made)
    needs = {zone.zone: zone for zone in paper.zones}
    for z, name in enumerate(rows["zone"]):
        if early[0, z] == ANY and name in needs:
            zone, step = needs[name], paper.steps.early
            needed = zone.early(start[:, z], gather[:, z], gate[:, z], step, zone.most_early)
            made.early[:, z] = np.where(needed < NEVER, needed, 0)
    return _with_gates(paper, made)


def _paper(exam: Exam, zones: tuple[ZoneNeeds, ...], conditions: SittingConditions) -> Paper:
    """The paper of an exam under the conditions of its organising centre."""
    steps = Steps(conditions.start_step, conditions.gather_step, conditions.early_step)
    ungated = exam.oral or exam.mode is ExamMode.REMOTE
    return Paper(exam.minutes, conditions.admit, conditions.confine, zones, steps, ungated)


def _aligned(instance: Instance, exam: Exam, paper: Paper, zone_pins_: ZonePins, clock: Clock) -> Gated:
    """The alignments of an exam, with gate, exit and earliest exit of every zone."""
    organiser = instance.offering[exam.offering].centre
    zones = paper.zones
    reference = reference_starts(instance, exam, clock)
    alignment = align(paper, reference, clock)
    if any(zone_pins_):
        alignment = distinct(stack([alignment, *pinned_alignments(paper, reference, zone_pins_, clock)]))
    home = [i for i, z in enumerate(zones) if z.zone == instance.centre[organiser].zone]
    if home:  # the organiser's own zone is the reference itself: on the main paper, never shifted
        keep = (alignment.start[:, home[0]] == alignment.reference) & (alignment.paper[:, home[0]] == 0)
        keep &= alignment.gather[:, home[0]] == 0
        alignment = alignment.rows(keep)
    return _with_gates(paper, alignment)


def _with_gates(paper: Paper, alignment: Alignment) -> Gated:
    """The alignments with gate, exit and earliest exit of every zone."""
    if paper.ungated:  # there are no doors: nobody is zone_pins_, everybody leaves when done
        return alignment, alignment.start, alignment.start, alignment.start
    gate, least = gates(paper, alignment)
    return alignment, gate, np.maximum(alignment.start + paper.release, gate), least
