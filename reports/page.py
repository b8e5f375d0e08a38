"""Sections to one HTML file that opens anywhere, without a network."""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import plotly.offline
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from models.facts import Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo
from models.text import Language, adopted, template
from models.timetable import Timetable
from reports.both import Both, both, same
from reports.figures.chain import chain
from reports.figures.costs import costs
from reports.figures.findings import findings
from reports.figures.heat import heat
from reports.figures.overlaps import overlaps
from reports.figures.overview import overview
from reports.figures.progress import progress
from reports.figures.rooms import rooms
from reports.figures.zones import zones
from reports.names import names_of
from reports.section import Section
from reports.texts import page as _page_texts
from reports.texts import sections as _section_texts  # noqa: F401 registers its texts

__all__ = ["write_report"]

_STATIC = Path(__file__).parent / "static"
_SCRIPTS = ("base.js", "plots.js", "heat.js", "rooms.js", "zones.js", "start.js")


def write_report(
    directory: Path,
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
    language: Language,
) -> Path:
    """Write `directory/report.html`, whole or not at all, and return its path."""
    with adopted(instance.wording.speaker() if isinstance(instance, Instance) else None):
        html = render(sections_of(instance, timetable, verdict, infos, solving), _title(instance), language)
    directory.mkdir(parents=True, exist_ok=True)
    target = directory / "report.html"
    handle, name = tempfile.mkstemp(dir=directory, prefix=".report-", suffix=".html")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(html)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    return target


def sections_of(
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
) -> list[Section]:
    """The sections that have something to show, in reading order."""
    names, facts = names_of(instance), verdict.facts
    candidates = (
        overview(instance, timetable, verdict, infos, solving),
        heat(facts, names),
        rooms(facts, names),
        zones(facts, names),
        chain(facts, names),
        overlaps(timetable, facts, names),
        costs(verdict, infos, solving),
        findings(verdict, infos, names),
        progress(solving),
    )
    return [section for section in candidates if section is not None]


def render(sections: Sequence[Section], title: str, language: Language) -> str:
    """The page as text."""
    environment = Environment(
        loader=PackageLoader("reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["both"] = _spans
    environment.globals["say"] = lambda key: _spans(both(key))
    environment.globals["said"] = both
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": True}
    data = {section.id: section.data for section in sections if section.data is not None}
    return environment.get_template("page.html").render(
        sections=sections,
        title=title,
        language=language,
        data=data,
        texts=_script_texts(),
        style=Markup(_read("page.css")),  # noqa: S704 our own style sheet
        plotly=Markup(plotly.offline.get_plotlyjs()),  # noqa: S704 the library, inlined once
        script=Markup("\n".join(_read(name) for name in _SCRIPTS)),  # noqa: S704 our own scripts
    )


def _script_texts() -> dict[str, dict[str, str]]:
    """The texts that scripts fill in themselves, places and all."""
    prefix = "report.js."
    texts = _page_texts.TEXTS
    return {
        key.removeprefix(prefix): Both(template(key, "en"), template(key, "fr"))._asdict()
        for key in texts
        if key.startswith(prefix)
    }


def _read(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


def _title(instance: Instance | PublicInstance) -> str:
    return instance.name if isinstance(instance, PublicInstance) else instance.title or instance.name


def _spans(text: Both | str) -> Markup:
    """A text in both languages as two elements of which the style sheet shows one."""
    text = text if isinstance(text, Both) else same(text)
    if text.en == text.fr:
        return escape(text.en)
    return Markup('<span lang="en">{}</span><span lang="fr">{}</span>').format(*text)
