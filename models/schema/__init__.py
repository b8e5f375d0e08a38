"""The tables an instance is made of, column by column."""

from models.schema.declare import Column, Kind, Table
from models.schema.offer import PROGRAMME, STANDS_FOR
from models.schema.tables import RECORDS, TABLES

__all__ = ["PROGRAMME", "RECORDS", "STANDS_FOR", "TABLES", "Column", "Kind", "Table"]
