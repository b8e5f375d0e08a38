"""The language of scenarios: each shipped one has its effect on the demonstration, and mistakes are named."""

from datetime import date, time
from functools import cache
from pathlib import Path

import pytest

from models.instance import Instance
from models.issues import InvalidInput
from models.policy import DateChainParameters, RoomSeatsParameters, VariantParameters
from scheduler.changes.scenario import NOTHING, Scenario, Sweep, read_scenario, read_sweep, scenario_of
from scheduler.changes.scenario_semester import scenario_semester
from scheduler.changes.sweep import swept
from tests.support.paths import SHIPPED, TINY
from tests.support.reading import SCHEMA, read_instance

FOLDER = SHIPPED / "scenarios"


@cache
def demonstration() -> Instance:
    return read_instance(SHIPPED / "reseau-2023-24-s1")


def under(name: str) -> Instance:
    return scenario_semester(demonstration(), read_scenario(FOLDER / f"{name}.toml"), SCHEMA)


def changed(semester: Instance, **content: object) -> Instance:
    return scenario_semester(semester, scenario_of(content, "x.toml"), SCHEMA)


def test_every_shipped_scenario_has_a_title_in_both_languages_and_a_test_here() -> None:
    files = sorted(FOLDER.glob("*.toml"))
    tested = Path(__file__).read_text(encoding="utf-8")
    assert len(files) == 10
    for file in files:
        scenario = read_scenario(file)
        assert scenario.name("fr", "") != scenario.name("en", "") != "", file
        assert f'under("{file.stem}")' in tested, file


def test_nothing_changes_nothing() -> None:
    assert scenario_semester(demonstration(), NOTHING, SCHEMA) is not None
    assert scenario_semester(demonstration(), NOTHING, SCHEMA).policies == demonstration().policies
    assert scenario_semester(demonstration(), NOTHING, SCHEMA).candidates.equals(demonstration().candidates)


def test_policy_changes_for_every_centre_and_leaves_its_profile() -> None:
    spacing, marking = under("spacing-21"), under("marking-28")
    for centre, policy in spacing.policies.items():
        before, after = (p.of(DateChainParameters) for p in (demonstration().policies[centre], policy))
        assert (before.gap, after.gap, after.marking_anchor) == (15, 21, before.marking_anchor)
    assert {p.of(DateChainParameters).marking for p in marking.policies.values()} == {28}
    assert {p.of(RoomSeatsParameters).capacity_percent for p in under("epidemic").policies.values()} == {50}
    assert {p.of(VariantParameters).papers for p in under("no-variants").policies.values()} == {"forbid"}


def test_closed_days_and_holidays_are_added_where_they_are_said() -> None:
    closed = under("site-closed-week").closed
    week = closed[closed["site"] == "PAC-NCE"]
    assert list(week["day"]) == [date(2024, 1, day) for day in range(22, 28)]
    assert not week["holiday"].any()
    holiday = under("holiday-declared").public_holidays
    assert set(holiday.loc[holiday["day"] == date(2024, 1, 26), "site"]) == {
        str(site.id) for site in demonstration().sites
    }


