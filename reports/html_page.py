"""A page in two languages in one HTML file that opens anywhere: templates, style sheets and scripts put together."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from models.result_record import ResultRecord, ResultState
from models.text import Language
from reports.bilingual import Bilingual, BilingualMessages, same
from reports.formats import day_text
from reports.packed_text import packed_text
from reports.template_environment import template_environment

_WEB = Path(__file__).parent / "web"
_COMPACT: Mapping[str, Any] = {"separators": (",", ":"), "sort_keys": True}


def page_html(
    template: str,
    messages: BilingualMessages,
    language: Language,
    *,
    title: str,
    styles: Sequence[str],
    scripts: Sequence[str],
    data: Mapping[str, object],
    parts: Sequence[str] = (),
    words: Sequence[str] | None = None,
    record: ResultRecord | None = None,
    is_draft: bool = False,
    **values: object,
) -> str:
    """The page as text; data and names cannot become markup or code.

    `parts` names the entries of `data` that are large: they stand packed in the page, which unpacks them once its
    overview is shown and reads each of them only when a view asks for it.

    `styles` and `scripts` are files of `web/`, in order: a later style sheet overrides an earlier one. `words` are the
    keys of the messages that the scripts say (None: all of `page.ftl`); `values` are for the template.
    """
    environment = template_environment()
    environment.filters["both"] = _spans
    environment.globals["say"] = lambda key: _spans(messages.say(key))
    environment.policies["json.dumps_kwargs"] = _COMPACT
    return environment.get_template(template).render(
        title=title,
        language=language,
        record=record,
        state=record.state if record else ResultState.DRAFT if is_draft else None,
        states=list(ResultState),
        made=None if record is None else _made(record),
        data={name: value for name, value in data.items() if name not in parts},
        parts={name: packed_text(_json(data[name])) for name in parts if name in data},
        texts={"en": messages.en.source("page", words), "fr": messages.fr.source("page", words)},
        style=Markup("\n".join(_read(f"styles/{name}.css") for name in styles)),  # noqa: S704 our own style sheets
        script=Markup("\n".join(_read(name) for name in scripts)),  # noqa: S704 our own scripts
        **values,
    )


def _made(record: ResultRecord) -> Bilingual:
    """When a version was made, on the clock of this computer."""
    local = datetime.fromisoformat(record.made).astimezone()
    day, clock = day_text(local.date()), local.strftime("%H:%M")
    return Bilingual(f"{day.en}, {clock}", f"{day.fr}, {clock}")


def _json(value: object) -> str:
    return json.dumps(value, **_COMPACT)


def _read(name: str) -> str:
    return (_WEB / name).read_text(encoding="utf-8")


def _spans(text: Bilingual | str) -> Markup:
    """A text in both languages as two elements of which the style sheet shows one."""
    text = text if isinstance(text, Bilingual) else same(text)
    if text.en == text.fr:
        return escape(text.en)
    return Markup('<span lang="en">{}</span><span lang="fr">{}</span>').format(*text)
