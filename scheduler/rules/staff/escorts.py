"""Transferred candidates are escorted by authorised staff."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.intervals import worst_of_each_run
from scheduler.rules.checks.named_staff import too_few_named, unauthorised
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who
from scheduler.terms.model_data import ModelData
from scheduler.terms.staff_terms import Staff
from scheduler.terms.terms import Term


class Escorts:
    """Transferred candidates remain at the disposal of an authorised invigilator between their exams.

    The text ties the escort to the first exam: those with a solution stay in its room, at the disposal
    of one authorised invigilator, and are led to the second. So one escort leads all candidates who
    leave the same exam of a site at the same time for the same new start, also to different second
    exams of that site; who leaves another exam, or at another time, needs another. An escort is busy
    from the release from the first exam to the new start. Who is led on from a moved exam (a chain) is escorted again from
    its new end on. As many must be present and authorised; where duties are
    given by name, as many must be named, and only people who are authorised. An instance that names no staff, or no rooms
    (whose transfers are planned in time alone), is not asked for escorts.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("escorts"),
        kind="hard",
        relax=300,
        enforced="by places",
        covers=("G04",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Transfers have an authorised escort", "Un surveillant habilité accompagne chaque candidat"),
        sentence=(
            "{ $site }, { $at }: { $amount } { $amount ->\n [one] escort is\n *[other] escorts are\n } needed at once, authorised: { $limit }",
            "{ $site }, { $at } : il faut { $amount } { $amount ->\n [one] accompagnateur\n *[other] accompagnateurs\n } à la fois, habilité : { $limit }",
        ),
        unit="escorts",
        words={
            "named": ("named for it", "désigné pour cela"),
            "unauthorised": ("not the person named", "pas la personne désignée"),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob is led from ALG to BIO, and Paris has one escort.",
            "bob est accompagné d'ALG à BIO, et Paris a un accompagnateur.",
        ),
        breaks=(
            "Paris has no escort.",
            "Paris n'a pas d'accompagnateur.",
        ),
        given=lambda semester: semester.start("BIO", "2024-01-22 18:00").transfer(
            "bob", "ALG", "BIO", "2024-01-22 20:10"
        ),
        kept=lambda semester: semester.site("Paris", staff=(50, 1)),
        broken=lambda semester: semester.site("Paris", staff=(50, 0)),
        finding={"site": "Paris", "amount": "1", "limit": "0", "at": "2024-01-22T19:00Z"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        if data.instance.supervised:
            able = data.instance.staff["escort"].to_numpy(bool)
            yield Staff(self.info.id, "escort", Who(kinds=("transfer",)), able)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        staff = case.facts.staff
        if not case.instance.supervised:
            staff = staff.iloc[:0]
        missing = staff["escorts_needed"] - staff["escorts_present"]
        worst = worst_of_each_run(staff, "site", missing > 0, missing)
        rows = [
            worst.assign(
                amount=worst["escorts_needed"], limit=worst["escorts_present"], at=utc_text(worst["from"])
            ),
            too_few_named(case, case.facts.escort_duties, "escort", "site"),
            unauthorised(case, "escort", "escort"),
        ]
        return findings(
            self.info, pd.concat([rows[0], *(row for row in rows[1:] if len(row))], ignore_index=True)
        )
