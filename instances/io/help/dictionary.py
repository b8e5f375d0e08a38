"""The data dictionary: every setting, table and column in English and in French, from the types."""

from collections.abc import Iterator

from instances.io.formats import current_format
from instances.io.tables.headings import SETTINGS_NAMES
from instances.io.workbook.column_help import accepts, helped, need
from instances.io.workbook.parameter_help import parameter_help
from models.calendar import Session
from models.policy import PROFILES, PolicySchema
from models.schema.timetable import DUTY_KINDS, KINDS, TIMETABLE_TABLES
from models.text import LANGUAGES, Messages


def dictionary(schema: PolicySchema) -> str:
    """The whole as Markdown, first in English, then in French; `schema` says what settings may set about the rules."""
    return "\n\n".join("\n".join(_document(schema, Messages(language))) for language in LANGUAGES) + "\n"


def _document(schema: PolicySchema, messages: Messages) -> Iterator[str]:
    def words(key: str, **values: object) -> str:
        return messages.say(f"dictionary-{key}", **values)

    yield f"# {words('title')}"
    yield f"\n{words('forms')}"
    yield f"\n## {words('settings')} (`{SETTINGS_NAMES[0]}`)\n"
    yield from _head(messages.say("template-setting"), messages.say("template-what"))
    yield f"| `format` | {words('format', number=str(current_format('instance')))} |"
    yield f"| `language` | {messages.say('template-language')} |"
    for name in Session.model_fields:
        yield f"| `sessions[n].{name}` | {messages.say(f'dictionary-session-{name}')} |"
    yield f"\n{words('policy', profiles=', '.join(PROFILES))}\n"
    french = messages.language == "fr"
    more = [words("in-workbook")] if french else []
    yield from _head(
        words("parameter"),
        *more,
        messages.say("template-what"),
        words("unit"),
        words("default"),
        words("article"),
    )
    for one in parameter_help(schema):
        told = (
            one.sentence(messages.language),
            one.unit_in(messages),
            one.default,
            one.cite(messages.language),
        )
        own = (f"`{one.french_name}`",) if french else ()
        yield f"| `policy.{one.name}` | {' | '.join(cell or '–' for cell in (*own, *told))} |"
    head = [messages.say(f"template-{key}") for key in ("column", "what", "takes", "need")]
    for table in schema.tables.values():
        yield f"\n## `{table.name}` · {table.french}{words('optional') if table.optional else ''}\n"
        yield words("key", columns=", ".join(f"`{name}`" for name in table.key)) + "\n"
        yield from _head(*head, words("heading"), messages.say("template-example"))
        for column in table.columns:
            cells = (helped(column, messages), accepts(column, messages), need(column, messages))
            named = ", ".join(dict.fromkeys((column.french, *column.aliases)))
            yield f"| `{column.name}` | {' | '.join(cells)} | {named} | {column.example} |"
    yield f"\n## {words('timetable')}"
    for table in TIMETABLE_TABLES.values():
        text = messages.say(f"timetable-{table.name}", kinds=", ".join(KINDS), duties=", ".join(DUTY_KINDS))
        yield f"\n### `{table.name}`\n\n{text}\n"
        yield from _head(*head)
        for column in table.columns:
            cells = (helped(column, messages), accepts(column, messages), need(column, messages))
            yield f"| `{column.name}` | {' | '.join(cells)} |"


def _head(*titles: str) -> tuple[str, str]:
    return f"| {' | '.join(titles)} |", "|---" * len(titles) + "|"
