"""A lower bound for instances/tiny: every combination of starts, rooms and staff left aside."""

from functools import reduce
from itertools import combinations, product

import numpy as np

from models.instance import Instance
from tests.support.reading import SCHEMA
from tests.support.tiny_by_hand import (
    crowded,
    days,
    instant,
    late,
    local_day,
    own_minutes,
    pair_units,
    working_hours,
)


def _options(instance: Instance, exam_id: str) -> list[tuple[int, dict[str, int]]]:
    """(least cost of holding and gathering, start by zone) of every way to run the exam on one paper."""
    exam = next(e for e in instance.exams if e.id == exam_id)
    home = instance.centre[instance.offering[exam.offering].centre].zone
    session = instance.session[exam.session]
    sits = instance.sits[instance.sits["exam"] == exam_id]
    people = sits.groupby("zone").size()
    if exam.imposed_start is not None:
        listed = [instant(home, exam.imposed_start.date(), exam.imposed_start.time())]
    else:
        window = days(session.first_day, session.last_day)
        listed = [instant(home, d, t) for d in window for t in session.starts_on(d)]
    zones = [home, *sorted(set(people.index) - {home})]
    others = [_half_hours(instance, exam_id, zone) for zone in zones[1:]]
    found = []
    for starts in product(listed, *others):
        if (cost := _gate_cost(exam.minutes, starts, [int(people[z]) for z in zones])) is not None:
            found.append((cost, dict(zip(zones, starts, strict=True))))
    return found


def _half_hours(instance: Instance, exam_id: str, zone: str) -> list[int]:
    """Half-hour starts of a zone that lie within the hours of its sites, on the session's days."""
    exam = next(e for e in instance.exams if e.id == exam_id)
    session = instance.session[exam.session]
    sites = [s for s in instance.sites if s.zone == zone]
    found = []
    for day in days(session.first_day, session.last_day):
        for minute in range(0, 24 * 60, 30):
            start = instant(zone, day, f"{minute // 60:02d}:{minute % 60:02d}")
            spans = [s.hours.by_weekday[day.weekday()] for s in sites]
            if all(
                span
                and instant(zone, day, span[0]) <= start - 30
                and start + exam.minutes + 15 <= instant(zone, day, span[1])
                for span in spans
            ):
                found.append(start)
    return found


def _gate_cost(minutes: int, starts: tuple[int, ...], people: list[int]) -> int | None:
    """Cheapest hold and gathering over all gatherings of 0..60 minutes; None: no gate fits."""
    gathers = np.meshgrid(*[np.arange(61)] * len(starts), indexing="ij")
    gate = reduce(
        np.maximum,
        [np.where(g > 0, s - g, s + late(minutes)) for s, g in zip(starts, gathers, strict=True)],
    )
    cost = np.zeros_like(gate)
    fits = np.ones_like(gate, dtype=bool)
    for start, gather, count in zip(starts, gathers, people, strict=True):
        hold = np.maximum(0, gate - start - minutes)
        cost += count * (hold + gather)
        fits &= hold <= 60
    return int(cost[fits].min()) if fits.any() else None


def least_cost(instance: Instance, exams: list[str]) -> int:
    """The least cost of a component: all options of its exams, pair by pair.

    It is a bound: a candidate is out at his own end at the latest possible best (holds are not added
    to his day), and every overlap costs no more than a transfer.
    """
    options = [_options(instance, exam) for exam in exams]
    sits = instance.sits[instance.sits["exam"].isin(exams)]
    taken = sits.groupby(["candidate", "zone", "extra"])["exam"].agg(frozenset).reset_index()
    classes = taken.groupby(["exam", "zone", "extra"]).size()
    shape = [len(o) for o in options]
    total = np.zeros(shape, dtype=np.int64)
    for axis, choices in enumerate(options):
        at_work = [_at_work(instance, exams[axis], starts) for _, starts in choices]
        total += _along([c + 2 * n for (c, _), n in zip(choices, at_work, strict=True)], [axis], shape)
    for (taken_by, zone, _), count in classes.items():
        axes = [k for k, exam in enumerate(exams) if exam in taken_by]
        dates = [[local_day(zone, starts[zone]) for _, starts in options[k]] for k in axes]
        beyond = [crowded(list(days)) for days in product(*dates)]
        table = np.array(beyond).reshape([shape[k] for k in axes])
        total += 10 * int(count) * _along(table, axes, shape)
    for one, two in combinations(range(len(exams)), 2):
        table = np.zeros((shape[one], shape[two]), dtype=np.int64)
        for (both, zone, extra), count in classes.items():
            if exams[one] in both and exams[two] in both:
                table += int(count) * _pair_table(
                    instance, exams[one], options[one], exams[two], options[two], zone, extra
                )
        total += _along(table, [one, two], shape)
    return int(total.min())


def _at_work(instance: Instance, exam: str, starts: dict[str, int]) -> int:
    """Candidates of an evening unit whose start is on a working day before 17:00."""
    sits = instance.sits[instance.sits["exam"] == exam]
    evening = sits[sits["teaching_mode"].str.contains("soir")]
    return sum(int(working_hours(zone, starts[zone])) * len(rows) for zone, rows in evening.groupby("zone"))


def _pair_table(instance, a, options_a, b, options_b, zone, extra):  # type: ignore[no-untyped-def]
    def spans(exam, options):  # type: ignore[no-untyped-def]
        own = own_minutes(instance.exam[exam].minutes, extra)
        return [(starts[zone], starts[zone] + own) for _, starts in options]

    return np.array(
        [
            [
                sum(SCHEMA.weights[r] * n for r, n in pair_units(zone, extra, one, two).items())
                for two in spans(b, options_b)
            ]
            for one in spans(a, options_a)
        ]
    )


def _along(values, axes, shape):  # type: ignore[no-untyped-def]
    """Values placed on some axes of an array of this shape."""
    return np.asarray(values).reshape([shape[i] if i in axes else 1 for i in range(len(shape))])
