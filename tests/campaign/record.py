"""Results of campaigns: appended to one file with the date, the commit and the machine."""

import json
import os
import platform
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from models.atomic_file import write_whole
from tests.support.paths import ROOT

RESULTS = ROOT / "benchmarks" / "results" / "reliability.json"


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Ctrl-C and SIGTERM end the statements of a `with`: what a campaign has done by then is recorded."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        print("stopped", flush=True)
    finally:
        signal.signal(signal.SIGTERM, before)


def append(campaign: str, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Add a row with the figures of a campaign; returns the row."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    row = {
        "campaign": campaign,
        "date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "commit": commit,
        "machine": machine,
        "python": platform.python_version(),
        **figures,
    }
    rows = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else []
    text = json.dumps([*rows, row], indent=1, ensure_ascii=False) + "\n"
    write_whole(RESULTS, lambda file: file.write_text(text, encoding="utf-8"))
    return row
