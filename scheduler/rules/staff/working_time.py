"""Staff work within the limits of working time."""

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

import pandas as pd
from pydantic import Field

from models.ids import RuleId
from models.instance import Instance
from models.policy import CentreParameters, Meaning
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import local_time, utc_text
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.posts import WorkLimits
from scheduler.terms.terms import Term

Minutes = Annotated[int, Field(ge=0, le=10_080)]
SPAN = {"labour-code": 780, "public": 720}
"""Minutes from the first duty of a day to the end of the last: 13 h follow from 11 h of rest, 12 h are those of décret
2000-815, article 3."""

OVERSEAS = frozenset({"GP", "MQ", "GF", "RE", "YT", "BL", "MF", "PM"})
"""Country codes of overseas departments and collectivities in which the Code du travail applies."""

OWN_LABOUR_LAW = frozenset(
    {
        *("NC", "Nouvelle-Calédonie", "PF", "Polynésie Française"),
        *("WF", "Wallis-et-Futuna", "TF", "Terres australes françaises"),
    }
)
"""Regions of France, as calendars of holidays name them, that have a labour code of their own."""


class WorkingTimeParameters(CentreParameters):
    """How much the staff of a centre may work. Of the figures of the public service (décret 2000-815, article 3) only the
    span of 12 hours stands in the sources of this project; the others were not read at the source."""

    profile: Annotated[
        Literal["by-country", "labour-code", "public", "none"],
        Meaning(
            "whose limits hold: labour-code (associations), public (public service), none, or by-country: labour-code "
            "where the holidays of the centre are those of France or of an overseas department, none abroad and where "
            "labour law is another (New Caledonia, French Polynesia, Wallis and Futuna)",
            "limites qui s'appliquent : labour-code (associations, code du travail), public (fonction publique), none "
            "(aucune), ou by-country : code du travail où les jours fériés du centre sont ceux de la France ou d'un "
            "département d'outre-mer, aucune à l'étranger ni où le droit du travail est propre au territoire "
            "(Nouvelle-Calédonie, Polynésie française, Wallis-et-Futuna)",
        ),
    ] = "by-country"
    day: Annotated[
        Minutes,
        Meaning("on duty in one day at most", "service d'une journée au plus", "minutes"),
    ] = 600
    span: Annotated[
        Minutes,
        Meaning(
            "from the first duty of a day to the end of the last, at most; 0: 780 by the labour code, 720 in the public service",
            "amplitude d'une journée au plus ; 0 : 780 selon le code du travail, 720 dans la fonction publique",
            "minutes",
        ),
    ] = 0
    rest: Annotated[
        Minutes,
        Meaning("rest between two days at least", "repos entre deux journées au moins", "minutes"),
    ] = 660
    stretch: Annotated[
        Minutes,
        Meaning("on duty without a pause at most", "service sans pause au plus", "minutes"),
    ] = 360
    pause: Annotated[
        Minutes,
        Meaning("time off that counts as a pause", "temps libre qui compte comme pause", "minutes"),
    ] = 20
    week: Annotated[
        Minutes,
        Meaning(
            "on duty in one week, Monday to Sunday, at most",
            "service d'une semaine, du lundi au dimanche, au plus",
            "minutes",
        ),
    ] = 2880
    weekly_rest: Annotated[
        Minutes,
        Meaning(
            "the longest time off that begins in a week, at least",
            "le plus long repos qui commence dans la semaine, au moins",
            "minutes",
        ),
    ] = 2100


