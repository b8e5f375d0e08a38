"""What each place term does to groups and rooms, and what the place stage makes of it: computed by hand."""

from collections.abc import Sequence

import numpy as np
import pytest

from scheduler.compile.places.seating import SeatingBuilder
from scheduler.compile.semester import compile_semester
from scheduler.harness.workbench import Bench
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.places import Groups
from scheduler.terms.room_terms import Alone, Apart, AtMost, Bar, Close, Mixed, Price, Split, Waive, Whole
from scheduler.terms.terms import Term
from tests.support.semester_builder import Build

RULE = "a-rule"


def _semester() -> ModelData:
    """A (180 min): ann, bob, and cy with a third more; B (120 min): dan. Rooms of 10, 3 and 1."""
    build = Build().room("large", 10).room("middle", 3).room("small", 1)
    build.exam("A", 180).exam("B", 120)
    build.person("ann", "A").person("bob", "A").person("cy", "A", extra=20).person("dan", "B")
    return Bench(build.instance()).data


def _together(data: ModelData) -> np.ndarray:
    """Both exams at their first start, which is one instant."""
    return data.options.first[:-1].copy()


def _seater(data: ModelData, *terms: Term) -> SeatingBuilder:
    return compile_semester(data, terms)[1]


def _groups(data: ModelData, *terms: Term) -> Groups:
    return _seater(data, *terms)(_together(data)).groups


def _placed(data: ModelData, *terms: Term) -> Placement:
    return Placer(_seater(data, *terms)).place(_together(data))


def _rooms(placed: Placement, *nodes: int) -> set[str]:
    mine = np.isin(placed.terms.groups.node[placed.rows[:, 0]], nodes)
    return {placed.terms.rooms.names[room] for room in placed.rows[mine, 1]}


def _flags(length: int, *chosen: int) -> np.ndarray:
    return np.isin(np.arange(length), chosen)


def _who(data: ModelData, exam: str) -> Who:
    return Who(nodes=_flags(data.options.nodes, data.node_numbers[exam]))


def test_without_terms_everybody_shares_everything_at_no_cost() -> None:
    data = _semester()
    groups = _groups(data)
    assert len(np.unique(groups.batch)) == 1
    assert not groups.alone.any()
    assert not groups.rooms_asked.any()
    assert (groups.drop_cost == -1).all()
    assert _placed(data).cost == 0


def test_barred_rooms_stay_empty() -> None:
    data = _semester()
    bar = Bar(RULE, _who(data, "A"), np.array([True, False, False]))
    assert _rooms(_placed(data, bar), data.node_numbers["A"]) <= {"middle", "small"}


def test_bars_of_one_rule_for_the_same_rooms_are_one() -> None:
    data, rooms = _semester(), np.array([True, False, False])
    asks = _groups(data, Bar(RULE, _who(data, "A"), rooms), Bar(RULE, _who(data, "B"), rooms)).rooms_asked
    assert len(np.unique(asks)) == 1
    assert asks.all()
    other = Bar("another", _who(data, "B"), rooms)
    assert len(np.unique(_groups(data, Bar(RULE, _who(data, "A"), rooms), other).rooms_asked)) == 2


@pytest.mark.parametrize(("seats", "stuck"), [([4, 0, 0], False), ([3, 0, 0], True), ([2, 1, 1], False)])
def test_no_more_seats_than_a_term_allows(seats: Sequence[int], stuck: bool) -> None:
    # Four candidates at once.
    placed = _placed(_semester(), AtMost(RULE, np.array(seats)))
    assert bool(placed.stuck) == stuck


def test_a_room_that_closes_for_a_part_of_the_exam_is_not_used() -> None:
    data = _semester()
    since = int(_groups(data).until.min()) - 1
    closed = Close(RULE, np.array([[0, since, since + 1]]))
    bar = Bar(RULE, Who(), np.array([False, False, True]))
    placed = _placed(data, closed, bar)
    assert placed.stuck  # four candidates, and three seats in the middle room
    later = Close(RULE, np.array([[0, int(_groups(data).until.max()), 1 << 40]]))
    assert not _placed(data, later, bar).stuck


