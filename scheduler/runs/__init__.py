"""Runs of scenarios, kept in a database: what was solved, with what, and what came of it."""
