"""Names of settings: French words for them, and what an unknown one most likely means."""

import difflib
from collections.abc import Iterable, Mapping

from instances.io.issue_log import IssueLog
from instances.io.tables.headings import plain

FRENCH_SETTINGS: Mapping[str, str] = {
    "nom": "name",
    "titre": "title",
    "intitule": "title",
    "langue": "language",
    "reglement": "policy",
    "profil": "profile",
    "numero": "number",
    "premier_jour": "first_day",
    "dernier_jour": "last_day",
    "debuts": "starts",
    "resultats_publies": "results_published",
    "calendrier_publie": "calendar_published",
    "date_limite_demandes": "request_deadline",
    "semaine": "weekdays",
    "lundi": "monday",
    "mardi": "tuesday",
    "mercredi": "wednesday",
    "jeudi": "thursday",
    "vendredi": "friday",
    "samedi": "saturday",
    "dimanche": "sunday",
}


def note_unknown(
    file: str, column: str, value: object, known: Iterable[str], code: str, issues: IssueLog
) -> None:
    """Note a setting that there is not: with the one that its name most likely means, else all that there are."""
    names = list(known)
    name = column.rpartition(".")[2]
    spelled = {plain(one): one for one in names}
    meant = FRENCH_SETTINGS.get(plain(name), "")
    near = [meant] if meant in names else difflib.get_close_matches(plain(name), spelled, 1, 0.75)
    if near:
        words = {"near": spelled.get(near[0], near[0])}
        issues.add(file, "settings-near", column=column, value=value, detail=words)
    else:
        issues.add(file, code, column=column, value=value, detail={"known": ", ".join(names)})