def test_alone_means_a_room_for_the_group_or_for_each_candidate() -> None:
    data = _semester()
    placed = _placed(data, Alone(RULE, _who(data, "B")))
    assert not _rooms(placed, data.node_numbers["A"]) & _rooms(placed, data.node_numbers["B"])
    # Ann and Bob, Cy, Dan: with a room for each of A three rooms are needed, and none is left.
    assert _placed(data, Alone(RULE, _who(data, "A"), each=True)).stuck
    assert not _placed(data, Alone(RULE, _who(data, "B"), each=True)).stuck


def test_a_whole_group_sits_in_one_room() -> None:
    build = Build().room("left", 2).room("right", 2).exam("A").people(3, "A")
    data = Bench(build.instance()).data
    assert not _placed(data).stuck
    assert _placed(data, Whole(RULE, _who(data, "A"))).stuck


@pytest.mark.parametrize(
    ("by", "batches"),
    [
        ("who", {"A": 1, "B": 2}),
        ("admission", {"A": 1, "B": 1}),  # everybody is admitted at one instant here
        ("length", {"A": 1, "B": 2}),  # 180 minutes, extra time aside, and 120
    ],
)
def test_groups_that_differ_are_apart(by: str, batches: dict[str, int]) -> None:
    data = _semester()
    who = _who(data, "A") if by == "who" else Who()
    groups = _groups(data, Apart(RULE, who, by=by))  # type: ignore[arg-type]
    a = set(groups.batch[groups.node == data.node_numbers["A"]].tolist())
    assert len(a) == batches["A"]
    assert len(set(groups.batch.tolist())) == batches["B"]


def test_prices_of_rooms_count_for_a_group_or_for_each_candidate() -> None:
    data = _semester()
    bar = Bar(RULE, Who(), np.array([False, True, True]))
    amount = np.array([7, 0, 0])
    # Three groups (Ann and Bob, Cy, Dan) of four candidates.
    assert _placed(data, bar, Price(RULE, amount)).cost == 3 * 7
    assert _placed(data, bar, Price(RULE, amount, per="candidate")).cost == 4 * 7
    assert _placed(data, bar, Price(RULE, amount, _who(data, "B"), per="candidate")).cost == 7
    both = (Price(RULE, amount, _who(data, "B")), Price(RULE, amount, per="candidate"))
    assert _placed(data, bar, *both).cost == 7 + 4 * 7


def test_a_dear_room_is_avoided() -> None:
    data = _semester()
    placed = _placed(data, Price(RULE, np.array([9, 0, 0])))
    assert placed.cost == 0
    assert not _rooms(placed, 0, 1) & {"large"}


def test_sittings_in_several_rooms_and_lengths_that_share_a_room_cost() -> None:
    data = _semester()
    seats = AtMost(RULE, np.array([2, 1, 1]))
    assert _placed(data, seats, Split(RULE, Who(), 5)).cost == 5  # A: three candidates in two rooms
    assert _placed(data, seats, Split(RULE, _who(data, "B"), 5)).cost == 0
    only = Bar(RULE, Who(), np.array([False, True, True]))
    assert _placed(data, only, Mixed(RULE, 3)).cost == 3  # exams of 180 and of 120 minutes in one room


def test_a_wish_that_is_not_granted_costs() -> None:
    build = Build().room("hall", 10).exam("A").person("ann", "A").person("bob", "A", isolated=True)
    data = Bench(build.instance()).data
    alone = Alone(RULE, Who(kinds=("isolated",)), each=True)
    assert _placed(data, alone).stuck  # one room
    isolated = Who(needs=data.instance.needs["isolated"].to_numpy(bool), kinds=kinds_but("oral"))
    assert _placed(data, alone, Waive(RULE, isolated, 40)).cost == 40


def test_two_prices_for_one_thing_are_refused() -> None:
    data = _semester()
    with pytest.raises(ValueError, match="two prices"):
        _groups(data, Split(RULE, Who(), 5), Split("another", Who(), 6))
