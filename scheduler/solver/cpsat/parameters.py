"""Parameters of CP-SAT runs: time, seed, threads, and what to switch off where only feasibility is asked."""

from dataclasses import dataclass

from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Run:
    """Limits of one CP-SAT run: `seconds` of wall time and, where given, `deterministic` seconds (reproducible).

    `confirm`: what the run proves counts only if HiGHS proves it too. `presolve` off: another way through the solver.
    """

    seconds: float
    seed: int = 0
    workers: int = 1
    deterministic: float | None = None
    confirm: bool = False
    presolve: bool = True


def solver_for(run: Run, *, feasibility: bool) -> cp_model.CpSolver:
    """A solver with these limits.

    `feasibility` switches off linear relaxation, probing and symmetry, which cost more than they give on feasibility of
    exam models (ITC2007 set 4: 1 s instead of unknown after 40 s).
    """
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = run.seed
    parameters.num_workers = run.workers
    parameters.cp_model_presolve = run.presolve
    parameters.max_time_in_seconds = max(run.seconds, 0.01)
    if run.deterministic is not None:
        parameters.max_deterministic_time = run.deterministic
    if feasibility:
        parameters.linearization_level = 0
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
    return solver
