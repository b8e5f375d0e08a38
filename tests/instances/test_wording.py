"""Own words and articles of an institution: read with all faults, carried by every form, spoken."""

from pathlib import Path

import pytest

from instances import save_instance
from instances.io.issue_log import IssueLog
from instances.io.settings.wording import parse_wording, wording_content
from models.rules import RuleInfo
from models.text import Messages
from models.wording import RuleWords, Wording
from scheduler.cli import check as check
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import TINY
from tests.support.reading import SCHEMA, examine, read_instance

STUDENT = (("student", "students"), ("étudiant", "étudiants"))
FACULTY = (("faculty", "faculties"), ("institut", "instituts"))
COURSE = (("course", "courses"), ("matière", "matières"))
WORDING = Wording(
    words={"candidate": STUDENT, "centre": FACULTY, "unit": COURSE},
    rules={"leak-gate": RuleWords(title=("No leaks", "Pas de fuite"), sentence=("{exam}!", "{exam} !"))},
    article=("Examination code", "Code des examens"),
)
GIVEN = {
    "article": {"en": "Examination code", "fr": "Code des examens"},
    "words": {
        "candidate": {"en": ["student", "students"], "fr": ["étudiant", "étudiants"]},
        "centre": {"en": ["faculty", "faculties"], "fr": ["institut", "instituts"]},
        "unit": {"en": ["course", "courses"], "fr": ["matière", "matières"]},
    },
    "rules": {
        "leak-gate": {
            "title": {"en": "No leaks", "fr": "Pas de fuite"},
            "sentence": {"en": "{exam}!", "fr": "{exam} !"},
        }
    },
}


def info(rule: str) -> RuleInfo:
    return next(r.info for r in RULES if r.info.id == rule)


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("en", "Candidates of a centre", "Students of a faculty"),
        ("en", "a unit, one candidate(s), candidate-minutes", "a course, one student(s), student-minutes"),
        ("en", "uncandidated centred", "uncandidated centred"),
        ("fr", "le candidat du centre et l'UE", "l’étudiant de l’institut et la matière"),
        ("fr", "L’UE de candidats, au candidat", "La matière d’étudiants, à l’étudiant"),
        ("fr", "Les candidats ; ce candidat ; d'UE", "Les étudiants ; cet étudiant ; de matière"),
        ("fr", "UE, candidats-minutes", "matière, étudiants-minutes"),
    ],
)
def test_words_are_replaced_whole_and_articles_follow(language: str, ours: str, theirs: str) -> None:
    assert WORDING.speaker("fr" if language == "fr" else "en")(ours) == theirs


def test_an_english_article_follows_the_sound_of_the_new_word() -> None:
    wording = Wording(words={"candidate": (("examinee", "examinees"), ("candidat", "candidats"))})
    assert wording.speaker("en")("A candidate and a candidate") == "An examinee and an examinee"


def test_two_institutions_speak_side_by_side_and_never_mix() -> None:
    other = Wording(words={"centre": (("campus", "campuses"), ("campus", "campus"))})
    values = dict.fromkeys(_PLACES, 1)
    said = [
        Messages("en", wording).say("check-counts", **values)
        for wording in (WORDING, other, Wording(), WORDING)
    ]
    assert [next(w for w in ("faculty", "campus", "centre") if f"1 {w}," in text) for text in said] == [
        "faculty",
        "campus",
        "centre",
        "faculty",
    ]


def test_variants_of_a_message_are_said_in_the_words_too_and_values_never() -> None:
    messages = Messages("fr", WORDING)
    values = {"count": 2, "exam": "candidat", "one": "centre", "other": "UE"}
    assert messages.say("merge-people", **values).startswith(
        "2 étudiants de candidat dans centre et dans UE ;"
    )
    assert messages.say("merge-people", **values | {"count": 1}).startswith("1 étudiant de candidat")


_PLACES = ("centres", "sites", "rooms", "seats", "exams", "candidates", "registrations", "staff")


