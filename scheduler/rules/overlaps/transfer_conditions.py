"""A supervised transfer is possible and safe."""

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import ExtraTimeParameters, OpeningHoursParameters, Policy, TransferParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import local_time, minutes_later, utc_text
from scheduler.rules.checks.lookups import first_match, policy_value, sitting_keys
from scheduler.rules.checks.opening import opening_times
from scheduler.rules.checks.transfer_chains import chain_starts
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import Lead, SittingTerm
from scheduler.terms.terms import TimeTerm

LONGEST_GAP = {False: 30, True: 90}
"""Minutes between the two exams at most: without and with extra time."""

OF_EXAM = [
    "session",
    "centre",
    "site",
    "zone",
    "kind",
    "owed_rest",
    "paper",
    "admission",
    "start",
    "early",
    "out",
    "rest",
]


class TransferConditions:
    """Candidates with a solution stay in the room after the first exam and are led to the second.

    The exam that begins first is sat as published, the other begins after a short gap (10 to 30 minutes;
    60 to 90 with extra time, which includes the rest), the same day at the same site, with its full
    own time and the collection before closing. Neither is remote or an oral, nobody who sits alone is moved. When
    the candidate was locked in, nobody may yet have left the moved exam: the last admission to the first
    comes no later than the earliest exit from that paper. No other exam that the candidate sits is touched, with its
    rest, at its published time or at its new one.

    Where the policy allows chains (an interpretation: the texts speak of a first and a second exam), a moved exam may
    follow a moved one, after at most 90 minutes, which leaves time for a meal. The candidate is then under supervision
    without a break from the exam of the chain that is sat as published: that one begins first, its last admission
    comes no later than the earliest exit from every moved paper, and the last exam ends no earlier than the gate of
    each of them. From the first admission to the last end there are `longest_day` minutes at most.
    Gaps, closing and the longest day are allowed exactly at their limit. Published dates never change. All of this is a
    matter of times and sites: a transfer can be planned before any room is known, and is judged the same.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("transfer-conditions"),
        kind="hard",
        enforced="by places",
        covers=("D04", "D11", "E07"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1) ; Cnam Paris, conditions d'aménagement",
        title=("Transfers keep their conditions", "Les accompagnements respectent leurs conditions"),
        sentence=(
            "{ $candidate } cannot be led from { $exam } to { $other } at { $site }: { $amount }, against { $limit }",
            "{ $candidate } ne peut passer de { $exam } à { $other } à { $site } : { $amount }, pour { $limit }",
        ),
        unit="minutes, UTC or a word",
        sentences={
            "no amount": (
                "{ $candidate } cannot be led from { $exam } to { $other } at { $site }: the new start is missing",
                "{ $candidate } ne peut passer de { $exam } à { $other } à { $site } : le nouveau début manque",
            ),
            "no limit": (
                "{ $candidate } cannot be led from { $exam } to { $other } at { $site }: { $amount } falls into the new time or its rest",
                "{ $candidate } ne peut passer de { $exam } à { $other } à { $site } : { $amount } tombe dans la nouvelle plage ou son repos",
            ),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob is led from ALG, which ends at 20:00, to BIO at 20:10.",
            "bob est accompagné d'ALG, qui finit à 20 h, à BIO à 20 h 10.",
        ),
        breaks=(
            "bob begins BIO a minute earlier.",
            "bob commence BIO une minute plus tôt.",
        ),
        given=lambda semester: semester.start("BIO", "2024-01-22 18:00"),
        kept=lambda semester: semester.transfer("bob", "ALG", "BIO", "2024-01-22 20:10"),
        broken=lambda semester: semester.transfer("bob", "ALG", "BIO", "2024-01-22 20:09"),
        finding={
            "candidate": "bob",
            "exam": "ALG",
            "other": "BIO",
            "site": "Paris",
            "amount": "9",
            "limit": "10–30",
        },
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        mine = policy.of(TransferParameters)
        usual, longest = LONGEST_GAP[False], LONGEST_GAP[True]
        chain_gap = longest if mine.chain == "allow" else 0
        yield Lead(self.info.id, mine.gap, usual, longest, chain_gap, mine.longest_day)

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # `sitting_terms` say which moves there are; the kernel of `transfer` prices those alone.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if not case.timetable.overlaps["outcome"].eq("transfer").any():
            return no_findings()
        table = _transfers(case)
        columns = ["candidate", "exam", "other", "site", "amount", "limit"]
        rows = [found[columns] for found in _faults(case, table) if len(found)]
        return findings(self.info, pd.concat(rows, ignore_index=True)) if rows else no_findings()


def _transfers(case: Case[Instance]) -> pd.DataFrame:
    """Listed transfers between two exams the candidate has, with published times of both and of the first of the chain
    (suffixes _i, _j, _r). `left` is when the candidate leaves the exam before, `ends` when the chain is over."""
    instance, attendance = case.instance, case.facts.attendance
    listed = case.timetable.overlaps
    starts = chain_starts(listed)
    listed = listed[listed["outcome"] == "transfer"].merge(starts, on=["candidate", "moves"], how="left")
    keys = sitting_keys(instance, attendance)
    own = [*OF_EXAM, "moved", "moved_start", "moved_end"]
    table = listed.rename(columns={"stays": "exam", "moves": "other", "start": "new"})
    for suffix, name in (("_i", "stays"), ("_j", "moves"), ("_r", "root")):
        found = first_match(attendance, keys, sitting_keys(instance, listed, name), own)
        table = table.join(found.add_suffix(suffix))
    known = table["start_i"].notna() & table["start_j"].notna() & table["start_r"].notna()
    table = table[known].reset_index(drop=True)
    table["extra"] = table["owed_rest_j"].astype(bool)
    table["site"], table["zone"] = table["site_j"], table["zone_j"]
    table["centre"] = table["centre_j"]
    table["chained"] = table["moved_i"].eq(True)
    table["left"] = table["out_i"].where(~table["chained"], table["moved_end_i"])
    table["new_end"] = table["new"] + (table["moved_end_j"] - table["moved_start_j"])
    together = table.groupby(["candidate", "root"])
    table["ends"], table["links"] = together["new_end"].transform("max"), together["chained"].transform("any")
    return table


def _faults(case: Case[Instance], table: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Rows of the transfers for each condition they break."""
    later = table["admission_r"] > table["admission_j"]
    yield _row(table, later, _at("admission_r"), _at("admission_j"))
    chains = policy_value(case.instance, table["centre"], lambda p: p.of(TransferParameters).chain)
    first = table["chained"] & ((chains == "forbid") | table["circular"].eq(True))
    yield _row(table, first, "moved", "as published")
    for one in ("kind_i", "kind_j"):
        unfit = table[one].isin(["remote", "oral", "isolated"])
        unfit &= (one == "kind_i") | (table["kind_i"] != "isolated")
        yield _row(table, unfit, _own(one), "ordinary, extra")
    yield _row(table, table["site_i"] != table["site_j"], _own("site_i"), _own("site_j"))
    yield _row(table, table["new"].isna(), "", "UTC")
    known = table[table["new"].notna()].reset_index(drop=True)
    yield _row(known, known["new"] != known["moved_start_j"], _at("new"), _at("moved_start_j"))
    yield _gap(case.instance, known)
    first_day = local_time(known["start_r"], known["zone"]).dt.normalize()
    other_day = local_time(known["new"], known["zone"]).dt.normalize() != first_day
    yield _row(known, other_day, _at("new"), _at("start_i"))
    yield _hours(case.instance, known)
    yield _longest_day(case.instance, known)
    yield from _leak(case, known)
    yield _third_exam(case, known)
    yield _each_other(known)


