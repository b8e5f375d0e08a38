"""Sites that receive the candidates of others: who may be received where, one site a day, the way there.

Règlement des examens du Cnam en Paca, I.A.2.c: « L'évaluation a lieu dans le centre régional d'inscription
de l'auditeur, même pour des UE délivrées par un autre centre régional. »
"""

from datetime import date

import pytest

from scheduler.rules.rooms.hosts import Hosts
from scheduler.rules.rooms.travel import Travel
from tests.support.semester_builder import Build, hard, paid

MONDAY, AFTERNOON, TUESDAY = "2024-01-22 08:30", "2024-01-22 14:00", "2024-01-23 08:30"
WINDOWS = ((date(2024, 6, 17), date(2024, 6, 29)), (date(2024, 9, 9), date(2024, 9, 21)))


def region() -> Build:
    """Aix and Toulon are sites of the centre of Paris beside Paris; Aix may send its people to Paris (45 min)."""
    build = Build().site("Aix", centre="Paris").site("Toulon", centre="Paris").way("Aix", "Paris", 45)
    return build.exam("E").exam("F").people(3, "E", "F", site="Aix").people(1, "E")


def received() -> Build:
    """Everybody of Aix sits both exams of Monday in Paris."""
    build = region().start("E", MONDAY).start("F", AFTERNOON)
    return build.host("E", "Aix", "Paris").host("F", "Aix", "Paris")


def test_the_way_counts_once_a_candidate_and_day() -> None:
    verdict = received().audit()
    assert hard(verdict) == []
    # Three candidates x 45 minutes, though each sits two exams that day (two-a-day 10 each).
    assert paid(verdict, "sittings") == {"travel": 135, "two-a-day": 30, "sittings": 2}
    row = verdict.findings[verdict.findings["rule"] == "travel"].iloc[0]
    assert Travel.info.explain(row) == "Paris receives candidates of Aix: 135 candidate-minutes on the way"
    assert (
        Travel.info.explain(row, "fr")
        == "Paris reçoit des candidats de Aix : 135 candidats-minutes de trajet"
    )


def test_two_days_are_two_ways_and_the_weight_is_the_semesters() -> None:
    build = received().start("F", TUESDAY)
    assert paid(build.audit()) == {"travel": 270}  # 3 candidates x 2 days x 45 minutes
    build.policy = {"weights": {"travel": 2}}
    assert paid(build.audit()) == {"travel": 540}


def test_sittings_are_counted_where_they_are_held() -> None:
    at_home = region().start("E", MONDAY).start("F", AFTERNOON).audit()
    # E at Aix and Paris, F at Aix; received: both at Paris alone.
    assert paid(at_home, "sittings")["sittings"] == 3
    assert paid(received().audit(), "sittings")["sittings"] == 2


def test_who_misses_an_exam_or_writes_at_home_changes_nothing() -> None:
    build = region().exam("R", remote=True).person("r", "R", site="Aix").start("R", MONDAY)
    build.start("E", MONDAY).start("F", MONDAY).host("E", "Aix", "Paris").host("F", "Aix", "Paris")
    for who in [c["id"] for c in build.candidates if c["site"] == "Aix" and c["id"] != "r"]:
        build.unresolved(who, "E", "F")
    assert paid(build.audit())["travel"] == 135
    assert hard(build.audit()) == []


@pytest.mark.parametrize(
    ("home", "host", "limit"),
    [
        ("Toulon", "Paris", "way"),  # no line for Toulon
        ("Paris", "Aix", "way"),  # the way back is another line
        ("Aix", "Lyon", "centre"),
        ("Aix", "Mamoudzou", "clock"),
    ],
)
def test_only_listed_sites_of_the_centre_on_the_same_clock_receive(home: str, host: str, limit: str) -> None:
    build = region().site("Lyon").site("Mamoudzou", "Indian/Mayotte", centre="Paris")
    build.way("Aix", "Lyon", 60).way("Aix", "Mamoudzou", 60)
    build.people(1, "E", site="Toulon").start("E", MONDAY).start("F", TUESDAY).host("E", home, host)
    found = hard(build.audit(), "exam", "site", "amount", "limit")
    assert ("hosts", "E", host, home, limit) in found
    assert {rule for rule, *_ in found} <= {"hosts", "own-centre"}


