"""The tables an instance is made of: one declaration drives readers, writers, templates and docs."""

from collections.abc import Mapping

from models.schema import offer, people, pins, places, records
from models.schema.declare import Table

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (*places.TABLES, *offer.TABLES, *people.TABLES, *pins.TABLES, *records.TABLES)
}
"""Every table by its name, in the order in which a workbook has its sheets."""
RECORDS: Mapping[str, Table] = {table.name: table for table in records.TABLES}
"""Of these the ones that say what happens around the exams: `Instance.rows_of` gives their rows."""
