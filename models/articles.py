"""The articles of the texts, as people cite them."""

from collections.abc import Iterable

from models.text import Messages


def article_text(sources: Iterable[str], messages: Messages) -> str:
    """The articles that sources of a catalogue name, each once, in their order: « Paca I.A.2.c(2) ; Paris, page Examens ».

    A source names one text or several, separated by semicolons; a text without a name in the messages keeps its own.
    """
    cited = dict.fromkeys(part.strip() for source in sources for part in source.split(";"))
    return messages.say("regulation-and").join(_named(one, messages) for one in cited if one)


def _named(source: str, messages: Messages) -> str:
    key = f"regulation-text-{source.casefold().replace(',', '').replace(' ', '-')}"
    return messages.say(key) if messages.has(key) else source
