"""`instance.toml`: name, title, language, sessions, policy and wording, with every wrong setting noted."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE, note_errors
from instances.io.settings.loose_types import note_loose_types
from instances.io.settings.policy_names import PolicyNames
from instances.io.settings.sessions import parse_sessions
from instances.io.settings.setting_names import FRENCH_NAMES, note_unknown
from instances.io.settings.wording import parse_wording
from instances.io.tables.cells import clean
from instances.io.text.encoding import BOM, latin_1
from instances.io.text.parsed_values import TOO_DEEP, TOO_LARGE, has_large_integer, nested_too_deep
from instances.io.text.toml_error import error_row
from models.calendar import Session
from models.fluent import LANGUAGES, Language
from models.neutral_text import MOST_NAME, is_plain_name
from models.policy import PROFILES, Parameters, Policy, PolicySchema, policy_from
from models.policy.profiles import WEIGHTS, merged, too_light
from models.wording import Wording

__all__ = ["FILE", "KEYS", "InstanceSettings", "language_in", "parse_content", "parse_toml"]

KEYS = ("format", "name", "title", "language", "sessions", "policy", "wording")
"""What instance.toml, the sheet of settings or the JSON object may say besides the tables."""


@dataclass(frozen=True)
class InstanceSettings:
    """The content of instance.toml; `overrides` are the policy parameters that the instance sets itself, of those in the
    `schema`."""

    name: str
    title: str
    language: Language | None
    sessions: tuple[Session, ...]
    profile: str
    overrides: Mapping[str, Any]
    wording: Wording
    schema: PolicySchema

    def policy(self, profile: str) -> Policy:
        """The policy of those who follow the profile."""
        return policy_from(profile, self.overrides, self.schema)


def parse_toml(raw: bytes, issues: IssueLog, file: str = FILE) -> dict[str, Any] | None:
    """The content of a TOML file; None (noted) if it is broken."""
    text = _decoded(raw, issues, file)
    if text is None:
        return None
    try:
        content = tomllib.loads(text)
        if nested_too_deep(content):
            raise RecursionError
        if has_large_integer(content):
            raise ValueError(TOO_LARGE)
    except (RecursionError, ValueError) as error:
        row = error_row(error) or text.count("\n") + 1
        words = TOO_DEEP if isinstance(error, RecursionError) else str(error)
        issues.add(file, "settings-syntax", row=row, detail={"error": words})
        return None
    return content


def parse_content(
    content: Mapping[str, Any], schema: PolicySchema, issues: IssueLog
) -> InstanceSettings | None:
    """The settings from the content of instance.toml or of the sheet `instance`; None (noted) if anything is wrong."""
    for key, value in content.items():
        if key not in KEYS:
            note_unknown(FILE, key, value, KEYS, "settings-unknown", issues, FRENCH_NAMES)
    name = _text(content, "name", issues)
    if name and not is_plain_name(name):
        issues.add(FILE, "settings-name", column="name", value=name, detail={"most": str(MOST_NAME)})
    title = _text(content, "title", issues)
    language = language_in(content)
    if language is None and "language" in content:
        words = {"choices": ", ".join(LANGUAGES)}
        issues.add(FILE, "settings-choice", column="language", value=content["language"], detail=words)
    sessions = parse_sessions(content.get("sessions", []), issues)
    profile, overrides = _policy(content.get("policy", {}), schema, issues)
    wording = parse_wording(content.get("wording", {}), schema.rules, issues)
    if issues.errors_in(FILE):
        return None
    return InstanceSettings(name, title, language, sessions, profile, overrides, wording, schema)


def language_in(content: Mapping[str, Any]) -> Language | None:
    """The language that the settings ask for; None if they ask for none that there is."""
    return next((language for language in LANGUAGES if content.get("language") == language), None)


def _decoded(raw: bytes, issues: IssueLog, file: str) -> str | None:
    try:
        return raw.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        if (text := latin_1(raw)) is not None:
            issues.add(file, "input-latin", severity="warning")
            return text
        row = raw[: error.start].count(b"\n") + 1
        value = raw[error.start : error.end].decode("latin-1")
        issues.add(file, "input-encoding", row=row, value=value)
        return None


def _text(content: Mapping[str, Any], key: str, issues: IssueLog) -> str:
    value = content.get(key)
    if value is None:
        issues.add(FILE, "settings-missing", column=key)
    elif not isinstance(value, str):
        issues.add(FILE, "settings-text", column=key, value=value)
    elif text := clean(value):
        return text
    else:
        issues.add(FILE, "settings-missing", column=key)
    return ""


def _policy(given: Any, schema: PolicySchema, issues: IssueLog) -> tuple[str, dict[str, Any]]:
    """The profile and the settings by rule id; what is wrong is noted."""
    if not isinstance(given, dict):
        issues.add(FILE, "settings-table", column="policy", value=given, detail={"example": "policy"})
        return "national", {}
    names = PolicyNames(schema)
    overrides = {str(key).replace("_", "-"): value for key, value in given.items()}
    profile = overrides.pop("profile", "national")
    if not isinstance(profile, str) or profile not in PROFILES:
        words = {"known": ", ".join(PROFILES)}
        issues.add(FILE, "input-unknown-profile", column="policy.profile", value=profile, detail=words)
        profile = "national"
    for key, value in list(overrides.items()):
        if key not in (*schema.parameters, "weights"):
            known = (*schema.parameters, "weights", "profile")
            column = f"policy.{key}"
            note_unknown(FILE, column, value, known, "settings-unknown-rule", issues, names.table_names)
            overrides.pop(key)
        elif not isinstance(value, dict):
            example = f"policy.{key}"
            issues.add(FILE, "settings-table", column=example, value=value, detail={"example": example})
            overrides.pop(key)
    for rule, weight in overrides.get("weights", {}).items():
        if rule not in schema.weights:
            column = f"policy.weights.{rule}"
            note_unknown(
                FILE, column, weight, schema.weights, "settings-unknown-weight", issues, names.weight_names
            )
    _note_bad_values(merged(profile, overrides, schema.parameters), schema, issues)
    return profile, overrides


def _note_bad_values(values: Mapping[str, Any], schema: PolicySchema, issues: IssueLog) -> None:
    """An issue for each value that its parameter or weight does not take."""
    for name, kind in schema.parameters.items():
        try:
            read = kind.model_validate(values.get(name, {}))
            note_loose_types(values.get(name, {}), read, f"policy.{name}", issues)
        except ValidationError as error:
            note_errors(error, f"policy.{name}", kind, issues)
    given = {rule: weight for rule, weight in values.get("weights", {}).items() if rule in schema.weights}
    try:
        weights = WEIGHTS.validate_python(given)
    except ValidationError as error:
        note_errors(error, "policy.weights", Parameters, issues)
        return
    if note_loose_types(given, weights, "policy.weights", issues):
        return
    if lighter := too_light({**schema.weights, **weights}, schema):
        rule, other = lighter
        column, value = f"policy.weights.{rule}", {**schema.weights, **weights}[rule]
        issues.add(
            FILE, "settings-outweighed", column=column, value=value, detail={"rule": rule, "other": other}
        )
