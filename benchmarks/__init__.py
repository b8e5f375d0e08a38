"""Repeatable measurements: `python -m benchmarks run|compare|report`."""
