"""The option `--rules` of every command that reads a semester."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from scheduler.app.catalogue import Catalogue

RulesOption = Annotated[Path | None, typer.Option("--rules", metavar="FILE.py")]
"""A file of rules of the user's own, besides the catalogue."""


def catalogue_from(file: Path | None) -> "Catalogue | None":
    """The catalogue with the rules of the file; None, which is the usual one, without a file. Raises InvalidInput."""
    if file is None:
        return None
    from scheduler.app.rules_file import load_rules

    return load_rules(file)
