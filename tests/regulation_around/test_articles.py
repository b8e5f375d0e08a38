"""What is told about deadlines, rights and requests names the article of the texts that it follows from."""

import json
import re

import pytest

from scheduler import read
from scheduler.app.answer_requests import answer_requests
from scheduler.cli.main import main
from tests.support.paths import ROOT


@pytest.mark.parametrize(
    ("command", "entry", "article"),
    [
        ("calendar", "B07", "Paca I.A.2.c(2)"),
        ("eligible", "A01", "Paca I.A.1.a"),
        ("requests", "C05", "Paris, questions"),
    ],
)
def test_json_names_the_articles(
    capsys: pytest.CaptureFixture[str], command: str, entry: str, article: str
) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, str(ROOT / "instances" / "reglement"), "--today", "2024-01-04", "--json"])
    assert end.value.code in (0, None)
    told = json.loads(capsys.readouterr().out)
    assert told["articles"][entry] == article
    listed = next(iter(told[name] for name in ("deadlines", "rows", "requests") if name in told))
    cited = {rule for one in listed for rule in one["rules"]}
    assert {one for one in cited if one[0] not in "XQ"} <= told["articles"].keys()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("calendar", "Paca I.A.2.c(2)"),
        ("eligible", "UE définitivement acquise (Paca I.A.1.c) : 2"),
        ("requests", "n'est pas un motif valable (Paris, questions-réponses)."),
    ],
)
def test_the_text_names_the_articles_and_no_number_of_ours(
    capsys: pytest.CaptureFixture[str], command: str, said: str
) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "fr", command, str(ROOT / "instances" / "reglement"), "--today", "2024-01-04"])
    told = capsys.readouterr().out
    assert said in told
    assert not re.search(r"\b[A-I]\d{2}\b[),]", told)


def test_a_late_request_is_refused_by_the_text_that_set_its_deadline() -> None:
    """F1 sets that of Paris where it is published, F0 counts it where it is not, F2 that of the other centres."""
    late = {one.request.id: one for one in answer_requests(read(ROOT / "instances" / "reglement")).proposals}[
        "D05"
    ]
    assert late.rules == ("B15", "B17")
