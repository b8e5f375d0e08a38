"""The two tellings of every rule agree on random timetables."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from instances.io.public.itc2007 import read_itc
from models.public import PublicInstance
from scheduler.audit.public_verdict import audit_public
from scheduler.compile.public import PublicPlaces, fold_public_places, with_derived_terms_of_public
from scheduler.compile.public_timetable import public_timetable
from scheduler.rules.public.ordered_catalogue import PUBLIC_RULES
from scheduler.terms.places import PlaceTerms
from scheduler.terms.public_model_data import PublicModelData, build_public_model_data
from scheduler.terms.terms import Forbid, Load, Prefer, Relate, TimeTerm
from tests.support.competition_instances import case, public_file, random_instance

EXACT_IN_TIME = {"itc-clash", "itc-duration", "itc-after", "itc-coincidence", "itc-exclusion"}
NEEDED_IN_TIME = {"itc-room-capacity", "itc-room-exclusive"}


def at_pairs(term: Relate, choice: np.ndarray) -> np.ndarray:
    place = term.pairs.at[choice]
    return term.kernel[place[term.pairs.a], place[term.pairs.b]]


def broken(term: TimeTerm, choice: np.ndarray) -> bool:
    """Whether a hard term forbids the choice."""
    match term:
        case Forbid():
            return bool(np.isin(choice, term.options).any())
        case Relate(hard=True):
            return bool(at_pairs(term, choice).any())
        case Load():
            used = np.isin(term.options, choice)
            starts = np.unique(term.since[used])
            return any(
                term.amount[used & (term.since <= t) & (t < term.until)].sum() > term.limit for t in starts
            )
    return False


def price(term: TimeTerm, choice: np.ndarray) -> int:
    """What a soft term costs."""
    match term:
        case Prefer():
            return int(term.cost[np.isin(term.options, choice)].sum())
        case Relate(hard=False):
            return int((at_pairs(term, choice) * term.pairs.count).sum())
    return 0


def place_price(places: PlaceTerms, room: np.ndarray) -> int:
    """Room costs and mixed lengths of the groups, room by room and batch by batch."""
    cost = int(places.rooms.cost[room].sum())
    for r, batch in set(zip(room.tolist(), places.groups.batch.tolist(), strict=True)):
        inside = (room == r) & (places.groups.batch == batch)
        cost += places.mixed_cost * (len(set(places.groups.length[inside].tolist())) - 1)
    return cost


def place_broken(places: PlaceTerms, room: np.ndarray) -> tuple[bool, bool]:
    """Whether seats run out somewhere; whether a group meant to be alone is not."""
    groups = places.groups
    full = shared = False
    for r, batch in set(zip(room.tolist(), groups.batch.tolist(), strict=True)):
        inside = (room == r) & (groups.batch == batch)
        full |= int(groups.size[inside].sum()) > places.rooms.seats[r]
        shared |= bool(groups.alone[inside].any()) and inside.sum() > 1
    return full, shared


def places_of(data: PublicModelData) -> PublicPlaces:
    places = fold_public_places(data, [term for rule in PUBLIC_RULES for term in rule.terms(data)])
    assert places is not None
    return places


def terms_by_rule(data: PublicModelData) -> dict[str, list[TimeTerm]]:
    told: dict[str, list[TimeTerm]] = {str(rule.info.id): [] for rule in PUBLIC_RULES}
    stated = {rule.info.id: list(rule.terms(data)) for rule in PUBLIC_RULES}
    assert all(term.rule == rule for rule, terms in stated.items() for term in terms)
    every = [term for terms in stated.values() for term in terms]
    for term in with_derived_terms_of_public(every, fold_public_places(data, every)):
        told[term.rule].append(term)
    for rule in PUBLIC_RULES:
        hard = rule.info.kind == "hard"
        for term in told[rule.info.id]:
            assert isinstance(term, Prefer) or (isinstance(term, Relate) and not term.hard) or hard
    return told


def agree(instance: PublicInstance, rng: np.random.Generator, rounds: int) -> set[str]:
    """Rules seen broken in the rounds, after every comparison held."""
    data = build_public_model_data(instance)
    told, seen = terms_by_rule(data), set()
    for _ in range(rounds):
        spread = rng.integers(1, data.periods + 1)
        choice = data.options.first[:-1] + rng.integers(spread, size=instance.n_exams)
        room = rng.integers(len(instance.rooms), size=instance.n_exams)
        places = places_of(data)(choice)
        seen_case = case(instance, public_timetable(data, choice, room))
        tables = {rule.info.id: rule.check(seen_case) for rule in PUBLIC_RULES}
        found = {rule for rule, table in tables.items() if len(table) and table["severity"].eq("hard").all()}
        stated = {rule for rule, terms in told.items() if any(broken(term, choice) for term in terms)}
        assert stated & EXACT_IN_TIME == found & EXACT_IN_TIME
        assert place_broken(places, room) == (
            "itc-room-capacity" in found,
            "itc-room-exclusive" in found,
        )
        # The time side of the room rules is necessary: where it breaks, no rooms would have helped.
        if stated & NEEDED_IN_TIME:
            assert found & NEEDED_IN_TIME
        for rule, terms in told.items():
            if rule not in ("itc-room-penalty", "itc-mixed-durations"):
                assert sum(price(term, choice) for term in terms) == tables[rule]["cost"].sum(), rule
        cost = sum(int(table["cost"].sum()) for table in tables.values())
        time_cost = sum(price(term, choice) for terms in told.values() for term in terms)
        assert time_cost + place_price(places, room) == cost
        assert "itc-complete" not in found
        seen |= found | ((stated & NEEDED_IN_TIME and {"rooms in time"}) or set())
    return seen


def test_terms_and_checks_agree_on_small_instances(tmp_path: Path) -> None:
    rng, seen = np.random.default_rng(11), set()
    for _ in range(20):
        shape = {"exams": int(rng.integers(2, 8)), "periods": int(rng.integers(1, 7))}
        seen |= agree(random_instance(rng, tmp_path, **shape), rng, 4)
    assert seen >= EXACT_IN_TIME | NEEDED_IN_TIME | {"rooms in time"}


def test_time_terms_of_rooms_never_forbid_what_rooms_allow(tmp_path: Path) -> None:
    rng, fits, fails = np.random.default_rng(5), 0, 0
    for _ in range(25):
        instance = random_instance(rng, tmp_path, exams=4, periods=2, rooms=3)
        data = build_public_model_data(instance)
        told = terms_by_rule(data)
        terms = [term for rule in NEEDED_IN_TIME for term in told[rule]]
        for times in itertools.product(range(2), repeat=4):
            choice = data.options.first[:-1] + np.array(times)
            places = places_of(data)(choice)
            rooms = (np.array(r) for r in itertools.product(range(3), repeat=4))
            possible = any(place_broken(places, room) == (False, False) for room in rooms)
            stated = any(broken(term, choice) for term in terms)
            assert not (stated and possible)
            fits, fails = fits + possible, fails + stated
    assert fits > 20
    assert fails > 20


@pytest.mark.public
def test_terms_of_set_1_agree() -> None:
    instance = read_itc(public_file("itc2007/exam_comp_set1.exam"))
    data = build_public_model_data(instance)
    terms = [term for rule in PUBLIC_RULES for term in rule.terms(data)]
    assert len(terms) > 10
    agree(instance, np.random.default_rng(1), 2)


def test_rules_about_people_share_one_pairs_object(tmp_path: Path) -> None:
    instance = random_instance(np.random.default_rng(8), tmp_path)
    data = build_public_model_data(instance)
    relates = [t for rule in PUBLIC_RULES for t in rule.terms(data) if isinstance(t, Relate)]
    people = [term for term in relates if term.pairs.name == "candidates"]
    assert len(people) >= 2
    assert {id(term.pairs) for term in people} == {id(data.clash)}
    assert (data.clash.a < data.clash.b).all()


def test_renumbering_exams_changes_no_cost(tmp_path: Path) -> None:
    rng = np.random.default_rng(21)
    instance = random_instance(rng, tmp_path)
    period, room = rng.integers(6, size=7), rng.integers(3, size=7)
    # Front load breaks ties by number: it is the one rule to which numbers matter.
    new = rng.permutation(7)
    renumbered = PublicInstance(
        name="renumbered",
        minutes=instance.minutes[np.argsort(new)],
        sits=instance.sits.assign(exam=new[instance.sits["exam"].to_numpy()]),
        periods=instance.periods,
        rooms=instance.rooms,
        after=new[instance.after],
        coincide=new[instance.coincide],
        exclude=new[instance.exclude],
        alone=np.sort(new[instance.alone]),
        weights={**instance.weights},
    )
    verdicts = []
    for given, order in ((instance, np.arange(7)), (renumbered, np.argsort(new))):
        data = build_public_model_data(given)
        choice = data.options.first[:-1] + period[order]
        verdicts.append(audit_public(given, public_timetable(data, choice, room[order])))
    one, two = ({k: v for k, v in verdict.costs.items() if k != "itc-front-load"} for verdict in verdicts)
    assert one == two
    assert verdicts[0].hard == verdicts[1].hard
