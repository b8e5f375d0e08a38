"""Random tiny semesters: every feature the rules speak of, in a few exams and a dozen candidates.

A semester is a function of its seed. Windows straddle clock changes, hours are narrow, session 2 comes
too early as often as not: options that a rule forbids must be frequent, and so must overlaps.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pandas as pd

from models.calendar import OpeningHours, Session
from models.instance import Instance
from models.offer import ExamNature
from tests.support.semester_builder import Build, utc

PARIS, REUNION, CASABLANCA, NOUMEA = "Europe/Paris", "Indian/Reunion", "Africa/Casablanca", "Pacific/Noumea"
FIRST_DAYS = (date(2024, 1, 22), date(2024, 3, 8), date(2024, 3, 29), date(2024, 4, 12))
"""A Monday; Casablanca goes back on 10 March; Europe forward on 31 March; Casablanca on 14 April."""
TIMES = tuple(time(*divmod(m, 60)) for m in (450, 510, 540, 615, 780, 840, 930, 1080, 1110))


@dataclass(frozen=True)
class Shape:
    """A wild semester has registrations against the rules and hours that hardly fit; `forbid` decides
    whether overlaps may stay unresolved (None: drawn); with `orals` some exams are before a jury."""

    wild: bool = True
    forbid: bool | None = None
    orals: bool = False


def semester(seed: int, shape: Shape | None = None) -> Instance:
    """The semester of a seed."""
    return _Making(np.random.default_rng(seed), shape or Shape()).instance()


class _Making:
    def __init__(self, rng: np.random.Generator, shape: Shape) -> None:
        self.rng, self.shape = rng, shape
        self.far = shape.wild and self.often(0.4)
        # Draws of their own, so that the semesters of the chosen seeds keep what they show.
        self.apart = np.random.default_rng([rng.bit_generator.seed_seq.entropy, 1])  # type: ignore[attr-defined]

    def often(self, part: float) -> bool:
        return bool(self.rng.random() < part)

    def one(self, *choices: Any) -> Any:
        return choices[int(self.rng.integers(len(choices)))]

    def instance(self) -> Instance:
        first = self.one(*FIRST_DAYS)
        last = first + timedelta(int(self.rng.integers(1, 4)))
        second = last + timedelta(int(self.rng.integers(4, 14)))
        self.settings = self._policy()
        build = Build(
            policy=self.settings,
            starts_of_day=tuple(TIMES[i] for i in sorted(self.rng.permutation(len(TIMES))[:2].tolist())),
            windows=((first, last), (second, second + timedelta(int(self.rng.integers(1, 4))))),
            results_published=last + timedelta(int(self.rng.integers(2, 6))) if self.often(0.2) else None,
        )
        self._network(build)
        self._exams(build, first, last)
        self._people(build)
        if self.shape.orals:
            self._orals(build)
        if self.shape.wild:  # lawful ones keep the overlaps of their seeds
            self._offer(build)
        for day in range(7):
            if self.often(0.08):
                build.closure(self.one(*build.sites), first + timedelta(day))
        made = build.instance()
        for number, session in enumerate(made.sessions):
            if self.often(0.1):
                grid = Session(
                    number=session.number,
                    first_day=session.first_day,
                    last_day=session.last_day,
                    grid_minutes=int(self.one(90, 120)),
                    results_published=session.results_published,
                )
                made = replace(made, sessions=(*made.sessions[:number], grid, *made.sessions[number + 1 :]))
        made = self._mistaken(made) if self.shape.wild else made
        return replace(made, base=self._base(made))

    def _base(self, made: Instance) -> pd.DataFrame:
        """Starts to stay close to: most at a time of the session, for some exams and zones."""
        rows = []
        for exam, zone in made.sits[["exam", "zone"]].drop_duplicates().itertuples(index=False):
            session = made.session[made.exam[exam].session]
            at = session.starts_on(session.first_day) if self.often(0.6) else ()
            if at:
                clock = f"{session.first_day} {self.one(*at[:2]):%H:%M}"
                rows.append(
                    (exam, zone, utc(clock, made.centre[made.offering[made.exam[exam].offering].centre].zone))
                )
        table = pd.DataFrame(rows, columns=["exam", "zone", "start"])
        return table.assign(start=pd.to_datetime(table["start"], utc=True).astype("datetime64[s, UTC]"))

    def _policy(self) -> dict[str, Any]:
        forbid = self.often(0.3) if self.shape.forbid is None else self.shape.forbid
        far = self.far
        return {
            "opening_hours": {"check_in": self.one(0, 15, 30), "collect": self.one(0, 10, 15, 40)},
            "open_days": {"holidays": self.one("forbid", "variant", "work")},
            "remote_hours": {"earliest": self.one(time(7), time(10)), "latest": self.one(time(19), time(22))},
            "start_grid": {"align_minutes": self.one(60, 120) if far else self.one(15, 30, 60)},
            "make_up": {"notice": 3, "within": 4},
            "date_chain": {
                "scope": self.one("session", "unit"),
                "marking": int(self.rng.integers(0, 5)),
                "jury": int(self.rng.integers(0, 2)),
                "gap": int(self.rng.integers(1, 5)),
                "convocation_after_results": int(self.rng.integers(0, 5)),
            },
            "leak_gate": {
                "late_divisor": self.one(2, 3),
                "late_cap": self.one(45, 60),
                "release_floor": 60,
                "max_hold": 300 if far else self.one(30, 60),
                "max_gather": 300 if far else self.one(0, 60),
            },
            "extra_time": {
                "round_to": self.one(1, 5, 15),
                "rest": self.one(30, 60, 90),
                "early": int(self.apart.choice([0, 30, 60, 60])),
            },
            "transfer": {
                "unresolved": "forbid" if forbid else "allow",
                "gap": self.one(10, 15, 30),
                "cap": int(self.rng.integers(0, 3)),
            },
            "invigilators": {"ratio": int(self.one(1, 2, 3, 4, 40))},
            "back_to_back": {"minutes": self.one(30, 60, 120)},
            **self._habits(),
            "weights": {"overlap-unresolved": int(self.one(700, 5000)), "hold": 2, "gather": 3},
        }

    def _habits(self) -> dict[str, Any]:
        """Settings of the rules about days and hours, drawn apart: all else is the same without them."""
        rng, drawn = self.rng, np.random.default_rng(self.rng.bit_generator.seed_seq.spawn(1)[0])  # type: ignore[attr-defined]
        self.rng = drawn
        habits = {
            "evening_then_morning": {
                "evening": self.one(time(9, 30), time(12), time(17, 30)),
                "morning": self.one(time(8, 30), time(11), time(15)),
            },
            "weekday_daytime": {
                "modes": self.one(("EVEN",), ("noon", "ing")),
                "until": self.one(time(9), time(17)),
            },
            "early_large": {"candidates": self.one(2, 5)},
            "second_session": {
                "scope": self.one("expected", "expected", "robust"),
                "permille": self.one(0, 333, 400, 650, 1000),
                "drop_permille": self.one(0, 0, 125),
            },
        }
        self.rng = rng
        return habits

    def _network(self, build: Build) -> None:
        # The builder begins with Paris; the organiser of a semester may well be elsewhere.
        build.sites.clear()
        build.centres.clear()
        build.staff_rows.clear()
        zones = list(self.rng.permutation([PARIS, REUNION, CASABLANCA, NOUMEA]))
        zones = zones[: self.one(1, 2, 3, 3) if self.shape.wild else self.one(1, 1, 2)]
        if PARIS not in zones and self.often(0.7):
            zones[0] = PARIS
        centres = ["C0", "C1"][: min(len(zones), self.one(1, 2))]
        for number, name in enumerate(centres):
            copy_days = int(self.rng.integers(0, 3))
            build.centre(name, zones[number], copy_days, self.one("paris", "paca"), self._own())
        many = self.one(len(zones), len(zones), len(zones) + 1)
        for number in range(many):
            centre = centres[number] if number < len(centres) else self.one(*centres)
            name = f"S{number}"
            zone = zones[number] if number < len(zones) else self.one(*zones)
            people = int(self.rng.integers(1, 10))
            escorts = int(self.rng.integers(0, people + 1))
            build.site(name, zone, centre, staff=(people, escorts))
            if self.often(0.3):
                opens, closes = self.one(("06:00", "12:00"), ("12:00", "22:00"), ("08:00", "18:00"))
                for day in range(3):
                    stamp = build.windows[0][0] + timedelta(day)
                    build.staff(name, 1, self.one(0, 1), f"{stamp} {opens}", f"{stamp} {closes}")
            build.sites[name] = build.sites[name].model_copy(update={"hours": self._hours()})
            for room in range(int(self.rng.integers(2, 5))):
                seats = int(self.rng.integers(1, 10))
                build.room(f"{name}/{room}", seats, name)
                if self.often(0.15):
                    day = build.windows[0][0] + timedelta(int(self.rng.integers(2)))
                    build.available(f"{name}/{room}", f"{day} 08:00", f"{day} 14:00")
                    if self.often(0.5):
                        build.available(f"{name}/{room}", f"{day} 14:00", f"{day} 21:00")

    def _own(self) -> dict[str, Any]:
        """What a centre that hosts may set for itself."""
        own: dict[str, Any] = {}
        if self.often(0.3):
            own["leak_gate"] = {**self.settings["leak_gate"], "max_hold": 40, "max_gather": 40}
        if self.often(0.2):
            own["opening_hours"] = {"check_in": 20, "collect": 25}
        return own

    def _hours(self) -> OpeningHours:
        if not self.shape.wild:
            return OpeningHours(by_weekday=(*[(time(6), self.one(time(20), time(23, 45)))] * 6, None))
        opens = self.one(time(6), time(7, 30), time(8), time(11))
        closes = self.one(time(14), time(16, 30), time(18, 15), time(20), time(22, 15), time(23, 45))
        other = None if self.often(0.2) else (time(9), time(13))
        return OpeningHours(by_weekday=(*[(opens, closes)] * 5, other, None if self.often(0.5) else other))

    def _exams(self, build: Build, first: date, last: date) -> None:
        lengths = [int(self.one(20, 60, 90, 120, 150, 180, 240)) for _ in range(2)]
        for session, letters in ((1, "ABCDE"), (2, "VWXYZ")):
            for k in range(int(self.rng.integers(2, 6)) if session == 1 else int(self.rng.integers(0, 4))):
                imposed = None
                if session == 1 and self.often(0.1):
                    day = first + timedelta(int(self.rng.integers((last - first).days + 1)))
                    imposed = datetime.combine(day, self.one(time(8), time(9, 10), time(14), time(17, 30)))
                ready = [e for e in build.exams if build.exams[e].session == 1]
                build.exam(
                    letters[k],
                    self.one(*lengths),
                    centre=self.one(*build.centres),
                    session=session,
                    of=self.one(*ready) if session == 2 and self.often(0.7) else "",
                    remote=self.often(0.15),
                    imposed=imposed,
                )
        if self.shape.wild and self.often(0.9):
            return  # both sessions of an offering usually have one mode
        for name, exam in build.exams.items():
            same = next(e for e in build.exams.values() if e.offering == exam.offering)
            build.exams[name] = exam.model_copy(update={"mode": same.mode})

    def _people(self, build: Build) -> None:
        usual = [str(e) for e in self.rng.permutation(list(build.exams))]
        for number in range(int(self.rng.integers(2, 16))):
            taken = [e for e in usual if self.often(0.55)] or usual[:1]
            build.person(
                f"p{number:02}",
                *taken[: self.one(1, 2, 3, 4)],
                site=self.one(*build.sites),
                extra=self.one(0, 0, 0, 7, 20, 30) if self.often(0.6) or self.far else 0,
                isolated=self.often(0.08),
            )
        # Draws of their own, so that the semesters of the chosen seeds keep what they show.
        drawn = np.random.default_rng(len(build.registrations))
        for number in np.flatnonzero(drawn.random(len(build.candidates)) < 0.06):
            site = list(build.sites)[int(drawn.integers(len(build.sites)))]
            build.elsewhere(f"p{number:02}", site, session=int(drawn.integers(1, 3)))
        for exam in build.exams:
            name = f"t{int(drawn.integers(2))}"
            build.teacher(name, exam, site=list(build.sites)[int(drawn.integers(len(build.sites)))])
            if drawn.random() < 0.7:
                build.present(name, exam, list(build.sites)[int(drawn.integers(len(build.sites)))])
        for exam in build.exams:
            for _ in range(int(drawn.integers(3))):
                day = build.windows[int(drawn.integers(2))][0] + timedelta(int(drawn.integers(2)))
                since = datetime.combine(day, TIMES[int(drawn.integers(len(TIMES)))])
                until = since + timedelta(hours=int(drawn.integers(1, 30)))
                wish, session = ("avoid", "prefer")[int(drawn.integers(2))], int(drawn.integers(3))
                build.wish(exam, wish, f"{since:%Y-%m-%d %H:%M}", f"{until:%Y-%m-%d %H:%M}", session)
        self._needs(build, drawn)
        for row in build.registrations:
            if self.often(0.05):
                build.results.append(
                    {"candidate": row["candidate"], "offering": row["offering"], "passed": self.often(0.7)}
                )

    def _needs(self, build: Build, drawn: np.random.Generator) -> None:
        """Equipment of rooms, exams that need it, people who need it or a small group."""
        if drawn.random() < 0.5:
            return
        for name, room in build.rooms.items():
            has = tuple(w for w in ("pc", "small") if drawn.random() < 0.8)
            build.rooms[name] = room.model_copy(update={"features": has})
        for name, exam in build.exams.items():
            if drawn.random() < 0.15:
                build.exams[name] = exam.model_copy(update={"features": ("pc",)})
        for person in build.candidates:
            person["small_room"] = bool(drawn.random() < 0.1)
            person["features"] = "pc" if drawn.random() < 0.1 else ""
        for person in build.candidates:
            person["secretary"] = bool(drawn.random() < 0.05)
        for person in build.candidates:
            if drawn.random() < 0.5:  # five weeks before session 1, or later
                person["received"] = pd.Timestamp(build.windows[0][0]) - pd.Timedelta(
                    days=int(drawn.integers(0, 70))
                )
        for site in build.sites:
            build.staff(site, 3, 1, secretaries=int(drawn.integers(1, 3)))
            build.room(f"{site}/9", 4, site, "pc small")

    def _orals(self, build: Build) -> None:
        """Exams before a jury, with draws of their own."""
        drawn = np.random.default_rng(len(build.registrations) * 17 + len(build.exams))
        for name, exam in build.exams.items():
            if drawn.random() < 0.4:
                slot = int(drawn.choice([7, 20, 30]))
                told = {"nature": ExamNature.ORAL, "minutes": slot}
                build.exams[name] = exam.model_copy(update=told)

    def _offer(self, build: Build) -> None:
        """Cancelled exams, recalls and units somebody has already, with draws of their own."""
        drawn = np.random.default_rng(len(build.registrations) * 31 + len(build.exams))
        people = [str(row["id"]) for row in build.candidates]

        def some(part: float) -> list[str]:
            return [name for name in people if drawn.random() < part]

        for name, exam in list(build.exams.items()):
            day = build.windows[exam.session - 1][0] + timedelta(int(drawn.integers(6)))
            if drawn.random() < 0.2:
                cancelled = day if drawn.random() < 0.5 else None
                concerned = some(0.5) if drawn.random() < 0.5 else []
                build.makeup(f"{name}m", name, *concerned, not_before=day, cancelled=cancelled)
                if drawn.random() < 0.2:
                    build.makeup(f"{name}n", f"{name}m")
            elif drawn.random() < 0.1 and (called := some(0.3)):
                build.recall(name, *called)
        for name in some(0.1):
            build.has(name, list(build.exams)[int(drawn.integers(len(build.exams)))])

    def _mistaken(self, made: Instance) -> Instance:
        """What the door refuses but the rules still judge: two centres, two modes, a foreign home."""
        registrations, candidates = made.registrations.copy(), made.candidates.copy()
        twice = registrations[registrations.duplicated("candidate")]
        if self.often(0.35) and len(twice):
            row = int(self.one(*twice.index))
            mine = registrations.loc[registrations["candidate"] == registrations.loc[row, "candidate"]]
            unit = made.offering[mine["offering"].iloc[0]].unit
            other = made.offering[registrations.loc[row, "offering"]]
            merged = [o.model_copy(update={"unit": unit}) if o is other else o for o in made.offerings]
            made = replace(made, offerings=tuple(merged))
            if self.often(0.5):
                registrations.loc[row, "teaching_mode"] = "day"
            if self.often(0.5):
                registrations.loc[row, "centre"] = made.centres[0].id
        if self.often(0.25):
            candidates.loc[int(self.rng.integers(len(candidates))), "centre"] = made.centres[-1].id
        return replace(made, registrations=registrations, candidates=candidates)