Text = str | Callable[[pd.DataFrame], pd.Series]


def _row(table: pd.DataFrame, bad: pd.Series, amount: Text, limit: Text) -> pd.DataFrame:
    """The bad rows, with amount and limit: one text, or what makes a column of these rows."""
    return table[bad.to_numpy(dtype=bool)].assign(amount=amount, limit=limit)


def _at(column: str) -> Callable[[pd.DataFrame], pd.Series]:
    """Makes the text of a column of instants."""
    return lambda rows: utc_text(rows[column])


def _own(column: str) -> Callable[[pd.DataFrame], pd.Series]:
    """Makes a copy of a column."""
    return lambda rows: rows[column]


def _number(column: str) -> Callable[[pd.DataFrame], pd.Series]:
    """Makes the text of a column of minutes."""
    return lambda rows: rows[column].map("{:g}".format)


def _gap(instance: Instance, table: pd.DataFrame) -> pd.DataFrame:
    gap = (table["new"] - table["left"]).dt.total_seconds() / 60
    usual = policy_value(instance, table["centre"], lambda p: p.of(TransferParameters).gap)
    rest = policy_value(instance, table["centre"], lambda p: p.of(ExtraTimeParameters).rest)
    least = usual.where(~table["extra"], rest)
    most = (table["extra"] | table["chained"]).map(LONGEST_GAP).astype("int64")
    table = table.assign(break_minutes=gap, least=least.astype(str), most=most.astype(str))
    bad = (gap < least) | (gap > most)
    return _row(table, bad, _number("break_minutes"), lambda rows: rows["least"] + "–" + rows["most"])


