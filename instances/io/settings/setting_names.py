"""Names of settings: French words for them, and what an unknown one most likely means."""

import difflib
import re
from collections.abc import Iterable, Mapping

from instances.io.issue_log import IssueLog
from instances.io.tables.headings import SETTINGS_NAMES, plain

FRENCH_NAMES: Mapping[str, str] = {
    "name": "nom",
    "title": "titre",
    "language": "langue",
    "policy": "règlement",
    "profile": "profil",
    "number": "numéro",
    "first_day": "premier jour",
    "last_day": "dernier jour",
    "starts": "débuts",
    "results_published": "résultats publiés",
    "calendar_published": "calendrier publié",
    "request_deadline": "date limite demandes",
    "request_deadline_centre": "centre de la date limite",
    "weekdays": "semaine",
    "monday": "lundi",
    "tuesday": "mardi",
    "wednesday": "mercredi",
    "thursday": "jeudi",
    "friday": "vendredi",
    "saturday": "samedi",
    "sunday": "dimanche",
}
"""The French name of each setting, but for those of a policy."""

FRENCH_SETTINGS: Mapping[str, str] = {plain(french): name for name, french in FRENCH_NAMES.items()} | {
    "intitule": "title"
}
"""Settings by their French names as `plain` has them."""

FRENCH_SHEETS = frozenset(map(plain, SETTINGS_NAMES[1:]))
"""French names of the sheet of settings."""


def french_name(name: str) -> str:
    """The French name of a setting outside a policy, such as `sessions[1].starts.saturday`."""
    parts = (re.fullmatch(r"([^\[]+)(.*)", part) for part in name.split("."))
    return ".".join(FRENCH_NAMES.get(part[1], part[1]) + part[2] for part in parts if part)


def note_unknown(
    file: str,
    column: str,
    value: object,
    known: Iterable[str],
    code: str,
    issues: IssueLog,
    french: Mapping[str, str] | None = None,
) -> None:
    """Note a setting that there is not: with the one that its name most likely means, else all that there are.

    `french`: names that a sheet of settings may use instead; one in French is answered with them.
    """
    place = issues.place(file)
    names = list(known)
    name = column.rpartition(".")[2]
    spelled = {plain(one): one for one in names}
    if french and place.cells:
        spelled = {**{plain(french[one]): french[one] for one in names if one in french}, **spelled}
        if plain(place.name) in FRENCH_SHEETS:
            names = [french.get(one, one) for one in names]
    meant = FRENCH_SETTINGS.get(plain(name), "")
    near = [meant] if meant in names else difflib.get_close_matches(plain(name), spelled, 1, 0.75)
    if near:
        words = {"near": spelled.get(near[0], near[0])}
        issues.add(file, "settings-near", column=column, value=value, detail=words)
    else:
        issues.add(file, code, column=column, value=value, detail={"known": ", ".join(names)})
