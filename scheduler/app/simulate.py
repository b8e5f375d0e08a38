"""What happens to a timetable when not everybody comes: presence and results drawn at random."""

from pathlib import Path

from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.simulation import Simulation
from models.timetable import Timetable
from scheduler.app.read_timetable import read_timetable
from scheduler.audit.facts import compute_facts
from scheduler.simulation.simulation import simulated

PRESENT, PASSING = 750, 800
"""‰ who come to session 1, and ‰ of these who pass, where nobody says otherwise."""


def simulate(
    semester: Instance,
    timetable: Timetable | Path | str,
    *,
    draws: int = 1000,
    seed: int = 1,
    present: int = PRESENT,
    passing: int = PASSING,
) -> Simulation:
    """Draw so many times who comes and who passes, on a timetable that does not move.

    `present`: ‰ of the candidates who come to an exam of session 1; `passing`: ‰ of these who pass. Session 2 has who was
    absent or did not pass; of these as many come as makes the share that the policy (or the unit) expects, or everybody
    who may if that is fewer. Where results are published everybody who may comes. The same seed draws the same. Raises InvalidInput for a
    timetable that cannot be read and for numbers outside their bounds.
    """
    bounds = {"draws": (draws, 1, 100_000), "present": (present, 0, 1000), "passing": (passing, 0, 1000)}
    wrong = [
        Issue(f"--{name}", 0, "", str(value), "simulate-bounds", (("least", str(low)), ("most", str(high))))
        for name, (value, low, high) in bounds.items()
        if not low <= value <= high
    ]
    if wrong:
        raise InvalidInput(tuple(wrong))
    if not isinstance(timetable, Timetable):
        given, timetable = read_timetable(semester, Path(timetable))
        assert isinstance(given, Instance)  # noqa: S101  (a semester of the Cnam stays one)
        semester = given
    facts = compute_facts(semester, timetable)
    return simulated(semester, timetable, facts, draws=draws, seed=seed, present=present, passing=passing)
