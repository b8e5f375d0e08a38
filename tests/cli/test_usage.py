"""What the parser of the command line says, in the reader's language."""

import pytest

from scheduler.cli.main import main


def said(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The lines that a wrong command prints; it ends as bad input does."""
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.splitlines()


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        (["solve"], "Il manque instance.", "instance is missing."),
        (
            ["check", "a", "b"],
            "Il y a plus d'arguments que la commande n'en prend ; mettez entre guillemets un chemin qui contient des "
            "espaces.",
            "There are more arguments than the command takes; put a path that has spaces in quotes.",
        ),
        (
            ["solve", "a", "--secnds", "3"],
            "Il n'y a pas d'option --secnds. Vouliez-vous dire --seconds, --seed\u202f?",
            "There is no option --secnds. Did you mean --seconds, --seed?",
        ),
        (["solve", "a", "--zzz"], "Il n'y a pas d'option --zzz.", "There is no option --zzz."),
        (
            ["solve", "a", "--seconds", "abc"],
            "--seconds\xa0: «\xa0abc\xa0» n'est pas un nombre.",
            "--seconds: “abc” is not a number.",
        ),
        (
            ["check", "a", "--periods", "0"],
            "--periods\xa0: 0 est hors limites\xa0: au moins 1.",
            "--periods: 0 is out of range: at least 1.",
        ),
        (
            ["solve", "a", "--seconds"],
            "L'option --seconds demande une valeur après elle.",
            "The option --seconds needs a value after it.",
        ),
        (
            ["sovle"],
            "Il n'y a pas de commande «\xa0sovle\xa0». Vouliez-vous dire solve\u202f?",
            "There is no command “sovle”. Did you mean solve?",
        ),
    ],
)
def test_a_usage_error_is_told_in_the_language_of_the_reader(
    capsys: pytest.CaptureFixture[str], words: list[str], french: str, english: str
) -> None:
    def plain(text: str) -> str:
        return " ".join(text.replace("\xa0", " ").replace("\u202f", " ").split())

    for language, sentence in (("fr", french), ("en", english)):
        lines = plain(" ".join(said(capsys, "--lang", language, *words)))
        assert lines.endswith(plain(sentence))
        assert "Error" not in lines


def test_help_has_its_titles_in_the_language_of_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (
        ("fr", ("obligatoire", "afficher cette aide")),
        ("en", ("required", "show this help")),
    ):
        with pytest.raises(SystemExit) as end:
            main(["--lang", language, "check", "--help"])
        assert end.value.code in (None, 0)
        shown = " ".join(capsys.readouterr().out.split())
        assert all(word in shown for word in words)
        assert "Show this message" not in shown
