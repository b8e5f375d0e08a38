"""Remote exams and public holidays: of the home site, by its centre's policy; works of a building do not matter."""

from datetime import date, time
from typing import Any

import numpy as np
import pytest

from scheduler.app.lost_days import lost_days
from scheduler.harness.workbench import Bench, check_all
from tests.support.semester_builder import Build, hard

PARIS, REUNION = "Europe/Paris", "Indian/Reunion"
MONDAY, TUESDAY = date(2024, 1, 22), date(2024, 1, 23)


def at_home(*, public: bool, closed: str = "Réunion", **open_days: str) -> Build:
    """A remote exam of Paris and La Réunion on one of two days, the first of them closed at one of the two."""
    build = Build(
        policy={"open_days": open_days},
        windows=((MONDAY, TUESDAY), (date(2024, 4, 8), date(2024, 4, 13))),
        starts_of_day=(time(14),),
    )
    build.site("Réunion", REUNION).closure(closed, MONDAY, "fête", public=public)
    build.exam("E", 120, remote=True).people(2, "E").people(2, "E", site="Réunion")
    return build.start("E", f"{MONDAY} 14:00").start("E", f"{MONDAY} 17:00", REUNION)


@pytest.mark.parametrize(
    ("public", "policy", "barred"),
    [
        (True, {}, True),
        (True, {"remote": "bar"}, True),
        (True, {"remote": "free"}, False),
        (False, {}, False),  # works: the building is closed, nobody needs it
    ],
)
def test_a_public_holiday_of_the_home_site_bars_a_remote_exam(
    public: bool, policy: dict[str, str], barred: bool
) -> None:
    build = at_home(public=public, **policy)
    found = [("open-days", "E", "Réunion", "2024-01-22", "fête")]
    assert hard(build.audit(), "exam", "site", "amount", "limit") == (found if barred else [])
    build.start("E", f"{TUESDAY} 14:00").start("E", f"{TUESDAY} 17:00", REUNION)
    assert hard(build.audit()) == []


def test_a_variant_on_another_day_only_where_the_policy_lets() -> None:
    for holidays, found in (("forbid", [("open-days", "Réunion")]), ("variant", [])):
        build = at_home(public=True, holidays=holidays)
        build.start("E", f"{TUESDAY} 17:00", REUNION, paper=1)
        assert hard(build.audit(), "site") == found


@pytest.mark.parametrize("remote", ["bar", "free"])
@pytest.mark.parametrize("holidays", ["forbid", "variant"])
@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("closed", ["Paris", "Réunion"])
def test_solver_and_audit_agree_on_every_option(
    remote: str, holidays: str, public: bool, closed: str
) -> None:
    bench = Bench(at_home(public=public, closed=closed, remote=remote, holidays=holidays).instance())
    allowed: list[Any] = []
    for option in range(bench.data.options.size):
        choice = np.array([option])
        table = check_all(bench.instance, bench.starts_only(choice), "open-days")["open-days"]
        assert bool(len(table)) == ("open-days" in bench.broken(choice))
        if bench.problem.allowed[option]:
            rows = bench.data.bands[bench.data.bands["option"] == option]
            allowed.append(rows["day"].min() - 19744)  # 22 January 2024, days since 1970
    # Tuesday at one instant always; Monday unless a holiday counts. A variant helps no organising centre.
    assert 1 in allowed
    helped = holidays == "variant" and closed == "Réunion"
    assert (0 in allowed) == (not public or remote == "free" or helped)


def test_the_days_that_a_paper_of_two_centres_loses() -> None:
    told = lost_days(at_home(public=True).instance())
    assert [(d.session, d.day, d.exams, d.closed) for d in told] == [(1, MONDAY, 1, {"Réunion": "fête"})]
    for harmless in (
        at_home(public=True, remote="free"),
        at_home(public=True, holidays="variant"),
        at_home(public=False),
        at_home(public=True).closure("Paris", MONDAY, "fête", public=True),
    ):
        assert lost_days(harmless.instance()) == ()
    # On site works count too, but not for an exam of one centre alone.
    build = at_home(public=False).exam("S", 120).people(1, "S")
    assert lost_days(build.instance()) == ()
    build.people(1, "S", site="Réunion")
    assert [(d.day, d.exams, d.closed) for d in lost_days(build.instance())] == [
        (MONDAY, 1, {"Réunion": "fête"})
    ]
