"""Zips and workbooks that would fill memory or disk are refused by size; damaged ones are an issue, no crash."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instances.io.workbook import limits
from models.issues import Issue
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import convert, examine
from tests.support.small_instance import write_small


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    base = tmp_path_factory.mktemp("originals")
    folder = write_small(base / "small")
    for ending in (".xlsx", ".zip"):
        convert(folder, base / f"a{ending}")
    return {ending: (base / f"a{ending}").read_bytes() for ending in (".xlsx", ".zip")}


def seen(path: Path, raw: bytes) -> tuple[Issue, ...]:
    path.write_bytes(raw)
    instance, issues = examine(path)
    assert (instance is None) == any(p.severity == "error" for p in issues)
    assert all(p.sentence(ENGLISH) and p.sentence(FRENCH) for p in issues)
    return issues


def codes(path: Path, raw: bytes) -> list[str]:
    return [p.code for p in seen(path, raw)]


def changed(raw: bytes, **members: str | bytes) -> bytes:
    """The archive with members put in or replaced (`__` in a name is `/`, `_` is `.`)."""
    names = {name.replace("__", "/").replace("_", "."): text for name, text in members.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in names:
                new.writestr(entry, old.read(entry))
        for name, text in names.items():
            new.writestr(name, text)
    return out.getvalue()


def test_archives_that_unpack_to_too_much_are_not_unpacked(
    tmp_path: Path, originals: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    import instances.io.text.archive as archive

    path = tmp_path / "a.zip"
    for ending in (".zip", ".xlsx"):
        raw = changed(originals[ending], bomb_csv=bytes(6_000_000))
        assert codes(path, raw) == ["input-oversize"]
    crowd = changed(originals[".zip"], **{f"x{i}": "" for i in range(2001)})
    assert codes(path, crowd) == ["input-oversize"]
    entries = 2001 + len(zipfile.ZipFile(io.BytesIO(originals[".zip"])).namelist())
    assert f"{entries} entries, at most 2000" in seen(path, crowd)[0].sentence(ENGLISH)
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    assert codes(path, originals[".zip"]) == ["input-oversize"]
    monkeypatch.setattr(archive, "MOST_FILE", 1000)
    assert codes(path, originals[".zip"]) == ["input-oversize"]


def test_a_member_that_lies_about_its_size_is_cut_and_refused(
    tmp_path: Path, originals: dict[str, bytes]
) -> None:
    """The listed size says 100 bytes, the data unpacks to 50 MB."""
    raw = changed(originals[".zip"], staff_csv=bytes(50_000_000))
    raw = raw.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 100))
    assert codes(tmp_path / "a.zip", raw) == ["archive-broken"]


def sheet(cells: str) -> str:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'


WIDE = '<row r="1"><c r="A1"><v>1</v></c></row>'
BOMBS = {
    "two cells far apart": f'{WIDE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "the cell says more than its row": '<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
    "single quotes, blanks": "<row r='1'><c  r = 'XFD1048576' ><v>1</v></c></row>",
    "a place hidden in another attribute": (
        '<row r="1"><c s="0" x=\'r="A1"\' r="XFD1048576"><v>1</v></c></row>'
    ),
    "columns without a place": '<row r="1048576">' + "<c><v>1</v></c>" * 16000 + "</row>",
    "columns without a place that seem to have one": (
        '<row r="1048576">' + "<c x='r=\"A1\"'><v>1</v></c>" * 16000 + "</row>"
    ),
    "prefixes": '<x:row xmlns:x="u" r="1"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
}


@pytest.mark.parametrize("cells", BOMBS.values(), ids=BOMBS.keys())
def test_sheets_with_a_huge_rectangle_are_refused(
    tmp_path: Path, originals: dict[str, bytes], cells: str
) -> None:
    raw = changed(originals[".xlsx"], xl__worksheets__sheet2_xml=sheet(cells))
    assert codes(tmp_path / "a.xlsx", raw) == ["input-oversize"]


def test_a_table_of_many_columns_is_refused_quickly(tmp_path: Path, originals: dict[str, bytes]) -> None:
    """Found by mutation: one cell far to the right made a column of every letter before it."""
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="nanB1"><v>1</v></c></row>'
    raw = changed(originals[".xlsx"], xl__worksheets__sheet2_xml=sheet(far))
    assert codes(tmp_path / "a.xlsx", raw) == ["input-oversize"]
    wide = "".join(
        f'<row r="{i}"><c r="A{i}"><v>1</v></c><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 99)
    )
    raw = changed(originals[".xlsx"], xl__worksheets__sheet2_xml=sheet(wide))
    assert "input-oversize" in codes(tmp_path / "b.xlsx", raw)


@pytest.mark.parametrize(
    "piece", ["<c ", "<v", "<c r", "<row a='", "<c a=b ", "<si", "<" + "c" * 50, " " * 9, "<c  r  "]
)
def test_endless_tags_take_no_endless_time(tmp_path: Path, originals: dict[str, bytes], piece: str) -> None:
    members = {f"xl__worksheets__sheet{i}_xml": sheet(piece * 100_000) for i in (2, 3)}
    members |= {"xl__sharedStrings_xml": piece * 100_000}
    seen(tmp_path / "a.xlsx", changed(originals[".xlsx"], **members))
    workbook = "<workbook><sheet " + piece * 100_000
    seen(tmp_path / "a.xlsx", changed(originals[".xlsx"], xl__workbook_xml=workbook))
    head = ",".join(f"{piece}{i}" for i in range(100_000))
    seen(tmp_path / "a.zip", changed(originals[".zip"], rooms_csv=head))


def test_a_csv_of_many_columns_is_refused(tmp_path: Path, originals: dict[str, bytes]) -> None:
    head = ",".join(f"a{i}" for i in range(10_000))
    assert "input-oversize" in codes(tmp_path / "a.zip", changed(originals[".zip"], rooms_csv=head))


def test_a_long_text_in_many_cells_is_refused(tmp_path: Path, originals: dict[str, bytes]) -> None:
    """30 000 characters, shared by 20 000 cells: 600 MB out of 30 kB."""
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 20_001))
    shared = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    members = {"xl__worksheets__sheet2_xml": sheet(rows), "xl__sharedStrings_xml": shared}
    assert codes(tmp_path / "a.xlsx", changed(originals[".xlsx"], **members)) == ["input-oversize"]


def test_the_rectangle_is_that_of_honest_sheets(originals: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(originals[".xlsx"])) as archive:
        rooms = archive.read("xl/worksheets/sheet4.xml")
    assert limits._area(rooms) == (4, 4)
    bare = sheet("<row><c><v>1</v></c><c><v>2</v></c></row>" * 3).encode()
    assert limits._area(bare) == (4, 4)


@pytest.mark.parametrize("place", ["A99999999999", "A4294967297", "XFE1", "AAAAAAAAAAAAA1", "$A$9999999"])
def test_a_place_that_excel_does_not_have_is_refused(
    tmp_path: Path, originals: dict[str, bytes], place: str
) -> None:
    """A parser that counts in 32 bits would wrap it round, and lay out a sheet of billions of cells."""
    cells = f'<row r="1"><c r="{place}"><v>1</v></c></row>'
    raw = changed(originals[".xlsx"], xl__worksheets__sheet2_xml=sheet(cells))
    assert codes(tmp_path / "a.xlsx", raw) == ["input-oversize"]


def test_zeros_before_the_number_of_a_row_count_for_nothing() -> None:
    assert limits._area(sheet('<row r="1"><c r="C00000000000007"><v>1</v></c></row>').encode()) == (7, 3)


@pytest.mark.parametrize(
    "name", ["../rooms.csv", "a/../../rooms.csv", "/etc/rooms.csv", "C:rooms.csv", "a\\b.csv"]
)
def test_members_that_point_outside_are_refused(
    tmp_path: Path, originals: dict[str, bytes], name: str
) -> None:
    out = io.BytesIO(originals[".zip"])
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")
    assert codes(tmp_path / "a.zip", out.getvalue()) == ["archive-path"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_doubtful_archives_are_named(tmp_path: Path, originals: dict[str, bytes]) -> None:
    path = tmp_path / "a.zip"
    out = io.BytesIO(originals[".zip"])
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("rooms.csv", "x")
    assert codes(path, out.getvalue()) == ["archive-twice"]
    raw = bytearray(originals[".zip"])
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 8] |= 1
    assert codes(path, bytes(raw)) == ["archive-protected"]
    assert codes(path, b"\xd0\xcf\x11\xe0" + bytes(600)) == ["archive-protected"]
    assert codes(path, b"plain text") == ["input-not-an-instance"]
    assert codes(path, originals[".zip"][:500]) == ["archive-broken"]
    assert codes(path, changed(originals[".zip"], b__instance_toml="", a__instance_toml="")) == []
    two = io.BytesIO()
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("a/instance.toml", "")
        archive.writestr("b/instance.toml", "")
    assert codes(path, two.getvalue()) == ["archive-two-instances"]
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("photo.jpg", "")
    assert codes(path, two.getvalue()) == ["archive-no-tables"]


EDIT = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=8))


@pytest.mark.parametrize("ending", [".xlsx", ".zip"])
@given(edits=st.lists(EDIT, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_mutated_bytes_never_crash(
    tmp_path_factory: pytest.TempPathFactory,
    originals: dict[str, bytes],
    ending: str,
    edits: list[tuple[float, int, bytes]],
) -> None:
    seen(tmp_path_factory.getbasetemp() / f"mutated{ending}", mutated(originals[ending], edits))


def mutated(raw: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, bits in edits:
        at = int(where * len(raw))
        raw = raw[:at] + bits + raw[at + length :]
    return raw


BITS = st.sampled_from(
    [b"<", b">", b'"', b"&", b"&lt;", b"\0", b"\xff", b"<c>", b"</row>", b'r="ZZ9"', b't="s"', b"<v>-1</v>",
     b"99999999999999999999", b"1e308", b"nan", b"<![CDATA[", b"<!--", b"<row", b's="99"', b'<!DOCTYPE a [']
)  # fmt: skip


@given(
    member=st.integers(0, 30),
    edits=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 12), BITS), min_size=1, max_size=4
    ),
)
@settings(max_examples=50, deadline=None)
def test_mutated_xml_never_crashes(
    tmp_path_factory: pytest.TempPathFactory,
    originals: dict[str, bytes],
    member: int,
    edits: list[tuple[float, int, bytes]],
) -> None:
    """The archive is whole, what is in it is not."""
    with zipfile.ZipFile(io.BytesIO(originals[".xlsx"])) as archive:
        members = {name: archive.read(name) for name in sorted(archive.namelist())}
    name = list(members)[member % len(members)]
    members[name] = mutated(members[name], edits)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for key, text in members.items():
            archive.writestr(key, text)
    seen(tmp_path_factory.getbasetemp() / "mutated-xml.xlsx", out.getvalue())


def test_a_wrong_checksum_is_a_damaged_file(tmp_path: Path, originals: dict[str, bytes]) -> None:
    raw = originals[".zip"]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        text = archive.read("rooms.csv")
    right = struct.pack("<I", zlib.crc32(text))
    assert codes(tmp_path / "a.zip", raw.replace(right, struct.pack("<I", 1))) == ["archive-broken"]
