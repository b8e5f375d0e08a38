"""The policy and the network of a random semester."""

from datetime import time, timedelta
from typing import Any

import numpy as np

from instances.builder.semester_builder import SemesterBuilder
from models.calendar import OpeningHours
from scheduler.harness.draws import Draws

PARIS, REUNION, CASABLANCA, NOUMEA = "Europe/Paris", "Indian/Reunion", "Africa/Casablanca", "Pacific/Noumea"


def random_policy(draws: Draws) -> dict[str, Any]:
    """Overrides of the policy of every centre."""
    forbid = draws.often(0.3) if draws.shape.forbid is None else draws.shape.forbid
    far = draws.far
    return {
        "opening_hours": {"check_in": draws.one(0, 15, 30), "collect": draws.one(0, 10, 15, 40)},
        "open_days": {"holidays": draws.one("forbid", "variant", "work")},
        "remote_hours": {"earliest": draws.one(time(7), time(10)), "latest": draws.one(time(19), time(22))},
        "start_grid": {"align_minutes": draws.one(60, 120) if far else draws.one(15, 30, 60)},
        "make_up": {"notice": 3, "within": 4},
        "date_chain": {
            "scope": draws.one("session", "unit"),
            "marking": int(draws.rng.integers(0, 5)),
            "jury": int(draws.rng.integers(0, 2)),
            "gap": int(draws.rng.integers(1, 5)),
            "convocation_after_results": int(draws.rng.integers(0, 5)),
        },
        "leak_gate": {
            "late_divisor": draws.one(2, 3),
            "late_cap": draws.one(45, 60),
            "release_floor": 60,
            "max_hold": 300 if far else draws.one(30, 60),
            "max_gather": 300 if far else draws.one(0, 60),
        },
        "extra_time": {
            "round_to": draws.one(1, 5, 15),
            "rest": draws.one(30, 60, 90),
            "early": int(draws.apart.choice([0, 30, 60, 60])),
        },
        "transfer": {
            "unresolved": "forbid" if forbid else "allow",
            "gap": draws.one(10, 15, 30),
            "cap": int(draws.rng.integers(0, 3)),
        },
        "invigilators": {"ratio": int(draws.one(1, 2, 3, 4, 40))},
        "back_to_back": {"minutes": draws.one(30, 60, 120)},
        **_habits(draws),
        "weights": {"overlap-unresolved": int(draws.one(700, 5000)), "hold": 2, "gather": 3},
    }


def _habits(draws: Draws) -> dict[str, Any]:
    """Settings of the rules about days and hours, drawn apart: all else is the same without them."""
    rng, drawn = draws.rng, np.random.default_rng(draws.rng.bit_generator.seed_seq.spawn(1)[0])  # type: ignore[attr-defined]
    draws.rng = drawn
    habits = {
        "evening_then_morning": {
            "evening": draws.one(time(9, 30), time(12), time(17, 30)),
            "morning": draws.one(time(8, 30), time(11), time(15)),
        },
        "weekday_daytime": {
            "modes": draws.one(("EVEN",), ("noon", "ing")),
            "until": draws.one(time(9), time(17)),
        },
        "early_large": {"candidates": draws.one(2, 5)},
        "second_session": {
            "scope": draws.one("expected", "expected", "robust"),
            "permille": draws.one(0, 333, 400, 650, 1000),
            "drop_permille": draws.one(0, 0, 125),
        },
    }
    draws.rng = rng
    return habits


def add_network(draws: Draws, build: SemesterBuilder) -> None:
    """One or two centres in up to three zones, with sites, rooms and staff."""
    # The builder begins with Paris; the organiser of a semester may well be elsewhere.
    build.sites.clear()
    build.centres.clear()
    build.staff_rows.clear()
    zones = list(draws.rng.permutation([PARIS, REUNION, CASABLANCA, NOUMEA]))
    zones = zones[: draws.one(1, 2, 3, 3) if draws.shape.wild else draws.one(1, 1, 2)]
    if PARIS not in zones and draws.often(0.7):
        zones[0] = PARIS
    centres = ["C0", "C1"][: min(len(zones), draws.one(1, 2))]
    for number, name in enumerate(centres):
        copy_days = int(draws.rng.integers(0, 3))
        build.centre(name, zones[number], copy_days, draws.one("paris", "paca"), _own(draws))
    many = draws.one(len(zones), len(zones), len(zones) + 1)
    for number in range(many):
        centre = centres[number] if number < len(centres) else draws.one(*centres)
        name = f"S{number}"
        zone = zones[number] if number < len(zones) else draws.one(*zones)
        people = int(draws.rng.integers(1, 10))
        escorts = int(draws.rng.integers(0, people + 1))
        build.site(name, zone, centre, staff=(people, escorts))
        if draws.often(0.3):
            opens, closes = draws.one(("06:00", "12:00"), ("12:00", "22:00"), ("08:00", "18:00"))
            for after in range(3):
                stamp = build.windows[0][0] + timedelta(after)
                build.staff(name, 1, draws.one(0, 1), f"{stamp} {opens}", f"{stamp} {closes}")
        build.sites[name] = build.sites[name].model_copy(update={"hours": _hours(draws)})
        for room in range(int(draws.rng.integers(2, 5))):
            seats = int(draws.rng.integers(1, 10))
            build.room(f"{name}/{room}", seats, name)
            if draws.often(0.15):
                day = build.windows[0][0] + timedelta(int(draws.rng.integers(2)))
                build.available(f"{name}/{room}", f"{day} 08:00", f"{day} 14:00")
                if draws.often(0.5):
                    build.available(f"{name}/{room}", f"{day} 14:00", f"{day} 21:00")


def _own(draws: Draws) -> dict[str, Any]:
    """What a centre that hosts may set for itself."""
    own: dict[str, Any] = {}
    if draws.often(0.3):
        own["leak_gate"] = {**draws.settings["leak_gate"], "max_hold": 40, "max_gather": 40}
    if draws.often(0.2):
        own["opening_hours"] = {"check_in": 20, "collect": 25}
    return own


def _hours(draws: Draws) -> OpeningHours:
    if not draws.shape.wild:
        return OpeningHours(by_weekday=(*[(time(6), draws.one(time(20), time(23, 45)))] * 6, None))
    opens = draws.one(time(6), time(7, 30), time(8), time(11))
    closes = draws.one(time(14), time(16, 30), time(18, 15), time(20), time(22, 15), time(23, 45))
    other = None if draws.often(0.2) else (time(9), time(13))
    return OpeningHours(by_weekday=(*[(opens, closes)] * 5, other, None if draws.often(0.5) else other))
