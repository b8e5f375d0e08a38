"""Rules from a user's own file: loaded with clear errors, and known to every reader, writer and judge."""

import json
import shutil
from inspect import signature
from pathlib import Path

import pytest

from instances import load_solving
from models.issues import InvalidInput
from models.rules import RulesFile
from scheduler import audit, check, load_rules, read, solve
from scheduler.app.catalogue import file_of, schema_of
from scheduler.app.other_content import has_other_content
from scheduler.app.save_result import save_result
from scheduler.cli.main import COMMANDS
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import ROOT, TINY
from tests.support.report_reader import readable

LUNCH = ROOT / "docs" / "guides" / "lunch_break.py"
HEAD = """
from models.ids import RuleId
from models.rules import RuleInfo
class Rule:
    info = RuleInfo(RuleId("mine"), "hard", (), "none", ("Mine", "À moi"), ("broken", "enfreinte"))
    def terms(self, data): return ()
    def check(self, case): raise NotImplementedError
"""


def lunch_semester(folder: Path, minutes: object = 150) -> Path:
    shutil.copytree(TINY, folder)
    with (folder / "instance.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[policy.lunch-break]\nminutes = {minutes}\n")
    return folder


def codes(path: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(InvalidInput) as caught:
        load_rules(path)
    for issue in caught.value.issues:
        assert issue.sentence(ENGLISH) != issue.sentence(FRENCH)
    return [(issue.code, issue.row, issue.value) for issue in caught.value.issues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 1\ndef f(:\n", [("rules-syntax", 2, "")]),
        ("\nx = 1 / 0\n", [("rules-failed", 2, "")]),
        ("import nowhere_at_all\n", [("rules-failed", 1, "")]),
        ("raise SystemExit(3)\n", [("rules-failed", 1, "")]),
        (HEAD, [("rules-no-list", 0, "")]),
        (HEAD + "RULES = []\n", [("rules-no-list", 0, "")]),
        (HEAD + "RULES = Rule()\n", [("rules-no-list", 0, "")]),
        (HEAD + "RULES = [Rule]\n", [("rules-class", 0, "Rule")]),
        (HEAD + "RULES = [3]\n", [("rules-no-info", 0, "int")]),
        (HEAD + "RULES = [Rule(), Rule()]\n", [("rules-known-id", 0, "mine")]),
        (HEAD.replace("mine", "hold") + "RULES = [Rule()]\n", [("rules-known-id", 0, "hold")]),
        (HEAD.replace("def check", "def look") + "RULES = [Rule()]\n", [("rules-no-method", 0, "mine")]),
        (
            "from models.policy import Parameters\nclass P(Parameters):\n    x: int = 1\n"
            + HEAD.replace('"enfreinte")', '"enfreinte"), parameters=P')
            + "RULES = [Rule()]\n",
            [("rules-no-meaning", 0, "P.x has no Meaning")],
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    tmp_path: Path, text: str, expected: list[tuple[str, int, str]]
) -> None:
    path = tmp_path / "mine.py"
    path.write_text(text, encoding="utf-8")
    assert codes(path) == expected


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert codes(tmp_path / "no.py") == [("rules-unreadable", 0, "")]
    assert codes(tmp_path) == [("rules-unreadable", 0, "")]


def test_the_rules_of_a_file_follow_the_catalogue() -> None:
    catalogue = load_rules(LUNCH)
    assert [rule.info.id for rule in catalogue] == [*(rule.info.id for rule in RULES), "lunch-break"]
    file = file_of(catalogue)
    assert file is not None
    assert (file.name, len(file.sha256)) == ("lunch_break.py", 64)
    assert file_of(RULES) is None
    assert file_of(None) is None
    assert schema_of(catalogue).weights["lunch-break"] == 10


def test_settings_of_such_a_rule_are_read_and_checked_with_the_file_alone(tmp_path: Path) -> None:
    folder, catalogue = lunch_semester(tmp_path / "a"), load_rules(LUNCH)
    assert [issue.code for issue in check(folder).issues] == ["settings-unknown-rule"]
    assert check(folder, rules=catalogue).issues == ()
    wrong = lunch_semester(tmp_path / "b", -1)
    assert [(i.column, i.code) for i in check(wrong, rules=catalogue).issues] == [
        ("policy.lunch-break.minutes", "settings-range")
    ]


def test_it_is_solved_judged_and_kept_by_the_rules_of_the_file(tmp_path: Path) -> None:
    catalogue = load_rules(LUNCH)
    semester = read(lunch_semester(tmp_path / "semester"), rules=catalogue)
    result = solve(semester, work=1, seed=1, rules=catalogue)
    assert result.timetable is not None
    assert result.verdict is not None
    assert result.rules[-1].id == "lunch-break"
    assert result.costs["lunch-break"] > 0
    plain, own = audit(semester, result.timetable), audit(semester, result.timetable, rules=catalogue)
    assert own.cost == result.cost == plain.cost + result.costs["lunch-break"]
    file = file_of(catalogue)
    assert file is not None
    assert (result.rules_file, own.rules_file, plain.rules_file) == (file, file, None)

    saved = save_result(
        tmp_path / "out",
        semester,
        result.timetable,
        result.verdict,
        result.solving(),
        language="en",
        rules=catalogue,
    )
    # Made by the rules of the file: without them the result is of other content.
    assert not has_other_content(semester, saved.folder, file)
    assert has_other_content(semester, saved.folder, None)
    told = json.loads((saved.folder / "timetable.json").read_text(encoding="utf-8"))["audited"]
    assert told["rules"] == {"file": "lunch_break.py", "sha256": file.sha256}
    solving = load_solving(saved.folder)
    assert solving is not None
    assert solving.rules_file == file
    page = readable(saved.folder / "report.html")
    assert "lunch_break.py" in page
    assert "No time for lunch" in page


def test_a_semester_read_with_such_a_rule_is_not_solved_without_it(tmp_path: Path) -> None:
    semester = read(lunch_semester(tmp_path / "semester"), rules=load_rules(LUNCH))
    with pytest.raises(ValueError, match="lunch-break"):
        solve(semester, work=1)


def test_public_instances_have_their_own_rules(tmp_path: Path) -> None:
    (tmp_path / "two.stu").write_text("0001 0002\n0002\n", encoding="utf-8")
    (tmp_path / "two.crs").write_text("0001 1\n0002 2\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path / "two.stu", periods=2, rules=load_rules(LUNCH))
    assert [issue.code for issue in caught.value.issues] == ["rules-public"]


def test_a_log_without_the_rules_of_a_file_says_so(tmp_path: Path) -> None:
    log = {
        "status": "feasible",
        "seconds": 1.0,
        "bound": 0,
        "bounds": {},
        "seed": 1,
        "progress": [],
        "timetable": "",
    }
    (tmp_path / "solving.json").write_text(json.dumps(log | {"format": 1}), encoding="utf-8")
    plain = load_solving(tmp_path)
    assert plain is not None
    assert plain.rules_file is None
    (tmp_path / "solving.json").write_text(
        json.dumps(log | {"format": 1, "rules": {"file": "a.py", "sha256": "00"}}), encoding="utf-8"
    )
    named = load_solving(tmp_path)
    assert named is not None
    assert named.rules_file == RulesFile("a.py", "00")


def test_every_command_that_reads_a_semester_takes_the_file() -> None:
    reading = {
        name
        for name, command in COMMANDS.items()
        if {"instance", "source"} & {*signature(command).parameters}
    }
    taking = {name for name, command in COMMANDS.items() if "rules" in signature(command).parameters}
    assert reading == {
        "solve", "audit", "busy", "calendar", "check", "compare", "convert", "dry-run", "duties", "eligible", "explain",
        "follow-up", "merge", "publish", "repair", "report", "requests", "simulate", "suggest",
        "whatif",
    }  # fmt: skip
    assert taking == reading | {"rules", "schema", "template"}
