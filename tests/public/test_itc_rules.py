"""Rules by hand: a few exams whose costs fit in a comment, the boundaries, and silence."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from instances.io.public.itc2007 import timetable_of
from models.fluent import parse_pattern, places
from models.public import PublicInstance
from models.rules import FINDING_COLUMNS
from models.timetable import STARTS, Timetable
from scheduler.audit.public_verdict import audit_public
from scheduler.compile.public import compile_public, fold_public_places, with_derived_terms_of_public
from scheduler.compile.public_timetable import public_timetable
from scheduler.rules.public.ordered_catalogue import PUBLIC_RULES
from scheduler.terms.places import PlaceTerms
from scheduler.terms.public_model_data import PublicModelData, build_public_model_data
from scheduler.terms.terms import Forbid, Load, Relate, TimeTerm
from tests.support.competition_instances import case

RULES = {rule.info.id: rule for rule in PUBLIC_RULES}
NO_PAIRS = np.empty((0, 2), np.int64)
WEIGHTS = {
    "two_in_a_row": 7,
    "two_in_a_day": 5,
    "period_spread": 2,
    "non_mixed_durations": 10,
    "front_load_exams": 0,
    "front_load_periods": 0,
    "front_load": 3,
}


def times_of(instance: PublicInstance) -> list[TimeTerm]:
    """What all rules say of times, through their place terms too."""
    data = build_public_model_data(instance)
    every = [term for rule in PUBLIC_RULES for term in rule.terms(data)]
    return list(with_derived_terms_of_public(every, fold_public_places(data, every)))


def loads_of(rule: str, instance: PublicInstance) -> list[Load]:
    return [term for term in times_of(instance) if isinstance(term, Load) and term.rule == rule]


def places_of(data: PublicModelData, choice: np.ndarray) -> PlaceTerms:
    places = compile_public(data, (term for rule in PUBLIC_RULES for term in rule.terms(data))).places
    assert places is not None
    return places(choice)


def given(**changes: object) -> PublicInstance:
    """Three exams, candidates 1 and 2 in all of them; three periods on day one, two on day two."""
    periods = pd.DataFrame(
        {
            "start": pd.to_datetime(
                [
                    "2030-01-07 09:00",
                    "2030-01-07 12:00",
                    "2030-01-07 15:00",
                    "2030-01-08 09:00",
                    "2030-01-08 12:00",
                ],
                utc=True,
            ).astype("datetime64[s, UTC]"),
            "day": [date(2030, 1, 7)] * 3 + [date(2030, 1, 8)] * 2,
            "minutes": [120, 120, 120, 120, 60],
            "penalty": [0, 0, 0, 0, 4],
        }
    )
    base: dict[str, object] = {
        "name": "hand",
        "minutes": np.array([120, 60, 120]),
        "sits": pd.DataFrame({"candidate": [1, 2, 1, 2, 1, 2, 3], "exam": [0, 0, 1, 1, 2, 2, 2]}),
        "periods": periods,
        "rooms": pd.DataFrame({"seats": [5, 2], "penalty": [0, 6]}),
        "after": NO_PAIRS,
        "coincide": NO_PAIRS,
        "exclude": NO_PAIRS,
        "alone": np.empty(0, np.int64),
        "weights": WEIGHTS,
    }
    return PublicInstance(**{**base, **changes})  # type: ignore[arg-type]


def found(rule: str, instance: PublicInstance, period: list[int], room: list[int]) -> pd.DataFrame:
    return RULES[rule].check(case(instance, timetable_of(instance, np.array(period), np.array(room))))


@pytest.mark.parametrize(
    ("rule", "period", "cost"),
    [
        # periods 0, 1, 2 of one day: exams (0,1) and (1,2) in a row, 2 candidates each: 2 x 2 x 7
        ("itc-two-in-a-row", [0, 1, 2], 28),
        # the same: only (0,2) is on one day without being in a row: 2 x 5
        ("itc-two-in-a-day", [0, 1, 2], 10),
        # the same: (0,1), (1,2) one apart, (0,2) two apart, spread 2: 3 pairs x 2 candidates
        ("itc-period-spread", [0, 1, 2], 6),
        # 2 and 3 are neighbours across the night: not in a row; (0,2) and (0,3) lie wider
        ("itc-two-in-a-row", [0, 2, 3], 0),
        ("itc-two-in-a-day", [0, 2, 3], 10),
        # (0,2) two apart and (2,3) one apart; (0,3) three apart is outside the spread: 2 x 2
        ("itc-period-spread", [0, 2, 3], 4),
        # one period: a clash, and no cost of distance at all
        ("itc-period-spread", [1, 1, 1], 0),
        ("itc-two-in-a-day", [1, 1, 1], 0),
        # exams 1 and 2 in the last period: 2 x 4
        ("itc-period-penalty", [0, 4, 4], 8),
    ],
)
def test_costs_in_time(rule: str, period: list[int], cost: int) -> None:
    assert found(rule, given(), period, [0, 0, 0])["cost"].sum() == cost


def test_two_pairs_of_one_candidate_count_twice() -> None:
    table = found("itc-two-in-a-row", given(), [1, 0, 2], [0, 0, 0])
    assert table[["exam", "other", "amount", "cost"]].to_numpy().tolist() == [
        ["0", "2", "2", 14],
        ["1", "0", "2", 14],
    ]


def test_front_load_takes_the_lower_number_of_one_size() -> None:
    weights = WEIGHTS | {"front_load_exams": 2, "front_load_periods": 2}
    instance = given(weights=weights)
    # sizes 2, 2, 3: the large ones are exam 2 and, of exams 0 and 1, exam 0; periods 3 and 4 are late
    assert found("itc-front-load", instance, [3, 3, 3], [0, 0, 0])["exam"].tolist() == ["0", "2"]
    assert found("itc-front-load", instance, [2, 4, 2], [0, 0, 0]).empty
    assert found("itc-front-load", instance, [3, 0, 4], [0, 0, 0])["cost"].sum() == 6


def test_after_is_strict() -> None:
    instance = given(after=np.array([[1, 0]]))
    assert found("itc-after", instance, [1, 2, 0], [0, 0, 0]).empty
    assert len(found("itc-after", instance, [1, 1, 0], [0, 0, 0])) == 1
    assert len(found("itc-after", instance, [2, 1, 0], [0, 0, 0])) == 1


def test_a_chain_of_three_loses_its_ends() -> None:
    data = build_public_model_data(given(after=np.array([[1, 0], [2, 1]])))
    relate, forbid = RULES["itc-after"].terms(data)
    assert isinstance(relate, Relate)
    assert isinstance(forbid, Forbid)
    # of 5 periods: exam 0 not the last two, exam 1 neither end, exam 2 not the first two
    assert forbid.options.tolist() == [3, 4, 5, 9, 10, 11]


def test_a_circle_leaves_no_option() -> None:
    data = build_public_model_data(given(after=np.array([[1, 0], [0, 1]])))
    forbid = list(RULES["itc-after"].terms(data))[1]
    assert isinstance(forbid, Forbid)
    assert forbid.options.tolist() == list(range(10))


def test_coincidence_is_void_between_exams_with_common_candidates() -> None:
    sits = pd.DataFrame({"candidate": [1, 1, 2], "exam": [0, 1, 2]})
    instance = given(sits=sits, coincide=np.array([[0, 1], [2, 2], [2, 0], [0, 2]]))
    table = found("itc-coincidence", instance, [0, 1, 2], [0, 0, 0])
    assert table[["exam", "other"]].to_numpy().tolist() == [["0", "2"]]
    assert found("itc-coincidence", instance, [0, 1, 0], [0, 0, 1]).empty
    (term,) = RULES["itc-coincidence"].terms(build_public_model_data(instance))
    assert isinstance(term, Relate)
    assert (term.pairs.a.tolist(), term.pairs.b.tolist()) == ([0], [2])


def test_exclusion_duration_and_their_boundaries() -> None:
    instance = given(exclude=np.array([[0, 2], [2, 0]]))
    assert found("itc-exclusion", instance, [0, 0, 1], [0, 0, 0]).empty
    assert len(found("itc-exclusion", instance, [3, 0, 3], [0, 0, 0])) == 2
    # period 4 has 60 minutes: exam 1 (60) fits exactly, exam 2 (120) does not
    table = found("itc-duration", instance, [0, 4, 4], [0, 0, 0])
    assert table[["exam", "amount", "limit"]].to_numpy().tolist() == [["2", "120", "60"]]


def test_capacity_counts_everybody_in_the_room() -> None:
    # sizes 2, 2, 3; room 0 has 5 seats, room 1 has 2
    assert found("itc-room-capacity", given(), [0, 1, 0], [0, 1, 0]).empty
    table = found("itc-room-capacity", given(), [0, 0, 0], [0, 0, 0])
    assert table[["exam", "room", "amount", "limit"]].to_numpy().tolist() == [["2", "0", "7", "5"]]
    assert len(found("itc-room-capacity", given(), [0, 1, 2], [1, 1, 1])) == 1


def test_capacity_levels_in_time() -> None:
    loads = loads_of("itc-room-capacity", given())
    # all 7 candidates fit the 7 seats, exam 2 (3) fits the 5 seats above level 2: nothing binds
    assert loads == []
    tight = given(rooms=pd.DataFrame({"seats": [4, 2], "penalty": [0, 0]}))
    (load,) = loads_of("itc-room-capacity", tight)
    assert (load.limit, len(load.options)) == (6, 15)
    none = given(rooms=pd.DataFrame({"seats": [2, 2, 2], "penalty": [0, 0, 0]}))
    # three rooms of 2 seats: 6 for 7 people, and none for the exam of 3
    limits = [load.limit for load in loads_of("itc-room-capacity", none)]
    assert limits == [6, 0]


def test_exclusive_exams() -> None:
    instance = given(alone=np.array([1]))
    assert found("itc-room-exclusive", instance, [0, 0, 0], [0, 1, 0]).empty
    assert found("itc-room-exclusive", instance, [0, 1, 0], [0, 0, 0]).empty
    table = found("itc-room-exclusive", instance, [0, 0, 0], [0, 0, 0])
    assert table[["exam", "other", "room", "amount"]].to_numpy().tolist() == [["1", "0", "0", "3"]]
    assert loads_of("itc-room-exclusive", instance) == []
    (load,) = loads_of("itc-room-exclusive", given(alone=np.array([0, 1, 2])))
    assert (load.limit, set(load.amount.tolist())) == (2, {1})


def test_rooms_cost_by_exam_and_by_length() -> None:
    # room 1 costs 6 an exam, so 12 for two; lengths 120, 60, 120 in one room: one beyond the first
    assert found("itc-room-penalty", given(), [0, 0, 0], [1, 1, 0])["cost"].sum() == 12
    assert found("itc-mixed-durations", given(), [0, 0, 0], [0, 0, 0])["cost"].sum() == 10
    assert found("itc-mixed-durations", given(), [0, 1, 0], [0, 0, 0]).empty


def test_an_exam_without_candidates_or_length_still_needs_period_and_room() -> None:
    sits = pd.DataFrame({"candidate": [1, 2], "exam": [0, 1]})
    instance = given(minutes=np.array([120, 60, 0]), sits=sits)
    data = build_public_model_data(instance)
    choice = data.options.first[:-1]
    places = places_of(data, choice)
    assert len(places.groups) == 3
    assert places.groups.size.tolist() == [1, 1, 0]
    assert places.groups.length.tolist() == [120, 60, 0]
    assert not places.groups.divisible.any()
    verdict = audit_public(instance, public_timetable(data, choice, np.array([0, 0, 0])))
    # lengths 120, 60, 0 in one room: two beyond the first, 10 each
    assert (verdict.hard, verdict.cost) == (0, 20)


def test_places_of_a_choice() -> None:
    instance = given(alone=np.array([1]))
    data = build_public_model_data(instance)
    places = places_of(data, data.options.first[:-1] + np.array([4, 0, 4]))
    groups = places.groups
    assert groups.batch.tolist() == [4, 0, 4]
    assert groups.since.tolist() == [40, 0, 40]
    assert groups.until.tolist() == [50, 10, 50]
    assert groups.alone.tolist() == [False, True, False]
    assert groups.drop_cost.tolist() == [-1, -1, -1]
    assert (places.rooms.seats.tolist(), places.rooms.cost.tolist()) == ([5, 2], [0, 6])
    assert (places.staffing.ratio, places.staffing.present.shape, places.mixed_cost) == (0, (0, 7), 10)


def test_the_timetable_of_a_choice() -> None:
    data = build_public_model_data(given())
    made = public_timetable(data, data.options.first[:-1] + np.array([4, 0, 4]), np.array([1, 0, 0]))
    assert tuple(made.starts.columns) == STARTS
    assert made.starts["exam"].tolist() == ["0", "1", "2"]
    assert made.starts["start"].dtype == "datetime64[s, UTC]"
    assert made.starts["start"].dt.strftime("%d %H:%M").tolist() == ["08 12:00", "07 09:00", "08 12:00"]
    assert made.rooms.to_numpy().tolist() == [
        ["0", "site", "1", "ordinary", 2],
        ["1", "site", "0", "ordinary", 2],
        ["2", "site", "0", "ordinary", 3],
    ]
    assert (len(made.seats), len(made.overlaps), len(made.hosts)) == (0, 0, 0)


def test_incomplete_timetables_are_found_and_nothing_else_fails() -> None:
    instance = given(after=np.array([[1, 0]]), coincide=np.array([[0, 2]]), exclude=np.array([[1, 2]]))
    whole = timetable_of(instance, np.array([0, 1, 2]), np.array([0, 0, 0]))
    assert found("itc-complete", instance, [0, 1, 2], [0, 0, 0]).empty
    late = whole.starts["start"] + pd.to_timedelta([0, 7, 0], unit="min")
    stranger = whole.starts.iloc[[0]].assign(exam="nobody")
    for starts, rooms, exams in (
        (whole.starts.iloc[:0], whole.rooms.iloc[:0], ["0", "1", "2"]),
        (whole.starts.iloc[1:], whole.rooms, ["0"]),
        (whole.starts.assign(start=late), whole.rooms, ["1"]),
        (whole.starts.iloc[[0, 1, 2, 2]], whole.rooms, ["2"]),
        (whole.starts, whole.rooms.assign(room=["0", "9", "A"]), ["1", "2"]),
        (whole.starts, pd.concat([whole.rooms, whole.rooms.iloc[:1].assign(room="1")]), ["0"]),
        (pd.concat([whole.starts, stranger]), whole.rooms, ["nobody"]),
    ):
        verdict = audit_public(instance, Timetable("hand", starts, rooms))
        assert verdict.findings.query("rule == 'itc-complete'")["exam"].tolist() == exams
        assert verdict.hard >= len(exams)


def test_silence_when_everything_is_far_apart() -> None:
    sits = pd.DataFrame({"candidate": [1, 2, 3], "exam": [0, 1, 2]})
    instance = given(sits=sits, minutes=np.array([60, 60, 60]))
    verdict = audit_public(instance, timetable_of(instance, np.array([0, 1, 2]), np.array([0, 0, 0])))
    assert verdict.findings.empty
    assert tuple(verdict.findings.columns) == FINDING_COLUMNS
    assert (verdict.hard, verdict.cost) == (0, 0)
    assert all(len(getattr(verdict.facts, name)) == 0 for name in ("papers", "sittings", "bands", "chain"))
    assert set(verdict.costs) == {rule.info.id for rule in PUBLIC_RULES if rule.info.kind == "soft"}


def test_no_exam_listed_twice_in_the_catalogue_and_hard_rules_first() -> None:
    ids = [rule.info.id for rule in PUBLIC_RULES]
    assert len(set(ids)) == len(ids) == 15
    assert all(rule.startswith("itc-") for rule in ids)
    kinds = [rule.info.kind for rule in PUBLIC_RULES]
    assert kinds == sorted(kinds)


def test_findings_are_sentences_in_both_languages() -> None:
    weights = WEIGHTS | {"front_load_exams": 3, "front_load_periods": 5}
    instance = given(
        after=np.array([[1, 0]]), exclude=np.array([[1, 0]]), alone=np.array([1]), weights=weights
    )
    findings = [
        audit_public(instance, timetable_of(instance, np.array(period), np.array(room))).findings
        for period, room in (([0, 0, 0], [1, 1, 1]), ([4, 4, 4], [1, 1, 1]), ([0, 1, 2], [0, 0, 0]))
    ]
    table = pd.concat(findings, ignore_index=True)
    assert {*RULES} - set(table["rule"]) == {"itc-complete", "itc-coincidence"}
    for row in table.to_dict("records"):
        info = RULES[row["rule"]].info
        told = [info.explain(pd.Series(row), language) for language in ("en", "fr")]
        assert told[0] != told[1]
        assert all("{" not in sentence and "  " not in sentence for sentence in told)
    for rule in PUBLIC_RULES:
        assert rule.info.title[0] != rule.info.title[1]
        fields = [places(parse_pattern(sentence))[0] for sentence in rule.info.sentence]
        assert fields[0] == fields[1] <= set(FINDING_COLUMNS)


@pytest.mark.parametrize(
    ("seats", "alone", "apart"),
    [
        # sizes 2, 2, 3: the only room that holds any of them holds each pair, 2 + 3 = 5 exactly
        ([5, 1], [], []),
        # one seat less, and exam 2 meets nobody; 2 + 2 = 4 still fit
        ([4, 1], [], [[0, 2], [1, 2]]),
        # a second room for the small ones frees them
        ([4, 2], [], []),
        # exam 0 shares with nobody, and there is one room
        ([5, 1], [0], [[0, 1], [0, 2]]),
    ],
)
def test_pairs_that_fit_no_two_rooms(seats: list[int], alone: list[int], apart: list[list[int]]) -> None:
    rooms = pd.DataFrame({"seats": seats, "penalty": 0})
    told = times_of(given(rooms=rooms, alone=np.array(alone, np.int64)))
    relates = [t for t in told if isinstance(t, Relate) and t.rule == "itc-room-capacity"]
    assert [row for t in relates for row in np.column_stack([t.pairs.a, t.pairs.b]).tolist()] == apart
