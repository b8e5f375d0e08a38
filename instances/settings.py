"""`instance.toml`: name, title, sessions and policy, with every wrong setting noted."""

import re
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel, ValidationError

from instances.cells import CellError, clean, parse_date, parse_time
from instances.faults import Faults
from models.calendar import WEEKDAYS, Session
from models.policy import DEFAULT_WEIGHTS, PROFILES, Policy, policy_from
from models.text import register

FILE = "instance.toml"
LONGEST = 400
"""Days a session may last: a typing mistake in a year is noticed here."""

register(
    {
        "settings.syntax": (
            "not valid TOML: {error}; correct this line",
            "TOML incorrect : {error} ; corrigez cette ligne",
        ),
        "settings.missing": (
            "the setting is missing; add it",
            "le réglage manque ; ajoutez-le",
        ),
        "settings.unknown": (
            "no such setting; remove or rename it (known: {known})",
            "réglage inconnu ; retirez-le ou renommez-le (connus : {known})",
        ),
        "settings.text": (
            "must be a text in quotes; correct it",
            "doit être un texte entre guillemets ; corrigez-le",
        ),
        "settings.table": (
            "must be a table such as [{example}]; correct it",
            "doit être une table comme [{example}] ; corrigez-la",
        ),
        "settings.integer": (
            "must be a whole number; correct it",
            "doit être un nombre entier ; corrigez-le",
        ),
        "settings.date": (
            "must be a date such as 2024-01-22; correct it",
            "doit être une date comme 2024-01-22 ; corrigez-la",
        ),
        "settings.times": (
            'must be a list of times such as ["08:30", "14:00"]; correct it',
            'doit être une liste d\'heures comme ["08:30", "14:00"] ; corrigez-la',
        ),
        "settings.range": (
            "out of range; it must be {bounds}",
            "hors limites ; il faut {bounds}",
        ),
        "settings.choice": (
            "not allowed; use one of {choices}",
            "non admis ; choisissez parmi {choices}",
        ),
        "settings.invalid": (
            "not usable ({error}); correct it",
            "inutilisable ({error}) ; corrigez-le",
        ),
        "settings.no-sessions": (
            "no session is given; add [[sessions]] with number, first_day, last_day and starts",
            "aucune session ; ajoutez [[sessions]] avec number, first_day, last_day et starts",
        ),
        "settings.window-reversed": (
            "before first_day ({first}); swap the two days or correct one",
            "avant first_day ({first}) ; échangez les deux jours ou corrigez l'un des deux",
        ),
        "settings.window-too-long": (
            "{days} days after first_day, at most {most} make sense; correct one of the two days",
            "{days} jours après first_day, au plus {most} ont un sens ; corrigez l'un des deux jours",
        ),
        "settings.windows-overlap": (
            "session {number} begins before session {before} ends ({last}); move one of them",
            "la session {number} commence avant la fin de la session {before} ({last}) ; déplacez l'une des deux",
        ),
        "settings.published-early": (
            "results are published before the last day of the session ({last}); correct one of the two",
            "les résultats paraissent avant le dernier jour de la session ({last}) ; corrigez l'un des deux",
        ),
        "settings.same-number": (
            "two sessions have this number; number them 1 and 2",
            "deux sessions portent ce numéro ; numérotez-les 1 et 2",
        ),
        "settings.starts-or-grid": (
            "give either starts by weekday or grid_minutes, one of the two",
            "donnez soit starts par jour de semaine, soit grid_minutes, l'un des deux",
        ),
        "settings.unknown-rule": (
            "no rule of this id has settings; use one of {known}",
            "aucune règle de ce nom n'a de réglages ; choisissez parmi {known}",
        ),
        "settings.unknown-weight": (
            "no soft rule of this id; use one of {known}",
            "aucune règle souple de ce nom ; choisissez parmi {known}",
        ),
    }
)

_KINDS = {
    "missing": "settings.missing",
    "string_type": "settings.text",
    "int_type": "settings.integer",
    "int_parsing": "settings.integer",
    "int_from_float": "settings.integer",
    "int_parsing_size": "settings.integer",
    "model_type": "settings.table",
    "dict_type": "settings.table",
}
_BOUNDS = {"greater_than_equal": ("ge", "≥"), "less_than_equal": ("le", "≤")}


@dataclass(frozen=True)
class Settings:
    """What instance.toml says; `overrides` are the instance's own policy settings."""

    name: str
    title: str
    sessions: tuple[Session, ...]
    profile: str
    overrides: Mapping[str, Any]


