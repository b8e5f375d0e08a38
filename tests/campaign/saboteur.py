"""Faults of the solver, made to order: what breaks, at which call of the solver's parts, in this process.

The calls counted are those of the parts that a search is made of: better solutions handed out, runs of CP-SAT, batches of an
annealer, packings of a cluster.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from scheduler.solver.annealing.annealer import Annealer
from scheduler.solver.incumbent import Incumbent
from scheduler.solver.rooms import packer
from scheduler.solver.solution import Solution

PARTS: tuple[tuple[Any, str], ...] = (
    (Incumbent, "offer"),
    (cp_model.CpSolver, "solve"),
    (Annealer, "_sweep"),
    (packer, "pack"),
)


@dataclass
class Saboteur:
    """Counts calls, and at number `moment` does something. `install` it in a process of its own: nothing is put back."""

    what: Callable[[], None]
    moment: int
    calls: int = 0

    def install(self) -> None:
        """Watch the parts from now on."""
        for owner, name in PARTS:
            setattr(owner, name, self._watched(getattr(owner, name)))

    def _watched(self, honest: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **more: Any) -> Any:
            self.calls += 1
            if self.calls == self.moment:
                self.what()
            return honest(*given, **more)

        return watched


def crash() -> None:
    """A bug."""
    raise RuntimeError("injected")


def no_memory() -> None:
    """More memory than there is."""
    bytearray(1 << 60)


def infeasible() -> None:
    """From now on CP-SAT finds every model infeasible."""
    _replace(
        cp_model.CpSolver, "solve", lambda honest: lambda *given: (honest(*given), cp_model.INFEASIBLE)[1]
    )


def bound_too_high() -> None:
    """From now on CP-SAT claims that its models are solved and cost a million at least."""
    _replace(cp_model.CpSolver, "solve", _claims_optimal)
    cp_model.CpSolver.best_objective_bound = property(lambda solver: 1e6)  # type: ignore[assignment,method-assign]


def optimal_at_once() -> None:
    """From now on whatever CP-SAT finds is the best there is."""
    _replace(cp_model.CpSolver, "solve", _claims_optimal)
    cp_model.CpSolver.best_objective_bound = property(lambda solver: solver.objective_value)  # type: ignore[assignment,method-assign]


def annealer_garbage() -> None:
    """From now on annealers return options of other exams, other rooms, and a cost that is too good."""

    def garbage(honest: Callable[..., Any]) -> Callable[..., Any]:
        def incumbent(annealer: Annealer) -> Solution:
            good = honest(annealer)
            rooms = None if good.rooms is None else np.roll(good.rooms, 1)
            return Solution(np.roll(good.choice, 1), good.cost - 7, rooms)

        return incumbent

    _replace(Annealer, "incumbent", garbage)


def packer_garbage() -> None:
    """From now on packings seat groups in rooms in which others sit, as if that were proven the best."""

    def garbage(honest: Callable[..., Any]) -> Callable[..., Any]:
        def pack(*given: Any) -> Any:
            good = honest(*given)
            wrong = None if good.people is None else np.roll(good.people, 1, axis=-1)
            return replace(good, people=wrong, proven=True)

        return pack

    _replace(packer, "pack", garbage)


def false_cost() -> None:
    """From now on solutions are handed out with a cost that is one too low."""

    def lying(honest: Callable[..., Any]) -> Callable[..., Any]:
        def offer(incumbent: Incumbent, *given: Any) -> None:
            told = incumbent.on_solution
            incumbent.on_solution = lambda good: told(replace(good, cost=good.cost - 1))
            honest(incumbent, *given)
            incumbent.on_solution = told

        return offer

    _replace(Incumbent, "offer", lying)


def _claims_optimal(honest: Callable[..., Any]) -> Callable[..., Any]:
    def solve(*given: Any) -> Any:
        status = honest(*given)
        return cp_model.OPTIMAL if status == cp_model.FEASIBLE else status

    return solve


def _replace(owner: Any, name: str, make: Callable[[Any], Any]) -> None:
    setattr(owner, name, make(getattr(owner, name)))


FAULTS: dict[str, Callable[[], None]] = {
    "abort": os.abort,
    "kill": lambda: os.kill(os.getpid(), 9),
    "exit": lambda: os._exit(3),
    "bug": crash,
    "no memory": no_memory,
    "hang": lambda: time.sleep(3600),
    "CP-SAT says infeasible": infeasible,
    "CP-SAT says optimal": optimal_at_once,
    "CP-SAT says a bound too high": bound_too_high,
    "garbage from the annealer": annealer_garbage,
    "garbage from the packer": packer_garbage,
    "a false cost": false_cost,
}
