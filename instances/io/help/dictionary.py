"""The data dictionary: every setting, table and column in English and in French, from the types."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from instances.io.help import texts as texts
from instances.io.help.column_help import accepts, helped, need
from instances.io.tables.headings import SETTINGS
from models.calendar import Session
from models.policy import DEFAULT_WEIGHTS, PROFILES, Policy
from models.schema import TABLES
from models.text import Language, register, say
from models.timetable import DUTIES, DUTY_KINDS, HOSTS, KINDS, OVERLAPS, ROOMS, SEATS, STARTS

TIMETABLE: Mapping[str, tuple[str, ...]] = {
    "starts": STARTS,
    "hosts": HOSTS,
    "rooms": ROOMS,
    "seats": SEATS,
    "overlaps": OVERLAPS,
    "duties": DUTIES,
}

register(
    {
        "dictionary.title": ("Data dictionary", "Dictionnaire de données"),
        "dictionary.forms": (
            "An instance is a folder (instance.toml and a CSV file a table), the same as a zip, or an Excel "
            "workbook with a sheet a table and the sheet `instance` for the settings. French names and "
            "headings are understood, whatever their case and accents.",
            "Une instance est un dossier (instance.toml et un fichier CSV par table), le même en zip, ou un "
            "classeur Excel avec une feuille par table et la feuille `instance` pour les réglages. Les noms "
            "et en-têtes français sont compris, quels que soient casse et accents.",
        ),
        "dictionary.settings": ("Settings", "Réglages"),
        "dictionary.policy": (
            "Policy: parameters by rule and the cost of one unit of each soft rule; profiles {profiles}.",
            "Règlement : paramètres par règle et coût d'une unité de chaque règle souple ; profils {profiles}.",
        ),
        "dictionary.parameter": ("parameter", "paramètre"),
        "dictionary.default": ("default", "par défaut"),
        "dictionary.heading": ("French heading, others", "en-tête français, autres"),
        "dictionary.optional": (" (optional table)", " (table facultative)"),
        "dictionary.key": ("Unique together: {columns}.", "Ensemble uniques : {columns}."),
        "dictionary.timetable": (
            "Timetable: lists in timetable.json, and seats.csv, overlaps.csv and duties.csv",
            "Emploi du temps : listes de timetable.json, et seats.csv, overlaps.csv et duties.csv",
        ),
        "session.number": ("1 (first) or 2 (second)", "1 (initiale) ou 2 (rattrapage)"),
        "session.first_day": ("first day of exams", "premier jour des épreuves"),
        "session.last_day": ("last day of exams", "dernier jour des épreuves"),
        "session.starts": (
            "times at which exams may begin, by weekday (weekdays: Monday to Friday)",
            "heures possibles de début, par jour (weekdays : du lundi au vendredi)",
        ),
        "session.grid_minutes": (
            "instead of starts: every multiple of so many minutes",
            "au lieu de starts : tous les multiples de tant de minutes",
        ),
        "session.results_published": ("day results are published", "jour de publication des résultats"),
        "session.calendar_published": (
            "day the calendar is published",
            "jour de publication du calendrier",
        ),
        "session.request_deadline": (
            "last day to ask for an arrangement",
            "dernier jour pour demander un aménagement",
        ),
        "timetable.starts": (
            "a row an exam and zone: start (UTC), minutes gathered before it, paper (0 main, then variants), minutes "
            "by which those with extra time begin before the others",
            "une ligne par épreuve et fuseau : début (UTC), minutes de rassemblement, sujet (0 principal, puis variantes), "
            "minutes d'avance de ceux qui ont du temps majoré",
        ),
        "timetable.hosts": (
            "groups of a home site that sit at another site of their centre",
            "groupes d'un site de rattachement qui composent sur un autre site de leur centre",
        ),
        "timetable.rooms": (
            "places an exam has in a room, by kind of group ({kinds})",
            "places d'une épreuve dans une salle, par sorte de groupe ({kinds})",
        ),
        "timetable.seats": (
            "a row a candidate and exam: site, room, own start and end (UTC)",
            "une ligne par candidat et épreuve : site, salle, début et fin propres (UTC)",
        ),
        "timetable.overlaps": (
            "a row an overlap: the exam that stays, the one that moves, transfer or unresolved",
            "une ligne par chevauchement : l'épreuve gardée, l'épreuve déplacée, transfer ou unresolved",
        ),
        "timetable.duties": (
            "a row a task of one of the staff: {duties}; where, from, to (UTC)",
            "une ligne par tâche d'une personne : {duties} ; où, de, à (UTC)",
        ),
    }
)


def dictionary() -> str:
    """The whole as Markdown, first in English, then in French."""
    return "\n\n".join("\n".join(_told(language)) for language in ("en", "fr")) + "\n"


def _told(language: Language) -> Iterator[str]:
    def words(key: str, **values: object) -> str:
        return say(f"dictionary.{key}", language, **values)

    yield f"# {words('title')}"
    yield f"\n{words('forms')}"
    yield f"\n## {words('settings')} (`{SETTINGS[0]}`)\n"
    yield from _head(say("template.setting", language), say("template.what", language))
    for name in Session.model_fields:
        yield f"| `sessions[n].{name}` | {say(f'session.{name}', language)} |"
    yield f"\n{words('policy', profiles=', '.join(PROFILES))}\n"
    yield from _head(words("parameter"), words("default"))
    for name, default in parameters():
        yield f"| `policy.{name}` | {default} |"
    head = [say(f"template.{key}", language) for key in ("column", "what", "takes", "need")]
    for table in TABLES.values():
        yield f"\n## `{table.name}` · {table.french}{words('optional') if table.optional else ''}\n"
        yield words("key", columns=", ".join(f"`{name}`" for name in table.key)) + "\n"
        yield from _head(*head, words("heading"), say("template.example", language))
        for column in table.columns:
            cells = (helped(column, language), accepts(column, language), need(column, language))
            named = ", ".join(dict.fromkeys((column.french, *column.aliases)))
            yield f"| `{column.name}` | {' | '.join(cells)} | {named} | {column.example} |"
    yield f"\n## {words('timetable')}\n"
    yield from _head(say("template.table", language), say("template.column", language), head[1])
    for table_name, columns in TIMETABLE.items():
        text = say(f"timetable.{table_name}", language, kinds=", ".join(KINDS), duties=", ".join(DUTY_KINDS))
        yield f"| `{table_name}` | {', '.join(f'`{c}`' for c in columns)} | {text} |"


def _head(*titles: str) -> tuple[str, str]:
    return f"| {' | '.join(titles)} |", "|---" * len(titles) + "|"


def parameters() -> Iterator[tuple[str, Any]]:
    """Every parameter of the policy and every weight with what it is by default."""
    for rule, one in Policy.model_fields.items():
        if isinstance(one.default, BaseModel):
            for name, value in one.default.model_dump().items():
                yield f"{rule.replace('_', '-')}.{name}", value
    for rule, weight in DEFAULT_WEIGHTS.items():
        yield f"weights.{rule}", weight
