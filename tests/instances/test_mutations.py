"""The shipped `tiny` with its cells, headings, rows and lengths changed at random: read or refused, in every form."""

import csv
import io
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from instances.io.workbook.settings_writer import settings_rows
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import TINY
from tests.support.reading import convert, examine

Grid = list[list[str]]

CELL = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["", " ", "-1", "0", "999999999999", "1e9", "NaN", "01/13/2024", "lundi 23/01/2024", "25:00", "22:00-08:00",
         "=1/0", "'", '"', "Europe/Pari", "no", "é", "\ufeff", "a" * 40_000, "1;2", "2024-01-22T13:30", "x\ny"]
    ),
)  # fmt: skip
PLACE = st.floats(0, 1, exclude_max=True)
CHANGE = st.tuples(
    st.sampled_from(["cell", "heading", "twice", "lost", "swap", "longer", "shorter", "column"]),
    st.integers(0, 20), PLACE, PLACE, CELL,
)  # fmt: skip


def grids() -> dict[str, Grid]:
    return {p.stem: list(csv.reader(io.StringIO(p.read_text()))) for p in sorted(TINY.glob("*.csv"))}


def change(tables: dict[str, Grid], one: tuple[str, int, float, float, str]) -> None:
    kind, which, down, across, text = one
    rows = tables[list(tables)[which % len(tables)]]
    row = rows[int(down * len(rows))]
    column = int(across * len(row))
    match kind:
        case "cell":
            row[column : column + 1] = [text]
        case "heading":
            rows[0][column : column + 1] = [text]
        case "twice":
            rows.append(list(row))
        case "lost":
            rows.remove(row)
        case "swap":
            rows[0], rows[-1] = rows[-1], rows[0]
        case "longer":
            row.extend([text] * 3)
        case "shorter":
            del row[column:]
        case "column":
            for each in rows:
                each.insert(column, text)
    if not rows:
        rows.append([text])


def written(tables: dict[str, Grid], ending: str, folder: Path) -> Path:
    """The tables in this form, with the settings of `tiny`."""
    plain = folder / "plain"
    plain.mkdir()
    (plain / "instance.toml").write_bytes((TINY / "instance.toml").read_bytes())
    for name, rows in tables.items():
        with (plain / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    if ending == ".zip":
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            for path in plain.iterdir():
                archive.write(path, f"tiny/{path.name}")
    if ending == ".xlsx":
        with xlsxwriter.Workbook(folder / "a.xlsx") as book:
            first = book.add_worksheet("instance")
            for i, (key, value) in enumerate(
                settings_rows(tomllib.loads((TINY / "instance.toml").read_text()))
            ):
                first.write_row(i, 0, [key, str(value)])
            for name, rows in tables.items():
                sheet = book.add_worksheet(name)
                for i, row in enumerate(rows):
                    for j, cell in enumerate(row):
                        sheet.write(i, j, cell[:32_000])
    return folder / f"a{ending}" if ending else plain


@pytest.mark.parametrize("ending", ["", ".zip", ".xlsx"])
@given(changes=st.lists(CHANGE, min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_changed_tables_are_read_or_refused(
    ending: str, changes: list[tuple[str, int, float, float, str]]
) -> None:
    tables = grids()
    for one in changes:
        change(tables, one)
    with tempfile.TemporaryDirectory() as work:
        path = written(tables, ending, Path(work))
        instance, issues = examine(path)
    assert (instance is None) == any(p.severity == "error" for p in issues)
    for issue in issues:
        assert issue.sentence(ENGLISH)
        assert issue.sentence(FRENCH)
        assert len(issue.value) <= 80


def members(tmp_path: Path) -> dict[str, bytes]:
    convert(TINY, tmp_path / "tiny.xlsx")
    with zipfile.ZipFile(tmp_path / "tiny.xlsx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in content.items():
            archive.writestr(name, raw)
    return path


def examined(path: Path) -> tuple[Any, list[str]]:
    instance, issues = examine(path)
    return instance, [p.code for p in issues]


def test_elements_nested_without_end_are_no_hang(tmp_path: Path) -> None:
    content = members(tmp_path)
    deep = b"<row>" * 400_000 + b"</row>" * 400_000
    content["xl/worksheets/sheet2.xml"] = b"<worksheet><sheetData>" + deep + b"</sheetData></worksheet>"
    instance, codes = examined(packed(tmp_path / "a.xlsx", content))
    assert instance is None
    assert codes


def test_a_cell_at_the_far_end_is_refused_before_it_is_laid_out(tmp_path: Path) -> None:
    content = members(tmp_path)
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content["xl/worksheets/sheet2.xml"] = b"<worksheet><sheetData>" + cell + b"</sheetData></worksheet>"
    assert examined(packed(tmp_path / "a.xlsx", content)) == (None, ["input-oversize"])


@pytest.mark.parametrize(
    "types",
    [b"", b"<Types/>", b"not xml", b"<Types><Default Extension='xml' ContentType='text/csv'/></Types>"],
)
def test_wrong_content_types_are_read_or_named(tmp_path: Path, types: bytes) -> None:
    content = members(tmp_path)
    content["[Content_Types].xml"] = types
    instance, codes = examined(packed(tmp_path / "a.xlsx", content))
    assert instance is not None or codes


def test_the_ending_does_not_decide_what_a_file_is(tmp_path: Path) -> None:
    convert(TINY, tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.zip")
    assert examined(tmp_path / "a.zip")[0] is not None
    (tmp_path / "b.xlsx").write_bytes((TINY / "rooms.csv").read_bytes())
    assert examined(tmp_path / "b.xlsx") == (None, ["input-not-an-instance"])
