"""Everything the page's scripts read, as one object."""

from collections.abc import Sequence

from models.facts import REASONS, Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo
from models.timetable import DUTY_KINDS, KINDS, Timetable
from reports.bilingual import Both
from reports.page_data.date_chain import chain
from reports.page_data.duties import crew
from reports.page_data.findings import findings, rules
from reports.page_data.names import book_of, names
from reports.page_data.overlaps import overlap_rows, overlaps
from reports.page_data.people import loads, partners, timetables
from reports.page_data.places import bands, sittings, staff
from reports.page_data.visits import visits


def pack(
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
) -> dict[str, object]:
    """Lists of ids with their names, then tables whose columns point into them."""
    book, facts = book_of(instance, timetable, verdict), verdict.facts
    told: dict[str, object] = {
        **names(instance, book, verdict),
        "rules": rules(verdict, infos, solving),
        "findings": findings(verdict, infos, book),
    }
    if isinstance(instance, PublicInstance):
        return told
    return told | {
        "sittings": sittings(facts, book),
        "kinds": list(KINDS),
        "duty_kinds": list(DUTY_KINDS),
        "bands": bands(facts, book),
        "staff": staff(facts, book),
        **crew(timetable, facts, book),
        "visits": visits(instance, facts, book),
        "timetables": timetables(facts, timetable, book),
        "loads": loads(facts, book),
        "partners": partners(facts, book),
        "overlaps": overlaps(overlap_rows(instance, timetable, facts), book),
        "reasons": {reason: Both(*said)._asdict() for reason, said in REASONS.items()},
        "chain": chain(facts, book),
    }
