"""Session 2 leaves time for copies, marking, jury and results."""

from collections.abc import Callable, Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.offer import ExamKind
from models.policy import DateChainParameters
from models.published_dates import results_days
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import day_text
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import day_number
from scheduler.terms.model_data import Ints, ModelData
from scheduler.terms.terms import Forbid, Milestone, TimeTerm


class DateChain:
    """Session 2 is organised at the earliest 15 days after the publication of the results.

    Results are out when the last copies are marked (3 weeks, from the exam in Paris, from the receipt
    of the copies in Paca) and the jury has met. Copies travel between centres, not inside one. A set
    date of publication, of the organising centre or of the session, is the one that counts; every exam of
    session 1 must meet it, but for those with results: three weeks are a maximum. Where the policy trusts the date, an exam whose marking may take
    longer is told and nothing more. The gap runs for the whole session or for each unit, by policy; the
    earliest day itself is allowed. A make-up or a recall binds session 2 of its own offering alone, and
    keeps no set date.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("date-chain"),
        kind="hard",
        relax=1000,
        parameters=DateChainParameters,
        covers=("B03", "B04", "B05", "B06", "B09", "I02", "I03"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1) et I.H.1 ; Cnam Paris, FAQ examens",
        title=("Session 2 follows the results", "La session 2 suit les résultats"),
        sentence=(
            "{ $exam } is on { $amount }; the results of { $other } are out on { $at }, so session 2 begins on { $limit } at the earliest",
            "{ $exam } tombe le { $amount } ; les résultats de { $other } sont publiés le { $at }, la session 2 commence donc au plus tôt le { $limit }",
        ),
        unit="day",
        sentences={
            "no other": (
                "the results of { $exam } can come as late as { $amount }, and are promised for { $limit }",
                "les résultats de { $exam } peuvent n'arriver que le { $amount }, et sont promis pour le { $limit }",
            )
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "The last exam of session 1 is on 25 January; after 21 days of marking and 15 more days, session 2 begins on 1 March.",
            "La dernière épreuve de la session 1 a lieu le 25 janvier ; après 21 jours de correction et 15 jours encore, la session 2 commence le 1er mars.",
        ),
        breaks=(
            "Session 2 begins the day before.",
            "La session 2 commence la veille.",
        ),
        kept=lambda semester: semester.start("ALG-2", "2024-03-01 18:00"),
        broken=lambda semester: semester.start("ALG-2", "2024-02-29 18:00"),
        finding={"exam": "ALG-2", "other": "BIO", "amount": "2024-02-29", "limit": "2024-03-01"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        rows = self._ready(data)
        session = data.exams["session"].to_numpy(np.int64)[rows["node"]]
        second = rows[session == 2]
        usual = data.exams["kind"].eq(ExamKind.REGULAR.value).to_numpy()[rows["node"]]
        first, special = rows[(session == 1) & usual], rows[(session == 1) & ~usual]
        policy = data.instance.policy.of(DateChainParameters)
        lag = max(policy.gap, policy.convocation_after_results)
        promised = self._promised(data)
        first, special = (
            t.assign(promised=t["offering"].map(promised).astype(float)) for t in (first, special)
        )
        told, first = first[first["promised"].notna()], first[first["promised"].isna()]
        if len(told):
            marked = told["offering"].isin(data.instance.results["offering"])
            late = told.loc[(told["ready"] > told["promised"]) & ~marked, "option"]
            last = told.groupby("offering", observed=True)["promised"].max()
            out = second["offering"].map(last) if policy.scope == "unit" else told["promised"].max()
            soon = second.loc[second["day"] < out + lag, "option"]
            kept = late if policy.promise == "keepable" else late.iloc[:0]
            yield Forbid(self.info.id, np.concatenate([kept, soon]).astype(np.int64))
        special = special.assign(ready=special[["ready", "promised"]].max(axis=1).astype(np.int64))
        if policy.scope == "session":
            if len(first) or not len(told):
                yield self._milestone("session 1", first, second, lag)
        else:
            for offering, mine in first.groupby("offering", observed=True):
                yield self._milestone(str(offering), mine, second[second["offering"] == offering], lag)
        for offering, mine in special.groupby("offering", observed=True):
            yield self._milestone(str(offering), mine, second[second["offering"] == offering], lag)

    def _promised(self, data: ModelData) -> dict[str, int]:
        """The set day of publication of the results of each offering that has one."""
        days = results_days(data.instance, 1)
        return {
            str(o.id): day_number(days[o.centre]) for o in data.instance.offerings if str(o.centre) in days
        }

    def _ready(self, data: ModelData) -> pd.DataFrame:
        """One row for each option: `day` its first local day, `ready` the day its results are out."""
        centres = data.groups[["node", "zone", "site", "centre"]].drop_duplicates()
        rows = data.bands.merge(centres.astype({"site": "category", "centre": "category"}))
        node, organisers = rows["node"].to_numpy(np.int64), data.exams["organiser"]
        organiser = organisers.to_numpy(object)[node]
        copies = {c.id: c.copy_days for c in data.instance.centres}

        def setting(read: Callable[[DateChainParameters], int]) -> Ints:
            of_exam = data.setting(organisers, lambda policy: read(policy.of(DateChainParameters)))
            return np.asarray(of_exam[node])

        away = rows["centre"].to_numpy(object) != organiser
        day, sent = rows["day"].to_numpy(np.int64), rows["centre"].map(copies).to_numpy(np.int64) * away
        anchor = setting(lambda chain: int(chain.marking_anchor == "receipt"))
        marking, jury = setting(lambda chain: chain.marking), setting(lambda chain: chain.jury)
        marked = np.maximum(day + sent * anchor + marking, day + sent)
        option = rows["option"].to_numpy(np.int64)
        first_day = np.full(data.options.size, np.iinfo(np.int64).max)
        np.minimum.at(first_day, option, day)
        ready = np.zeros(data.options.size, np.int64)
        np.maximum.at(ready, option, marked + jury)
        held = np.unique(option)
        node = data.options.node_of[held]
        offering = data.exams["offering"].to_numpy(object)[node]
        columns = {"node": node, "offering": offering, "day": first_day[held], "ready": ready[held]}
        return pd.DataFrame({"option": held, **columns})

    def _milestone(self, name: str, first: pd.DataFrame, second: pd.DataFrame, lag: int) -> Milestone:
        ready, waiting = (t["option"].to_numpy(np.int64) for t in (first, second))
        days = first["ready"].to_numpy(np.int64), second["day"].to_numpy(np.int64)
        return Milestone(self.info.id, name, ready, days[0], waiting, days[1], lag)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        chain = case.facts.chain
        chain = chain[chain["exam"].isin(_usual(case.instance))]
        rows = [self._second_session(case)]
        days, frame = results_days(case.instance, 1), case.instance.exam_frame
        if days:
            organiser = frame.set_index("exam")["organiser"]
            promised = pd.to_datetime(chain["exam"].map(organiser).map(days)).astype("datetime64[s]")
            marked = frame.loc[frame["offering"].isin(case.instance.results["offering"]), "exam"]
            late = chain.assign(promised=promised)
            late = late[(late["published"] > late["promised"]) & ~late["exam"].isin(marked)]
            told = late.assign(amount=day_text(late["published"]), limit=day_text(late["promised"]))
            rows.append(told[["exam", "amount", "limit"]])
        rows = [table for table in rows if len(table)]
        if not rows:
            return no_findings()
        told = findings(self.info, pd.concat(rows, ignore_index=True))
        trusted = case.instance.policy.of(DateChainParameters).promise == "trusted"
        promise = (told["other"] == "") & trusted
        return told.assign(severity=told["severity"].where(~promise, "soft"))

    def _second_session(self, case: Case[Instance]) -> pd.DataFrame:
        """Exams of session 2 before their earliest day; `other` is the exam that sets it."""
        attendance, chain = case.facts.attendance, case.facts.chain
        second = attendance[attendance["session"] == 2]
        if second.empty or chain.empty:
            return pd.DataFrame()
        second = second.groupby("exam")["day"].min().reset_index()
        offering = case.instance.exam_frame[["exam", "offering"]]
        ready = chain[["exam", "published", "earliest_next"]].merge(offering, on="exam")
        ready = ready.sort_values(["earliest_next", "published", "exam"]).rename(columns={"exam": "other"})
        second = second.merge(offering, on="exam")
        whole = pd.Series(case.instance.policy.of(DateChainParameters).scope == "session", index=ready.index)
        whole &= ready["other"].isin(_usual(case.instance))
        rows = [
            second.merge(ready[whole].tail(1).drop(columns="offering"), how="cross"),
            second.merge(ready[~whole], on="offering"),
        ]
        both = pd.concat(rows).sort_values(["earliest_next", "published", "other"])
        last = both.drop_duplicates("exam", keep="last").sort_values("exam")
        early = last[last["day"] < last["earliest_next"]]
        amount, limit = day_text(early["day"]), day_text(early["earliest_next"])
        policy = case.instance.policy.of(DateChainParameters)
        wait = pd.Timedelta(days=max(policy.gap, policy.convocation_after_results))
        out = day_text(early["earliest_next"] - wait)
        return early.assign(amount=amount, limit=limit, at=out)[["exam", "other", "amount", "limit", "at"]]


def _usual(instance: Instance) -> list[str]:
    """The exams that are neither make-ups nor recalls."""
    return [str(exam.id) for exam in instance.exams if exam.kind is ExamKind.REGULAR]
