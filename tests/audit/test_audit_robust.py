"""Timetables made by hand are wrong in every way: the audit reports, it does not stop."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.instance import Instance
from models.rules import FINDING_COLUMNS
from models.timetable import DUTIES, HOSTS, OVERLAPS, SEATS, STARTS, Timetable
from scheduler.audit import audit
from scheduler.rules.ordered_catalogue import RULES
from tests.support.semester_builder import Build, hard, utc


def semester() -> Build:
    build = (
        Build()
        .site("Paris", hours="07:00-23:59")
        .site("Réunion", "Indian/Reunion")
        .room("hall", 2)
        .room("far", 3, "Réunion")
    )
    build.exam("E").exam("F", 120).exam("G", 60, session=2, of="E").exam("H", 60, remote=True)
    build.person("a", "E", "F", "H").person("b", "E", extra=20).person("c", "F", isolated=True)
    build.person("d", "E", "H", site="Réunion")
    build.start("E", "2024-01-22 18:00").start("E", "2024-01-22 18:30", "Indian/Reunion")
    build.start("F", "2024-01-22 18:00").start("G", "2024-04-08 14:00")
    build.start("G", "2024-04-08 16:00", "Indian/Reunion")
    build.start("H", "2024-01-23 14:00").start("H", "2024-01-23 17:00", "Indian/Reunion")
    return build.transfer("a", "F", "E", "2024-01-22 20:10")


BASE = semester()
INSTANCE, TIMETABLE = BASE.instance(), BASE.timetable()

exams = st.sampled_from(["E", "F", "G", "H", "X", "", None])
people = st.sampled_from(["a", "b", "c", "d", "nobody", "", None])
zones = st.sampled_from(["Europe/Paris", "Indian/Reunion", "Mars/Olympus", "", None])
sites = st.sampled_from(["Paris", "Réunion", "Atlantis", "", None])
rooms = st.sampled_from(["hall", "far", "cellar", "", None])
staff = st.sampled_from(["Paris-0", "Paris-1", "Réunion-0", "ghost", "", None])
duties = st.sampled_from(["responsible", "invigilator", "escort", "secretary", "cook", None])
kinds = st.sampled_from(["ordinary", "extra", "isolated", "transfer", "remote", "standing"])
instants = st.sampled_from(
    [utc("2024-01-22 18:00"), utc("2024-01-22 20:10"), utc("2024-04-08 14:00"), pd.NaT]
)
numbers = st.sampled_from([0, 1, 30, -5, 0.5, None, 10**6])


def tables(columns: tuple[str, ...], *cells: st.SearchStrategy[Any]) -> st.SearchStrategy[pd.DataFrame]:
    rows = st.lists(st.tuples(*cells), max_size=6)
    return rows.map(lambda values: pd.DataFrame(values, columns=list(columns)))


@settings(max_examples=12, deadline=None)
@given(
    starts=tables(STARTS, exams, zones, instants, numbers, numbers, numbers),
    seats=tables(SEATS, people, exams, sites, rooms, kinds, instants, instants),
    overlaps=tables(
        OVERLAPS, people, exams, exams, st.sampled_from(["transfer", "unresolved", "maybe"]), instants
    ),
    hosts=tables(HOSTS, exams, sites, sites),
    duties=tables(DUTIES, staff, sites, duties, rooms, instants, instants),
    keep=st.booleans(),
)
def test_any_timetable_has_a_verdict(
    starts: pd.DataFrame,
    seats: pd.DataFrame,
    overlaps: pd.DataFrame,
    hosts: pd.DataFrame,
    duties: pd.DataFrame,
    keep: bool,
) -> None:
    wild = Timetable("wild", starts=starts, seats=seats, overlaps=overlaps, hosts=hosts, duties=duties)
    if keep:  # some good rows among the bad ones reach further into the checks
        wild = replace(
            wild,
            starts=pd.concat([TIMETABLE.starts, starts.astype(object)], ignore_index=True),
            seats=pd.concat([TIMETABLE.seats.astype(object), seats.astype(object)], ignore_index=True),
            overlaps=pd.concat(
                [TIMETABLE.overlaps.astype(object), overlaps.astype(object)], ignore_index=True
            ),
        )
    verdict = audit(INSTANCE, wild)
    assert tuple(verdict.findings.columns) == FINDING_COLUMNS
    assert verdict.cost == verdict.findings["cost"].sum()
    for _, row in verdict.findings.drop_duplicates("rule").iterrows():
        info = next(r.info for r in RULES if r.info.id == row["rule"])
        assert info.explain(row, "en")
        assert info.explain(row, "fr")


def test_the_good_one_among_them_is_good() -> None:
    assert hard(audit(INSTANCE, TIMETABLE)) == []


@pytest.mark.parametrize("table", ["starts", "seats", "overlaps", "rooms"])
def test_order_of_rows_and_types_do_not_matter(table: str) -> None:
    frame = getattr(TIMETABLE, table)
    turned = replace(TIMETABLE, **{table: frame[::-1].astype(object)})
    pd.testing.assert_frame_equal(audit(INSTANCE, turned).findings, audit(INSTANCE, TIMETABLE).findings)


def test_an_empty_timetable_and_an_empty_instance() -> None:
    nothing = Timetable("none", starts=pd.DataFrame(columns=list(STARTS)))
    assert {rule for (rule,) in hard(audit(INSTANCE, nothing))} == {"placed"}
    empty = Build().instance()
    assert isinstance(empty, Instance)
    assert hard(audit(empty, nothing)) == []


def test_each_rule_has_an_identity_in_both_languages() -> None:
    ids = [str(rule.info.id) for rule in RULES]
    assert len(set(ids)) == len(ids)
    kinds_in_order = [rule.info.kind for rule in RULES]
    assert kinds_in_order == sorted(kinds_in_order)  # hard rules first
    for rule in RULES:
        info, doc = rule.info, type(rule).__doc__ or ""
        assert all((*info.title, *info.sentence))
        assert info.title[0] != info.title[1]
        assert info.article
        assert "\n\n" in doc, "the regulation in one sentence, then edge cases"
        module = type(rule).__module__.rsplit(".", 1)[1]
        assert module.replace("_", "-") == info.id
