"""The tables an instance is made of, column by column."""

from models.schema.declare import Column, Kind, Table
from models.schema.tables import TABLES

__all__ = ["TABLES", "Column", "Kind", "Table"]
