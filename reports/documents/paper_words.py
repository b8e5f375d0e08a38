"""How candidates need a paper, by candidate and exam."""

from collections.abc import Mapping
from functools import lru_cache

from models.needs import PAPERS, paper_needs
from reports.documents.edition import Edition


@lru_cache(maxsize=2)
def paper_words(edition: Edition) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """By (candidate, exam): of PAPERS what is needed, large print, braille or a computer."""
    instance = edition.instance
    table = paper_needs(instance.candidates, instance.exam_needs, instance.sits)
    return {
        (str(row["candidate"]), str(row["exam"])): tuple(name for name in PAPERS if row[name])
        for row in table.to_dict("records")
    }
