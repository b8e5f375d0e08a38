"""A folder of documents is complete or as before, and names are read from the office's own tables."""

from pathlib import Path
from typing import ClassVar

import pytest

from instances.io.documents.document_folder import MANIFEST, write_documents
from instances.io.documents.names_file import read_names
from models.contact_details import ContactDetails
from models.issues import InvalidInput
from reports.documents.document import Written


def test_the_folder_is_whole_or_as_before(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_documents(folder, [Written(("a", "b.csv"), b"1")], {})

    class Failing(Written):
        def content(self) -> bytes:
            raise OSError(28, "disk full")

    class FailingPrint(Failing):
        is_print: ClassVar[bool] = True

    for failing in Failing, FailingPrint:
        with pytest.raises(OSError, match="disk full"):
            write_documents(folder, [Written(("a", "c.csv"), b"2"), failing(("a", "d.csv"), b"3")], {})
    assert sorted(path.name for path in folder.rglob("*")) == ["a", "b.csv", MANIFEST]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "work.txt").write_text("mine")
    with pytest.raises(InvalidInput):
        write_documents(tmp_path / "other", [], {})


def test_names_are_read_from_the_offices_own_tables(tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(
        "Extraction du 1/12\nN° d'élève;Né le;Nom;Prénom;Adresse;CP;Ville;Courriel\n"
        "c1;1/1/1990;Durand;Élodie;3 rue X;13001;Marseille;e@example.org\nc2;;Petit;;;;;\n",
        encoding="utf-8",
    )
    assert read_names(file) == {
        "c1": ContactDetails("Durand Élodie", "3 rue X\n13001 Marseille", "e@example.org"),
        "c2": ContactDetails("Petit"),
    }
    file.write_text("code;ville\nc1;Paris\n", encoding="utf-8")
    with pytest.raises(InvalidInput):
        read_names(file)
