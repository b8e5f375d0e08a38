"""The notebooks run and print what they show."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.support.paths import ROOT

FOLDER = ROOT / "docs" / "tutoriel"


@pytest.mark.notebook
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["semestre.ipynb", "scenarios.ipynb"])
def test_the_notebook_prints_what_it_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in FOLDER.iterdir():
        if file.suffix in (".xlsx", ".csv"):
            shutil.copy(file, tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    shown = nbformat.read(FOLDER / name, as_version=4)
    run = nbformat.read(FOLDER / name, as_version=4)
    NotebookClient(run, timeout=240, resources={"metadata": {"path": str(tmp_path)}}).execute()
    pairs = [
        (here, there) for here, there in zip(shown.cells, run.cells, strict=True) if here.cell_type == "code"
    ]
    assert len(pairs) >= 6
    for here, there in pairs:
        assert printed(there) == printed(here), here.source


def printed(cell: nbformat.NotebookNode) -> str:
    """What a cell prints and what its last line is worth, as text."""
    texts = [
        out["text"] if "text" in out else out["data"]["text/plain"]
        for out in cell.outputs
        if out.output_type != "stream" or out.name == "stdout"
    ]
    return "\n".join(texts)
