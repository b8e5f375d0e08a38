"""What is told about deadlines, rights and requests names the article of the texts that it follows from."""

import json

import pytest

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
