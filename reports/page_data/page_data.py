"""Everything the page's scripts read, as one object."""

from collections.abc import Sequence

from models.deadline import Deadline
from models.facts import REASONS, Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo
from models.simulation import Simulation
from models.timetable import DUTY_KINDS, KINDS, Timetable
from reports.bilingual import Bilingual, BilingualMessages
from reports.page_data.attendance import attendance
from reports.page_data.beside import Beside, alternatives, changes, own_costs
from reports.page_data.candidates import loads, partners, timetables
from reports.page_data.date_chain import chain
from reports.page_data.deadlines import deadline_board
from reports.page_data.exam_people import presences, secretaries
from reports.page_data.fairness import fairness
from reports.page_data.findings import findings, rules
from reports.page_data.missing_people import MissingPeople, left_out
from reports.page_data.overlaps import overlap_rows, overlaps
from reports.page_data.page_ids import names, page_ids
from reports.page_data.preparations import preparations
from reports.page_data.published import published
from reports.page_data.received_candidates import visits
from reports.page_data.sittings_and_rooms import bands, sittings, staff
from reports.page_data.staff_duties import crew
from reports.public_timetable import public_sittings


def build_page_data(
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
    deadlines: Sequence[Deadline] = (),
    missing: MissingPeople | None = None,
    simulation: Simulation | None = None,
    beside: Beside = Beside(),  # noqa: B008 (it is frozen)
) -> dict[str, object]:
    """Lists of ids with their names, then tables whose columns point into them."""
    ids, facts = page_ids(instance, timetable, verdict), verdict.facts
    messages = BilingualMessages.worded(instance.wording)
    told: dict[str, object] = {
        **names(instance, ids, verdict),
        "rules": rules(verdict, infos, solving, messages),
        "findings": findings(verdict, infos, ids),
    }
    if isinstance(instance, PublicInstance):
        return told
    return told | {
        "sittings": sittings(facts, ids),
        "published": published(public_sittings(instance, facts), ids.exams, ids.sites),
        "kinds": list(KINDS),
        "duty_kinds": list(DUTY_KINDS),
        "bands": bands(facts, ids),
        "staff": staff(facts, ids),
        **crew(timetable, facts, ids),
        "preparations": preparations(instance, timetable, facts, ids),
        "presences": presences(instance, ids),
        "secretaries": secretaries(facts, ids),
        "visits": visits(instance, facts, ids),
        **timetables(facts, timetable, ids),
        "left_out": left_out(missing, ids),
        "loads": loads(facts, ids),
        "fairness": fairness(instance, facts, ids),
        "partners": partners(facts, ids),
        "overlaps": overlaps(overlap_rows(instance, timetable, facts), ids),
        "reasons": {reason: Bilingual(*said)._asdict() for reason, said in REASONS.items()},
        "own_costs": own_costs(beside.spread, solving),
        "changes": changes(beside.changes, ids, messages),
        "alternatives": alternatives(beside.alternatives),
        "chain": chain(facts, ids),
        "attendance": attendance(simulation, ids),
        "deadlines": deadline_board(instance, deadlines, messages),
    }
