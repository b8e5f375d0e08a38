"""The field errors of pydantic in our own words, in both languages."""

from collections.abc import Container, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from instances.io.issue_log import IssueLog
from instances.io.settings.setting_names import FRENCH_NAMES, note_unknown
from models.policy.french_names import PARAMETER_NAMES

FILE = "instance.toml"

_KINDS = {
    "missing": "settings-missing",
    "string_type": "settings-text",
    "int_type": "settings-integer",
    "int_parsing": "settings-integer",
    "int_from_float": "settings-integer",
    "int_parsing_size": "settings-integer",
    "model_type": "settings-table",
    "dict_type": "settings-table",
    "bool_type": "settings-yes-no",
    "bool_parsing": "settings-yes-no",
}
_BOUNDS = {"greater_than_equal": ("ge", "≥"), "less_than_equal": ("le", "≤")}


def note_errors(
    error: ValidationError,
    where: str,
    model: type[BaseModel],
    issues: IssueLog,
    noted: Container[str] | None = None,
) -> None:
    """Each field error of pydantic in our own words, but for the fields already `noted`."""
    for one in error.errors(include_url=False):
        if noted and (not one["loc"] or one["loc"][0] in noted):
            continue
        parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in one["loc"])
        column = "".join((where, *parts))
        kind, context = one["type"], one.get("ctx", {})
        value = "" if kind == "missing" else one["input"]
        if kind in _BOUNDS:
            name, sign = _BOUNDS[kind]
            issues.add(
                FILE,
                "settings-range",
                column=column,
                value=value,
                detail={"bounds": f"{sign} {context[name]}"},
            )
        elif kind == "literal_error":
            choices = str(context["expected"]).replace(" or ", ", ").replace("'", "")
            issues.add(FILE, "settings-choice", column=column, value=value, detail={"choices": choices})
        elif kind == "extra_forbidden":
            fields = _fields(model, one["loc"][:-1])
            note_unknown(
                FILE, column, value, fields, "settings-unknown", issues, {**FRENCH_NAMES, **PARAMETER_NAMES}
            )
        elif kind in _KINDS:
            issues.add(FILE, _KINDS[kind], column=column, value=value, detail={"example": column})
        else:
            issues.add(FILE, "settings-invalid", column=column, value=value, detail={"error": one["msg"]})


def _fields(model: type[BaseModel], path: tuple[int | str, ...]) -> Iterator[str]:
    """The names that the table at a path of the model may have; tables in a list share them."""
    for part in path:
        if isinstance(part, str):
            model = next(_models(model.model_fields[part].annotation), model)
    return iter(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type, such as that of `tuple[Row, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
