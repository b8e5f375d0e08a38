"""What is known of one version of a result without opening it: whose it is, what it costs, how final it is."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self


class ResultState(StrEnum):
    """How final a timetable is. From `published` on, people know it and it is not replaced by accident."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CONVOKED = "convoked"
    FINAL = "final"

    @property
    def is_public(self) -> bool:
        """Whether people outside the examination office may know the timetable."""
        return self is not ResultState.DRAFT


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """The record kept beside each version of a result (`version.json`).

    `made` is an instant in UTC (`2026-11-29T23:10:05Z`); `instance` the name of the instance, `content` a digest of
    all that decides its cost (data, policy, pins); `timetable` the sha256 of the bytes of timetable.json; `cost`
    the audited cost.
    """

    made: str
    instance: str
    content: str
    timetable: str
    cost: int
    state: ResultState = ResultState.DRAFT

    @property
    def version(self) -> str:
        """The name of the version's folder: when it was made, what it is, and its state once that is no draft."""
        state = f"-{self.state}" if self.state.is_public else ""
        return f"{self.made.replace(':', '-')}-{self.timetable[:8]}{state}"

    def marked(self, state: ResultState) -> Self:
        """The same result in another state."""
        return replace(self, state=state)

    def fields(self) -> dict[str, Any]:
        """For JSON."""
        return {name: str(getattr(self, name)) if name == "state" else getattr(self, name) for name in FIELDS}

    @classmethod
    def of(cls, fields: Any) -> Self:
        """The record of a JSON object. Raises ValueError if it is none."""
        if not isinstance(fields, dict) or set(fields) != set(FIELDS):
            raise ValueError(f"a record has {', '.join(FIELDS)}")
        texts = [name for name in FIELDS if name != "cost"]
        if not all(isinstance(fields[name], str) for name in texts) or type(fields["cost"]) is not int:
            raise ValueError("a record has texts and a whole cost")
        return cls(**(fields | {"state": ResultState(fields["state"])}))


FIELDS = ("made", "instance", "content", "timetable", "cost", "state")
