"""The marked copy: every cell as it was read and where it was, the faulty ones coloured and commented."""

import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from models.issues import InvalidInput
from tests.instances.test_folder_faults import edit
from tests.instances.test_folder_laws import assert_same
from tests.instances.test_formats import grids, write_grids
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine, read_instance, write_marked
from tests.support.small_instance import write_small


def grid(path: Path, sheet: str) -> list[list[str]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def comments(path: Path) -> dict[str, dict[str, str]]:
    """By sheet name, the comment of each cell."""
    out: dict[str, dict[str, str]] = {}
    with zipfile.ZipFile(path) as archive:
        for i, name in enumerate(CalamineWorkbook.from_path(str(path)).sheet_names, 1):
            rels = f"xl/worksheets/_rels/sheet{i}.xml.rels"
            text = archive.read(rels).decode() if rels in archive.namelist() else ""
            if found := re.search(r"comments\d+\.xml", text):
                xml = archive.read(f"xl/{found[0]}").decode()
                pairs = re.findall(r'<comment ref="([A-Z]+\d+)".*?<t(?: [^>]*)?>(.*?)</t>', xml, re.DOTALL)
                out[name] = dict(pairs)
    return out


def test_a_folder_with_faults_is_copied_with_its_faults_marked(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    edit(folder, "rooms.csv", "001,P1,40", "001,P1,-40")
    edit(folder, "rooms.csv", "002,P2,20,", "002,P2")
    edit(folder, "candidates.csv", "00000002,", "00000001,")
    edit(folder, "units.csv", "id,title,ects", "id,name,ects")
    edit(folder, "instance.toml", 'scope = "unit"', 'scope = "month"')
    issues = write_marked(folder, tmp_path / "m.xlsx", FRENCH)
    assert issues == examine(folder)[1]
    assert grid(tmp_path / "m.xlsx", "rooms") == [
        ["id", "site", "seats", "features"],
        ["001", "P1", "-40", "accessible pc"],
        ["002", "P2", "", ""],
        ["01", "M1", "15", ""],
    ]
    found = comments(tmp_path / "m.xlsx")
    assert set(found["rooms"]) == {"C2", "A3"}
    assert found["rooms"]["C2"].startswith("trop petit")
    assert set(found["candidates"]) == {"A3"}
    assert set(found["units"]) == {"B1", "D1"}
    settings = grid(tmp_path / "m.xlsx", "instance")
    row = 1 + [line[0] for line in settings].index("policy.date-chain.scope")
    assert set(found["instance"]) == {f"B{row}"}
    listed = grid(tmp_path / "m.xlsx", "problèmes")
    assert len(listed) == 1 + len(issues)
    assert ["erreur", "rooms.csv"] in [line[:2] for line in listed]


def test_a_workbook_keeps_its_cells_where_they_were(tmp_path: Path) -> None:
    sheets = grids()
    sheets["rooms"][2][2] = "vingt"
    sheets["instance"][5][1] = "2024-01-03"
    source = write_grids(tmp_path / "a.xlsx", sheets, (2, 0))
    issues = write_marked(source, tmp_path / "m.xlsx", ENGLISH)
    found = comments(tmp_path / "m.xlsx")
    assert [p.cell for p in issues] == ["B8", "C5"]
    assert set(found["rooms"]) == {"C5"}
    assert set(found["instance"]) == {"B8"}
    assert [p.cell for p in examine(tmp_path / "m.xlsx")[1]] == [p.cell for p in issues]


def test_a_marked_copy_can_be_corrected_and_read(tmp_path: Path) -> None:
    """Without faults the copy is the instance itself."""
    folder = write_small(tmp_path / "a")
    assert write_marked(folder, tmp_path / "m.xlsx", ENGLISH) == ()
    assert_same(read_instance(folder), read_instance(tmp_path / "m.xlsx"))


def test_what_cannot_be_copied_is_refused_and_nothing_is_overwritten(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="nothing at this path"):
        write_marked(tmp_path / "nowhere", tmp_path / "m.xlsx", ENGLISH)
    folder = write_small(tmp_path / "a")
    (tmp_path / "m.xlsx").write_text("mine")
    with pytest.raises(InvalidInput, match="something is here"):
        write_marked(folder, tmp_path / "m.xlsx", ENGLISH)


def test_settings_of_any_shape_are_copied(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    (folder / "instance.toml").write_text(
        "name = 1.5\nsessions = [3, {a = 1}]\npolicy = 08:30:00\nx = [[{}]]\n"
    )
    assert write_marked(folder, tmp_path / "m.xlsx", ENGLISH)
    assert ["sessions", "[3, {'a': 1}]"] in grid(tmp_path / "m.xlsx", "instance")
    (folder / "instance.toml").write_text("broken")
    (folder / "rooms.csv").write_bytes(b"\xff\xfe")
    assert write_marked(folder, tmp_path / "n.xlsx", ENGLISH)
    assert "rooms" not in CalamineWorkbook.from_path(str(tmp_path / "n.xlsx")).sheet_names
