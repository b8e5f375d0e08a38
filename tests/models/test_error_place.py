"""A bug is told by its place; what its text quotes stays here."""

import traceback

from models.error_place import error_place, trace_place


def _raised(error: Exception) -> tuple[Exception, str]:
    try:
        raise error
    except Exception as caught:
        return caught, traceback.format_exc()


def test_the_text_of_an_error_is_not_told() -> None:
    error, trace = _raised(KeyError("C000123"))
    assert error_place(error).startswith("KeyError, models/test_error_place.py:")
    assert trace_place(trace) == error_place(error)


def test_a_text_of_several_lines_is_not_taken_for_a_type() -> None:
    error, trace = _raised(ValueError("candidate C000123\nC000124: missed"))
    assert trace_place(trace) == error_place(error)
    assert "C000" not in error_place(error)


def test_the_system_may_say_why() -> None:
    error, _ = _raised(OSError(28, "No space left on device", "C000123.csv"))
    assert error_place(error).startswith("OSError (No space left on device), ")


def test_an_error_without_a_trace_is_its_type() -> None:
    assert error_place(ValueError("C000123")) == "ValueError"
    assert trace_place("") == "Exception"
