"""Every overlap has an answer, and only overlaps have one."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class OverlapsListed:
    """When exams of a candidate overlap, wholly or in part, the service gives an answer.

    Overlaps are those of one session, on published times with the candidate's own ends, holds and rest. Of two
    overlapping exams at least one is listed as the exam that moves: it is transferred or missed. A missed exam is
    listed once, whatever the number of exams it overlaps, or once with each of them; no pair is listed twice. A pair
    that does not overlap is not listed, unless the exam that stays is moved itself (a chain of moved exams). An exam
    that is missed is not moved, and nobody is led away from it. To end at the minute at which the other begins is
    not an overlap (with third time a rest comes between). Overlaps follow from the starts, so a timetable without
    rooms lists them as well.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("overlaps-listed"),
        kind="hard",
        enforced="by construction",
        covers=("D01", "D02"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1) ; Cnam Paris, FAQ examens",
        title=("Every overlap has one answer", "Chaque chevauchement a une réponse"),
        sentence=(
            "{ $candidate }: { $exam } and { $other } are listed { $amount } { $amount ->\n [one] time\n *[other] times\n } as an overlap, { $limit } expected",
            "{ $candidate } : { $exam } et { $other } figurent { $amount } fois comme chevauchement, { $limit } { $limit ->\n [one] attendu\n *[other] attendus\n }",
        ),
        unit="rows",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob's ALG and BIO overlap; the timetable lists BIO as not sat.",
            "ALG et BIO de bob se chevauchent ; l'emploi du temps indique que BIO n'est pas passée.",
        ),
        breaks=(
            "The timetable lists nothing.",
            "L'emploi du temps n'indique rien.",
        ),
        given=lambda semester: semester.start("BIO", "2024-01-22 18:00"),
        kept=lambda semester: semester.unresolved("bob", "ALG", "BIO"),
        finding={"candidate": "bob", "exam": "ALG", "other": "BIO", "amount": "0", "limit": "1"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Overlaps follow from the options; the solver lists all of them when it writes.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        listed, pairs = case.timetable.overlaps, case.facts.pairs
        if listed.empty and not pairs["overlap"].any():
            return no_findings()
        swap = listed["stays"] > listed["moves"]
        rows = pd.DataFrame(
            {
                "candidate": listed["candidate"],
                "exam": listed["stays"].where(~swap, listed["moves"]),
                "other": listed["moves"].where(~swap, listed["stays"]),
                "known": listed["outcome"].isin(["transfer", "unresolved"]),
                "linked": _linked(case),
            }
        )
        keys = ["candidate", "exam", "other"]
        counts = rows.groupby(keys).agg(
            amount=("known", "size"), known=("known", "all"), linked=("linked", "all")
        )
        expected = pairs.loc[pairs["overlap"].astype(bool), keys].assign(limit=1)
        both = expected.merge(counts.reset_index(), on=keys, how="outer")
        both = both.fillna({"amount": 0, "limit": 0}).astype({"amount": "int64", "limit": "int64"})
        answered = (both["amount"] == 0) & (_listed(both, "exam", case) | _listed(both, "other", case))
        linked = both["linked"].eq(True) & (both["amount"] == 1)
        unreadable = both["known"].eq(False)
        wrong = both[((both["amount"] != both["limit"]) & ~answered & ~linked) | unreadable].copy()
        wrong.loc[unreadable & (wrong["amount"] == wrong["limit"]), "amount"] = 0
        return findings(self.info, pd.concat([wrong, self._missed_elsewhere(case)], ignore_index=True))

    def _missed_elsewhere(self, case: Case[Instance]) -> pd.DataFrame:
        """Transfers of an exam, or away from an exam, that the candidate misses anyway."""
        listed = case.timetable.overlaps
        missing = listed.loc[listed["outcome"] == "unresolved", ["candidate", "moves"]].drop_duplicates()
        moved = listed[listed["outcome"] == "transfer"]
        gone = pd.MultiIndex.from_frame(missing)
        in_stays = pd.MultiIndex.from_frame(moved[["candidate", "stays"]]).isin(gone)
        in_moves = pd.MultiIndex.from_frame(moved[["candidate", "moves"]]).isin(gone)
        wrong = moved[np.asarray(in_stays | in_moves)].rename(columns={"stays": "exam", "moves": "other"})
        return wrong[["candidate", "exam", "other"]].assign(amount=1, limit=0)


def _listed(pairs: pd.DataFrame, column: str, case: Case[Instance]) -> "pd.Series[bool]":
    """Whether the exam in a column is listed as one that moves or is missed."""
    listed = case.timetable.overlaps
    gone = pd.MultiIndex.from_frame(listed[["candidate", "moves"]])
    mine = pd.MultiIndex.from_frame(pairs[["candidate", column]])
    return pd.Series(np.asarray(mine.isin(gone), bool), index=pairs.index, dtype=bool)


def _linked(case: Case[Instance]) -> "pd.Series[bool]":
    """Transfers in a chain: the exam that stays is moved itself, and the other overlaps some exam of the candidate."""
    listed, pairs = case.timetable.overlaps, case.facts.pairs
    overlapping = pairs[pairs["overlap"].astype(bool)]
    either = pd.concat(
        [overlapping[["candidate", x]].set_axis(["candidate", "exam"], axis=1) for x in ("exam", "other")]
    )
    led = listed["outcome"] == "transfer"
    moved = pd.MultiIndex.from_frame(listed.loc[led, ["candidate", "moves"]])
    after_moved = pd.MultiIndex.from_frame(listed[["candidate", "stays"]]).isin(moved)
    overlaps = pd.MultiIndex.from_frame(listed[["candidate", "moves"]]).isin(pd.MultiIndex.from_frame(either))
    return led & np.asarray(after_moved, bool) & np.asarray(overlaps, bool)
