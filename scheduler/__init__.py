"""Examination scheduling: read a semester, solve it, audit the timetable, show it.

    from scheduler import read, solve, audit, report

    semester = read("instances/tiny")
    result = solve(semester, seconds=10, seed=1)
    verdict = audit(semester, result.timetable)
    report(semester, result, "out/report.html")

Names are imported when they are first used, so that `import scheduler` loads neither tables nor solvers.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.conflict import Conflict as Conflict
    from models.fairness import FairSearch as FairSearch
    from models.fairness import Spread as Spread
    from models.issues import InvalidInput as InvalidInput
    from models.status import Status as Status
    from scheduler.app.alternatives import AlternativeTimetable as AlternativeTimetable
    from scheduler.app.alternatives import alternatives as alternatives
    from scheduler.app.answer_requests import RequestBoard as RequestBoard
    from scheduler.app.answer_requests import answer_requests as answer_requests
    from scheduler.app.answer_requests import write_decisions as write_decisions
    from scheduler.app.answer_requests import write_unresolved as write_unresolved
    from scheduler.app.audit import audit as audit
    from scheduler.app.certificate import write_certificate as write_certificate
    from scheduler.app.check import Check as Check
    from scheduler.app.check import check as check
    from scheduler.app.compare import Comparison as Comparison
    from scheduler.app.compare import compare as compare
    from scheduler.app.deadline_calendar import DeadlineCalendar as DeadlineCalendar
    from scheduler.app.deadline_calendar import deadline_calendar as deadline_calendar
    from scheduler.app.duties import DutyReport as DutyReport
    from scheduler.app.duties import duties as duties
    from scheduler.app.eligible import eligible as eligible
    from scheduler.app.eligible import write_withdrawals as write_withdrawals
    from scheduler.app.explain_infeasible import Infeasible as Infeasible
    from scheduler.app.explain_infeasible import explain_infeasible as explain_infeasible
    from scheduler.app.fair import fairer as fairer
    from scheduler.app.fair import spread_of_costs as spread_of_costs
    from scheduler.app.follow_up import FollowUp as FollowUp
    from scheduler.app.follow_up import attended as attended
    from scheduler.app.follow_up import follow_up as follow_up
    from scheduler.app.follow_up import write_next_units as write_next_units
    from scheduler.app.follow_up import write_sheet as write_sheet
    from scheduler.app.foresee import Foresight as Foresight
    from scheduler.app.foresee import foresee as foresee
    from scheduler.app.freeze import Freeze as Freeze
    from scheduler.app.infeasible.minimal_conflict import MinimalConflict as MinimalConflict
    from scheduler.app.infeasible.remedy import Remedy as Remedy
    from scheduler.app.infeasible.remedy import relaxed as relaxed
    from scheduler.app.mark_result import mark as mark
    from scheduler.app.merge import merge as merge
    from scheduler.app.personal_data import person as person
    from scheduler.app.personal_data import purge as purge
    from scheduler.app.plan.effects import Effects as Effects
    from scheduler.app.plan.effects import effects as effects
    from scheduler.app.plan.explain import CandidateExplanation as CandidateExplanation
    from scheduler.app.plan.explain import StartExplanation as StartExplanation
    from scheduler.app.plan.explain import explain_candidate as explain_candidate
    from scheduler.app.plan.explain import explain_start as explain_start
    from scheduler.app.plan.plan import Plan as Plan
    from scheduler.app.plan.plan import open_plan as open_plan
    from scheduler.app.plan.repair import Repair as Repair
    from scheduler.app.plan.repair import repair as repair
    from scheduler.app.plan.room_suggestions import RoomSuggestion as RoomSuggestion
    from scheduler.app.plan.room_suggestions import suggest_rooms as suggest_rooms
    from scheduler.app.plan.suggestions import Suggestion as Suggestion
    from scheduler.app.plan.suggestions import suggest as suggest
    from scheduler.app.plan.suggestions import suggest_for_overlap as suggest_for_overlap
    from scheduler.app.public_page import public_page as public_page
    from scheduler.app.publish import Publication as Publication
    from scheduler.app.publish import publish as publish
    from scheduler.app.read import read as read
    from scheduler.app.read_timetable import read_timetable as read_timetable
    from scheduler.app.report import report as report
    from scheduler.app.result import Result as Result
    from scheduler.app.rules_file import load_rules as load_rules
    from scheduler.app.save_deadlines import save_deadlines as save_deadlines
    from scheduler.app.simulate import simulate as simulate
    from scheduler.app.solve import solve as solve
    from scheduler.app.tables import tables as tables
    from scheduler.app.whatif.comparison_page import write_comparison as write_comparison
    from scheduler.app.whatif.stored_runs import compare_runs as compare_runs
    from scheduler.app.whatif.stored_runs import list_runs as list_runs
    from scheduler.app.whatif.stored_runs import show_run as show_run
    from scheduler.app.whatif.whatif import WhatIf as WhatIf
    from scheduler.app.whatif.whatif import whatif as whatif
    from scheduler.changes.scenario import Scenario as Scenario
    from scheduler.changes.scenario import read_scenario as read_scenario
    from scheduler.deadlines.slips import Slip as Slip
    from scheduler.deadlines.slips import parse_slip as parse_slip
    from scheduler.eligibility.eligibility import Eligibility as Eligibility
    from scheduler.executor.choose import open_executor as open_executor
    from scheduler.harness.check_rule import check_rule as check_rule
    from scheduler.solver.events import Progress as Progress

_WHERE = {
    "AlternativeTimetable": "scheduler.app.alternatives",
    "alternatives": "scheduler.app.alternatives",
    "Check": "scheduler.app.check",
    "Comparison": "scheduler.app.compare",
    "Conflict": "models.conflict",
    "Effects": "scheduler.app.plan.effects",
    "FairSearch": "models.fairness",
    "Spread": "models.fairness",
    "fairer": "scheduler.app.fair",
    "spread_of_costs": "scheduler.app.fair",
    "Foresight": "scheduler.app.foresee",
    "DeadlineCalendar": "scheduler.app.deadline_calendar",
    "FollowUp": "scheduler.app.follow_up",
    "Freeze": "scheduler.app.freeze",
    "InvalidInput": "models.issues",
    "DutyReport": "scheduler.app.duties",
    "Eligibility": "scheduler.eligibility.eligibility",
    "MinimalConflict": "scheduler.app.infeasible.minimal_conflict",
    "Remedy": "scheduler.app.infeasible.remedy",
    "relaxed": "scheduler.app.infeasible.remedy",
    "Plan": "scheduler.app.plan.plan",
    "Progress": "scheduler.solver.events",
    "Publication": "scheduler.app.publish",
    "RequestBoard": "scheduler.app.answer_requests",
    "Result": "scheduler.app.result",
    "Simulation": "models.simulation",
    "Slip": "scheduler.deadlines.slips",
    "Status": "models.status",
    "answer_requests": "scheduler.app.answer_requests",
    "attended": "scheduler.app.follow_up",
    "audit": "scheduler.app.audit",
    "check": "scheduler.app.check",
    "check_rule": "scheduler.harness.check_rule",
    "compare": "scheduler.app.compare",
    "duties": "scheduler.app.duties",
    "eligible": "scheduler.app.eligible",
    "effects": "scheduler.app.plan.effects",
    "follow_up": "scheduler.app.follow_up",
    "foresee": "scheduler.app.foresee",
    "Repair": "scheduler.app.plan.repair",
    "repair": "scheduler.app.plan.repair",
    "CandidateExplanation": "scheduler.app.plan.explain",
    "StartExplanation": "scheduler.app.plan.explain",
    "RoomSuggestion": "scheduler.app.plan.room_suggestions",
    "suggest_rooms": "scheduler.app.plan.room_suggestions",
    "Suggestion": "scheduler.app.plan.suggestions",
    "suggest_for_overlap": "scheduler.app.plan.suggestions",
    "suggest": "scheduler.app.plan.suggestions",
    "explain_candidate": "scheduler.app.plan.explain",
    "explain_start": "scheduler.app.plan.explain",
    "Infeasible": "scheduler.app.explain_infeasible",
    "explain_infeasible": "scheduler.app.explain_infeasible",
    "deadline_calendar": "scheduler.app.deadline_calendar",
    "load_rules": "scheduler.app.rules_file",
    "mark": "scheduler.app.mark_result",
    "merge": "scheduler.app.merge",
    "open_plan": "scheduler.app.plan.plan",
    "parse_slip": "scheduler.deadlines.slips",
    "person": "scheduler.app.personal_data",
    "public_page": "scheduler.app.public_page",
    "publish": "scheduler.app.publish",
    "purge": "scheduler.app.personal_data",
    "read": "scheduler.app.read",
    "read_timetable": "scheduler.app.read_timetable",
    "report": "scheduler.app.report",
    "save_deadlines": "scheduler.app.save_deadlines",
    "simulate": "scheduler.app.simulate",
    "tables": "scheduler.app.tables",
    "solve": "scheduler.app.solve",
    "write_certificate": "scheduler.app.certificate",
    "Scenario": "scheduler.changes.scenario",
    "WhatIf": "scheduler.app.whatif.whatif",
    "compare_runs": "scheduler.app.whatif.stored_runs",
    "list_runs": "scheduler.app.whatif.stored_runs",
    "open_executor": "scheduler.executor.choose",
    "read_scenario": "scheduler.changes.scenario",
    "show_run": "scheduler.app.whatif.stored_runs",
    "whatif": "scheduler.app.whatif.whatif",
    "write_comparison": "scheduler.app.whatif.comparison_page",
    "write_decisions": "scheduler.app.answer_requests",
    "write_next_units": "scheduler.app.follow_up",
    "write_sheet": "scheduler.app.follow_up",
    "write_unresolved": "scheduler.app.answer_requests",
    "write_withdrawals": "scheduler.app.eligible",
}
__all__ = [
    "AlternativeTimetable",
    "CandidateExplanation",
    "Check",
    "Comparison",
    "Conflict",
    "DeadlineCalendar",
    "DutyReport",
    "Effects",
    "Eligibility",
    "FairSearch",
    "FollowUp",
    "Foresight",
    "Freeze",
    "Infeasible",
    "InvalidInput",
    "MinimalConflict",
    "Plan",
    "Progress",
    "Publication",
    "Remedy",
    "Repair",
    "RequestBoard",
    "Result",
    "RoomSuggestion",
    "Scenario",
    "Simulation",
    "Slip",
    "Spread",
    "StartExplanation",
    "Status",
    "Suggestion",
    "WhatIf",
    "alternatives",
    "answer_requests",
    "attended",
    "audit",
    "check",
    "check_rule",
    "compare",
    "compare_runs",
    "deadline_calendar",
    "duties",
    "effects",
    "eligible",
    "explain_candidate",
    "explain_infeasible",
    "explain_start",
    "fairer",
    "follow_up",
    "foresee",
    "list_runs",
    "load_rules",
    "mark",
    "merge",
    "open_executor",
    "open_plan",
    "parse_slip",
    "person",
    "public_page",
    "publish",
    "purge",
    "read",
    "read_scenario",
    "read_timetable",
    "relaxed",
    "repair",
    "report",
    "save_deadlines",
    "show_run",
    "simulate",
    "solve",
    "spread_of_costs",
    "suggest",
    "suggest_for_overlap",
    "suggest_rooms",
    "tables",
    "whatif",
    "write_certificate",
    "write_comparison",
    "write_decisions",
    "write_next_units",
    "write_sheet",
    "write_unresolved",
    "write_withdrawals",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package, whose attribute `audit` is the function although a folder of that name lies in it."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _WHERE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
