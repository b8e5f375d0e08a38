"""Put a drawn semester into the tables of the schema, as text, and write them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from instances.generator.calendars import SEMESTERS
from instances.generator.campus import campus, campus_settings
from instances.generator.given import given_starts
from instances.generator.offers import TEACHING, make_offers
from instances.generator.people import make_candidates, make_registrations
from instances.generator.places import make_rooms, make_staff
from instances.generator.planted import heavy_candidates, imposed_pairs
from instances.generator.profiles import PROFILES, Profile
from instances.generator.units import semester_units
from instances.io.semester.folder_writer import write_folder
from models.schema import TABLES, Table

SHIPPED_SEED = 2024
"""The seed of the instances that are shipped under the name of their profile."""


def generate(profile: str, seed: int, out: Path, known: Mapping[str, Table] = TABLES) -> None:
    """Write the instance of this profile and seed into folder `out` (KeyError: no such profile).

    `known` are the tables that an instance may have, those of rules too; a profile's rows for others are left out.
    """
    chosen = PROFILES[profile]
    write_folder(out, settings(chosen, seed), tables(chosen, seed, known), known)


def settings(profile: Profile, seed: int = SHIPPED_SEED) -> Mapping[str, Any]:
    """The content of `instance.toml`; a seed that is not the shipped one is in the name."""
    policy = {"profile": profile.policy} | ({} if profile.early else {"extra-time": {"early": 0}})
    named = {
        "name": profile.name if seed == SHIPPED_SEED else f"{profile.name}-seed-{seed}",
        "title": profile.title,
    }
    if profile.campus is not None:
        return named | campus_settings(profile.campus)
    return named | {
        "sessions": [dict(session) for session in SEMESTERS[profile.term]],
        "policy": policy,
    }


def tables(profile: Profile, seed: int, known: Mapping[str, Table] = TABLES) -> dict[str, pd.DataFrame]:
    """Every known table that the profile fills, all cells as text."""
    rng = np.random.Generator(np.random.PCG64(seed))
    if profile.campus is not None:
        drawn = campus(profile.campus, rng).tables
        return {name: _as_text(known[name], table) for name, table in drawn.items() if name in known}
    units = semester_units(profile, rng)
    offers = make_offers(profile, units, rng)
    people = make_candidates(profile, rng)
    registrations = make_registrations(profile, offers, people, rng)
    registrations = heavy_candidates(profile, offers, people, registrations, rng)
    registrations, imposed = imposed_pairs(profile, offers, people, registrations)
    rooms = make_rooms(profile, registrations, people)
    if profile.given is not None:
        calendar = given_starts(profile, offers, people, registrations, rooms, rng)
        imposed = pd.concat([imposed, calendar], ignore_index=True)
    followed = offers.table[offers.table["id"].isin(registrations["offering"])]
    needs = people[(people["extra"] > 0) | people["isolated"]]
    made = {
        "centres": pd.DataFrame(
            [(c.id, c.name, c.zone, c.policy, c.holidays, c.copy_days) for c in profile.centres],
            columns=["id", "name", "zone", "policy", "holidays", "copy_days"],
        ),
        "sites": pd.DataFrame(
            [
                (s.id, c.id, s.name, s.zone or c.zone, s.weekdays, s.saturday)
                for c in profile.centres
                for s in c.sites
            ],
            columns=["id", "centre", "name", "zone", "hours_weekdays", "hours_saturday"],
        ),
        "rooms": rooms,
        "units": units.rename(columns={"code": "id"}),
        "offerings": followed.assign(teaching_mode=followed["mode"].map(TEACHING)),
        "exams": _exams(followed, imposed),
        "candidates": people,
        "registrations": registrations.sort_values(["candidate", "offering"]),
        "accommodations": pd.DataFrame(
            {
                "candidate": needs["id"],
                "extra_minutes_per_hour": needs["extra"],
                "isolated": needs["isolated"],
            }
        ),
        "staff": make_staff(rooms, rng),
        "closures": pd.DataFrame(profile.closures, columns=["place", "day", "kind", "reason"]),
        "availability": pd.DataFrame(profile.availability, columns=["room", "from", "until"]),
    }
    if profile.feasts:
        made["feasts"] = pd.DataFrame(profile.feasts, columns=["day", "feast", "source"])
    return {name: _as_text(known[name], table) for name, table in made.items() if name in known}


def _exams(followed: pd.DataFrame, imposed: pd.DataFrame) -> pd.DataFrame:
    """One exam an offering and session: same length, same mode."""
    base = pd.DataFrame({"offering": followed["id"], "minutes": followed["minutes"]})
    base["mode"] = np.where(followed["remote"], "remote", "on_site")
    exams = pd.concat([base.assign(session=number) for number in (1, 2)], ignore_index=True)
    exams["id"] = exams["offering"] + "-S" + exams["session"].astype(str)
    exams = exams.merge(imposed, on=["offering", "session"], how="left")
    exams["imposed_start"] = exams["start"].fillna("")
    return exams.sort_values("id")


def _as_text(declared: Table, table: pd.DataFrame) -> pd.DataFrame:
    """The columns of the schema that are there, in order, as text (`yes`/`no` for booleans)."""
    text = pd.DataFrame(index=range(len(table)))
    for column in declared.columns:
        if column.name not in table:
            continue
        if column.kind == "bool":
            text[column.name] = np.where(table[column.name], "yes", "no")
        else:
            text[column.name] = table[column.name].astype(str).to_numpy()
    return text
