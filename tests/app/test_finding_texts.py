"""Findings as a person reads them: local clocks, weekdays, one line an exam."""

from dataclasses import replace

from models.instance import Instance
from models.text import Language
from scheduler.app.finding_sentences import FindingSentences
from scheduler.audit import audit
from scheduler.rules.ordered_catalogue import RULES
from tests.support.languages import ENGLISH, FRENCH, IN
from tests.support.semester_builder import Build

INFOS = {rule.info.id: rule.info for rule in RULES}


def lines(build: Build, rule: str, language: Language = "en") -> list[str]:
    given: Instance = build.instance()
    found = audit(given, build.timetable()).findings
    return list(FindingSentences(given, IN[language]).lines(INFOS[rule], found[found["rule"] == rule]))


def test_a_start_off_the_list_names_the_nearest_one_on_the_local_clock() -> None:
    build = Build().exam("E", 60).person("a", "E").start("E", "2024-01-22 10:17")
    # 08:30 is 1 h 47 away, 14:00 is 3 h 43 away.
    assert lines(build, "start-grid") == [
        "E at Paris starts on Monday 22 January 2024 at 10:17: not a start of the session, nor that of its "
        "paper; Monday 22 January 2024 at 08:30 would be"
    ]
    assert "lundi 22 janvier 2024 à 10:17" in lines(build, "start-grid", "fr")[0]


def test_a_zone_is_named_where_it_is_not_the_usual_one() -> None:
    build = Build().site("Lyon", centre="Paris").site("REU", "Indian/Reunion", "REU").exam("E", 60)
    build.person("a", "E", site="REU").start("E", "2024-02-01 23:30", "Indian/Reunion")
    told = lines(build, "opening-hours", "fr")
    assert len(told) == 1
    assert "vendredi 2 février 2024 à 00:45 (Indian/Reunion)" in told[0]  # 23:30 + 60 + 15
    assert "jeudi 1er février 2024 à 23:00 (Indian/Reunion)" in told[0]  # closing


def test_a_full_room_names_its_instant() -> None:
    build = Build().room("R", 2).exam("E", 60).people(3, "E").start("E", "2024-01-22 14:00").put("E", "R")
    # Check-in begins half an hour before.
    assert lines(build, "room-seats") == [
        "R (Paris), E: 3 people for 2 seats from Monday 22 January 2024 at 13:30"
    ]


def test_the_same_breach_of_one_exam_is_one_line_with_a_count() -> None:
    build = Build().exam("E", 60).people(12, "E").exam("F", 60).person("x", "F")
    build.start("E", "2024-01-22 14:00").start("F", "2024-01-23 14:00")
    given, timetable = build.instance(), build.timetable()
    late = timetable.starts.assign(start=timetable.starts["start"].where(timetable.starts["exam"] == "F"))
    late["start"] = late["start"].fillna(timetable.starts["start"].iloc[0].replace(hour=17))
    found = audit(given, replace(timetable, starts=late)).findings
    rows = found[found["rule"] == "extra-time"]
    told = list(FindingSentences(given, FRENCH).lines(INFOS["extra-time"], rows))
    assert (len(rows), len(told)) == (12, 1)
    assert told[0].endswith("(et 11 autres de E)")


def test_words_agree_with_the_number_before_them() -> None:
    assert ENGLISH.say("issue-sheets", count=1) == "1 sheet"
    words = {"count": 1, "places": ENGLISH.say("issue-files", count=2)}
    assert ENGLISH.say("issue-errors", **words) == "1 problem in 2 files; nothing was written."
    words = {"count": 1, "places": FRENCH.say("issue-files", count=2)}
    assert FRENCH.say("issue-errors", **words) == "1 problème dans 2 fichiers ; rien n'a été écrit."
    none = {"name": "one", "warnings": 0}
    assert ENGLISH.say("check-good", **none) == "one: no error, 0 warnings; ready for exams solve."
    assert FRENCH.say("check-good", **none) == "one : aucune erreur, 0 avertissement ; prêt pour exams solve."
