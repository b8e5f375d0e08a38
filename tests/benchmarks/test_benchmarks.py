"""The benchmark runner: rows, resuming, tables. Costs are asserted, times never."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.curves import write_page
from benchmarks.registry import Entry, entries
from benchmarks.runner import read_rows
from benchmarks.tables import against_published, compare, means, phases, summary
from tests.support.paths import ROOT, TINY


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)


def test_a_run_is_one_audited_line_and_is_not_repeated(tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    words = ("run", "--set", "shipped", "--only", "tiny", "--work", "300", "--out", str(out))
    first = run(*words)
    assert first.returncode == 0, first.stderr
    rows = read_rows(out)
    assert [(r["instance"], r["audited"]) for r in rows] == [("tiny", True)]
    assert rows[0]["bound"] <= 1562 <= rows[0]["cost"]
    assert rows[0]["peak_mb"] > 50
    assert rows[0]["curve"][-1][1] == rows[0]["cost"]
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
    assert Entry("tiny", TINY, 1562) in entries("shipped", None)


def test_the_page_holds_tables_and_figures(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = {"seed": 0, "seconds": 60.0, "work": None, "bound": 9, "audited": True, "first": 0.5, "peak_mb": 9}
    lines = [
        {
            **row,
            "instance": "itc2007-2",
            "cost": 399,
            "best_known": 380,
            "phases": {"anneal": 50.0, "end": 2.0},
        },
        {
            **row,
            "instance": "itc2007-2",
            "cost": 361,
            "best_known": 380,
            "phases": {"anneal": 52.0, "end": 2.0},
        },
        {**row, "instance": "sta-f-83", "cost": 95947, "best_known": 95947},
        {**row, "instance": "tiny", "cost": 1600, "best_known": 1562},
    ]
    for number, line in enumerate(lines):
        line |= {"seed": number, "curve": [[1.0, line["cost"] + 5], [2.0, line["cost"]]]}
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    table = against_published(path).set_index("instance")
    # Median of 399 and 361 is 380: the best known itself, below the published mean and the winner.
    assert table.loc["itc2007-2", ["median", "best", "mean", "winner"]].tolist() == [380, 380, 404, 400]
    assert table["gap_percent"].tolist() == [0.0, 0.0]
    assert means(path).set_index("collection")["mean"].tolist() == [1.0, 1.0]
    assert phases(path).set_index("phase")["seconds"].to_dict() == {"anneal": 51.0, "end": 2.0}
    page = write_page(path, tmp_path / "out" / "page.html").read_text(encoding="utf-8")
    for word in ("itc2007-2", "Seconds by phase", "Against published figures", "tiny"):
        assert word in page
    assert "<script src" not in page