def test_the_people_of_a_site_go_together() -> None:
    build = received().room("hall", 9, "Aix").put("E", "hall", "Aix-000").start("F", TUESDAY)
    verdict = build.audit()
    assert hard(verdict, "exam", "site", "amount", "limit") == [("hosts", "E", "Aix", "Aix", "group")]
    row = verdict.findings[verdict.findings["rule"] == "hosts"].iloc[0]
    assert (
        Hosts.info.explain(row) == "E: candidates of Aix sit at Aix (the others of their site sit elsewhere)"
    )
    assert Hosts.info.explain(row, "fr").endswith("à Aix (les autres de leur site composent ailleurs)")


def test_two_hosts_for_one_group_are_one_too_many() -> None:
    build = received().way("Aix", "Toulon", 60).host("E", "Aix", "Toulon").start("F", TUESDAY)
    assert hard(build.audit(), "exam", "site", "limit") == [("hosts", "E", "Toulon", "group")]


def test_without_ways_any_site_of_the_centre_will_do() -> None:
    build = received()
    build.ways.clear()
    assert hard(build.audit()) == []
    assert "travel" not in paid(build.audit())  # nobody has said how far it is


def test_a_candidate_has_one_site_a_day() -> None:
    build = received()
    build.hosts = build.hosts[:1]  # E in Paris at 08:30, F at home at 14:00
    found = hard(build.audit(), "candidate", "exam", "other", "amount", "limit")
    assert found == [("one-site-a-day", f"Aix-{i:03}", "E", "F", "Paris", "Aix") for i in range(3)]
    assert hard(build.start("F", TUESDAY).audit()) == []


def test_the_hours_and_closures_of_the_host_count_not_those_of_home() -> None:
    build = received().site("Aix", centre="Paris", hours="07:00-12:00").closure("Aix", date(2024, 1, 22))
    assert hard(build.audit()) == []
    build.site("Paris", hours="07:00-16:00")  # F ends at 17:00, copies are in at 17:15
    assert [rule for rule, *_ in hard(build.audit())] == ["opening-hours"]


def test_escorts_lead_at_the_host() -> None:
    # E 08:30 to 11:30, F at the same time: who has both is led to F at 11:40, in Paris.
    build = region().start("E", MONDAY).start("F", MONDAY)
    build.host("E", "Aix", "Paris").host("F", "Aix", "Paris").site("Aix", centre="Paris", staff=(0, 0))
    for who in [c["id"] for c in build.candidates if c["site"] == "Aix"]:
        build.transfer(who, "E", "F", "2024-01-22 11:40")
    assert hard(build.audit()) == []
    build.site("Paris", staff=(9, 0))
    assert [rule for rule, *_ in hard(build.audit(), "site")] == ["escorts"]


def test_copies_leave_from_where_the_exam_is_sat() -> None:
    """The centre of Lyon organises; copies of the centre of Paris take 5 days from any of its sites. With leave
    to sit at Aix (of Paris) a candidate of Lyon sits there too, and is received in Paris with the others."""
    build = Build(windows=WINDOWS).centre("Paris", copy_days=5).site("Paris").site("Aix", centre="Paris")
    build.site("Lyon").way("Aix", "Paris", 45).exam("A", centre="Lyon").exam("A2", session=2, of="A")
    build.person("a", "A", site="Lyon").elsewhere("a", "Aix", motive="move").host("A", "Aix", "Paris")
    build.start("A", "2024-06-18 14:00").start("A2", "2024-09-09 14:00")
    verdict = build.audit()
    assert hard(verdict) == []
    assert paid(verdict)["travel"] == 45
    # 18 June + 5 days = 23 June; 21 days of marking: 14 July.
    link = verdict.facts.chain.iloc[0]
    assert (str(link["copies_at"].date()), str(link["published"].date())) == ("2024-06-23", "2024-07-14")


@pytest.mark.parametrize("motive", ["travel", "move", "regional"])
def test_leave_on_each_motive_moves_the_home_site(motive: str) -> None:
    """Annexe C04: déplacement professionnel, déménagement, inscription en région."""
    build = received().site("Lyon").person("x", "E", site="Lyon").elsewhere("x", "Aix", motive=motive)
    verdict = build.audit()
    assert hard(verdict) == []
    seat = verdict.facts.attendance.set_index("candidate").loc["x"]
    assert (seat["home"], seat["site"], seat["centre"]) == ("Aix", "Paris", "Paris")
    assert paid(verdict)["travel"] == 180  # a fourth on the way
