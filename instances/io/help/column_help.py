"""What a column takes, said to people: in templates and in the data dictionary."""

from models.schema import Column
from models.text import Language, register, say

register(
    {
        "kind.id": (
            "code, kept as written (leading zeros too)",
            "code, gardé tel quel (zéros de tête compris)",
        ),
        "kind.text": ("text", "texte"),
        "kind.int": ("whole number", "nombre entier"),
        "kind.bool": ("yes or no", "oui ou non"),
        "kind.date": (
            "day: 2024-01-22 or 22/01/2024, or Monday 22/01/2024",
            "jour : 2024-01-22 ou 22/01/2024, ou lundi 22/01/2024",
        ),
        "kind.datetime": (
            "local day and time: 2024-01-22T13:30 or 22/01/2024 13:30",
            "jour et heure locale : 2024-01-22T13:30 ou 22/01/2024 13:30",
        ),
        "kind.zone": ("time zone (IANA): Europe/Paris", "fuseau horaire (IANA) : Europe/Paris"),
        "kind.hours": (
            "hours: 08:00-21:30, blank for closed",
            "horaires : 08:00-21:30, vide si fermé",
        ),
        "kind.words": ("words separated by blanks", "mots séparés par des espaces"),
        "kind.least": (", {least} or more", ", au moins {least}"),
        "kind.range": (", {least} to {most}", ", de {least} à {most}"),
        "kind.choices": ("one of {choices}", "au choix {choices}"),
        "kind.refers": (", from the table {table}", ", de la table {table}"),
        "kind.required": ("required", "obligatoire"),
        "kind.optional": ("optional", "facultatif"),
        "kind.default": ("optional, else {default}", "facultatif, sinon {default}"),
    }
)


def accepts(column: Column, language: Language) -> str:
    """`whole number, 1 to 5000`, `one of on_site, remote`."""
    if column.choices:
        return say("kind.choices", language, choices=", ".join(column.choices))
    text = say(f"kind.{column.kind}", language)
    if column.most is not None:
        text += say("kind.range", language, least=column.least, most=column.most)
    elif column.least is not None:
        text += say("kind.least", language, least=column.least)
    return text + (say("kind.refers", language, table=column.refers) if column.refers else "")


def need(column: Column, language: Language) -> str:
    """Whether it must be filled in, and what counts if not."""
    if column.required:
        return say("kind.required", language)
    if column.default:
        return say("kind.default", language, default=column.default)
    return say("kind.optional", language)


def helped(column: Column, language: Language) -> str:
    """What the column says."""
    return column.help_fr if language == "fr" else column.help_en
