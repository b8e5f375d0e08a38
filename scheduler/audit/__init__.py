"""The independent audit: everything again, from the instance and the timetable alone."""

from scheduler.audit.verdict import audit

__all__ = ["audit"]