class WorkingTime:
    """Nobody is on duty beyond the limits of working time, as far as others can be found.

    Duties of one person count, with the local day on which they begin: 10 h a day, 13 h (public service: 12 h) from the
    first duty of a day to the end of the last, 11 h of rest before the next day, 6 h without a pause of 20 minutes,
    48 h a week from Monday to Sunday, and one time off of 35 h that begins in the week. Each minute beyond one of
    them costs, in each of them. Exactly the limit is fine. Where nobody is named the rule is silent.

    By country, the labour code counts where it is law: in France, in Guadeloupe, Martinique, Guyane, La Réunion and
    Mayotte, and in Saint-Barthélemy, Saint-Martin and Saint-Pierre-et-Miquelon. Nouvelle-Calédonie and Polynésie
    française have labour codes of their own, Wallis-et-Futuna and the Terres australes the one of 1952: their figures
    are not known here, and nothing is said. The holidays of the centre tell where it lies.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("working-time"),
        kind="soft",
        parameters=WorkingTimeParameters,
        weight=1,
        enforced="by places",
        covers=(),
        article="Code du travail, L3121-16, L3121-18, L3121-20, L3131-1, L3132-2 ; décret 2000-815, article 3",
        title=("Working time of the staff", "Temps de travail du personnel"),
        sentence=("{ $site }, { $at }: { $limit }", "{ $site }, { $at } : { $limit }"),
        unit="minutes",
        words={
            "day": (
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } too many on duty in one day",
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } de service de trop dans la journée",
            ),
            "span": (
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } too many between the first duty of the day and the end of the last",
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } de trop entre le début et la fin de la journée",
            ),
            "rest": (
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } of rest are missing before this day",
                "il manque { $amount } { $amount ->\n [one] minute\n *[other] minutes\n } de repos avant cette journée",
            ),
            "stretch": (
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } too many on duty without a pause",
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } de trop sans pause",
            ),
            "week": (
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } too many on duty in one week",
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } de service de trop dans la semaine",
            ),
            "weekly-rest": (
                "{ $amount } { $amount ->\n [one] minute\n *[other] minutes\n } are missing of the time off of the week",
                "il manque { $amount } { $amount ->\n [one] minute\n *[other] minutes\n } au repos hebdomadaire",
            ),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "A person of Paris is on duty for six hours without a pause.",
            "Une personne de Paris est de service six heures sans pause.",
        ),
        breaks=(
            "The person is on duty for a minute more.",
            "Elle est de service une minute de plus.",
        ),
        given=lambda semester: semester.set_policy(working_time={"profile": "labour-code"}),
        kept=lambda semester: semester.duty(
            "Paris-0", "invigilator", "", "2024-01-22 08:00", "2024-01-22 14:00"
        ),
        broken=lambda semester: semester.duty(
            "Paris-0", "invigilator", "", "2024-01-22 08:00", "2024-01-22 14:01"
        ),
        finding={
            "site": "Paris",
            "amount": "1",
            "limit": "stretch Paris-0",
            "at": "2024-01-22T07:00Z",
            "cost": 1,
        },
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        # Limits of duties concern no option and no room: `work_limits` states them to the roster.
        return ()

    def work_limits(self, instance: Instance) -> Iterator[WorkLimits]:
        """The limits of each site whose centre has any."""
        price = instance.policy.weight(self.info)
        centres = {centre.id: centre for centre in instance.centres}
        for site in instance.sites:
            own = instance.policies[site.centre].of(WorkingTimeParameters)
            profile = own.profile
            if profile == "by-country":
                country, _, region = centres[site.centre].holidays.partition("-")
                law = country in OVERSEAS or (country == "FR" and region not in OWN_LABOUR_LAW)
                profile = "labour-code" if law else "none"
            if profile == "none":
                continue
            yield WorkLimits(
                rule=self.info.id,
                site=str(site.id),
                day=own.day,
                span=own.span or SPAN[profile],
                rest=own.rest,
                stretch=own.stretch,
                pause=own.pause,
                week=own.week,
                weekly_rest=own.weekly_rest,
                price=price,
            )

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if case.timetable.duties.empty:
            return no_findings()
        duties = case.timetable.duties.dropna(subset=["from", "to"])
        duties = duties[duties["from"] < duties["to"]]
        limits = _limits_by_site(case.instance)
        duties = duties[[*WHO, "from", "to"]].merge(limits, on="site")
        duties = duties.sort_values([*WHO, "from"], ignore_index=True)
        if duties.empty:
            return no_findings()
        local = local_time(duties["from"], duties["zone"])
        duties["date"] = local.dt.floor("D")
        duties["monday"] = duties["date"] - pd.to_timedelta(duties["date"].dt.day_of_week, unit="D")
        duties["minutes"] = _minutes(duties["to"] - duties["from"])
        rows = pd.concat([*_by_day(duties), _by_stretch(duties), *_by_week(duties)], ignore_index=True)
        rows = rows[rows["amount"] > 0].sort_values(["site", "staff", "from", "limit"])
        rows["limit"] = rows["limit"] + " " + rows["staff"]
        weight = case.instance.policy.weight(self.info)
        rows["amount"] = rows["amount"].astype("int64")
        return findings(self.info, rows.assign(at=utc_text(rows["from"]), cost=rows["amount"] * weight))


WHO = ["staff", "site"]
LIMITS = ["day", "span", "rest", "stretch", "pause", "week", "weekly_rest"]


def _limits_by_site(instance: Instance) -> pd.DataFrame:
    """One row for each site with limits: site, zone and the limits in minutes."""
    calendars = {c.id: c.holidays for c in instance.centres}
    elsewhere = {f"FR-{region}" for region in OWN_LABOUR_LAW}
    french = {
        centre: code in {"FR", *OVERSEAS} or (code.startswith("FR-") and code not in elsewhere)
        for centre, code in calendars.items()
    }
    rows = []
    for site in instance.sites:
        policy = instance.policies[site.centre].of(WorkingTimeParameters)
        profile = {"by-country": "labour-code" if french[site.centre] else "none"}.get(
            policy.profile, policy.profile
        )
        if profile != "none":
            limits = {name: getattr(policy, name) for name in LIMITS}
            limits["span"] = limits["span"] if limits["span"] else SPAN[profile]
            rows.append({"site": str(site.id), "zone": site.zone, **limits})
    return pd.DataFrame(rows, columns=["site", "zone", *LIMITS])


def _minutes(length: pd.Series) -> pd.Series:
    return pd.Series(length.dt.total_seconds() / 60)


def _firsts(duties: pd.DataFrame, keys: list[str], **totals: Literal["sum", "max"]) -> pd.DataFrame:
    """The first row of each group of duties, which lie in order of time, with the totals of some columns."""
    groups = duties.groupby(keys, sort=False)
    made = {name: groups[name].agg(total).to_numpy() for name, total in totals.items()}
    first = duties.drop_duplicates(keys, ignore_index=True)
    return first.assign(**{name: pd.Series(values, dtype=first[name].dtype) for name, values in made.items()})


def _by_day(duties: pd.DataFrame) -> Iterator[pd.DataFrame]:
    days = _firsts(duties, [*WHO, "date"], to="max", minutes="sum")
    yield days.assign(amount=days["minutes"] - days["day"], limit="day")
    yield days.assign(amount=_minutes(days["to"] - days["from"]) - days["span"], limit="span")
    before = days.groupby(WHO)["to"].shift()
    rest = _minutes(days["from"] - before).clip(lower=0)
    yield days.assign(amount=(days["rest"] - rest).fillna(0), limit="rest")


def _by_stretch(duties: pd.DataFrame) -> pd.DataFrame:
    reached = duties.groupby(WHO)["to"].cummax().groupby([duties[name] for name in WHO]).shift()
    off = _minutes(duties["from"] - reached)
    number = (off.isna() | (off >= duties["pause"])).cumsum()
    stretches = _firsts(duties.assign(number=number), ["number"], to="max")
    length = _minutes(stretches["to"] - stretches["from"])
    return stretches.assign(amount=length - stretches["stretch"], limit="stretch")


def _by_week(duties: pd.DataFrame) -> Iterator[pd.DataFrame]:
    off = _minutes(duties.groupby(WHO)["from"].shift(-1) - duties["to"])
    weeks = duties.assign(off=off.fillna(duties["weekly_rest"]))
    table = _firsts(weeks, [*WHO, "monday"], minutes="sum", off="max")
    yield table.assign(amount=table["minutes"] - table["week"], limit="week")
    yield table.assign(amount=table["weekly_rest"] - table["off"], limit="weekly-rest")
