"""The solving log: progress and bounds of a solve, kept beside its timetable for reports made later."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from instances.io.formats import KEY, migrated, numbered
from instances.io.issue_log import IssueLog
from instances.io.results.result_folder import ResultFolder
from instances.io.text.plain_file import MOST_TABLE, refusal
from instances.io.text.strict_json import parse_json
from models.atomic_file import write_whole
from models.facts import Solving
from models.fairness import FairSearch, Spread
from models.rules import RulesFile

FILE = "solving.json"
COLUMNS = ["seconds", "cost", "bound", "phase"]
_Whole = Annotated[int, Field(gt=-(2**63), lt=2**63)]


class _Rules(BaseModel):
    """The user's own file of rules."""

    model_config = ConfigDict(strict=True, extra="forbid")

    file: str
    sha256: str


class _Spread(BaseModel):
    """How evenly own costs are spread."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    highest: float
    gini: float
    total: float
    people: Annotated[int, Field(ge=0, lt=2**63)]


class _Fair(BaseModel):
    """The search for a fairer timetable."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    within: float
    costs: tuple[_Whole, _Whole]
    before: _Spread
    after: _Spread


class _Log(BaseModel):
    """The types that a report counts on; a log of others is damaged."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    status: str
    seconds: float
    bound: _Whole
    bounds: dict[str, _Whole]
    seed: _Whole
    witness: str = ""
    rules: _Rules | None = None
    fair: _Fair | None = None
    progress: list[tuple[float, float | None, float | None, str]]


def save_solving(directory: Path, solving: Solving, timetable: str) -> None:
    """Write solving.json, whole or not at all; `timetable`: the sha256 of the timetable.json that it belongs to."""
    progress = solving.progress[COLUMNS].astype(object).where(solving.progress[COLUMNS].notna(), None)
    content = {
        "timetable": timetable,
        "status": solving.status,
        "seconds": solving.seconds,
        "bound": solving.bound,
        "bounds": dict(solving.bounds),
        "seed": solving.seed,
        "witness": solving.witness,
        "progress": progress.to_numpy().tolist(),
    }
    if solving.rules_file is not None:
        content["rules"] = solving.rules_file.fields()
    if solving.fair is not None:
        content["fair"] = asdict(solving.fair)
    text = json.dumps(numbered("solving-log", content), ensure_ascii=False)
    write_whole(directory / FILE, lambda path: path.write_text(text, encoding="utf-8"))


def load_solving(timetable: Path) -> Solving | None:
    """The log of the solve that made a timetable (folder or file); None if there is none or it cannot be read."""
    folder = timetable if timetable.is_dir() else timetable.parent
    ResultFolder(folder).settle()
    if refusal(folder / FILE, MOST_TABLE, folder):
        return None
    try:
        content = migrated(
            "solving-log", parse_json((folder / FILE).read_text(encoding="utf-8")), FILE, IssueLog()
        )
        if content is None:
            return None
        content.pop(KEY, None)
        content.pop("timetable", None)
        _Log.model_validate_json(json.dumps(content))
        progress = pd.DataFrame(content.pop("progress"), columns=COLUMNS)
        rules = content.pop("rules", None)
        rules_file = RulesFile(rules["file"], rules["sha256"]) if rules else None
        fair = content.pop("fair", None)
        return Solving(**content, progress=progress, rules_file=rules_file, fair=fair and _fair(fair))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _fair(content: dict[str, Any]) -> FairSearch:
    before, after = (Spread(**content[name]) for name in ("before", "after"))
    return FairSearch(content["within"], (content["costs"][0], content["costs"][1]), before, after)
