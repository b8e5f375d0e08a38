"""Tests written from the French texts (F0, F1, F2) before the code was read: what happens around the timetable."""
