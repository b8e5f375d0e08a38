"""Who sits on which seat of a room: as few people of one paper side by side as the room allows, who leaves first near the door.

Two seats are side by side when they follow each other in a row and neither is blocked. Row A is nearest to the door, so whoever
leaves early passes nobody, and whoever has extra time sits at the back, where others do not pass.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.seat_grid import SeatGrid, unbroken

Runs = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Sitter:
    """Somebody who sits a `paper` in a room from `arrives` to `leaves`, both in minutes of one clock."""

    person: str
    paper: str
    arrives: int
    leaves: int


def seating(grid: SeatGrid, sitters: Sequence[Sitter]) -> dict[Sitter, str]:
    """The seat of each, no seat twice at a time; without a seat only those for whom none is free.

    If the room has a seat for everyone together, the number of pairs of one paper side by side is the least there can be.
    Otherwise people take the seats of those who have left, arrival by arrival, and the number is the least for each arrival.
    """
    everyone = sorted(sitters, key=lambda one: (one.leaves, one.paper, one.person))
    if len(everyone) <= grid.seats:
        return _seated(grid.runs, everyone)
    found: dict[Sitter, str] = {}
    for arrival in sorted({one.arrives for one in everyone}):
        taken = {seat for one, seat in found.items() if one.leaves > arrival}
        found |= _seated(unbroken(grid.runs, taken), [one for one in everyone if one.arrives == arrival])
    return found


def side_by_side(grid: SeatGrid, seats: dict[Sitter, str]) -> int:
    """How many pairs of neighbours in a row sit the same paper."""
    paper = {seat: one.paper for one, seat in seats.items()}
    pairs = [pair for run in grid.runs for pair in itertools.pairwise(run)]
    return sum(a in paper and paper[a] == paper.get(b) for a, b in pairs)


def _seated(runs: Runs, people: Sequence[Sitter]) -> dict[Sitter, str]:
    """Seats for people in the order in which they leave."""
    people = people[: sum(map(len, runs))]
    paper, count = Counter(one.paper for one in people).most_common(1)[0] if people else ("", 0)
    if count > sum(map(_apart, map(len, runs))):
        return _with_neighbours(runs, people, paper)
    return _without_neighbours(runs, people)


def _apart(seats: int) -> int:
    """How many people sit on a run of so many seats with nobody beside them."""
    return -(-seats // 2)


def _without_neighbours(runs: Runs, people: Sequence[Sitter]) -> dict[Sitter, str]:
    """Nobody beside a person of the same paper; the largest paper has no more people than seats lie apart.

    Each seat in turn takes the first person whose paper is not the neighbour's. What remains can always be filled as
    long as no paper has more people than seats lie apart in the rest: a paper that would have more is next. Two papers
    cannot be in that state at once, because together they would have more people than there are seats.
    """
    found: dict[Sitter, str] = {}
    waiting, left = list(people), Counter(one.paper for one in people)
    behind = sum(map(_apart, map(len, runs)))
    for run in runs:
        behind -= _apart(len(run))
        neighbour = ""
        for place, seat in enumerate(run):
            room = behind + _apart(len(run) - place - 1)
            others = [one for one in waiting if one.paper != neighbour or not place]
            urgent = [one for one in others if left[one.paper] > room]
            neighbour = ""
            if others:
                chosen = (urgent or others)[0]
                waiting.remove(chosen)
                left[chosen.paper] -= 1
                found[chosen] = seat
                neighbour = chosen.paper
    return found


def _with_neighbours(runs: Runs, people: Sequence[Sitter], paper: str) -> dict[Sitter, str]:
    """One paper has more people than seats lie apart: everybody else, and every seat left free, separates two of them.

    A seat inside a run separates two neighbours, one at its end a single one, so those inside come first.
    """
    many = [one for one in people if one.paper == paper]
    others = [one for one in people if one.paper != paper]
    inside = [seat for run in runs for seat in run[1:-1:2]]
    at_end = [run[-1] for run in runs if len(run) % 2 == 0]
    between = sum(map(len, runs)) - len(many)
    early = min(sum(one.leaves < many[0].leaves for one in others), between)
    late = max(len(inside) - (between - early), early)
    chosen = {*inside[:early], *inside[late:], *at_end[: max(between - len(inside), 0)]}
    seats = [seat for run in runs for seat in run]
    apart = [seat for seat in seats if seat in chosen]
    together = [seat for seat in seats if seat not in chosen]
    return dict(zip(others, apart, strict=False)) | dict(zip(many, together, strict=True))
