"""A teacher cannot open two exams at once."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import TeacherOnePlaceParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_seconds
from scheduler.rules.checks.intervals import Ints, pairs_in_group
from scheduler.rules.checks.lookups import names_for
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, Pairs, Relate, TimeTerm

NOWHERE = np.iinfo(np.int64).min // 4
LONGEST = 1 << 20


class TeacherOnePlace:
    """The teacher in charge is in the exam room for the first twenty minutes: in one room at a time.

    Only the presences that the instance imposes count; a second exam that begins when the twenty
    minutes are over is within reach, also in another town. The same exam at two sites is two rooms. The jury of an
    oral stays for all its candidates.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("teacher-one-place"),
        kind="hard",
        parameters=TeacherOnePlaceParameters,
        covers=("G02",),
        article="Règlement des examens du Cnam en Paca, I.C.1",
        title=("Teachers are in one place at a time", "Un enseignant est en un seul lieu à la fois"),
        sentence=(
            "teacher { $amount } must open { $exam } at { $site } and { $other } at { $limit } at the same time",
            "l'enseignant { $amount } doit ouvrir en même temps { $exam } à { $site } et { $other } à { $limit }",
        ),
        unit="teacher",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "A teacher opens ALG at 18:00 and GEO twenty minutes later.",
            "Un enseignant ouvre ALG à 18 h et GEO vingt minutes plus tard.",
        ),
        breaks=(
            "GEO begins a minute earlier.",
            "GEO commence une minute plus tôt.",
        ),
        given=lambda semester: (
            semester.teacher("teacher", "ALG", "GEO").present("teacher", "ALG").present("teacher", "GEO")
        ),
        kept=lambda semester: semester.start("GEO", "2024-01-22 18:20"),
        broken=lambda semester: semester.start("GEO", "2024-01-22 18:19"),
        finding={"exam": "ALG", "other": "GEO", "site": "Paris", "amount": "teacher", "limit": "Paris"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        zone = {str(s.id): s.zone for s in data.instance.sites}
        nodes = pd.Index(data.options.names)
        presences = data.instance.presences.assign(
            node=nodes.get_indexer(pd.Index(data.instance.presences["exam"]))
        )
        for teacher, rows in presences[presences["node"] >= 0].groupby("teacher", sort=True):
            where = zip(rows["node"].tolist(), rows["site"], strict=True)
            found = [(node, self._present(data, node, str(site), zone[str(site)])) for node, site in where]
            met = [(node, starts) for node, starts in found if (starts != NOWHERE).any()]
            for number, (a, first) in enumerate(met):
                for b, second in met[:number]:
                    yield self._apart(data, str(teacher), b, second, a, first)

    def _present(self, data: ModelData, node: int, site: str, zone: str) -> Ints:
        """When each option of a node asks for a teacher at a site, and for how long (start x LONGEST + minutes)."""
        starts = starts_in(data, node, zone)
        groups = data.groups[(data.groups["node"] == node) & (data.groups["site"] == site)]
        blocks = groups.loc[groups["oral"], "own"]
        minutes = data.instance.policy.of(TeacherOnePlaceParameters).minutes
        stays = int(blocks.iloc[0]) if len(blocks) else minutes
        return np.where(starts == NOWHERE, NOWHERE, starts * LONGEST + stays)

    def _apart(self, data: ModelData, teacher: str, a: int, first: Ints, b: int, second: Ints) -> TimeTerm:
        """Two presences do not meet: a pair of exams, or the options of one exam at two sites."""
        if a == b:
            both = (first != NOWHERE) & (second != NOWHERE)
            met = both & _meet(first, second)
            return Forbid(self.info.id, data.options.first[a] + np.flatnonzero(met))
        instants = np.unique(np.concatenate([first, second]))
        instants = instants[instants != NOWHERE]
        at = np.full(data.options.size, -1, np.int64)
        for node, starts in ((a, first), (b, second)):
            place = np.where(starts == NOWHERE, -1, np.searchsorted(instants, starts))
            at[data.options.first[node] : data.options.first[node + 1]] = place
        close = _meet(instants[:, None], instants[None, :])
        left, right, one = (np.array([n], np.int64) for n in (a, b, 1))
        pairs = Pairs(f"teacher {teacher}", left, right, one, at)
        return Relate(self.info.id, pairs, close.astype(np.int64), hard=True)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if case.instance.presences.empty:
            return no_findings()
        zones = {str(s.id): s.zone for s in case.instance.sites}
        table = case.instance.presences.assign(zone=names_for(case.instance.presences["site"], zones))
        table = table.merge(case.facts.papers[["exam", "zone", "start"]], on=["exam", "zone"])
        table = table.sort_values(["teacher", "start", "exam", "site"], ignore_index=True)
        left, right = pairs_in_group(pd.factorize(table["teacher"])[0].astype(np.int64))
        at = utc_seconds(table["start"])
        until = at + 60 * self._stays(case, table)
        close = (at[left] < until[right]) & (at[right] < until[left])
        one, two = table.iloc[left[close]], table.iloc[right[close]].reset_index(drop=True)
        rows = one.reset_index(drop=True)[["exam", "site", "teacher"]].rename(columns={"teacher": "amount"})
        return findings(self.info, rows.assign(other=two["exam"], limit=two["site"]))

    def _stays(self, case: Case[Instance], table: pd.DataFrame) -> Ints:
        """Minutes for which the teacher is there: those of the rule, before a jury all of the block."""
        oral = case.facts.attendance
        oral = oral[oral["kind"] == "oral"].drop_duplicates(["exam", "home"])
        oral = oral.assign(block=(oral["end"] - oral["start"]).dt.total_seconds() // 60)
        blocks = oral[["exam", "home", "block"]].rename(columns={"home": "site"})
        found = table[["exam", "site"]].merge(blocks, on=["exam", "site"], how="left")["block"]
        return (
            found.fillna(case.instance.policy.of(TeacherOnePlaceParameters).minutes)
            .to_numpy()
            .astype(np.int64)
        )


def _meet(first: Ints, second: Ints) -> npt.NDArray[np.bool_]:
    """Whether two presences (start x LONGEST + minutes) meet."""
    (a, stay_a), (b, stay_b) = np.divmod(first, LONGEST), np.divmod(second, LONGEST)
    return np.asarray((a < b + stay_b) & (b < a + stay_a))


def starts_in(data: ModelData, node: int, zone: str) -> Ints:
    """The start of each option of a node in a zone (UTC minutes), NOWHERE if nobody sits it there."""
    bands = data.bands[(data.bands["node"] == node) & (data.bands["zone"] == zone)]
    starts = np.full(int(data.options.first[node + 1] - data.options.first[node]), NOWHERE)
    starts[bands["option"].to_numpy(np.int64) - data.options.first[node]] = bands["start"]
    return starts
