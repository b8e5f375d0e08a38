"""The exams of a centre spread evenly over its open days."""

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Count, TimeTerm


class EvenDays:
    """On no day does a centre hold more than its even share of the exams of a session.

    The even share is the number of exams divided by the number of open days, rounded up; each exam beyond it on a day
    costs a unit. A day of the session's window is open if any site of the centre is open that weekday and not closed.
    An exam counts for the centre whose candidates sit it, at home too, on their own local date; where they sit it on
    two dates it counts on both. The default weight is 0: an institution that wants even days gives the rule a weight.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("even-days"),
        kind="soft",
        weight=0,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Uneven days", "Journées inégales"),
        sentence=(
            "the centre of { $site } has { $amount } exams on the day that begins with { $at }; its even share is { $limit }",
            "le centre de { $site } a { $amount } épreuves le jour qui commence par { $at } ; sa part égale est de { $limit }",
        ),
        unit="exams",
    )

    example: ClassVar[Example] = Example(
        keeps=(
            "The three exams of the centre Paris are on three of its twelve open days.",
            "Les trois épreuves du centre de Paris ont lieu trois de ses douze jours d'ouverture.",
        ),
        breaks=("BIO is on the day of ALG.", "BIO a lieu le même jour qu'ALG."),
        given=lambda semester: semester.set_policy(weights={"even-days": 7}),
        broken=lambda semester: semester.start("BIO", "2024-01-22 14:00"),
        finding={"at": "2024-01-22T13:00Z", "amount": "2", "limit": "1", "cost": 7},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        price = data.instance.policy.weight(self.info)
        if not price:
            return
        centre = {str(site.id): str(site.centre) for site in data.instance.sites}
        session = data.exams["session"].to_numpy(np.int64)
        groups = data.groups[["node", "zone"]].assign(centre=data.groups["site"].map(centre))
        groups = groups.assign(session=session[groups["node"]]).drop_duplicates()
        days = _open_days(data.instance)
        rows = data.bands[["option", "node", "zone", "day"]].merge(groups, on=["node", "zone"])
        for (name, number), open_days in days.items():
            mine = rows[(rows["centre"] == name) & (rows["session"] == number)]
            share = -(-mine["node"].nunique() // max(open_days, 1))
            for _, here in mine.groupby("day"):
                yield Count(self.info.id, np.unique(here["option"].to_numpy(np.int64)), share, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        instance, price = case.instance, case.instance.policy.weight(self.info)
        if not price:
            return no_findings()
        centres = instance.site_frame.set_index("site")["centre"]
        keys = ["centre", "session"]
        sits = instance.sits[["exam", "session"]].assign(centre=instance.sits["site"].map(centres))
        share = sits.groupby(keys, observed=True)["exam"].nunique().rename("exams").reset_index()
        share = share.merge(_days_open(instance), on=keys, how="left")
        share["limit"] = np.ceil(share["exams"] / share["open"].fillna(1).clip(lower=1)).astype("int64")
        sat = case.facts.attendance[["exam", "session", "day", "start", "home"]]
        sat = sat.assign(centre=sat["home"].map(centres))
        sat = sat.sort_values(["start", "home"]).drop_duplicates([*keys, "day", "exam"])
        held = sat.groupby([*keys, "day"], observed=True)
        table = held.agg(
            amount=("exam", "size"), site=("home", "first"), first=("start", "first")
        ).reset_index()
        table = table.merge(share[[*keys, "limit"]], on=keys)
        table = table[table["amount"] > table["limit"]]
        cost = (table["amount"] - table["limit"]) * price
        return findings(self.info, table.assign(at=utc_text(table["first"]), cost=cost))


def _open_days(instance: Instance) -> dict[tuple[str, int], int]:
    """The number of open days of each centre in each session."""
    closed = set(zip(instance.closed["site"], instance.closed["day"], strict=True))
    found = {}
    for session in instance.sessions:
        window = [
            session.first_day + timedelta(i) for i in range((session.last_day - session.first_day).days + 1)
        ]
        for centre in instance.centres:
            mine = [site for site in instance.sites if site.centre == centre.id]
            found[str(centre.id), session.number] = sum(
                any(site.hours.by_weekday[day.weekday()] and (site.id, day) not in closed for site in mine)
                for day in window
            )
    return found


def _days_open(instance: Instance) -> pd.DataFrame:
    """For each centre and session the number of `open` days, where there are any."""
    weekdays = [(s.id, s.centre, day) for s in instance.sites for day in range(7) if s.hours.by_weekday[day]]
    hours = pd.DataFrame(weekdays, columns=["site", "centre", "weekday"])
    windows = [(s.number, day) for s in instance.sessions for day in pd.date_range(s.first_day, s.last_day)]
    days = pd.DataFrame(windows, columns=["session", "day"])
    opened = days.assign(weekday=days["day"].dt.day_of_week).merge(hours, on="weekday")
    shut = instance.closed[["site", "day"]].drop_duplicates()
    shut = shut.assign(day=pd.to_datetime(shut["day"]).astype(days["day"].dtype))
    opened = opened.merge(shut, on=["site", "day"], how="left", indicator="shut")
    opened = opened[opened["shut"] == "left_only"]
    return opened.groupby(["centre", "session"])["day"].nunique().rename("open").reset_index()
