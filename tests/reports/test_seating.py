"""Seating: everybody one seat, blocked seats unused, as few neighbours of one paper as every arrangement allows."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from models.seat_grid import SeatGrid
from reports.seating import Sitter, seating, side_by_side

SMALL = 6
"""Seats of grids of which every arrangement is tried."""


def people(papers: str, leaves: tuple[int, ...] = ()) -> list[Sitter]:
    """One person for each letter, all from minute 0."""
    until = leaves or (60,) * len(papers)
    return [Sitter(f"P{i}", paper, 0, end) for i, (paper, end) in enumerate(zip(papers, until, strict=True))]


def fewest(grid: SeatGrid, papers: str) -> int:
    """The least number of pairs side by side, of all arrangements of the papers and the free seats."""
    seats = [seat for run in grid.runs for seat in run]
    free = " " * (len(seats) - len(papers))
    last = {run[-1] for run in grid.runs}
    return min(
        sum(a == b != " " and seat not in last for seat, a, b in zip(seats, order, order[1:], strict=False))
        for order in set(permutations(papers + free))
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_neighbours_of_one_paper_are_the_fewest_of_all_arrangements(seed: int) -> None:
    draw = np.random.default_rng(seed)
    rows = int(draw.integers(1, 3))
    columns = int(draw.integers(1, SMALL // rows + 2))
    names = [name for row in SeatGrid(rows, columns).names for name in row]
    least = max(len(names) - SMALL, 0)
    away = draw.choice(names, int(draw.integers(least, least + 2)) % (len(names) + 1), replace=False)
    grid = SeatGrid(rows, columns, frozenset(map(str, away)))
    papers = "".join(draw.choice(list("AAB" if seed % 2 else "ABC"), int(draw.integers(0, grid.seats + 1))))
    sitters = people(papers, tuple(int(n) for n in draw.integers(1, 4, len(papers))))
    seats = seating(grid, sitters)
    assert set(seats) == set(sitters)
    assert len(set(seats.values())) == len(sitters)
    assert not set(seats.values()) & grid.blocked
    assert set(seats.values()) <= set(names)
    assert side_by_side(grid, seats) == fewest(grid, papers)


def test_a_large_room_with_several_papers_has_no_neighbours_of_one_paper() -> None:
    """12 rows of 15 seats with an aisle: runs of 7 seats, 8 of 14 lie apart."""
    grid = SeatGrid(12, 15, frozenset(f"{row}8" for row in "ABCDEFGHIJKL"))
    assert grid.seats == 168
    seats = seating(grid, people("A" * 96 + "B" * 40 + "C" * 32))
    assert len(set(seats.values())) == 168
    assert side_by_side(grid, seats) == 0
    # One person more than lie apart has a neighbour on each side.
    assert side_by_side(grid, seating(grid, people("A" * 97 + "B" * 40 + "C" * 31))) == 2


def test_who_leaves_first_sits_near_the_door_and_extra_time_at_the_back() -> None:
    """One paper on every second seat: A1, A3, B1, B3; the person with extra time is the last."""
    sitters = people("XXXX", (180, 240, 180, 90))
    seats = seating(SeatGrid(3, 4), sitters)
    assert [seats[one] for one in sitters] == ["A3", "B3", "B1", "A1"]


def test_a_paper_that_ends_early_separates_the_others_near_the_door() -> None:
    grid = SeatGrid(2, 5)
    seats = seating(grid, people("LLLLLLLLSS", (180,) * 8 + (60, 60)))
    assert {seat for one, seat in seats.items() if one.paper == "S"} == {"A2", "A4"}


def test_seats_of_those_who_left_are_taken_again() -> None:
    grid = SeatGrid(1, 3)
    morning = [Sitter("a", "X", 0, 60), Sitter("b", "X", 0, 90)]
    later = [Sitter("c", "Y", 60, 120), Sitter("d", "Y", 60, 120)]
    seats = seating(grid, [*later, *morning])
    assert (seats[morning[0]], seats[morning[1]]) == ("A1", "A3")
    assert {seats[one] for one in later} == {"A1", "A2"}


def test_nobody_is_dropped_but_those_without_a_seat() -> None:
    seats = seating(SeatGrid(1, 2), people("XXX"))
    assert Counter(seats.values()) == {"A1": 1, "A2": 1}


def test_rows_have_letters_and_seats_beside_a_blocked_one_are_no_neighbours() -> None:
    assert SeatGrid(28, 1).names[25][0] == "Z1"
    assert [row[0] for row in SeatGrid(28, 1).names[26:]] == ["AA1", "AB1"]
    assert SeatGrid(2, 3, frozenset({"A2", "B3", "C1"})).runs == (("A1",), ("A3",), ("B1", "B2"))
    assert SeatGrid(2, 3, frozenset({"A2", "C1"})).unknown == ["C1"]
