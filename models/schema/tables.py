"""The tables an instance is made of: one declaration drives readers, writers, templates and docs."""

from collections.abc import Mapping

from models.schema import offer, people, pins, places
from models.schema.declare import Table

TABLES: Mapping[str, Table] = {
    table.name: table for table in (*places.TABLES, *offer.TABLES, *people.TABLES, *pins.TABLES)
}
"""Every table by its name, in the order in which a workbook has its sheets."""
