"""Calendars of public holidays: of a centre, of one of its sites, and codes that there are not."""

from datetime import date
from pathlib import Path

import pytest

from instances import write_folder
from instances.io.build.closed_days import calendar_exists, near_calendar
from instances.io.semester.save import save_instance
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine, read_instance
from tests.support.small_instance import SETTINGS, tables


def with_calendars(folder: Path, *, centre: str = "FR", site: str = "", first: date | None = None) -> Path:
    """The small instance with these calendars of Paris and of its second site, its first session so long if told."""
    made = tables()
    made["centres"].loc[0, "holidays"] = centre
    made["sites"]["holidays"] = [None, site or None, None]
    settings = dict(SETTINGS)
    if first is not None:
        one = {**SETTINGS["sessions"][0], "first_day": first, "last_day": date(2024, 3, 30)}
        settings["sessions"] = [one, SETTINGS["sessions"][1]]
        made["exams"]["imposed_start"] = None
    write_folder(folder, settings, made)
    return folder


def holidays_at(folder: Path, site: str) -> dict[date, str]:
    table = read_instance(folder).public_holidays
    mine = table[table["site"] == site]
    return dict(zip(mine["day"], mine["reason"], strict=True))


def test_a_site_has_the_calendar_of_its_centre_or_its_own(tmp_path: Path) -> None:
    # 22 May, the abolition of slavery, is kept in Martinique and not in Paris; 8 May in both.
    folder = with_calendars(tmp_path / "a", site="FR-MQ")
    assert date(2024, 5, 22) in holidays_at(folder, "P2")
    assert date(2024, 5, 22) not in holidays_at(folder, "P1")
    assert date(2024, 5, 8) in holidays_at(folder, "P1").keys() & holidays_at(folder, "P2").keys()


def test_alsace_moselle_keeps_good_friday(tmp_path: Path) -> None:
    # Easter 2024 was 31 March.
    folder = with_calendars(tmp_path / "a", site="FR-57", first=date(2024, 3, 25))
    assert date(2024, 3, 29) in holidays_at(folder, "P2")
    assert date(2024, 3, 29) not in holidays_at(folder, "P1")


def test_closures_are_no_holidays_and_an_open_day_is_none(tmp_path: Path) -> None:
    instance = read_instance(with_calendars(tmp_path / "a"))
    closed = instance.closed.set_index(["site", "day"])["holiday"]
    assert not closed["P1", date(2024, 1, 25)]  # works
    assert closed["P1", date(2024, 5, 8)]
    assert ("M1", date(2024, 5, 22)) not in closed.index  # worked through


def test_saving_keeps_the_calendar_of_a_site(tmp_path: Path) -> None:
    instance = read_instance(with_calendars(tmp_path / "a", site="FR-MQ"))
    save_instance(tmp_path / "b", instance)
    again = read_instance(tmp_path / "b")
    assert again.sites == instance.sites
    assert again.closed.equals(instance.closed)


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("FR-GF", "FR-973"),
        ("FR-mq", "FR-972"),
        ("FR-67", "FR-6AE"),
        ("FR-68", "FR-6AE"),
        ("FR-978", "FR-MF"),
        ("FR-XX", ""),
        ("XY", ""),
    ],
)
def test_the_calendar_that_a_code_means(code: str, near: str) -> None:
    assert not calendar_exists(code)
    assert near_calendar(code) == near
    assert not near or calendar_exists(near)


@pytest.mark.parametrize(
    ("centre", "site", "where", "said"),
    [
        ("FR-GF", "", ("centres.csv", 2), "did you mean FR-973?"),
        ("FR", "FR-GF", ("sites.csv", 3), "did you mean FR-973?"),
        ("FR", "FR-XX", ("sites.csv", 3), "the country has FR-57, FR-6AE, FR-971"),
        ("XY", "", ("centres.csv", 2), "write a country such as FR or MA"),
    ],
)
def test_an_unknown_calendar_is_told_with_what_was_meant(
    tmp_path: Path, centre: str, site: str, where: tuple[str, int], said: str
) -> None:
    instance, issues = examine(with_calendars(tmp_path / "a", centre=centre, site=site))
    assert instance is None
    (issue,) = issues
    assert (issue.file, issue.row, issue.column) == (*where, "holidays")
    assert said in issue.sentence(ENGLISH)
    assert issue.sentence(ENGLISH) != issue.sentence(FRENCH)
