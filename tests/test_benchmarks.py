"""The benchmark runner: rows, resuming, tables. Costs are asserted, times never."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.registry import Entry, entries
from benchmarks.runner import read_rows
from benchmarks.tables import compare, summary

ROOT = Path(__file__).resolve().parents[1]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)


def test_a_run_is_one_audited_line_and_is_not_repeated(tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    words = ("run", "--set", "shipped", "--only", "tiny", "--work", "20000", "--out", str(out))
    first = run(*words)
    assert first.returncode == 0, first.stderr
    rows = read_rows(out)
    assert [(r["instance"], r["cost"], r["bound"], r["audited"]) for r in rows] == [
        ("tiny", 1534, 1534, True)
    ]
    assert rows[0]["peak_mb"] > 50
    assert rows[0]["curve"][-1][1] == 1534
    assert run(*words).stdout == ""
    assert len(read_rows(out)) == 1


def _rows(path: Path, cost: int, audited: bool = True) -> Path:
    row = {
        "instance": "x",
        "seed": 0,
        "seconds": 5.0,
        "work": None,
        "cost": cost,
        "bound": 1,
        "best_known": 100,
    }
    path.write_text(json.dumps({**row, "audited": audited, "first": 0.1, "peak_mb": 9, "curve": []}) + "\n")
    return path


def test_tables_count_audited_rows_only(tmp_path: Path) -> None:
    good = summary(_rows(tmp_path / "a", 110))
    assert good.loc[0, ["median", "ratio"]].tolist() == [110, 1.1]
    assert summary(_rows(tmp_path / "b", 90, audited=False)).empty
    both = compare(tmp_path / "a", _rows(tmp_path / "c", 99))
    assert both.loc[0, "change"] == -10.0


def test_missing_data_is_said() -> None:
    with pytest.raises(ValueError, match="--data"):
        entries("itc2007", None)
    assert Entry("tiny", ROOT / "instances" / "tiny", 1534) in entries("shipped", None)
