"""`policy.md`: every parameter of a policy with its meaning, unit, default and article; profiles; weights."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from markdown import table

from models.policy import PROFILES, Policy, policy_from
from models.policy.parameter import meanings
from scheduler.app.catalogue import schema_of
from scheduler.rules.ordered_catalogue import RULES

SCHEMA = schema_of()

HEAD = """# Policy · Règlement

A policy is a set of parameters by rule and a weight for each soft rule. An instance sets them in `instance.toml`, or each
centre names a profile. What the instance sets wins over the profile.

*Un règlement : des paramètres par règle et un poids par règle souple. L'instance les fixe dans `instance.toml` ; ce qu'elle
dit l'emporte sur le profil.*

```toml
[policy]
profile = "national"

[policy.leak-gate]
max_hold = 45

[policy.weights]
two-a-day = 20
```

## Parameters · Paramètres
"""


def page() -> str:
    """The page."""
    default = _flat(policy_from("national", {}, SCHEMA))
    told = {
        f"{rule}.{name}": meaning
        for rule, kind in SCHEMA.parameters.items()
        for name, meaning in meanings(kind).items()
    }
    articles = {str(rule.info.id): rule.info.cite("en") for rule in RULES}
    rows = [
        (
            f"`{name}`",
            told[name].english,
            told[name].french,
            told[name].unit or "–",
            f"`{_shown(value)}`",
            articles.get(name.partition(".")[0], "") or "–",
        )
        for name, value in default.items()
    ]
    head = ("parameter", "meaning", "sens", "unit", "default", "article")
    parts = [HEAD, table(head, rows), "\n## Profiles · Profils\n", "What each profile sets otherwise.\n"]
    names = list(PROFILES)
    values = {name: _flat(policy_from(name, {}, SCHEMA)) for name in names}
    differing = [key for key in default if any(values[name][key] != default[key] for name in names)]
    parts.append(
        table(
            ("parameter", *(f"`{name}`" for name in names)),
            [(f"`{key}`", *(_shown(values[name][key]) for name in names)) for key in differing],
        )
    )
    units = {
        str(rule.info.id): (rule.info.unit, rule.info.name("en"), rule.info.name("fr")) for rule in RULES
    }
    weights = [(f"`{rule}`", *units[rule][1:], weight) for rule, weight in SCHEMA.weights.items()]
    parts.append("\n## Weights · Poids\n")
    parts.append("The price of one unit of a soft rule; its unit is in [rules](rules.md).\n")
    parts.append(table(("rule", "title", "intitulé", "default"), weights))
    return "\n".join(parts)


def _flat(policy: Policy) -> Mapping[str, Any]:
    """`rule.parameter` and its value, weights aside."""
    return {f"{rule}.{name}": value for rule, one in policy.parameters.items() for name, value in one}


def _shown(value: object) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
