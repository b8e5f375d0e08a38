"""Exams on a working day in working hours for those who study in the evening."""

from collections.abc import Iterable
from datetime import time
from typing import Annotated, ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.offer import ExamMode
from models.policy import Meaning, Parameters, Policy
from models.rules import RuleInfo, findings, no_findings
from models.turnout import expected_cost, expected_people
from scheduler.rules.checks.clocks import local_time, minute_of
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import DAY, minute_of_day, weekday
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, TimeTerm

FRIDAY = 4


class WeekdayDaytimeParameters(Parameters):
    """Candidates work until `until`, if their teaching mode contains one of the words `modes`."""

    modes: Annotated[
        tuple[str, ...],
        Meaning(
            "teaching modes with one of these words are followed after work",
            "les modalités qui contiennent un de ces mots sont suivies après le travail",
            unit="words",
        ),
    ] = ("soir", "hybride", "HTT", "hors temps")
    until: Annotated[
        time,
        Meaning("end of the working day", "fin de la journée de travail", unit="local time"),
    ] = time(17)

    def followed_after_work(self, teaching_mode: str) -> bool:
        """Whether a teaching mode is one of those, capitals aside."""
        mode = teaching_mode.casefold()
        return any(word.casefold() in mode for word in self.modes)


class WeekdayDaytime:
    """Who follows a unit after work should not have to sit its exam during work.

    The teaching mode is the registration's own, else the offering's; the policy lists the words that mark
    teaching after work (`soir`, `hybride`), so open distance teaching is not meant. Work is Monday to
    Friday before 17:00 on the candidate's clock; a start at 17:00 sharp is after work. Remote exams do
    not count: they need no way to the site.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("weekday-daytime"),
        kind="soft",
        weight=2,
        parameters=WeekdayDaytimeParameters,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Working hours of evening students", "Heures de travail des candidats du soir"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate who studies after work has\n *[other] candidates who study after work have\n } { $exam } at { $site } on a working day, before { $limit }",
            "{ $amount } { $amount ->\n [one] candidat qui suit l'UE après le travail a\n *[other] candidats qui suivent l'UE après le travail ont\n } { $exam } à { $site } un jour ouvré, avant { $limit }",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate who studies after work has\n *[other] candidates who study after work have\n } { $exam } at { $site } on a working day, before { $limit }",
            "{ $amount } { $amount ->\n [one] candidat attendu qui suit l'UE après le travail a\n *[other] candidats attendus qui suivent l'UE après le travail ont\n } { $exam } à { $site } un jour ouvré, avant { $limit }",
        ),
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG, taught in the evening, begins on Monday at 17:00.",
            "ALG, enseignée le soir, commence un lundi à 17 h.",
        ),
        breaks=(
            "ALG begins a minute earlier, when its two candidates work.",
            "ALG commence une minute plus tôt, quand ses deux candidats travaillent.",
        ),
        kept=lambda semester: semester.start("ALG", "2024-01-22 17:00"),
        broken=lambda semester: semester.start("ALG", "2024-01-22 16:59"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2", "cost": 4},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        price = data.instance.policy.weight(self.info)
        turnout = data.instance.turnout
        chance = turnout.chance(turnout.share(data.options.names))
        remote = (data.exams["mode"] == ExamMode.REMOTE.value).to_numpy()
        people = data.people[~remote[data.people["node"].to_numpy(np.int64)]]
        people = people.assign(extended=people["pause"] + people["extra"] > 0)
        groups = people.groupby(["centre", "zone", "node", "teaching_mode", "extended"], observed=True).size()
        for (centre, zone), rows in groups.rename("people").reset_index().groupby(["centre", "zone"]):
            mine = data.instance.policies[str(centre)].of(WeekdayDaytimeParameters)  # type: ignore[index]
            rows = rows[rows["teaching_mode"].map(mine.followed_after_work).astype(bool)]
            bands = data.bands.loc[data.bands["zone"] == zone, ["option", "node", "day", "start", "early"]]
            met = bands.merge(rows.groupby(["node", "extended"], as_index=False)["people"].sum(), on="node")
            day = met["day"].to_numpy(np.int64)
            start = met["start"] - met["early"].where(met["extended"], 0)
            minute = data.clock.to_local(str(zone), start.to_numpy(np.int64)) - day * DAY
            at_work = met[(weekday(day) <= FRIDAY) & (minute < minute_of_day(mine.until))]
            paid = at_work.groupby(["option", "node"], as_index=False)["people"].sum()
            option, node, count = (paid[c].to_numpy(np.int64) for c in ("option", "node", "people"))
            yield Prefer(self.info.id, option, expected_cost(count, price, chance[node]))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        seen = _seen_at_work(case)
        if seen.empty:
            return no_findings()
        # All sites of a centre in one zone have one start: they are priced together, and one is named.
        rows = seen.groupby(["exam", "centre", "zone"])["site"].agg(["size", "min"]).reset_index()
        rows = rows.rename(columns={"size": "people", "min": "site"})
        turnout, people = case.instance.turnout, rows["people"].to_numpy("int64")
        chance = turnout.chance(turnout.share(rows["exam"]))
        policies = case.instance.policies.items()
        until = {str(c): f"{p.of(WeekdayDaytimeParameters).until:%H:%M}" for c, p in policies}
        rows = rows.assign(
            amount=expected_people(rows["people"], rows["people"] * chance),
            limit=rows["centre"].astype(str).map(until),
            cost=expected_cost(people, case.instance.policy.weight(self.info), chance),
        )
        return findings(self.info, rows)

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        seen, turnout = _seen_at_work(case), case.instance.turnout
        people = seen.groupby(["exam", "centre", "zone"])["site"].transform("size").to_numpy("int64")
        chance = turnout.chance(turnout.share(seen["exam"]))
        price = expected_cost(people, case.instance.policy.weight(self.info), chance)
        return seen[["candidate"]].assign(cost=price / people)


def _seen_at_work(case: Case[Instance]) -> pd.DataFrame:
    """The rows of `Facts.attendance` that begin while the candidate is at work."""
    seen = case.facts.attendance
    seen = seen[seen["kind"] != "remote"]
    clock = local_time(seen["start"], seen["zone"])
    works = clock.dt.day_of_week <= FRIDAY
    seen = seen[works].assign(minute=clock.dt.hour * 60 + clock.dt.minute)
    policies = {str(centre): policy for centre, policy in case.instance.policies.items()}
    keys = [seen[name].tolist() for name in ("centre", "teaching_mode", "minute")]
    at_work = {
        key: key[0] in policies and _at_work(policies[key[0]], *key[1:])
        for key in set(zip(*keys, strict=True))
    }
    met: pd.DataFrame = seen[np.array([at_work[key] for key in zip(*keys, strict=True)], bool)]
    return met


def _at_work(policy: Policy, mode: str, minute: int) -> bool:
    mine = policy.of(WeekdayDaytimeParameters)
    return minute < minute_of(mine.until) and mine.followed_after_work(mode)
