"""Which language a command speaks: the one asked for, the instance's, the machine's, else French."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

import scheduler.cli.main as cli
from instances import language_of, save_instance
from models.text import Language
from scheduler.cli.language import LanguageChoice, language_choice
from tests.instances.test_formats import grids, write_grids
from tests.support.paths import TINY
from tests.support.reading import convert, read_instance


@pytest.mark.parametrize(
    ("args", "environment", "asked", "machine"),
    [
        ([], {}, None, None),
        (["--lang", "en"], {"LANG": "fr_FR.UTF-8"}, "en", "fr"),
        (["check", "x", "--lang=fr"], {"LANG": "en_GB.UTF-8"}, "fr", "en"),
        ([], {"EXAMS_LANG": "fr", "LC_ALL": "en_US"}, "fr", "en"),
        ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, None, "en"),
        ([], {"LC_MESSAGES": "fr_CA.UTF-8", "LANG": "en_GB.UTF-8"}, None, "fr"),
        ([], {"LC_ALL": "", "LANG": "fr"}, None, "fr"),
        ([], {"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, None, "en"),
        ([], {"LANG": "C.UTF-8"}, None, None),
        ([], {"LANG": "POSIX"}, None, None),
        ([], {"LANG": "de_DE.UTF-8"}, None, None),
    ],
)
def test_what_is_asked_for_and_what_the_machine_says(
    args: list[str], environment: Mapping[str, str], asked: Language | None, machine: Language | None
) -> None:
    assert language_choice(args, environment)[0] == LanguageChoice(asked, machine)


@pytest.mark.parametrize(
    ("asked", "instance", "machine", "spoken"),
    [
        ("en", "fr", "fr", "en"),
        (None, "en", "fr", "en"),
        (None, None, "en", "en"),
        (None, None, None, "fr"),
        (None, "fr", "en", "fr"),
    ],
)
def test_the_command_line_comes_first_then_the_instance_then_the_machine(
    asked: Language | None, instance: Language | None, machine: Language | None, spoken: Language
) -> None:
    assert LanguageChoice(asked, machine).language(instance) == spoken


def speaking(folder: Path, language: str) -> Path:
    """The tiny instance with a language."""
    shutil.copytree(TINY, folder)
    settings = folder / "instance.toml"
    settings.write_text(f'language = "{language}"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_every_form_of_an_instance_keeps_its_language(tmp_path: Path) -> None:
    folder = speaking(tmp_path / "own", "en")
    for name in ("w.xlsx", "w.zip", "w.json"):
        convert(folder, tmp_path / name)
        assert read_instance(tmp_path / name).language == "en"
        assert language_of(tmp_path / name) == "en"
    save_instance(tmp_path / "saved", read_instance(folder))
    assert read_instance(tmp_path / "saved").language == "en"
    assert (read_instance(TINY).language, language_of(TINY), language_of(tmp_path / "none")) == (
        None,
        None,
        None,
    )


def test_commands_speak_the_language_of_the_instance_faulty_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("EXAMS_LANG")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    folder = speaking(tmp_path / "own", "en")
    assert "ready for exams solve" in checked(folder, 0, capsys)
    assert "prêt pour exams solve" in checked(TINY, 0, capsys)
    rooms = folder / "rooms.csv"
    rooms.write_text(
        rooms.read_text(encoding="utf-8").replace("A1,PAR-A,24", "A1,PAR-A,-5"), encoding="utf-8"
    )
    assert "1 error in 1 file; correct it and check again" in checked(folder, 2, capsys)
    settings = folder / "instance.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"en"', '"de"'), encoding="utf-8")
    assert "language = 'de' : " in checked(folder, 2, capsys)


def checked(folder: Path, code: int, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What `exams check` prints."""
    with pytest.raises(SystemExit) as left:
        cli.main([*options, "check", str(folder)])
    assert int(left.value.code or 0) == code
    printed = capsys.readouterr()
    return printed.out + printed.err


def test_errors_of_a_workbook_are_counted_in_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("EXAMS_LANG")
    path = write_grids(
        tmp_path / "a.xlsx", {**(sheets := grids()), "rooms": [*sheets["rooms"], ["9", "x", 1]]}
    )
    assert "1 error in 1 sheet; correct it" in checked(path, 2, capsys, "--lang", "en")
    assert "1 erreur dans 1 feuille ; corrigez-la" in checked(path, 2, capsys, "--lang", "fr")
