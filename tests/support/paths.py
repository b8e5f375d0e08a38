"""The folders that tests read: the project, its shipped instances, and the public data beside the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "instances"
TINY = SHIPPED / "tiny"
SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench"
