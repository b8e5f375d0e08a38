"""Two tiers: starts imposed from outside, each centre's own part under them, the parts joined again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from instances import generator, load_timetable, read_imposed, save_timetable
from models.ids import CentreId
from models.instance import Instance
from models.issues import InvalidInput
from models.part import part_of, with_starts
from models.timetable import DUTIES, Timetable, empty
from scheduler.app.assign_staff import assign_staff
from scheduler.app.compile_instance import compile_instance
from scheduler.app.merge import Part, join, merge, named
from scheduler.audit import audit
from scheduler.rules.staff.working_time import WorkingTime
from scheduler.solver.budget import Budget
from scheduler.solver.events import Outcome
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution
from scheduler.terms.posts import WorkLimits
from tests.support.languages import ENGLISH
from tests.support.reading import read_instance
from tests.support.semester_builder import Build, hard, paid


def solved(given: Instance, work: int = 10) -> tuple[Outcome, Timetable | None, int]:
    """The outcome of a small search, its last timetable and cost."""
    solutions: list[Solution] = []
    prepared = compile_instance(given)
    outcome = Search(prepared.problem, Budget(None, work), 0, 1, solutions.append, lambda news: None).run()
    return (
        (outcome, prepared.timetable(solutions[-1]), solutions[-1].cost) if solutions else (outcome, None, 0)
    )


def parts_of(given: Instance, starts: pd.DataFrame) -> list[Part]:
    """Every centre's part under the starts, each audited to the unit."""
    parts = []
    for centre in given.centres:
        few = part_of(with_starts(given, starts), centre.id)
        outcome, timetable, cost = solved(few)
        assert timetable is not None, outcome.reasons
        verdict = audit(few, timetable)
        assert (verdict.hard, verdict.cost, timetable.part) == (0, cost, centre.id)
        parts.append(Part(str(centre.id), timetable))
    return parts


@pytest.mark.timeout(400)
def test_parts_of_a_network_together_are_the_whole(tmp_path: Path) -> None:
    generator.generate("petit-reseau", 1, tmp_path / "petit")
    given = read_instance(tmp_path / "petit")
    _, whole, cost = solved(given, 400)
    assert whole is not None
    parts = parts_of(given, whole.starts)
    assert len(parts) == 3
    joined = join(parts, given)
    verdict, before = audit(given, joined), audit(given, whole)
    assert (verdict.hard, verdict.cost, before.cost) == (0, cost, cost)
    assert dict(verdict.costs) == dict(before.costs)
    assert len(joined.seats) == len(whole.seats)
    # A candidate belongs to one part, so every cost but that of papers is the sum over the parts.
    people = [audit(part_of(with_starts(given, whole.starts), CentreId(p.name)), p.timetable) for p in parts]
    for rule in set(verdict.costs) - {"variant", "changed-start"}:
        assert verdict.costs[rule] == sum(v.costs[rule] for v in people), rule


def test_duties_of_the_parts_are_those_of_the_whole(tmp_path: Path) -> None:
    build = far()
    given, starts = build.instance(), build.timetable().starts
    parts = [replace(p, timetable=assign_staff(given, p.timetable, 0)[0]) for p in parts_of(given, starts)]
    joined = join(parts, given)
    assert hard(audit(given, joined)) == []
    # Paris from 17:30 (check-in) to 21:15 (collection); La Réunion from 18:00, held until the gate of 19:00 in
    # Paris, which is 22:00 there, to 22:15.
    minutes = (joined.duties["to"] - joined.duties["from"]).dt.total_seconds() // 60
    told = sorted(zip(joined.duties["site"], joined.duties["duty"], minutes, strict=True))
    assert told == [("Paris", "responsible", 225.0), ("REU", "responsible", 255.0)]
    # A part of somebody who names nobody gets its names when it is joined.
    bare = [replace(parts[0], timetable=replace(parts[0].timetable, duties=empty(DUTIES))), parts[1]]
    filled, _ = assign_staff(given, join(bare, given), 0)
    assert filled.duties["site"].tolist() == joined.duties["site"].tolist()
    assert hard(audit(given, filled)) == []
    # Their hours are limited by the rules that the caller gives.
    asked: list[str] = []

    class Hours(WorkingTime):
        def work_limits(self, instance: Instance) -> Iterator[WorkLimits]:
            asked.append(instance.name)
            yield from ()

    for part in bare:
        save_timetable(tmp_path / part.name, part.timetable, {})
    merged = merge(given, [tmp_path / part.name for part in bare], rules=[Hours()])
    assert (asked, len(merged.duties)) == ([given.name], 2)


def far() -> Build:
    """NFP121 of 3 h: Paris at 18:00, La Réunion at 18:30 local, which is 15:30 in Paris."""
    build = Build().site("REU", "Indian/Reunion", "REU").room("P", 40).room("R", 40, "REU")
    build.exam("NFP121", 180).people(3, "NFP121").people(2, "NFP121", site="REU")
    return build.start("NFP121", "2024-01-22 18:00").start("NFP121", "2024-01-22 18:30", "Indian/Reunion")


