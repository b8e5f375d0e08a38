"""Deadlines around a timetable: what must be out by when, what may be asked until when, which of them binds."""
