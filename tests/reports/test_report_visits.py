"""Who is received where, as the page has it."""

from datetime import date

from reports.page_data.page_data import build_page_data
from tests.support.report_semester import INFOS
from tests.support.semester_builder import Build


def test_days_received_elsewhere_are_told_with_their_people_and_the_way() -> None:
    # Three people of Aix: E and F in Paris on Monday, G at home on Tuesday; the one of Paris stays.
    build = Build().site("Aix", centre="Paris").way("Aix", "Paris", 45).exam("E").exam("F").exam("G")
    build.people(3, "E", "F", "G", site="Aix").people(1, "E")
    build.start("E", "2024-01-22 08:30").start("F", "2024-01-22 14:00").start("G", "2024-01-23 08:30")
    build.host("E", "Aix", "Paris").host("F", "Aix", "Paris")
    told = build_page_data(build.instance(), build.timetable(), build.audit(), INFOS, None)
    sites = told["sites"]["id"]  # type: ignore[index]
    monday = (date(2024, 1, 22) - date(1970, 1, 1)).days
    assert told["visits"] == {
        "day": [monday],
        "home": [sites.index("Aix")],
        "site": [sites.index("Paris")],
        "people": [3],
        "minutes": [45],
    }
    build.hosts.clear()
    at_home = build_page_data(build.instance(), build.timetable(), build.audit(), INFOS, None)
    assert at_home["visits"] == {"day": [], "home": [], "site": [], "people": [], "minutes": []}
