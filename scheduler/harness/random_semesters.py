"""Random tiny semesters: every feature the rules speak of, in a few exams and a dozen candidates.

A semester is a function of its seed. Windows straddle clock changes, hours are narrow, session 2 comes
too early as often as not: options that a rule forbids must be frequent, and so must overlaps.
"""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from instances.builder.instants import utc
from instances.builder.semester_builder import SemesterBuilder
from models.calendar import Session
from models.ids import OfferingId
from models.instance import Instance
from models.policy import PolicySchema
from scheduler.app.catalogue import schema_of
from scheduler.harness.close_times import bring_close
from scheduler.harness.draws import Draws, Shape, draws_of
from scheduler.harness.random_network import add_network, random_policy
from scheduler.harness.random_people import TIMES, add_exams, add_offer, add_orals, add_people

FIRST_DAYS = (date(2024, 1, 22), date(2024, 3, 8), date(2024, 3, 29), date(2024, 4, 12))
"""A Monday; Casablanca goes back on 10 March; Europe forward on 31 March; Casablanca on 14 April."""


def semester(seed: int, shape: Shape | None = None, schema: PolicySchema | None = None) -> Instance:
    """The semester of a seed; `schema` is that of the catalogue (None: the usual one)."""
    draws = draws_of(seed, shape or Shape())
    first = draws.one(*FIRST_DAYS)
    last = first + timedelta(int(draws.rng.integers(1, 4)))
    second = last + timedelta(int(draws.rng.integers(4, 14)))
    schema = schema_of() if schema is None else schema
    draws.settings = random_policy(draws)
    # Rules that cost nothing by default would never be seen.
    draws.settings["weights"] |= {rule: 2 for rule, weight in schema.weights.items() if weight == 0}
    build = SemesterBuilder(
        schema=schema,
        policy=draws.settings,
        starts_of_day=tuple(TIMES[i] for i in sorted(draws.rng.permutation(len(TIMES))[:2].tolist())),
        windows=((first, last), (second, second + timedelta(int(draws.rng.integers(1, 4))))),
        results_published=last + timedelta(int(draws.rng.integers(2, 6))) if draws.often(0.2) else None,
    )
    add_network(draws, build)
    add_exams(draws, build, first, last)
    add_people(draws, build)
    if draws.shape.orals:
        add_orals(build)
    if draws.shape.wild:  # lawful ones keep the overlaps of their seeds
        add_offer(build)
    if draws.shape.close:
        bring_close(build, np.random.default_rng([seed, 2]))
    for day in range(7):
        if draws.often(0.08):
            build.closure(draws.one(*build.sites), first + timedelta(day))
    made = build.instance()
    for number, session in enumerate(made.sessions):
        if draws.often(0.1):
            grid = Session(
                number=session.number,
                first_day=session.first_day,
                last_day=session.last_day,
                grid_minutes=int(draws.one(90, 120)),
                results_published=session.results_published,
            )
            made = replace(made, sessions=(*made.sessions[:number], grid, *made.sessions[number + 1 :]))
    made = _mistaken(draws, made) if draws.shape.wild else made
    return replace(made, base=_base(draws, made))


def _base(draws: Draws, made: Instance) -> pd.DataFrame:
    """Starts to stay close to: most at a time of the session, for some exams and zones."""
    rows = []
    for name, zone in made.sits[["exam", "zone"]].drop_duplicates().to_numpy().tolist():
        exam = made.exam[name]
        session = made.session[exam.session]
        at = session.starts_on(session.first_day) if draws.often(0.6) else ()
        if at:
            clock = f"{session.first_day} {draws.one(*at[:2]):%H:%M}"
            organiser = made.centre[made.offering[exam.offering].centre]
            rows.append((name, zone, utc(clock, organiser.zone)))
    table = pd.DataFrame(rows, columns=["exam", "zone", "start"])
    return table.assign(start=pd.to_datetime(table["start"], utc=True).astype("datetime64[s, UTC]"))


def _mistaken(draws: Draws, made: Instance) -> Instance:
    """What the door refuses but the rules still judge: two centres, two modes, a foreign home."""
    registrations, candidates = made.registrations.copy(), made.candidates.copy()
    twice = registrations[registrations.duplicated("candidate")]
    if draws.often(0.35) and len(twice):
        row = int(draws.one(*twice.index))
        mine = registrations.loc[registrations["candidate"] == registrations.loc[row, "candidate"]]
        unit = made.offering[mine["offering"].iloc[0]].unit
        other = made.offering[OfferingId(str(registrations.loc[row, "offering"]))]
        merged = [o.model_copy(update={"unit": unit}) if o is other else o for o in made.offerings]
        made = replace(made, offerings=tuple(merged))
        if draws.often(0.5):
            registrations.loc[row, "teaching_mode"] = "day"
        if draws.often(0.5):
            registrations.loc[row, "centre"] = made.centres[0].id
    if draws.often(0.25):
        candidates.loc[int(draws.rng.integers(len(candidates))), "centre"] = made.centres[-1].id
    return replace(made, registrations=registrations, candidates=candidates)