def parse_settings(raw: bytes, faults: Faults) -> Settings | None:
    """The settings, or None if anything in them is wrong (noted in `faults`)."""
    text = _decoded(raw, faults)
    if text is None:
        return None
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = re.search(r"\(at line (\d+)", str(error))
        row = int(at[1]) if at else text.count("\n") + 1
        faults.add(FILE, "settings.syntax", row=row, error=str(error) or "nesting")
        return None
    known = ("name", "title", "sessions", "policy")
    for key, value in content.items():
        if key not in known:
            faults.add(FILE, "settings.unknown", column=key, value=value, known=", ".join(known))
    name = _text(content, "name", faults)
    title = _text(content, "title", faults)
    sessions = _sessions(content.get("sessions", []), faults)
    profile, overrides = _policy(content.get("policy", {}), faults)
    if faults.errors_in(FILE):
        return None
    return Settings(name, title, sessions, profile, overrides)


def _decoded(raw: bytes, faults: Faults) -> str | None:
    try:
        return raw.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        value = raw[error.start : error.end].decode("latin-1")
        faults.add(FILE, "input.encoding", row=row, value=value)
        return None


def _text(content: Mapping[str, Any], key: str, faults: Faults) -> str:
    value = content.get(key)
    if value is None:
        faults.add(FILE, "settings.missing", column=key)
    elif not isinstance(value, str):
        faults.add(FILE, "settings.text", column=key, value=value)
    elif text := clean(value):
        return text
    else:
        faults.add(FILE, "settings.missing", column=key)
    return ""


