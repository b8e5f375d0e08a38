"""Requests of candidates: what the regulation answers, and what an accepted one becomes."""
