"""Pages that lead to the documents of a folder: one for everything, one for each centre that can be handed over with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from reports.documents.document import Written
from reports.documents.edition import Edition
from reports.documents.static_page import static_page

INDEX = "index.html"
MOST_OPEN = 12
"""Files of a folder that are listed as they are; more of them unfold on demand."""
Paths = Mapping[str, Iterable[tuple[str, ...]]]


def index_pages(edition: Edition, paths: Paths) -> Iterator[Written]:
    """`index.html` of the folder and of each centre's folder. `paths`: those of the documents, by kind."""
    say = edition.messages.say
    folders = {folder: str(centre) for centre, folder in edition.centre_folders.items()}
    inside: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    shared: dict[str, list[tuple[str, ...]]] = {}
    for kind, found in paths.items():
        for path in found:
            if path[0] in folders:
                inside.setdefault(path[0], {}).setdefault(kind, []).append(path[1:])
            else:
                shared.setdefault(kind, []).append(path)
    for folder in sorted(inside):
        name = _centre_name(edition, folders[folder])
        parts = [_part(edition, kind, found) for kind, found in inside[folder].items()]
        yield Written((folder, INDEX), _page(edition, say("index-of-centre", centre=name), parts))
    centres = [
        (f"{quote(folder)}/{INDEX}", _centre_name(edition, folders[folder])) for folder in sorted(inside)
    ]
    parts = [_part(edition, kind, found) for kind, found in shared.items()]
    if centres:
        parts.append(
            {"title": say("index-centres"), "lead": "", "groups": [{"folder": "", "files": centres}]}
        )
    yield Written((INDEX,), _page(edition, say("index-title"), parts))


def _part(edition: Edition, kind: str, paths: list[tuple[str, ...]]) -> dict[str, Any]:
    """The files of a kind: those of the folder itself, then those of each folder inside it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(paths):
        href = "/".join(quote(part) for part in path)
        groups.setdefault("/".join(path[:-1]), []).append((href, path[-1]))
    shown = [
        {"folder": folder if len(files) > MOST_OPEN else "", "files": files}
        for folder, files in sorted(groups.items())
    ]
    say = edition.messages.say
    return {"title": say(f"index-kind-{kind}"), "lead": say(f"index-lead-{kind}"), "groups": shown}


def _centre_name(edition: Edition, centre: str) -> str:
    return next(c.name for c in edition.instance.centres if c.id == centre)


def _page(edition: Edition, title: str, parts: list[dict[str, Any]]) -> bytes:
    return static_page(
        "document_index.html", edition.messages.language, title=title, shared=edition.shared, parts=parts
    )
