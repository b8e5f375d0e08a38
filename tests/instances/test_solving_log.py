"""A solving log that somebody or something has damaged is none: a report is made without it."""

import json
from pathlib import Path

import pytest

from instances import load_solving

SOUND = {
    "status": "optimal", "seconds": 9.2, "bound": 1562, "bounds": {"hold": 0}, "seed": 1,
    "progress": [[5.2, None, 496, "compile"], [6, 1562.0, None, "improve"]],
}  # fmt: skip


def test_a_sound_log_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "solving.json").write_text(json.dumps(SOUND))
    solving = load_solving(tmp_path)
    assert solving is not None
    assert (solving.status, solving.seconds, solving.bound, solving.seed) == ("optimal", 9.2, 1562, 1)
    assert solving.progress["phase"].tolist() == ["compile", "improve"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", 3), ("seconds", None), ("seconds", "1"), ("bound", "x"), ("bound", 10**400), ("bound", 1.5), ("bounds", [1]),
        ("bounds", {"hold": "x"}), ("seed", {}), ("witness", [1]), ("progress", [["a", "b", "c", "d"]]),
        ("progress", [[None] * 4]), ("progress", [[1.0, 10**400, 2, "x"]]), ("progress", {"a": 1}), ("other", 1),
    ],
)  # fmt: skip
def test_a_damaged_log_is_none(tmp_path: Path, name: str, value: object) -> None:
    (tmp_path / "solving.json").write_text(json.dumps(SOUND | {name: value}))
    assert load_solving(tmp_path) is None
