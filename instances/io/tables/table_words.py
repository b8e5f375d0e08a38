"""How a sentence names tables and columns: as the user's own file does, else in the language of the sentence."""

from collections.abc import Iterable

from instances.io.issue_log import IssueLog
from models.schema import Column, Table


def table_words(table: Table, issues: IssueLog) -> dict[str, str]:
    """The name of a table as details of a sentence: `table`, `table_fr`."""
    file = f"{table.name}.csv"
    place = issues.place(file)
    if issues.located(file):
        return {"table": place.name, "table_fr": place.name}
    return {"table": table.name, "table_fr": table.french}


def column_words(table: Table, column: Column, issues: IssueLog) -> dict[str, str]:
    """The name of a column as details of a sentence: `column_en`, `column_fr`."""
    written = issues.place(f"{table.name}.csv").headers.get(column.name)
    return {"column_en": written or column.name, "column_fr": written or column.french}


def column_choices(column: Column) -> dict[str, str]:
    """The values that a column chooses from as details of a sentence: `choices`, `choices_fr`."""
    return {
        "choices": ", ".join(column.choices),
        "choices_fr": ", ".join(french_choice(column, choice) for choice in column.choices),
    }


def french_choice(column: Column, choice: str) -> str:
    """The first French word for a value that a column chooses from; the value itself if it has none."""
    return next((word for word, meant in column.synonyms if meant == choice), choice)


def column_list(columns: Iterable[Column]) -> dict[str, str]:
    """The names of columns as details of a sentence: `columns`, `columns_fr`."""
    listed = list(columns)
    return {
        "columns": ", ".join(column.name for column in listed),
        "columns_fr": ", ".join(column.french for column in listed),
    }