def test_a_rule_is_told_with_its_own_sentence_else_with_the_words() -> None:
    own = WORDING.info(info("leak-gate"))
    assert own.title == ("No leaks", "Pas de fuite")
    assert own.sentence[0] == "{ $exam }!"
    assert (own.cite("en"), own.cite("fr")) == ("Examination code", "Code des examens")
    assert own.covers == ()
    other = WORDING.info(info("one-centre"))
    assert other.title == ("One faculty a course", "Un seul institut par matière")
    assert "à la matière de { $exam }" in other.sentence[1]
    assert Wording().info(info("one-centre")) is info("one-centre")


def test_what_is_written_is_read_back() -> None:
    issues = IssueLog()
    assert parse_wording(GIVEN, SCHEMA.rules, issues) == WORDING
    assert not issues.errors
    assert wording_content(WORDING) == GIVEN


@pytest.mark.parametrize(
    ("given", "column", "code"),
    [
        ([], "wording", "settings-table"),
        ({"chapter": 1}, "wording.chapter", "settings-unknown"),
        ({"article": {"en": "x"}}, "wording.article", "wording-both"),
        ({"words": {"pupil": {}}}, "wording.words.pupil", "settings-unknown"),
        ({"words": {"unit": {"en": "course"}}}, "wording.words.unit", "wording-both"),
        (
            {"words": {"unit": {"en": ["course"], "fr": ["cours", "cours"]}}},
            "wording.words.unit.en",
            "wording-forms",
        ),
        ({"rules": {"no-such": {}}}, "wording.rules.no-such", "wording-unknown-rule"),
        ({"rules": {"placed": {"name": "x"}}}, "wording.rules.placed.name", "settings-unknown"),
        (
            {"rules": {"placed": {"sentence": {"en": "{who} sits", "fr": "{exam}"}}}},
            "wording.rules.placed.sentence.en",
            "wording-place",
        ),
        (
            {"rules": {"placed": {"sentence": {"en": "{exam}", "fr": "{exam"}}}},
            "wording.rules.placed.sentence.fr",
            "wording-braces",
        ),
        (
            {"rules": {"placed": {"title": {"en": "{exam}", "fr": "x"}}}},
            "wording.rules.placed.title.en",
            "wording-place",
        ),
    ],
)
def test_faults_are_named_where_they_stand(given: object, column: str, code: str) -> None:
    issues = IssueLog()
    parse_wording(given, SCHEMA.rules, issues)
    assert [(p.file, p.column, p.code) for p in issues.listed()] == [("instance.toml", column, code)]
    assert all(p.sentence(ENGLISH) and p.sentence(FRENCH) for p in issues.listed())


def test_all_faults_at_once_with_those_of_other_settings(tmp_path: Path) -> None:
    folder = _tiny_with(tmp_path, "[wording.rules.nothing]\n[wording.words]\nunit = 3\nroom = 4\n")
    codes = [p.code for p in examine(folder)[1]]
    assert sorted(codes) == ["settings-unknown", "wording-both", "wording-unknown-rule"]


def test_folder_workbook_zip_and_saving_carry_it(tmp_path: Path) -> None:
    from tests.support.reading import convert

    folder = _tiny_with(tmp_path, _TOML)
    assert read_instance(folder).wording == WORDING
    for name in ("w.xlsx", "w.zip"):
        convert(folder, tmp_path / name)
        assert read_instance(tmp_path / name).wording == WORDING
    save_instance(tmp_path / "saved", read_instance(folder))
    assert read_instance(tmp_path / "saved").wording == WORDING


_TOML = """
[wording]
article = {en = "Examination code", fr = "Code des examens"}
[wording.words]
candidate = {en = ["student", "students"], fr = ["étudiant", "étudiants"]}
centre = {en = ["faculty", "faculties"], fr = ["institut", "instituts"]}
unit = {en = ["course", "courses"], fr = ["matière", "matières"]}
[wording.rules.leak-gate]
title = {en = "No leaks", fr = "Pas de fuite"}
sentence = {en = "{exam}!", fr = "{exam} !"}
"""


def _tiny_with(tmp_path: Path, more: str) -> Path:
    import shutil

    folder = tmp_path / "own"
    shutil.copytree(TINY, folder)
    with (folder / "instance.toml").open("a", encoding="utf-8") as file:
        file.write(more)
    return folder
