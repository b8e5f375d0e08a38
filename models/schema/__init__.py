"""The tables an instance is made of, column by column."""

from models.schema.declare import Column, Kind, Table
from models.schema.offer import PROGRAMME, STANDS_FOR
from models.schema.tables import TABLES

__all__ = ["PROGRAMME", "STANDS_FOR", "TABLES", "Column", "Kind", "Table"]
