"""The tables of a timetable as Parquet files of a publication, where the extra `parquet` is installed."""

from collections.abc import Iterator

import pandas as pd

from models.facts import Verdict
from models.ids import CentreId
from reports.documents.document import Written
from reports.documents.edition import Edition
from reports.documents.parquet import parquet_bytes, parquet_is_there
from reports.documents.systems import FOLDER
from scheduler.app.tables import tables, tables_of_centre

_FOR_ALL = ("starts", "indicators", "dictionary")


def table_documents(edition: Edition) -> Iterator[Written]:
    """The starts, the indicators and the dictionary for all; the tables that name people for each centre apart.

    Tables have the exams of the edition's sessions; indicators count those of the whole timetable.
    """
    if not parquet_is_there():
        return
    verdict = Verdict(pd.DataFrame(), {}, edition.facts)
    every = tables(edition.instance, edition.timetable, language=edition.messages.language, verdict=verdict)
    exams = {str(e.id) for e in edition.instance.exams if e.session in edition.sessions}
    for name in _FOR_ALL:
        yield _written(every[name], exams, (FOLDER, "tables", f"{name}.parquet"))
    for centre, folder in edition.centre_folders.items():
        for name, table in tables_of_centre(every, edition.instance, CentreId(centre)).items():
            yield _written(table, exams, (folder, FOLDER, "tables", f"{name}.parquet"))


def _written(table: pd.DataFrame, exams: set[str], path: tuple[str, ...]) -> Written:
    for column in ("exam", "moves"):
        if column in table.columns:
            table = table[table[column].isin(exams)]
    return Written(path, parquet_bytes(table))
