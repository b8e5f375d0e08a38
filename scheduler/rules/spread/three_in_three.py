"""More than two exams of a candidate within three days."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from models.turnout import expected_cost, expected_people
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import Ints, ModelData
from scheduler.terms.terms import Count, TimeTerm

DAYS, MOST = 3, 2


class ThreeInThree:
    """Candidates should not have more than two exams within three consecutive days.

    Every run of three local dates counts by itself, each exam beyond two in it once; runs begin up to
    two days before a session's first day, so that its days count alike: three exams on one day are in
    three runs, on three days in a row in one. Published starts count, overlapping and remote ones too.
    While results are unknown a candidate counts by the chance that he comes to the three of his exams he
    is likeliest to come to: with just three this is exact, with more it errs on the low side.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("three-in-three"),
        kind="soft",
        weight=10,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Three exams in three days", "Trois épreuves en trois jours"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate has\n *[other] candidates have\n } more than { $limit } exams in three days, from { $exam } to { $other }",
            "{ $amount } { $amount ->\n [one] candidat a\n *[other] candidats ont\n } plus de { $limit } épreuves en trois jours, de { $exam } à { $other }",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate has\n *[other] candidates have\n } more than { $limit } exams in three days, from { $exam } to { $other }",
            "{ $amount } { $amount ->\n [one] candidat attendu a\n *[other] candidats attendus ont\n } plus de { $limit } épreuves en trois jours, de { $exam } à { $other }",
        ),
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob sits three exams on Monday, Thursday and Saturday.",
            "bob passe trois épreuves lundi, jeudi et samedi.",
        ),
        breaks=(
            "bob sits them on Thursday, Friday and Saturday.",
            "bob les passe jeudi, vendredi et samedi.",
        ),
        given=lambda semester: (
            semester.exam("CHI", 120)
            .register("bob", "offering-CHI", "Paris", "soir")
            .start("CHI", "2024-01-27 14:00")
        ),
        broken=lambda semester: semester.start("ALG", "2024-01-26 18:00"),
        finding={"exam": "BIO", "other": "CHI", "amount": "1", "limit": "2", "cost": 10},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        weight, turnout = data.instance.policy.weight(self.info), data.instance.turnout
        if weight == 0:
            return
        days, shares = _days(data), turnout.share(data.options.names)
        runs: dict[tuple[str, int], dict[int, Ints]] = {}
        for zone, nodes, people in _cohorts(data.people):
            likeliest = np.sort(shares[nodes])[: -MOST - 2 : -1]
            price = int(expected_cost(1, weight, turnout.chance(*likeliest)))
            for node in nodes:
                if (zone, node) not in runs:
                    runs[zone, node] = _by_run(*days[zone, node])
            mine = [runs[zone, node] for node in nodes]
            for run in sorted(set().union(*mine)):
                inside = [exam[run] for exam in mine if run in exam]
                if len(inside) > MOST:
                    yield Count(self.info.id, np.concatenate(inside), MOST, people * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        seen = case.facts.attendance[["candidate", "session", "day", "start", "exam"]]
        many = seen.groupby(["candidate", "session"], sort=False)["exam"].transform("size") > MOST
        if not many.any():
            return no_findings()
        seen = seen[many].sort_values(["start", "exam"])
        earlier = [seen.assign(run=seen["day"] - pd.Timedelta(days=back)) for back in range(DAYS)]
        runs = pd.concat(earlier).groupby(["candidate", "session", "run"], sort=False)["exam"]
        table = runs.agg(["size", "first", "last"]).reset_index()
        table = table[table["size"] > MOST].merge(_chances(case.instance), on=["candidate", "session"])
        chance = table["chance"].to_numpy("int64")
        price = expected_cost(1, case.instance.policy.weight(self.info), chance)
        table = table.assign(cost=(table["size"] - MOST) * price, amount=1, limit=MOST)
        rows = table.groupby(["first", "last", "limit"])[["amount", "chance", "cost"]].sum().reset_index()
        rows = rows.rename(columns={"first": "exam", "last": "other"})
        return findings(self.info, rows.assign(amount=expected_people(rows["amount"], rows["chance"])))


def _chances(instance: Instance) -> pd.DataFrame:
    """For each candidate and session with three exams or more: the chance that he comes to the three that
    he is likeliest to come to."""
    turnout, keys = instance.turnout, ["candidate", "session"]
    mine = instance.sits[[*keys, "exam"]]
    mine = mine.assign(share=turnout.share(mine["exam"]))
    mine = mine.sort_values([*keys, "share"], ascending=[True, True, False])
    place = mine.groupby(keys).cumcount()
    three = [mine[place == at].set_index(keys)["share"] for at in range(MOST + 1)]
    together = pd.concat(three, axis=1, join="inner", keys=range(MOST + 1))
    shares = [together[at].to_numpy("int64") for at in range(MOST + 1)]
    return together.assign(chance=turnout.chance(*shares))["chance"].reset_index()


def _cohorts(people: pd.DataFrame) -> Iterator[tuple[str, list[int], int]]:
    """(zone, exams, number of candidates) of those who share zone and exams of a session, of those with
    more than two."""
    who = pd.factorize(people["candidate"].to_numpy(dtype=object))[0].astype(np.int64)
    who, node = who * 4 + people["session"].to_numpy(np.int64), people["node"].to_numpy(np.int64)
    for zone, rows in people.groupby("zone", sort=False, observed=True).indices.items():
        for nodes, count in zip(*cohorts(who[rows], node[rows], least=MOST + 1), strict=True):
            yield str(zone), nodes[nodes >= 0].tolist(), int(count)


def _days(data: ModelData) -> dict[tuple[str, int], tuple[Ints, Ints]]:
    """Local day and number of every option, by zone and node."""
    return {
        (str(zone), int(str(node))): (rows["day"].to_numpy(np.int64), rows["option"].to_numpy(np.int64))
        for (zone, node), rows in data.bands.groupby(["zone", "node"])
    }


def _by_run(day: Ints, option: Ints) -> dict[int, Ints]:
    """The options of an exam in each run of days, by the day on which the run begins."""
    runs = np.unique(day[:, None] - np.arange(DAYS)[None, :])
    return {int(run): option[(run <= day) & (day < run + DAYS)] for run in runs}
