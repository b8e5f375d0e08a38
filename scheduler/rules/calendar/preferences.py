"""Exams start when their teaching teams ask for, and not when they ask them not to."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import names_for
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, Prefer, TimeTerm


class Preferences:
    """An exam does not start at a time its offering asked to avoid, nor outside the times it prefers; never at a time it
    forbids, nor outside the times it requires.

    Its start is that of the organising centre's own group, or the earliest of the main paper if nobody
    sits it there. An interval takes in its first minute and leaves out its last. Whoever prefers times
    of a session prefers them to all others of that session, and whoever requires times has no other. An exam costs once,
    the price of the dearest wish that it misses (the weight of the rule where a wish has no price); without a wish for its
    session, never.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("preferences"),
        kind="soft",
        weight=5,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Times asked for", "Souhaits d'horaire"),
        sentence=(
            "{ $exam } begins on { $amount }: { $limit }",
            "{ $exam } commence le { $amount } : { $limit }",
        ),
        unit="UTC",
        words={
            "avoid": ("its offering asked to avoid this time", "son offre demande d'éviter cet horaire"),
            "prefer": ("its offering prefers other times", "son offre préfère d'autres horaires"),
            "forbid": ("its offering cannot have it at this time", "son offre exclut cet horaire"),
            "require": ("its offering needs other times", "son offre exige d'autres horaires"),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG should not begin between 14:00 and 18:00, and begins at 18:00.",
            "ALG ne devrait pas commencer entre 14 h et 18 h, et commence à 18 h.",
        ),
        breaks=(
            "ALG begins a minute earlier.",
            "ALG commence une minute plus tôt.",
        ),
        given=lambda semester: semester.wish("ALG", "avoid", "2024-01-22 14:00", "2024-01-22 18:00"),
        broken=lambda semester: semester.start("ALG", "2024-01-22 17:59"),
        finding={"exam": "ALG", "amount": "2024-01-22T16:59Z", "limit": "avoid"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        asked = data.instance.preferences
        weight = data.instance.policy.weight(self.info)
        since, until = (asked[c].to_numpy("datetime64[m]").astype(np.int64) for c in ("from", "until"))
        price = asked["price"].where(asked["price"] >= 0, weight)
        wishes = asked[["offering", "wish"]].assign(
            since=since, until=until, only=asked["session"], price=price
        )
        exams = data.exams[["offering", "session"]].assign(node=np.arange(data.options.nodes))
        wishes = exams.merge(wishes, on="offering")
        wishes = wishes[wishes["only"].isin([0]) | (wishes["only"] == wishes["session"])]
        met = _starts(data, wishes["node"].unique()).merge(wishes, on="node")
        met = met.assign(inside=(met["since"] <= met["start"]) & (met["start"] < met["until"]))
        ways = met.groupby(["wish", "option"], as_index=False).agg({"inside": "any", "price": "max"})
        missed = ways[ways["wish"].isin(["prefer", "require"]) & ~ways["inside"]]
        hit = met[met["wish"].isin(["avoid", "forbid"]) & met["inside"]]
        against = pd.concat([missed, hit])[["wish", "option", "price"]]
        hard = against["wish"].isin(["forbid", "require"])
        if hard.any():
            yield Forbid(self.info.id, np.unique(against.loc[hard, "option"].to_numpy(np.int64)))
        paid = against[~hard].groupby("option")["price"].max()
        yield Prefer(
            self.info.id, paid.index.to_numpy(np.int64), np.asarray(paid.to_numpy(np.int64), np.int64)
        )

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        instance = case.instance
        if instance.preferences.empty:
            return no_findings()
        table = case.facts.papers[["exam", "zone", "start", "paper"]].merge(
            instance.exam_frame[["exam", "offering", "organiser", "session"]], on="exam"
        )
        home = table["zone"] == names_for(table["organiser"], {str(c.id): c.zone for c in instance.centres})
        table["rank"] = np.where(home, 0, np.where(table["paper"] == 0, 1, 2))
        table = table[table["rank"] < 2].sort_values(["exam", "rank", "start"]).drop_duplicates("exam")
        asked = instance.preferences.rename(columns={"session": "only"})
        seen = table.merge(asked, on="offering")
        seen = seen[(seen["only"] == 0) | (seen["only"] == seen["session"])]
        seen["inside"] = (seen["from"] <= seen["start"]) & (seen["start"] < seen["until"])
        weight = instance.policy.weight(self.info)
        seen["cost"] = seen["price"].mask(seen["price"] < 0, weight)
        hit, out = _against(seen, "avoid", "prefer")
        soft = pd.concat([hit, out]).sort_values("cost", ascending=False, kind="stable")
        barred = pd.concat(_against(seen, "forbid", "require")).assign(cost=0)
        found = []
        for severity, rows in (("hard", barred), ("soft", soft)):
            rows = rows.drop_duplicates("exam").sort_values("exam")
            why = rows["wish"].where(rows["reason"] == "", rows["wish"] + ", " + rows["reason"])
            made = findings(self.info, rows.assign(amount=utc_text(rows["start"]), limit=why))
            found.append(made.assign(severity=severity))
        return pd.concat(found, ignore_index=True)


def _against(seen: pd.DataFrame, within: str, without: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The wishes not to begin `within` their interval that are missed, and of exams outside all intervals of those they
    ask for (`without`) those wishes."""
    wanted = seen[seen["wish"] == without]
    out = wanted[~wanted.groupby("exam")["inside"].transform("any")]
    return seen[(seen["wish"] == within) & seen["inside"]], out


def _starts(data: ModelData, nodes: np.ndarray) -> pd.DataFrame:
    """Node and start of every option of these exams: where the organising centre sits it, if it does."""
    rows = data.bands.loc[data.bands["node"].isin(nodes), ["option", "node", "zone", "start", "paper"]]
    seats = data.exams["organiser"].map({c.id: c.zone for c in data.instance.centres}).to_numpy(object)
    own = rows["zone"].to_numpy(object) == seats[rows["node"]]
    there = np.isin(rows["node"], rows["node"][own].unique())
    counts = own | (~there & (rows["paper"] == 0).to_numpy())
    found: pd.DataFrame = (
        rows[counts].groupby("option", as_index=False).agg({"node": "first", "start": "min"})
    )
    return found
