"""Rooms have what the exam and the candidate need."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import ExamId, RuleId
from models.instance import Instance
from models.needs import SMALL, late, room_words
from models.policy import RoomFeaturesParameters
from models.rules import RuleInfo, findings
from scheduler.rules.checks.equipment import equipment_needs
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Flags, Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Bar
from scheduler.terms.terms import Term


class RoomFeatures:
    """An exam that needs equipment (a practical) is sat in rooms that have it, and a candidate whose
    arrangement says so in a room that has what it asks for: machines, access, a place among few.

    Who writes on a computer needs a room with the feature that the policy of the centre names, if it names one.
    Words are compared as they are written. A site where somebody needs what no room of it has cannot
    hold that exam, whoever may miss it. Transferred candidates need the same in their new room, and the jury of
    an oral has a room that serves all its candidates. Without
    any room nobody is seated yet.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("room-features"),
        kind="hard",
        enforced="necessary",
        parameters=RoomFeaturesParameters,
        covers=("E01", "A17", "C08"),
        article="Règlement des examens du Cnam en Paca, I.A.2.a, I.A.3.a et I.A.3.b",
        title=("Rooms have what is needed", "Les salles ont l'équipement nécessaire"),
        sentence=(
            "{ $exam }, { $site } { $room }: { $amount } { $amount ->\n [one] candidate needs\n *[other] candidates need\n } { $limit }, which is not there",
            "{ $exam }, { $site } { $room } : { $amount } { $amount ->\n [one] candidat a\n *[other] candidats ont\n } besoin de { $limit }, qui manque",
        ),
        unit="candidates",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG needs computers and is sat in a room that has them.",
            "ALG demande des ordinateurs et se passe dans une salle qui en a.",
        ),
        breaks=(
            "ALG is sat in a room without computers.",
            "ALG se passe dans une salle sans ordinateurs.",
        ),
        given=lambda semester: (
            semester.exam("ALG", 120, features="pc").room("R", 20, features="pc").room("S", 20)
        ),
        kept=lambda semester: semester.put("ALG", "R"),
        broken=lambda semester: semester.put("ALG", "S"),
        finding={"exam": "ALG", "site": "Paris", "room": "S", "amount": "2", "limit": "pc"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        if not data.instance.rooms:
            return  # nobody is seated yet
        written = kinds_but("oral")
        exams = [frozenset(data.instance.exam[ExamId(name)].features) for name in data.options.names]
        needs = room_words(data.instance.needs)
        for word in sorted(frozenset().union(*exams, *needs)):
            lacking = np.array([word not in room.features for room in data.instance.rooms], bool)
            exam, need = (np.array([word in asked for asked in each], bool) for each in (exams, needs))
            who = [Who(nodes=exam), Who(needs=need, kinds=written, granted=True)]
            for one in (*who, *self._juries(data, word, need)):
                yield Bar(self.info.id, one, lacking, scarce=True, label=word)

    def _juries(self, data: ModelData, word: str, need: Flags) -> Iterator[Who]:
        """The orals before whose jury somebody comes who needs this, by site; a small group is none of them."""
        rows = data.groups[data.groups["oral"]]
        rows = rows[need[rows["need"].to_numpy(np.int64)]]
        session = data.exams["session"].to_numpy(np.int64)[rows["node"].to_numpy(np.int64)]
        rows = rows[~late(data.instance.needs, rows["need"].to_numpy(np.int64), session)]
        for site, here in rows.groupby("site", observed=True) if word != SMALL else ():
            sites = np.arange(len(data.instance.sites)) == data.site_numbers[str(site)]
            nodes = np.isin(np.arange(data.options.nodes), here["node"])
            yield Who(nodes, sites=sites, kinds=("oral",))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        found = equipment_needs(case)
        if found is None:
            return findings(self.info, pd.DataFrame())
        rooms = [str(r.id) for r in case.instance.rooms]
        sites = {str(s.id): i for i, s in enumerate(case.instance.sites)}
        at = np.array([sites[str(r.site)] for r in case.instance.rooms], np.int64)
        people = found.people
        here = np.asarray(people["site"].map(sites), np.int64)
        nowhere = found.nowhere(at, here)
        lacking = found.lacking & ~nowhere[:, None]
        wrong = people.assign(
            limit=found.named(np.where(nowhere[:, None], found.asked, lacking)),
            room=np.where(nowhere, "", np.array([*rooms, ""], object)[people["room"]]),
        )
        wrong = wrong[wrong["limit"] != ""]
        keys = ["exam", "site", "room", "limit"]
        return findings(self.info, wrong.groupby(keys).size().rename("amount").reset_index())
