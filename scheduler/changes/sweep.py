"""A grid of values as scenarios: one for each combination."""

from collections.abc import Mapping
from copy import deepcopy
from itertools import product
from typing import Any

from scheduler.changes.scenario import Scenario, Sweep, scenario_of


def swept(named: Mapping[str, Scenario], sweep: Sweep) -> dict[str, Scenario]:
    """Each scenario with each combination of the values of the grid, by its name and the values.

    Raises InvalidInput for a parameter that scenarios do not have.
    """
    found = {}
    for name, scenario in named.items():
        content = scenario.model_dump(mode="json", by_alias=True, exclude_unset=True)
        for values in product(*sweep.grid.values()):
            setting = dict(zip(sweep.grid, values, strict=True))
            said = ", ".join(f"{path.rpartition('.')[2]}={value}" for path, value in setting.items())
            made = _with(content, setting)
            titles = scenario.title or {"en": name, "fr": name}
            made["title"] = {language: f"{title}, {said}" for language, title in titles.items()}
            key = f"{name}, {said}"
            found[key] = scenario_of(made, key)
    return found


def _with(content: Mapping[str, Any], setting: Mapping[str, Any]) -> dict[str, Any]:
    """The content with each value at its path."""
    made = deepcopy(dict(content))
    for path, value in setting.items():
        *tables, last = path.split(".")
        table = made
        for name in tables:
            table = table.setdefault(name, {})
        table[last] = value
    return made
