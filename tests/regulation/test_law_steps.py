"""Early starts and gathers lie on a grid: to the minute they exist on paper only.

What the texts say. F2 I.A.3.b: "le centre Cnam régional d'inscription mettra en œuvre […] les aménagements
spécifiques prévus par la réglementation (tiers-temps supplémentaire […])"; the circulars on disability let such a
candidate begin up to one hour before the others, so that the day does not end too late. F2 I.C.3: "des dispositifs
spécifiques de confinement des candidats peuvent être mis en place". No text gives a step: how finely an early start
or a gathering may be cut is a choice of the policy, by default 5 minutes for both.

By hand, early start: a paper of 4 h at 14:00, a third more is 5 h 20, 14:00 + 5 h 20 = 19:20, copies 15 min more.
| closes | begins earlier by | ends  | copies in | allowed?                        |
|--------|-------------------|-------|-----------|---------------------------------|
| 19:00  | 30                | 18:50 | 19:05     | no, too late                    |
| 19:00  | 34                | 18:46 | 19:01     | no, too late and off the grid   |
| 19:00  | 35                | 18:45 | 19:00     | yes, 35 candidate-minutes       |
| 19:00  | 36                | 18:44 | 18:59     | no, off the grid                |
| 19:00  | 40                | 18:40 | 18:55     | yes, 40 candidate-minutes       |

By hand, gather: 3 h in Paris at 18:00 and in Taiohae (UTC-9:30) at 10:30, which is 21:00 in Paris. Paris may leave
at 21:00 at the latest, so Taiohae's doors must be closed by then: late entry at 10:30 + 1 h would hold Paris for an
hour; gathered g minutes before 10:30 its doors close at 21:00 - g in Paris time. One minute would do, on the grid
five are the least. Two candidates wait in Taiohae: 5 minutes cost 10, 10 minutes cost 20.
"""

from datetime import time

import pytest

from tests.support.finding_tuples import DAY, at, broken, rules
from tests.support.semester_builder import Build, paid

MARQUESAS = "Pacific/Marquesas"


def early(minutes: int, closes: str = "23:00", **settings: object) -> Build:
    """A paper of 4 h at 14:00, one candidate with a third more time who begins earlier, three without."""
    build = Build(**settings).site("Paris", hours=f"07:00-{closes}").exam("A", 240)  # type: ignore[arg-type]
    return build.person("x", "A", extra=20).people(3, "A").start("A", f"{DAY} 14:00", early=minutes)


def two_zones(gather: int, opens: str = "07:00", **settings: object) -> Build:
    """Three hours at 18:00 in Paris (three candidates) and at 10:30 in Taiohae (two, gathered before)."""
    build = Build(**settings).site("Paris", hours="08:00-21:30")  # type: ignore[arg-type]
    build.centre("Tahiti", "Pacific/Tahiti").site("Taiohae", MARQUESAS, "Tahiti", hours=f"{opens}-20:00")
    build.exam("N").people(3, "N").people(2, "N", site="Taiohae")
    return build.start("N", f"{DAY} 18:00").start("N", f"{DAY} 10:30", MARQUESAS, gather=gather)


@pytest.mark.parametrize("minutes", [0, 5, 30, 35, 55, 60])
def test_an_early_start_on_the_grid_costs_its_minutes(minutes: int) -> None:
    verdict = early(minutes).audit()
    assert broken(verdict) == []
    assert verdict.costs["early-start"] == minutes


@pytest.mark.parametrize("minutes", [1, 4, 6, 29, 31, 34, 36, 59])
def test_an_early_start_between_two_steps_is_found(minutes: int) -> None:
    assert rules(early(minutes).audit()) == {"early-start"}


def test_an_hour_is_the_limit_on_the_grid_as_off_it() -> None:
    for minutes in (61, 65):
        assert "early-start" in rules(early(minutes).audit())


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        (30, {"opening-hours"}),
        (34, {"opening-hours", "early-start"}),
        (35, set()),
        (36, {"early-start"}),
        (40, set()),
    ],
)
def test_thirty_five_minutes_are_enough_to_close_at_seven(minutes: int, found: set[str]) -> None:
    assert rules(early(minutes, "19:00").audit()) == found


def test_the_step_of_early_starts_belongs_to_the_policy() -> None:
    # In quarters neither 35 nor 40 will do, 45 does; to the minute 36 does.
    quarters = {"early-start": {"step": 15}}
    assert rules(early(35, policy=quarters).audit()) == {"early-start"}
    assert rules(early(45, policy=quarters).audit()) == set()
    assert rules(early(36, policy={"early-start": {"step": 1}}).audit()) == set()


@pytest.mark.parametrize(("gather", "cost"), [(5, 10), (10, 20), (60, 120)])
def test_a_gathering_on_the_grid_costs_its_minutes(gather: int, cost: int) -> None:
    verdict = two_zones(gather).audit()
    assert broken(verdict) == []
    assert (paid(verdict).get("gather"), paid(verdict).get("hold", 0)) == (cost, 0)


@pytest.mark.parametrize("gather", [1, 4, 6, 59])
def test_a_gathering_between_two_steps_is_found(gather: int) -> None:
    assert rules(two_zones(gather).audit()) == {"gather"}


def test_without_a_gathering_paris_is_held_for_an_hour() -> None:
    # Late entry in Taiohae until 11:30, 22:00 in Paris; Paris ends at 21:00: 60 minutes for three, and copies at
    # 22:15, later than the site is open.
    verdict = two_zones(0).audit()
    assert paid(verdict).get("hold") == 180
    assert broken(verdict) == [("opening-hours", "N", at(f"{DAY} 22:15"), at(f"{DAY} 21:30"))]


@pytest.mark.parametrize(("gather", "fits"), [(5, True), (10, True), (15, False)])
def test_a_gathering_has_its_own_check_in(gather: int, fits: bool) -> None:
    # The site opens at 09:50: 10:30 less 10 of gathering less 30 of check-in is 09:50 sharp.
    assert rules(two_zones(gather, "09:50").audit()) == (set() if fits else {"opening-hours"})


def test_the_step_of_gathers_belongs_to_the_policy() -> None:
    verdict = two_zones(1, policy={"gather": {"step": 1}}).audit()
    assert broken(verdict) == []
    assert paid(verdict).get("gather") == 2


def test_a_start_on_the_session_list_needs_no_step() -> None:
    # Starts lie on the session's list, whatever its minutes: 14:07 is a start if the list says so.
    build = Build(starts_of_day=(time(14, 7),)).exam("A").person("x", "A").start("A", f"{DAY} 14:07")
    assert broken(build.audit()) == []
