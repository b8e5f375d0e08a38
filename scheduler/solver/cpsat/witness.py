"""A second opinion on what CP-SAT claims: the same model, as a mixed-integer program, solved by HiGHS.

CP-SAT has been wrong in releases of this year (presolve); running it twice asks the same program twice. HiGHS
shares no code with it. The translation knows the constraints our models use and refuses any other.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

import highspy
import numpy as np
from ortools.sat.python import cp_model

Claim = Literal["infeasible", "feasible", "unknown"]
HIGHS_SECONDS = 10.0
"""Wall seconds of one question to HiGHS, at most."""
ROUNDING = 1e-6
"""Taken off a bound before it is rounded up: HiGHS reports it as a floating-point number."""


@dataclass(frozen=True)
class Opinion:
    """What HiGHS says of a model: whether it has a solution, a lower bound on its objective, the value of its solution."""

    claim: Claim
    bound: float | None = None
    value: float | None = None


def second_opinion(model: cp_model.CpModel, seconds: float, *, with_objective: bool) -> Opinion:
    """Solve the model again with HiGHS, within so many seconds of wall time on one thread.

    Without the objective the question is only whether a solution exists. Raises NotImplementedError for a
    constraint that is not translated.
    """
    program = _Program(model.proto, with_objective=with_objective)
    # The class behind `highspy.Highs`: that one prints a banner on stdout before it can be told not to.
    highs = highspy._core._Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", max(seconds, 0.01))
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)  # objectives are whole numbers
    highs.passModel(program.lp())
    highs.run()
    status = highs.getModelStatus()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Opinion("infeasible")
    info = highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    bound = info.mip_dual_bound if with_objective and np.isfinite(info.mip_dual_bound) else None
    value = info.objective_function_value if with_objective and found else None
    return Opinion("feasible" if found else "unknown", bound, value)


def claim_of(model: cp_model.CpModel, seconds: float) -> Claim:
    """Whether the model has a solution, by HiGHS; "unknown" also where it cannot be translated."""
    try:
        return second_opinion(model, seconds, with_objective=False).claim
    except NotImplementedError:
        return "unknown"


def opinion_of(model: cp_model.CpModel, seconds: float) -> Opinion:
    """The opinion on the model with its objective; "unknown" also where it cannot be translated."""
    try:
        return second_opinion(model, seconds, with_objective=True)
    except NotImplementedError:
        return Opinion("unknown")


def proves_bound(model: cp_model.CpModel, bound: int, seconds: float) -> bool:
    """Whether HiGHS proves that no solution of the model costs less than the bound."""
    opinion = opinion_of(model, seconds)
    return opinion.bound is not None and np.ceil(opinion.bound - ROUNDING) >= bound


@dataclass
class _Program:
    """The rows of a mixed-integer program, collected constraint by constraint."""

    proto: Any
    with_objective: bool
    _column: list[int] = field(default_factory=list)
    _value: list[float] = field(default_factory=list)
    _start: list[int] = field(default_factory=list)
    _low: list[float] = field(default_factory=list)
    _high: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        if any(len(v.domain) != 2 for v in self.proto.variables):
            raise NotImplementedError("variables with holes in their domain")
        self._bounds = [(int(v.domain[0]), int(v.domain[1])) for v in self.proto.variables]
        for constraint in self.proto.constraints:
            self._add(constraint)

    def _add(self, constraint: Any) -> None:
        only_if = list(constraint.enforcement_literal)
        if constraint.has_linear():
            self._linear(constraint.linear, only_if)
        elif constraint.has_exactly_one() and not only_if:
            self._literals(constraint.exactly_one.literals, 1, 1)
        elif constraint.has_at_most_one() and not only_if:
            self._literals(constraint.at_most_one.literals, -np.inf, 1)
        elif constraint.has_bool_or():
            # Where all conditions hold, one literal at least: (negated conditions or literals).
            self._literals([*constraint.bool_or.literals, *(-c - 1 for c in only_if)], 1, np.inf)
        elif constraint.has_bool_and():
            for literal in constraint.bool_and.literals:
                self._literals([literal, *(-c - 1 for c in only_if)], 1, np.inf)
        elif constraint.has_lin_max() and not only_if:
            self._maximum(constraint.lin_max)
        else:
            raise NotImplementedError(f"a constraint that is not translated: {constraint}")

    def _literals(self, literals: Any, low: float, high: float) -> None:
        """low <= number of true literals <= high; literal -v-1 is the negation of variable v."""
        terms: dict[int, float] = {}
        negated = 0
        for literal in literals:
            variable, sign = (literal, 1) if literal >= 0 else (-literal - 1, -1)
            negated += sign < 0
            terms[variable] = terms.get(variable, 0) + sign
        self._row(terms, low - negated, high - negated)

    def _linear(self, linear: Any, only_if: list[int]) -> None:
        if len(linear.domain) != 2:
            raise NotImplementedError("a linear constraint over several intervals")
        terms: dict[int, float] = {}
        for variable, factor in zip(linear.vars, linear.coeffs, strict=True):
            terms[variable] = terms.get(variable, 0) + factor
        least = sum(f * self._bounds[v][f < 0] for v, f in terms.items())
        most = sum(f * self._bounds[v][f > 0] for v, f in terms.items())
        low, high = int(linear.domain[0]), int(linear.domain[1])
        if not only_if:
            self._row(terms, low if low > least else -np.inf, high if high < most else np.inf)
            return
        if low > least:
            self._row(*self._relaxed(terms, only_if, low, low - least, 1))
        if high < most:
            self._row(*self._relaxed(terms, only_if, high, most - high, -1))

    def _relaxed(
        self, terms: dict[int, float], only_if: list[int], limit: float, slack: float, sign: int
    ) -> tuple[dict[int, float], float, float]:
        """The row with `slack` more room for every condition that does not hold."""
        row, shift = dict(terms), 0.0
        for literal in only_if:
            # (1 - literal) x slack is added on the side that gives room.
            if literal >= 0:
                row[literal] = row.get(literal, 0) - sign * slack
                shift -= sign * slack
            else:
                row[-literal - 1] = row.get(-literal - 1, 0) + sign * slack
        bound = limit + shift
        return (row, bound, np.inf) if sign > 0 else (row, -np.inf, bound)

    def _maximum(self, maximum: Any) -> None:
        """A Boolean that is the maximum of Booleans: at least each, at most their sum."""
        target = self._single(maximum.target)
        parts = [self._single(one) for one in maximum.exprs]
        if any(self._bounds[v] not in ((0, 1), (0, 0), (1, 1)) for v in (target, *parts)):
            raise NotImplementedError("a maximum of whole numbers")
        for part in parts:
            self._row({target: 1.0, part: -1.0}, 0, np.inf)
        self._row({target: 1.0, **dict.fromkeys(parts, -1.0)}, -np.inf, 0)

    @staticmethod
    def _single(expression: Any) -> int:
        if list(expression.coeffs) != [1] or expression.offset:
            raise NotImplementedError("a maximum of expressions")
        return int(expression.vars[0])

    def _row(self, terms: dict[int, float], low: float, high: float) -> None:
        if low == -np.inf and high == np.inf:
            return
        self._start.append(len(self._column))
        self._column += terms.keys()
        self._value += terms.values()
        self._low.append(low)
        self._high.append(high)

    def lp(self) -> highspy.HighsLp:
        """The program as HiGHS takes it: all variables whole, rows one after the other."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._bounds), len(self._low)
        cost = np.zeros(len(self._bounds))
        if self.with_objective:
            objective = self.proto.objective
            for variable, factor in zip(objective.vars, objective.coeffs, strict=True):
                cost[variable] += factor
            lp.offset_ = objective.offset
        lp.col_cost_ = cost
        lp.col_lower_ = np.array([b[0] for b in self._bounds], float)
        lp.col_upper_ = np.array([b[1] for b in self._bounds], float)
        lp.row_lower_, lp.row_upper_ = np.array(self._low), np.array(self._high)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self._bounds)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array([*self._start, len(self._column)], np.int32)
        lp.a_matrix_.index_ = np.array(self._column, np.int32)
        lp.a_matrix_.value_ = np.array(self._value, float)
        return lp
