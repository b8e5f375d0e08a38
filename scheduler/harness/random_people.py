"""The exams and the people of a random semester."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from instances.builder.semester_builder import SemesterBuilder
from models.offer import ExamNature
from scheduler.harness.draws import Draws

TIMES = tuple(time(*divmod(m, 60)) for m in (450, 510, 540, 615, 780, 840, 930, 1080, 1110))


def add_exams(draws: Draws, build: SemesterBuilder, first: date, last: date) -> None:
    """Up to five exams of session 1, between its first and last day, and up to three of session 2."""
    lengths = [int(draws.one(20, 60, 90, 120, 150, 180, 240)) for _ in range(2)]
    for session, letters in ((1, "ABCDE"), (2, "VWXYZ")):
        for k in range(int(draws.rng.integers(2, 6)) if session == 1 else int(draws.rng.integers(0, 4))):
            imposed = None
            if session == 1 and draws.often(0.1):
                day = first + timedelta(int(draws.rng.integers((last - first).days + 1)))
                imposed = datetime.combine(day, draws.one(time(8), time(9, 10), time(14), time(17, 30)))
            ready = [e for e in build.exams if build.exams[e].session == 1]
            build.exam(
                letters[k],
                draws.one(*lengths),
                centre=draws.one(*build.centres),
                session=session,
                of=draws.one(*ready) if session == 2 and draws.often(0.7) else "",
                remote=draws.often(0.15),
                imposed=imposed,
            )
    if draws.shape.wild and draws.often(0.9):
        return  # both sessions of an offering usually have one mode
    for name, exam in build.exams.items():
        same = next(e for e in build.exams.values() if e.offering == exam.offering)
        build.exams[name] = exam.model_copy(update={"mode": same.mode})


def add_people(draws: Draws, build: SemesterBuilder) -> None:
    """Candidates with their needs, teachers with their wishes, and some results."""
    usual = [str(e) for e in draws.rng.permutation(list(build.exams))]
    for number in range(int(draws.rng.integers(2, 16))):
        taken = [e for e in usual if draws.often(0.55)] or usual[:1]
        build.person(
            f"p{number:02}",
            *taken[: draws.one(1, 2, 3, 4)],
            site=draws.one(*build.sites),
            extra=draws.one(0, 0, 0, 7, 20, 30) if draws.often(0.6) or draws.far else 0,
            isolated=draws.often(0.08),
        )
    # Draws of their own, so that the semesters of the chosen seeds keep what they show.
    drawn = np.random.default_rng(len(build.registrations))
    for number in np.flatnonzero(drawn.random(len(build.candidates)) < 0.06).tolist():
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
            zone = build.centres[str(build.offerings[str(build.exams[exam].offering)].centre)].zone
            build.wish(exam, wish, existing_time(since, zone), existing_time(until, zone), session)
    _add_needs(build, drawn)
    for row in build.registrations:
        if draws.often(0.05):
            build.results.append(
                {"candidate": row["candidate"], "offering": row["offering"], "passed": draws.often(0.7)}
            )


def existing_time(clock: datetime, zone: str) -> str:
    """A clock time of a zone as text; of one that a change of clocks skips or repeats, the first minute after the change."""
    there = clock.replace(tzinfo=ZoneInfo(zone))
    while there.utcoffset() != there.replace(fold=1).utcoffset():
        there += timedelta(minutes=1)
    return f"{there:%Y-%m-%d %H:%M}"


def _add_needs(build: SemesterBuilder, drawn: np.random.Generator) -> None:
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


def add_orals(build: SemesterBuilder) -> None:
    """Exams before a jury, with draws of their own."""
    drawn = np.random.default_rng(len(build.registrations) * 17 + len(build.exams))
    for name, exam in build.exams.items():
        if drawn.random() < 0.4:
            slot = int(drawn.choice([7, 20, 30]))
            told = {"nature": ExamNature.ORAL, "minutes": slot}
            build.exams[name] = exam.model_copy(update=told)


def add_offer(build: SemesterBuilder) -> None:
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
