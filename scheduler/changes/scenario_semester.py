"""A semester under a scenario."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
from pydantic import ValidationError

from instances.io.build.closed_days import closed_days
from models.calendar import WEEKDAYS, Session
from models.ids import CentreId
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.network import known_zones
from models.policy import OpenDaysParameters, Policy, PolicySchema
from models.policy.profiles import policy_with
from scheduler.changes.changed_semester import changed_semester
from scheduler.changes.scaled_people import joined, scaled
from scheduler.changes.scenario import ChangedWindow, HolidayDeclared, Scenario


def scenario_semester(semester: Instance, scenario: Scenario, schema: PolicySchema) -> Instance:
    """The semester of the scenario: changes of the file first, then windows, holidays, people, and policy last.

    `schema`: what policy and weights may name. Raises InvalidInput for names that the semester does not have, and for values that
    mean nothing.
    """
    issues = tuple(_unknown(semester, scenario))
    if issues:
        raise InvalidInput(issues)
    changed = changed_semester(semester, scenario)
    for number, window in scenario.windows.items():
        changed = _with_window(changed, int(number), window)
    for centre in scenario.centre_joined:
        changed = joined(changed, centre)
    for holiday in scenario.public_holiday:
        changed = _with_holiday(changed, holiday)
    changed = scaled(changed, scenario.scale)
    settings = {**scenario.policy, **({"weights": scenario.weights} if scenario.weights else {})}
    return _with_policy(changed, settings, schema) if settings else changed


def _unknown(semester: Instance, scenario: Scenario) -> Iterator[Issue]:
    """Names that the semester does not have, and what has no meaning before there is a timetable."""
    centres = {str(centre.id) for centre in semester.centres}
    for index, holiday in enumerate(scenario.public_holiday):
        for name in holiday.centres:
            if name not in centres:
                yield Issue(f"public_holiday[{index}]", 0, "centres", name, "changes-no-name")
    for index, new in enumerate(scenario.centre_joined):
        if new.like not in centres:
            yield Issue(f"centre_joined[{index}]", 0, "like", new.like, "changes-no-name")
        if new.centre in centres:
            yield Issue(f"centre_joined[{index}]", 0, "centre", new.centre, "changes-not-new")
        if new.zone and new.zone not in known_zones():
            yield Issue(f"centre_joined[{index}]", 0, "zone", new.zone, "scenario-zone")
        centres.add(new.centre)
    numbers = {str(session.number) for session in semester.sessions}
    for number in scenario.windows:
        if number not in numbers:
            yield Issue("windows", 0, number, "", "changes-no-name")
    for index, forbidden in enumerate(scenario.start_forbidden):
        yield Issue(f"start_forbidden[{index}]", 0, "exam", forbidden.exam, "scenario-needs-timetable")


def _with_window(semester: Instance, number: int, window: ChangedWindow) -> Instance:
    """The semester with other days of a session, on which public holidays and closures are as the centres have them."""
    old = semester.session[number]
    values: dict[str, Any] = old.model_dump()
    values |= window.model_dump(include={"first_day", "last_day"}, exclude_none=True)
    if window.earliest_start is not None or window.latest_start is not None:
        values |= {"starts": _starts_within(old, window), "grid_minutes": None}
    try:
        new = Session.model_validate(values)
    except ValidationError as error:
        said = str(error.errors()[0]["msg"])
        raise InvalidInput(
            (Issue("windows", 0, str(number), "", "changes-value", (("error", said),)),)
        ) from error
    sessions = tuple(new if one.number == number else one for one in semester.sessions)
    moved = new.first_day - old.first_day
    exams = tuple(
        exam.model_copy(update={"imposed_start": exam.imposed_start + moved})
        if exam.session == number and exam.imposed_start is not None
        else exam
        for exam in semester.exams
    )
    had = [(one.first_day, one.last_day) for one in semester.sessions]
    return _with_closed_days(replace(semester, sessions=sessions, exams=exams), new, had)


def _starts_within(session: Session, window: ChangedWindow) -> dict[str, Any]:
    """The starts of each weekday that are neither too early nor too late."""
    monday = date(2024, 1, 1)
    starts = {name: session.starts_on(monday + timedelta(index)) for index, name in enumerate(WEEKDAYS)}
    return {
        name: tuple(
            at
            for at in times
            if (window.earliest_start is None or at >= window.earliest_start)
            and (window.latest_start is None or at <= window.latest_start)
        )
        for name, times in starts.items()
    }


def _with_closed_days(semester: Instance, session: Session, had: list[tuple[date, date]]) -> Instance:
    """Public holidays on the days of the session that no session had before."""
    working = [c for c, p in semester.policies.items() if p.of(OpenDaysParameters).holidays == "work"]
    window = (session.first_day, session.last_day)
    found = closed_days(semester.sites, semester.centres, [window], (), working)
    inside = [
        window[0] <= day <= window[1] and not any(a <= day <= b for a, b in had) for day in found["day"]
    ]
    return _with_closed(semester, found[inside])


def _with_holiday(semester: Instance, holiday: HolidayDeclared) -> Instance:
    of = {CentreId(name) for name in holiday.centres}
    sites = [str(site.id) for site in semester.sites if not of or site.centre in of]
    rows = [(site, holiday.day, holiday.name, True) for site in sites]
    return _with_closed(semester, pd.DataFrame(rows, columns=["site", "day", "reason", "holiday"]))


def _with_closed(semester: Instance, rows: pd.DataFrame) -> Instance:
    """The semester with more closed days; a day that was closed anyway stays as it was."""
    if rows.empty:
        return semester
    closed = semester.closed
    if "holiday" not in closed:
        closed = closed.assign(holiday=False)
    table = pd.concat([closed, rows.astype({"day": object})], ignore_index=True)
    table = table.drop_duplicates(["site", "day"], ignore_index=True)
    return replace(semester, closed=table.astype({"holiday": "bool"}))


def _with_policy(
    semester: Instance, settings: Mapping[str, Mapping[str, Any]], schema: PolicySchema
) -> Instance:
    """The semester with other parameters and weights, for all centres and over their profiles."""

    def changed(policy: Policy) -> Policy:
        try:
            return policy_with(policy, settings, schema)
        except ValidationError as error:
            first = error.errors()[0]
            column, said = ".".join(str(part) for part in first["loc"]), first["msg"]
            raise InvalidInput(
                (Issue("policy", 0, column, str(first["input"]), "changes-value", (("error", said),)),)
            ) from error
        except ValueError as error:
            said = str(error)
            raise InvalidInput((Issue("policy", 0, "", "", "changes-value", (("error", said),)),)) from error

    policies = {centre: changed(policy) for centre, policy in semester.policies.items()}
    return replace(semester, policy=changed(semester.policy), policies=policies)