def test_the_gate_of_a_part_is_that_of_the_whole_paper() -> None:
    build = far()
    given, starts = build.instance(), build.timetable().starts
    reunion = part_of(with_starts(given, starts), CentreId("REU"))
    outcome, timetable, cost = solved(reunion)
    assert timetable is not None
    # Paris admits until 19:00; La Réunion ends at 18:30 Paris time: two candidates held for 30 min; one sitting.
    assert (outcome.status, cost, paid(audit(reunion, timetable))) == ("optimal", 61, {"hold": 60})
    paris = part_of(with_starts(given, starts), CentreId("Paris"))
    assert solved(paris)[2] == 1
    assert len(paris.pins) == len(reunion.pins) == 2


def test_a_part_that_starts_otherwise_breaks_the_imposed_starts() -> None:
    build = far()
    given, starts = build.instance(), build.timetable().starts
    reunion = part_of(with_starts(given, starts), CentreId("REU"))
    _, timetable, _ = solved(reunion)
    assert timetable is not None
    late = timetable.starts.assign(start=timetable.starts["start"] + pd.Timedelta(minutes=30))
    found = hard(audit(reunion, replace(timetable, starts=late)), "exam", "site")
    assert ("pinned", "NFP121", "REU") in found


def test_too_many_people_under_imposed_starts_are_named() -> None:
    build = Build().room("small", 4).exam("A", 60).exam("B", 60).people(3, "A").people(3, "B")
    for exam in "AB":
        build.start(exam, "2024-01-22 08:30")
    given = replace(build.instance(), rooms=tuple(r for r in build.instance().rooms if r.id == "small"))
    outcome, timetable, _ = solved(with_starts(given, build.timetable().starts))
    assert (outcome.status, timetable) == ("infeasible", None)
    (why,) = outcome.reasons
    assert (why.kind, why.rules, why.nodes) == ("load", ("room-seats",), (0, 1))
    assert (why.place, why.amount, why.limit) == ("Paris", 6, 4)


def test_rooms_that_cannot_be_shared_are_named() -> None:
    build = Build().room("one", 9).room("two", 9).exam("A", 60).exam("B", 90)
    build.people(4, "A").people(4, "B").start("A", "2024-01-22 08:30").start("B", "2024-01-22 09:00")
    kept = tuple(r for r in build.instance().rooms if r.id == "one")
    given = replace(build.instance(), rooms=kept)
    outcome, _, _ = solved(with_starts(given, build.timetable().starts))
    assert outcome.status == "infeasible"
    assert [(why.kind, why.nodes) for why in outcome.reasons] == [("places", (0, 1))]
    assert outcome.witness == "highs"


def test_parts_that_do_not_fit_together_are_told_by_name(tmp_path: Path) -> None:
    build = far()
    given, starts = build.instance(), build.timetable().starts
    paris, reunion = parts_of(given, starts)

    def told(*parts: Part) -> list[tuple[str, str]]:
        with pytest.raises(InvalidInput) as error:
            join(parts, given)
        return [(p.code, p.sentence(ENGLISH)) for p in error.value.issues]

    other = replace(reunion.timetable, starts=starts.assign(gather=5))
    found = told(paris, Part("late", other))
    assert [code for code, _ in found] == ["merge-starts", "merge-starts"]
    assert "NFP121 starts otherwise in Europe/Paris in Paris than in late" in found[0][1]
    twice = [Part(p.name, paris.timetable) for p in named([Path("p"), Path("p")], [paris.timetable] * 2)]
    codes = dict(told(*twice))
    assert "3 candidates of NFP121 in p and in p (2)" in codes["merge-people"]
    assert "no part for centre REU, where 2 candidates sit" in codes["merge-missing"]
    whole = replace(paris.timetable, part="")
    assert told(paris, reunion, Part("w", whole))[0] == (
        "merge-whole",
        "w: not a part: it was not solved with --centre",
    )
    save_timetable(tmp_path, reunion.timetable, {})
    assert load_timetable(tmp_path).part == "REU"


def test_gaps_of_imposed_starts_are_told_all_at_once(tmp_path: Path) -> None:
    given = far().exam("F", 60).person("x", "F").instance()
    file = tmp_path / "starts.csv"
    file.write_text("exam,zone,start\nNFP121,Europe/Paris,2024-01-22 18:00\nGONE,,2024-01-22 18:00\n")
    with pytest.raises(InvalidInput) as error:
        read_imposed(file, given, CentreId("NOWHERE"))
    assert {p.code for p in error.value.issues} == {"timetable-starts-centre", "timetable-starts-unknown"}
    with pytest.raises(InvalidInput) as error:
        read_imposed(file, given)
    assert [p.code for p in error.value.issues].count("timetable-starts-none") == 2  # Réunion, and F
    with pytest.raises(InvalidInput) as error:
        read_imposed(file, given, CentreId("REU"))  # F is nobody's there
    assert [p.code for p in error.value.issues].count("timetable-starts-none") == 1
    file.write_text("exam;début\nNFP121;22/01/2024 18:00\nF;23/01/2024 08:30\n")
    found = read_imposed(file, given)
    assert found["start"].nunique() == 2
    assert len(found) == 3  # both zones of NFP121 at one instant
