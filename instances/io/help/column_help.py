"""What a column takes, said to people: in templates and in the data dictionary."""

from models.schema import Column
from models.text import Language, say


def accepts(column: Column, language: Language) -> str:
    """`whole number, 1 to 5000`, `one of on_site, remote`."""
    if column.choices:
        return say("dictionary-kind-choices", language, choices=", ".join(column.choices))
    text = say(f"dictionary-kind-{column.kind}", language)
    if column.most is not None:
        text += say("dictionary-kind-range", language, least=column.least, most=column.most)
    elif column.least is not None:
        text += say("dictionary-kind-least", language, least=column.least)
    return text + (say("dictionary-kind-refers", language, table=column.refers) if column.refers else "")


def need(column: Column, language: Language) -> str:
    """Whether it must be filled in, and what counts if not."""
    if column.required:
        return say("dictionary-kind-required", language)
    if column.default:
        return say("dictionary-kind-default", language, default=column.default)
    return say("dictionary-kind-optional", language)


def helped(column: Column, language: Language) -> str:
    """What the column says."""
    return column.help_fr if language == "fr" else column.help_en