def _sessions(rows: Any, faults: Faults) -> tuple[Session, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        faults.add(FILE, "settings.table", column="sessions", value=rows, example="[sessions]")
        return ()
    if not rows:
        faults.add(FILE, "settings.no-sessions", column="sessions")
    found = [s for i, row in enumerate(rows) if (s := _session(f"sessions[{i + 1}]", row, faults))]
    found.sort(key=lambda session: (session.number, session.first_day))
    for one, two in zip(found, found[1:], strict=False):
        if one.number == two.number:
            faults.add(FILE, "settings.same-number", column="sessions", value=one.number)
        elif two.first_day <= one.last_day:
            faults.add(
                FILE,
                "settings.windows-overlap",
                column="sessions",
                value=two.first_day,
                number=two.number,
                before=one.number,
                last=one.last_day,
            )
    return tuple(found)


def _session(where: str, row: Mapping[str, Any], faults: Faults) -> Session | None:
    given = dict(row)
    bad = {key for key in _DATES if key in given and not _as_date(where, given, key, faults)}
    if "starts" in given and not _as_starts(where, given, faults):
        bad.add("starts")
    elif bool(given.get("starts")) == ("grid_minutes" in given):
        faults.add(FILE, "settings.starts-or-grid", column=f"{where}.starts")
        bad.add("starts")
    bad |= _misfits(where, given, faults)
    # The model has the last word on what is left (number, grid, missing and unknown names).
    try:
        session = Session.model_validate(given)
    except ValidationError as error:
        _note(error, where, Session, faults, bad)
        return None
    return None if bad else session


_DATES = ("first_day", "last_day", "results_published", "calendar_published", "request_deadline")


def _as_date(where: str, given: dict[str, Any], key: str, faults: Faults) -> bool:
    value = given.pop(key)
    try:
        if isinstance(value, datetime) or not isinstance(value, date | str):
            raise CellError("input.bad-date")
        given[key] = parse_date(str(value).strip())
    except CellError:
        faults.add(FILE, "settings.date", column=f"{where}.{key}", value=value)
        return False
    return True


def _as_starts(where: str, given: dict[str, Any], faults: Faults) -> bool:
    starts = given.pop("starts")
    if not isinstance(starts, dict):
        faults.add(FILE, "settings.table", column=f"{where}.starts", value=starts, example="sessions.starts")
        return False
    right, found = True, {}
    for day, times in starts.items():
        if day not in (*WEEKDAYS, "weekdays"):
            known = ", ".join(("weekdays", *WEEKDAYS))
            faults.add(FILE, "settings.unknown", column=f"{where}.starts.{day}", value=times, known=known)
            right = False
            continue
        try:
            found[day] = tuple(sorted({_clock(entry) for entry in _listed(times)}))
        except ValueError:
            faults.add(FILE, "settings.times", column=f"{where}.starts.{day}", value=times)
            right = False
    every = found.pop("weekdays", None)
    if every is not None:
        found = {**dict.fromkeys(WEEKDAYS[:5], every), **found}
    given["starts"] = {day: found[day] for day in WEEKDAYS if found.get(day)}
    return right


def _listed(times: Any) -> list[Any]:
    if not isinstance(times, list):
        raise ValueError(times)
    return times


def _clock(entry: Any) -> time:
    if isinstance(entry, time):
        entry = entry.isoformat("seconds")
    if not isinstance(entry, str):
        raise ValueError(entry)
    return parse_time(entry)


def _misfits(where: str, given: Mapping[str, Any], faults: Faults) -> set[str]:
    """Days of a session that contradict each other."""
    first, last, published = (given.get(key) for key in ("first_day", "last_day", "results_published"))
    if first is None or last is None:
        return set()
    column = f"{where}.last_day"
    if last < first:
        faults.add(FILE, "settings.window-reversed", column=column, value=last, first=first)
        return {"last_day"}
    if (days := (last - first).days) > LONGEST:
        faults.add(FILE, "settings.window-too-long", column=column, value=last, days=days, most=LONGEST)
        return {"last_day"}
    if published is not None and published < last:
        column = f"{where}.results_published"
        faults.add(FILE, "settings.published-early", column=column, value=published, last=last)
        return {"results_published"}
    return set()


def _policy(given: Any, faults: Faults) -> tuple[str, dict[str, Any]]:
    if not isinstance(given, dict):
        faults.add(FILE, "settings.table", column="policy", value=given, example="policy")
        return "national", {}
    overrides = {str(key).replace("_", "-"): value for key, value in given.items()}
    profile = overrides.pop("profile", "national")
    if not isinstance(profile, str) or profile not in PROFILES:
        words = {"known": ", ".join(PROFILES)}
        faults.add(FILE, "input.unknown-profile", column="policy.profile", value=profile, **words)
        profile = "national"
    rules = [name.replace("_", "-") for name in Policy.model_fields if name != "weights"]
    for key, value in list(overrides.items()):
        if key not in (*rules, "weights"):
            words = {"known": ", ".join(rules)}
            faults.add(FILE, "settings.unknown-rule", column=f"policy.{key}", value=value, **words)
            overrides.pop(key)
        elif not isinstance(value, dict):
            example = f"policy.{key}"
            faults.add(FILE, "settings.table", column=example, value=value, example=example)
            overrides.pop(key)
    for rule, weight in overrides.get("weights", {}).items():
        if rule not in DEFAULT_WEIGHTS:
            words = {"known": ", ".join(DEFAULT_WEIGHTS)}
            faults.add(
                FILE, "settings.unknown-weight", column=f"policy.weights.{rule}", value=weight, **words
            )
    try:
        policy_from(profile, overrides)
    except ValidationError as error:
        _note(error, "policy", Policy, faults)
    return profile, overrides


def _note(
    error: ValidationError,
    where: str,
    model: type[BaseModel],
    faults: Faults,
    noted: Container[str] | None = None,
) -> None:
    """Each field error of pydantic in our own words, but for the fields already `noted`."""
    for one in error.errors(include_url=False):
        if noted and (not one["loc"] or one["loc"][0] in noted):
            continue
        path = [str(part).replace("_", "-") if where == "policy" and i == 0 else str(part)
                for i, part in enumerate(one["loc"])]  # fmt: skip
        column = ".".join((where, *path))
        kind, context = one["type"], one.get("ctx", {})
        value = "" if kind == "missing" else one["input"]
        if kind in _BOUNDS:
            name, sign = _BOUNDS[kind]
            faults.add(FILE, "settings.range", column=column, value=value, bounds=f"{sign} {context[name]}")
        elif kind == "literal_error":
            choices = str(context["expected"]).replace(" or ", ", ").replace("'", "")
            faults.add(FILE, "settings.choice", column=column, value=value, choices=choices)
        elif kind == "extra_forbidden":
            known = ", ".join(_fields(model, one["loc"][:-1]))
            faults.add(FILE, "settings.unknown", column=column, value=value, known=known)
        elif kind in _KINDS:
            faults.add(FILE, _KINDS[kind], column=column, value=value, example=column)
        else:
            faults.add(FILE, "settings.invalid", column=column, value=value, error=one["msg"])


def _fields(model: type[BaseModel], path: tuple[int | str, ...]) -> Iterator[str]:
    for part in path:
        model = type(model.model_fields[str(part)].default)
    return iter(model.model_fields)
