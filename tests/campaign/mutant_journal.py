"""What a campaign of mutants has tried, step by step, so that it can be taken up where it was stopped."""

import json
from pathlib import Path

from tests.campaign.rule_mutants import Mutant


class Journal:
    """What was tried: in memory, and in a file when there is one."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.seconds = 0.0
        self._said: dict[tuple[str, str], bool] = {}
        if path is not None and path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                self._said[row["step"], row["mutant"]] = row["noticed"]
                self.seconds += row["seconds"]

    def said(self, step: str, mutant: Mutant) -> bool | None:
        """Whether the step noticed the mutant; None if it was not tried."""
        return self._said.get((step, str(mutant)))

    def add(self, step: str, mutant: Mutant, by: bool, seconds: float) -> None:
        """Note whether the step noticed the mutant, and its processor time."""
        self.seconds += seconds
        row = {"step": step, "mutant": str(mutant), "noticed": by, "seconds": round(seconds, 2)}
        self._said[step, str(mutant)] = by
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
