"""How a rule declares what a policy may set about it."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler

from models.ids import Frozen

Minutes = Annotated[int, Field(ge=0, le=1440)]
Days = Annotated[int, Field(ge=0, le=400)]


class Parameters(Frozen):
    """Base of the parameters of a rule: a class with a default and a `Meaning` for each parameter.

    Candidates of centres that differ in them are of different classes: a rule may read them from a class's axis.
    """


class CentreParameters(Parameters):
    """Parameters that a centre applies to its papers, rooms and staff; they make no classes of candidates."""


@dataclass(frozen=True)
class Meaning:
    """What a parameter means, in English and in French, and the unit of its value ("minutes", "days", "")."""

    english: str
    french: str
    unit: str = ""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The JSON Schema of the parameter, described in both languages."""
        return {**handler(core_schema), "description": f"{self.english} / {self.french}"}


def meanings(kind: type[Parameters]) -> dict[str, Meaning]:
    """The meaning of each parameter of a class. Raises ValueError for a parameter without one."""
    found: dict[str, Meaning] = {}
    for name, field in kind.model_fields.items():
        told = [one for one in field.metadata if isinstance(one, Meaning)]
        if not told:
            raise ValueError(f"{kind.__name__}.{name} has no Meaning")
        found[name] = told[0]
    return found