def test_more_people_are_copies_spread_over_the_centres() -> None:
    """6 000 candidates of ten centres: a fifth more, less one at most in each centre; copies sit what their originals sit."""
    before, after = demonstration(), under("enrolments-120")
    assert 7200 - 10 <= len(after.candidates) <= 7200
    new = after.candidates[~after.candidates["id"].isin(before.candidates["id"])]["id"]
    assert set(new.str.removesuffix("-x1")) <= set(before.candidates["id"])
    sits = after.registrations.groupby("candidate")["offering"].agg(sorted)
    assert all(sits[name] == sits[name.removesuffix("-x1")] for name in new.head(50))
    fewer = changed(before, scale={"candidates": 50, "seats": 50, "staff": 50})
    assert 3000 - 10 <= len(fewer.candidates) <= 3000
    assert set(fewer.registrations["candidate"]) <= set(fewer.candidates["id"])
    assert [room.seats for room in fewer.rooms] == [max(1, room.seats // 2) for room in before.rooms]
    assert len(fewer.staff) < len(before.staff)


def test_no_start_is_later_than_allowed() -> None:
    for session in under("no-evenings").sessions:
        assert {at for times in session.starts.values() for at in times} == {time(8, 30), time(13, 30)}


def test_session_2_in_july_has_the_holidays_of_july_and_moves_what_is_imposed() -> None:
    moved, before = under("session-2-in-july"), demonstration()
    assert moved.session[2].first_day == date(2024, 7, 8)
    for old, new in zip(before.exams, moved.exams, strict=True):
        if old.imposed_start is not None:
            assert new.imposed_start is not None
            days = (new.imposed_start - old.imposed_start).days
            assert days == (91 if old.session == 2 else 0)
    longer = changed(before, windows={"2": {"first_day": "2024-07-08", "last_day": "2024-07-20"}})
    holidays = longer.public_holidays
    assert "PAR-SMA" not in set(before.public_holidays["site"])
    assert date(2024, 7, 14) in set(holidays.loc[holidays["site"] == "PAR-SMA", "day"])


def test_a_centre_that_joins_has_all_of_its_own_and_another_clock() -> None:
    before, after = demonstration(), under("centre-joins")
    assert [site.zone for site in after.sites if site.centre == "GUY"] == ["America/Cayenne"]
    like, new = (after.candidates[after.candidates["centre"] == name] for name in ("MTQ", "GUY"))
    assert len(new) == len(like) > 0
    assert set(new["site"]) == {"MTQ-FDF-GUY"}
    assert len(after.rooms) - len(before.rooms) == sum(room.site == "MTQ-FDF" for room in before.rooms)
    assert (after.staff["site"] == "MTQ-FDF-GUY").sum() == (before.staff["site"] == "MTQ-FDF").sum() > 0
    assert after.policies["GUY"] == before.policies["MTQ"]  # type: ignore[index]
    assert len(after.sits) - len(before.sits) == after.sits["candidate"].isin(new["id"]).sum() > 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"policy": {"date-chain": {"gap": -1}}}, "changes-value"),
        ({"policy": {"no-such-rule": {"x": 1}}}, "changes-value"),
        ({"weights": {"no-such-rule": 1}}, "changes-value"),
        ({"scale": {"candidates": 0}}, "changes-value"),
        ({"speed": 3}, "changes-unknown"),
        ({"windows": {"3": {}}}, "changes-value"),
        ({"windows": {"2": {"last_day": "2020-01-01"}}}, "changes-value"),
        ({"public_holiday": [{"day": "2024-01-26", "centres": ["XXX"]}]}, "changes-no-name"),
        ({"centre_joined": [{"centre": "PAR", "like": "REU"}]}, "changes-not-new"),
        ({"centre_joined": [{"centre": "N", "like": "XXX"}]}, "changes-no-name"),
        ({"centre_joined": [{"centre": "N", "like": "REU", "zone": "Mars/Base"}]}, "scenario-zone"),
        ({"start_forbidden": [{"exam": "NFA008-1"}]}, "scenario-needs-timetable"),
        ({"room_lost": [{"room": "XXX"}]}, "changes-no-name"),
    ],
)
def test_mistakes_are_named(content: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        changed(read_instance(TINY), **content)
    assert {issue.code for issue in refused.value.issues} == {code}


def test_a_grid_gives_each_scenario_with_every_combination(tmp_path: Path) -> None:
    file = tmp_path / "grid.toml"
    file.write_text(
        '[grid]\n"policy.date-chain.gap" = [15, 21]\n"scale.candidates" = [100, 120]\n', encoding="utf-8"
    )
    found = swept({"base": Scenario(title={"fr": "Base"})}, read_sweep(file))
    assert list(found) == [f"base, gap={gap}, candidates={n}" for gap in (15, 21) for n in (100, 120)]
    last = found["base, gap=21, candidates=120"]
    assert (last.policy["date-chain"]["gap"], last.scale.candidates) == (21, 120)
    assert last.title == {"fr": "Base, gap=21, candidates=120"}
    with pytest.raises(InvalidInput):
        swept({"base": NOTHING}, Sweep(grid={"nothing.like.it": (1,)}))
