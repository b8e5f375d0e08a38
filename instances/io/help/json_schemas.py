"""JSON Schemas of an instance and of a timetable, made from the types that read and write them."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from instances.io.formats import current_format
from models.calendar import Session
from models.policy import PROFILES, PolicySchema
from models.policy.profiles import MOST_WEIGHT
from models.schema import PROGRAMME, Column, Table
from models.schema.timetable import LISTS, names_of
from models.text import LANGUAGES
from models.wording import WORDS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
_BY_KIND: Mapping[str, dict[str, Any]] = {
    "id": {"type": "string", "minLength": 1},
    "text": {"type": "string"},
    "int": {"type": "integer"},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "pattern": rf"^\d{{4}}-\d\d-\d\dT{_CLOCK}(:\d\d)?$"},
    "zone": {"type": "string", "examples": ["Europe/Paris"]},
    "hours": {"type": "string", "pattern": f"^{_CLOCK}-{_CLOCK}$"},
    "words": {"type": "array", "items": {"type": "string"}},
}
_INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}


def instance_schema(schema: PolicySchema) -> dict[str, Any]:
    """What `exams convert IN OUT.json` writes and every command reads: the settings, and a list of rows for each table.

    `schema` says what the settings may set about the rules.
    """
    kinds = schema.parameters
    models: list[type[BaseModel]] = [Session, *kinds.values()]
    refs, shared = models_json_schema([(model, "validation") for model in models])
    parameters: dict[str, Any] = {name: refs[kind, "validation"] for name, kind in kinds.items()}
    weight = {"type": "integer", "minimum": 0, "maximum": MOST_WEIGHT}
    weights = {rule: {**weight, "default": value} for rule, value in schema.weights.items()}
    parameters["weights"] = _object(weights, ())
    parameters["profile"] = {"enum": list(PROFILES), "default": "national"}
    settings = {
        "format": {"const": current_format("instance")},
        "name": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1},
        "language": {"enum": list(LANGUAGES)},
        "sessions": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Session"}},
        "policy": _object(parameters, ()),
        "wording": _wording(schema.rules),
    }
    # Programs write the tables that a programme stands for.
    tables = {
        name: {"type": "array", "items": _row(table)}
        for name, table in schema.tables.items()
        if name != PROGRAMME
    }
    required = ("name", "title", "sessions", *(t.name for t in schema.tables.values() if not t.optional))
    return {
        "$schema": DRAFT,
        "title": "Instance",
        **_object({**settings, **tables}, required),
        "$defs": shared["$defs"],
    }


def _wording(rule_ids: Sequence[str]) -> dict[str, Any]:
    told = _object({"en": {"type": "string"}, "fr": {"type": "string"}}, ("en", "fr"))
    forms = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
    word = _object({"en": forms, "fr": forms}, ("en", "fr"))
    rule = _object(dict.fromkeys(("title", "article", "sentence"), told), ())
    parts = {
        "article": told,
        "words": _object(dict.fromkeys(WORDS, word), ()),
        "rules": _object(dict.fromkeys(rule_ids, rule), ()),
    }
    return _object(parts, ())


def _object(properties: Mapping[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _row(table: Table) -> dict[str, Any]:
    columns = {column.name: _cell(column) for column in table.columns}
    return _object(columns, tuple(column.name for column in table.columns if column.required))


def _cell(column: Column) -> dict[str, Any]:
    out = {"description": f"{column.help_en} / {column.help_fr}", **_BY_KIND[column.kind]}
    bounds = {"minimum": column.least, "maximum": column.most}
    out |= {name: bound for name, bound in bounds.items() if bound is not None}
    if column.choices:
        out["enum"] = list(column.choices)
    return out


def timetable_schema() -> dict[str, Any]:
    """timetable.json, as `exams solve --out` writes it."""
    named = {"file": {"type": "string"}, "rows": {"type": "integer", "minimum": 0}}
    named["sha256"] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    table = _object(named, tuple(named))
    properties = {
        "format": {"const": current_format("timetable")},
        "instance": {"type": "string"},
        "part": {"type": "string", "description": "centre whose people alone are here"},
        **{
            table.name: {
                "type": "array",
                "items": _object({c.name: _decided(c) for c in table.columns}, names_of(table.name)),
            }
            for table in LISTS
        },
        "tables": _object({"seats": table, "overlaps": table, "duties": table}, ("seats", "overlaps")),
        "audited": {"type": "object"},
    }
    required = tuple(name for name in properties if name != "part")
    return {"$schema": DRAFT, "title": "Timetable", **_object(properties, required)}


def _decided(column: Column) -> dict[str, Any]:
    out: dict[str, Any] = {"description": f"{column.help_en} / {column.help_fr}"}
    if column.kind == "instant":
        return out | _INSTANT
    if column.choices:
        return out | {"enum": list(column.choices)}
    if column.kind == "int":
        return out | {"type": "integer", "minimum": 0}
    return out | {"type": "string"}
