"""Help on a column, for the template and the data dictionary."""

from instances.io.tables.table_words import french_choice
from models.schema import TABLES, Column
from models.text import Messages

YES_NO = {"yes": "oui", "no": "non"}


def accepts(column: Column, messages: Messages, *, translated: bool = False) -> str:
    """`whole number, 1 to 5000`, `one of on_site, remote`; `translated`: with the words of a workbook in the language of
    the messages."""
    french = translated and messages.language == "fr"
    if column.choices:
        words = [french_choice(column, one) if french else one for one in column.choices]
        return messages.say("dictionary-kind-choices", choices=", ".join(words))
    text = messages.say(f"dictionary-kind-{column.form or column.kind}")
    if column.most is not None:
        text += messages.say("dictionary-kind-range", least=column.least, most=column.most)
    elif column.least is not None:
        text += messages.say("dictionary-kind-least", least=column.least)
    return text + (_refers(column, messages, french) if column.refers else "")


def _refers(column: Column, messages: Messages, french: bool) -> str:
    table = TABLES.get(column.refers) if french else None
    return messages.say("dictionary-kind-refers", table=table.french if table else column.refers)


def need(column: Column, messages: Messages, *, translated: bool = False) -> str:
    """Whether it must be filled in, and what counts if not."""
    if column.required:
        return messages.say("dictionary-kind-required")
    if column.default:
        return messages.say(
            "dictionary-kind-default", default=example(column, column.default, messages, translated)
        )
    return messages.say("dictionary-kind-optional")


def example(column: Column, text: str, messages: Messages, translated: bool = True) -> str:
    """A value that stands as English words, as a workbook in the language of the messages has it."""
    if not translated or messages.language != "fr":
        return text
    return YES_NO.get(text, text) if column.kind == "bool" else french_choice(column, text)


def helped(column: Column, messages: Messages) -> str:
    """What the column means, in the language of the messages."""
    return column.help_fr if messages.language == "fr" else column.help_en