def _longest_day(instance: Instance, table: pd.DataFrame) -> pd.DataFrame:
    """Moved exams of a chain that end too long after its first admission."""
    day = (table["new_end"] - table["admission_r"]).dt.total_seconds() / 60
    most = policy_value(instance, table["centre"], lambda p: p.of(TransferParameters).longest_day)
    bad = table["chained"] & (day > most)
    return _row(table.assign(day=day, most=most.astype(str)), bad, _number("day"), _own("most"))


def _hours(instance: Instance, table: pd.DataFrame) -> pd.DataFrame:
    """Moved sittings that the site's hours do not hold, with the collection of copies."""
    known = table[table["site"].isin([str(s.id) for s in instance.sites])].drop(columns=["zone", "centre"])
    known = known.merge(instance.site_frame, on="site")
    collect = policy_value(instance, known["centre"], lambda p: p.of(OpeningHoursParameters).collect)
    opens, closes = opening_times(instance, known[["site", "zone"]].assign(start=known["new"]))
    until = minutes_later(known["new_end"], collect)
    inside = (known["new"] >= opens) & (until <= closes)
    return _row(known.assign(occupied=until, closes=closes), ~inside, _at("occupied"), _at("closes"))


def _leak(case: Case[Instance], table: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Transfers whose candidate could still come in after somebody left the moved exam, and moved exams of a chain that
    its candidate leaves before their gate."""
    papers = case.facts.papers
    exits = papers.groupby(["exam", "paper"], as_index=False).agg(
        exit=("first_exit", "min"), gate=("gate", "max")
    )
    exits = exits.rename(columns={"exam": "other", "paper": "paper_j"})
    table = table.assign(paper_j=table["paper_j"].astype("int64")).merge(exits, on=["other", "paper_j"])
    first = papers[["exam", "zone", "late"]].rename(columns={"exam": "root", "zone": "zone_r"})
    table = table.merge(first, on=["root", "zone_r"])
    table["late"] = minutes_later(table["late"], -table["early_r"].astype("int64"))
    yield _row(table, table["late"] > table["exit"], _at("late"), _at("exit"))
    yield _row(table, table["links"] & (table["ends"] < table["gate"]), _at("ends"), _at("gate"))


def _third_exam(case: Case[Instance], table: pd.DataFrame) -> pd.DataFrame:
    """Transfers whose new time, and the rest after it, touches another exam that is sat as published."""
    others = case.facts.attendance
    others = others[others["candidate"].isin(table["candidate"]) & ~others["moved"] & ~others["missed"]]
    others = others[["candidate", "session", "exam", "admission", "out", "rest"]]
    others = others.rename(columns={"exam": "third"})
    both = table.merge(others, left_on=["candidate", "session_j"], right_on=["candidate", "session"])
    both = both[(both["third"] != both["exam"]) & (both["third"] != both["other"])]
    since = both["new"] < minutes_later(both["out"], both["rest"])
    until = both["admission"] < minutes_later(both["new_end"], both["rest"])
    return _row(both, since & until, _own("third"), "")


def _each_other(table: pd.DataFrame) -> pd.DataFrame:
    """Transfers of one candidate whose new times, and the rest owed after them, meet."""
    columns = {"other": "third", "new": "since", "new_end": "until", "rest_j": "wait"}
    keys = ["candidate", "session_j"]
    moved = table[[*keys, *columns]].rename(columns=columns).drop_duplicates()
    both = table.merge(moved, on=keys)
    both = both[both["third"] != both["other"]]
    meet = (both["new"] < minutes_later(both["until"], both["wait"])) & (
        both["since"] < minutes_later(both["new_end"], both["rest_j"])
    )
    return _row(both, meet, _own("third"), "")
