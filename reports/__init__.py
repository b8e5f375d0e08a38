"""The offline pages: the planner's report of a timetable, and the published timetable for everybody."""

from reports.page import write_report
from reports.public_page import write_public_page

__all__ = ["write_public_page", "write_report"]
