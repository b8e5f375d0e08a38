"""The offline page that shows a timetable, its costs and what the audit found."""

from reports.page import write_report

__all__ = ["write_report"]
