"""Help on a column, for the template and the data dictionary."""

from models.schema import Column
from models.text import Messages


def accepts(column: Column, messages: Messages) -> str:
    """`whole number, 1 to 5000`, `one of on_site, remote`."""
    if column.choices:
        return messages.say("dictionary-kind-choices", choices=", ".join(column.choices))
    text = messages.say(f"dictionary-kind-{column.form or column.kind}")
    if column.most is not None:
        text += messages.say("dictionary-kind-range", least=column.least, most=column.most)
    elif column.least is not None:
        text += messages.say("dictionary-kind-least", least=column.least)
    return text + (messages.say("dictionary-kind-refers", table=column.refers) if column.refers else "")


def need(column: Column, messages: Messages) -> str:
    """Whether it must be filled in, and what counts if not."""
    if column.required:
        return messages.say("dictionary-kind-required")
    if column.default:
        return messages.say("dictionary-kind-default", default=column.default)
    return messages.say("dictionary-kind-optional")


def helped(column: Column, messages: Messages) -> str:
    """What the column means, in the language of the messages."""
    return column.help_fr if messages.language == "fr" else column.help_en
