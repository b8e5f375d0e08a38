"""The verdict on a timetable of a public instance."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from models.facts import BANDS, CHAIN, PAPERS, SITTINGS, STAFF, Facts, Verdict
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.rules.public.ordered_catalogue import public_rules
from scheduler.rules.rule import Case, Rule


def no_facts() -> Facts:
    """Facts without rows: zones, papers, staff and dates mean nothing in the public rules."""
    papers, sittings, bands, chain, staff = (
        pd.DataFrame(columns=list(columns)) for columns in (PAPERS, SITTINGS, BANDS, CHAIN, STAFF)
    )
    return Facts(papers=papers, sittings=sittings, bands=bands, chain=chain, staff=staff)


def audit_public(
    instance: PublicInstance, timetable: Timetable, rules: Sequence[Rule[Any, PublicInstance]] | None = None
) -> Verdict:
    """Every finding and the cost by soft rule of the rules (None: the collection's own), from the instance and the
    timetable alone."""
    case = Case(instance, timetable, no_facts())
    tables = {rule.info: rule.check(case) for rule in (public_rules(instance) if rules is None else rules)}
    return Verdict(
        findings=pd.concat(tables.values(), ignore_index=True),
        costs={info.id: int(table["cost"].sum()) for info, table in tables.items() if info.kind == "soft"},
        facts=case.facts,
    )
