"""Every number on the page is a number of the facts, the timetable or the verdict."""

import dataclasses
import re
from pathlib import Path

import pandas as pd
import pytest

from models.facts import Facts
from reports import write_report
from tests.support.report_reader import cost_table, embedded, instants, matters, table, whole
from tests.support.report_semester import INFOS, Case


def test_costs_and_bounds_are_those_of_the_verdict(case: Case, report: Path) -> None:
    rows = cost_table(report)
    for rule, cost in case.verdict.costs.items():
        if not cost and not (case.verdict.findings["rule"] == rule).any():
            assert rule not in rows  # folded away
            continue
        _, findings, shown, bound, _ = rows[rule]
        assert whole(findings) == (case.verdict.findings["rule"] == rule).sum()
        assert whole(shown) == cost
        assert whole(bound) == case.solving.bounds[rule]
    _, _, total, bound, _ = rows["total"]
    assert (whole(total), whole(bound)) == (case.verdict.cost, case.solving.bound)


def test_the_open_gap_is_told_as_what_is_proven(case: Case, report: Path) -> None:
    told = f"costs less than {case.solving.bound:,} in all; this one costs {case.verdict.cost:,}"
    assert told in report.read_text(encoding="utf-8")


def test_key_figures(case: Case, report: Path) -> None:
    html = report.read_text(encoding="utf-8")
    found = re.findall(
        r'data-figure="(\w+)"><dt>.*?</dt><dd>(?:<a[^>]*>)?(?:<span lang="en">)?([\d,.]+)', html
    )
    sittings = case.verdict.facts.sittings
    assert {name: whole(value) for name, value in found} == {
        "exams": 40,
        "candidates": 700,
        "sittings": len(sittings[["exam", "site"]].drop_duplicates()),
        "sites": 6,
        "zones": 3,
        "days": sittings["day"].nunique(),
    }


def test_what_needs_attention_counts_exams_and_candidates_not_pairs(case: Case, tmp_path: Path) -> None:
    """Three exams at once, one missed in two pairs: one exam is not sat, by one candidate."""
    instant = pd.Timestamp("2024-01-22 10:40", tz="UTC")
    overlaps = pd.DataFrame(
        {
            "candidate": ["a", "a", "a", "b"], "stays": ["X", "X", "Y", "X"], "moves": ["Y", "Z", "Z", "Y"],
            "outcome": ["transfer", "unresolved", "unresolved", "transfer"], "start": [instant, pd.NaT, pd.NaT, instant],
        }
    )  # fmt: skip
    timetable = dataclasses.replace(case.timetable, overlaps=overlaps)
    path = write_report(tmp_path, case.instance, timetable, case.verdict, INFOS, None, "en")
    told = matters(path)
    assert told["missed"][:2] == ("stop", "1")
    assert told["missed"][2].startswith("exam cannot be sat, by 1 candidate:")
    assert told["transfers"][:2] == ("act", "2")
    assert "by 2 candidates" in told["transfers"][2]


def test_grave_matters_come_first(case: Case, report: Path) -> None:
    told = matters(report)
    assert next(iter(told)) == "hard"
    assert told["hard"][:2] == ("stop", str(case.verdict.hard))
    levels = [level for level, _, _ in told.values()]
    assert levels == sorted(levels, key=["stop", "act", "know", "fine"].index)
    sittings, papers = case.verdict.facts.sittings, case.verdict.facts.papers
    held = sittings[sittings["hold"] > 0]
    assert whole(told["hold"][1]) == held["candidates"].sum()
    assert f"up to {held['hold'].max()} min" in told["hold"][2]
    assert whole(told["variants"][1]) == len(
        papers.loc[papers["paper"] > 0, ["exam", "paper"]].drop_duplicates()
    )
    assert int(told["chain"][1].replace("-", "-")) == case.verdict.facts.chain["slack_days"].min()


def test_rooms_full_to_the_last_seat(case: Case, tmp_path: Path) -> None:
    """Ten leave a room of ten as ten come: full, never over; one of nine is not full."""
    hours = [pd.Timestamp(f"2024-01-22 {h}:00", tz="UTC") for h in (8, 10, 12)]
    bands = pd.DataFrame(
        {
            "site": "PAR1", "room": ["A", "A", "B"], "seats": [10, 10, 10], "exam": "NFA031-S1", "kind": "ordinary",
            "candidates": [10, 10, 9], "admission": hours[:3], "start": [hours[0], hours[1], hours[0]],
            "end": [hours[1], hours[2], hours[1]], "occupied_from": [hours[0], hours[1], hours[0]],
            "occupied_to": [hours[1], hours[2], hours[1]],
        }
    )  # fmt: skip
    facts = dataclasses.replace(case.verdict.facts, bands=bands)
    verdict = dataclasses.replace(case.verdict, facts=facts)
    path = write_report(tmp_path, case.instance, case.timetable, verdict, INFOS, None, "en")
    assert matters(path)["rooms"] == ("know", "1", "room of 2 is full to the last seat at some time: A")


def test_sittings_are_carried_whole(case: Case, report: Path) -> None:
    shown, sittings = table(embedded(report), "sittings"), case.verdict.facts.sittings
    assert shown["exam"].tolist() == sittings["exam"].tolist()
    assert shown["site"].tolist() == sittings["site"].tolist()
    assert shown["people"].tolist() == sittings["candidates"].tolist()
    for column in ("admission", "late", "gate", "exit", "end", "release", "occupied_from", "occupied_to"):
        assert (instants(shown["start"], shown[column]) == sittings[column].reset_index(drop=True)).all(), (
            column
        )


def test_rooms_hold_every_band(case: Case, report: Path) -> None:
    shown, bands = table(embedded(report), "bands"), case.verdict.facts.bands
    assert shown["room"].tolist() == bands["room"].tolist()
    assert shown["people"].tolist() == bands["candidates"].tolist()
    assert (
        instants(shown["start"], shown["occupied_to"]) == bands["occupied_to"].reset_index(drop=True)
    ).all()


def test_clocks_change_with_the_season(report: Path) -> None:
    """Paris is an hour ahead of UTC in January and two in April, from 31 March 2024 at 01:00 UTC; Nouméa never."""
    zones = embedded(report)["zones"]
    ahead = dict(zip(zones["id"], zones["ahead"], strict=True))
    change = int(pd.Timestamp("2024-03-31 01:00", tz="UTC").timestamp()) // 60
    assert ahead["Europe/Paris"][0][1] == 60
    assert ahead["Europe/Paris"][1] == [change, 120]
    assert [minutes for _, minutes in ahead["Pacific/Noumea"]] == [660]


def test_chain_starts_with_the_link_that_binds(case: Case, report: Path) -> None:
    shown, chain = table(embedded(report), "chain"), case.verdict.facts.chain
    assert shown["slack"].tolist() == sorted(chain["slack_days"])
    assert shown["exam"].iloc[0] in set(chain.loc[chain["binds"], "exam"])
    first = chain.set_index("exam").loc[shown["exam"].iloc[0]]
    assert pd.Timestamp(0) + pd.Timedelta(days=int(shown["published"].iloc[0])) == pd.Timestamp(
        first["published"]
    )


def test_every_overlap_is_carried_once_unresolved_first(case: Case, report: Path) -> None:
    shown, overlaps = table(embedded(report), "overlaps"), case.timetable.overlaps
    keys = ["person", "stays", "moves"]
    expected = overlaps.rename(columns={"candidate": "person"})[keys].sort_values(keys, ignore_index=True)
    pd.testing.assert_frame_equal(
        shown[keys].sort_values(keys, ignore_index=True).astype(object), expected.astype(object)
    )
    assert shown["unresolved"].tolist() == sorted(shown["unresolved"], reverse=True)
    assert shown.loc[shown["unresolved"] == 1, "new_start"].isna().all()
    moved = shown[shown["unresolved"] == 0].merge(
        overlaps.rename(columns={"candidate": "person"}), on=keys, suffixes=("", "_given")
    )
    assert (instants(moved["new_start"].astype("int64")) == moved["start"].dt.tz_convert("UTC")).all()


def test_own_timetables_are_those_of_the_attendance(case: Case, report: Path) -> None:
    data, attendance = embedded(report), case.verdict.facts.attendance
    own, person = data["timetables"], data["people"]["id"].index(attendance["candidate"].iloc[0])
    rows = own["group"][own["first"][person] : own["first"][person + 1]]
    groups = pd.DataFrame(own["groups"]).iloc[rows]
    mine = attendance[attendance["candidate"] == data["people"]["id"][person]].sort_values("start")
    assert sorted(data["exams"]["id"][e] for e in groups["exam"]) == sorted(mine["exam"])
    assert (instants(groups["start"]).to_numpy() == mine["start"].to_numpy()).all()
    assert len(own["group"]) == len(attendance)


def test_loads_count_exams_a_candidate_and_a_day(case: Case, report: Path) -> None:
    loads, attendance = embedded(report)["loads"], case.verdict.facts.attendance
    for session in (1, 2):
        mine = attendance[attendance["session"] == session]
        sizes = mine.groupby("candidate").size().value_counts().sort_index()
        assert [row[1:] for row in loads["all"] if row[0] == session] == [[k, n] for k, n in sizes.items()]
        days = (
            mine.groupby(["candidate", "day"]).size().groupby("candidate").max().value_counts().sort_index()
        )
        assert [row[1:] for row in loads["daily"] if row[0] == session] == [[k, n] for k, n in days.items()]


def test_partners_are_the_exams_with_most_candidates_in_common(case: Case, tmp_path: Path) -> None:
    pairs = pd.DataFrame(
        [("a", "PAR", 1, "NFA031-S1", "NFP121-S1", True, True, -60), ("b", "PAR", 1, "NFA031-S1", "NFP121-S1", False, True, 30),
         ("a", "PAR", 1, "NFA031-S1", "RSX101-S1", False, False, 900)],
        columns=["candidate", "centre", "session", "exam", "other", "overlap", "same_day", "gap"],
    )  # fmt: skip
    verdict = dataclasses.replace(case.verdict, facts=dataclasses.replace(case.verdict.facts, pairs=pairs))
    path = write_report(tmp_path, case.instance, case.timetable, verdict, INFOS, None, "en")
    shown = table(embedded(path), "partners").to_dict("records")
    assert shown[0] == {"exam": "NFA031-S1", "other": "NFP121-S1", "people": 2, "same_day": 2, "overlap": 1}
    assert {"exam": "RSX101-S1", "other": "NFA031-S1", "people": 1, "same_day": 0, "overlap": 0} in shown
    assert len(shown) == 4


def test_findings_are_carried_hard_first_then_the_dearest(case: Case, report: Path) -> None:
    data, findings = embedded(report), case.verdict.findings
    shown = data["findings"]
    assert shown["all"] == len(shown["rule"]) == len(findings)
    hard = [data["rules"][r]["hard"] for r in shown["rule"]]
    assert hard == sorted(hard, reverse=True)
    soft = [cost for cost, grave in zip(shown["cost"], hard, strict=True) if not grave]
    assert soft == sorted(soft, reverse=True)
    counts = findings["rule"].value_counts()
    assert {r["id"]: r["findings"] for r in data["rules"] if r["findings"]} == counts.to_dict()
    words = [
        (shown["words"][a], shown["words"][b]) for a, b in zip(shown["amount"], shown["limit"], strict=True)
    ]
    assert sorted(words) == sorted(zip(findings["amount"], findings["limit"], strict=True))


def test_too_many_findings_are_cut_and_counted(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.page_data.findings.MOST_ROWS", 5)
    monkeypatch.setattr("reports.page_data.candidates.MOST_ROWS", 5)
    path = write_report(tmp_path, case.instance, case.timetable, case.verdict, INFOS, case.solving, "en")
    data = embedded(path)
    assert (len(data["findings"]["rule"]), data["findings"]["all"]) == (5, len(case.verdict.findings))
    assert "timetables" not in data


def test_progress_ends_at_the_last_event(case: Case, report: Path) -> None:
    cost, bound = embedded(report)["figures"]["progress"]["fr"]["data"]
    last = case.solving.progress.iloc[-1]
    assert (cost["y"][-1], bound["y"][-1], cost["x"][-1]) == (last["cost"], last["bound"], last["seconds"])
    assert embedded(report)["progress"]["phase"][-1] == last["phase"]


def test_a_cost_that_falls_far_is_drawn_on_a_logarithmic_axis_even_if_nothing_is_bounded(
    case: Case, tmp_path: Path
) -> None:
    fall = pd.DataFrame(
        {"seconds": [1.0, 2.0], "phase": "improve", "cost": [2_600_000, 20_000], "bound": [0, 0]}
    )
    solving = dataclasses.replace(case.solving, progress=fall)
    path = write_report(tmp_path, case.instance, case.timetable, case.verdict, INFOS, solving, "en")
    assert embedded(path)["figures"]["progress"]["en"]["layout"]["yaxis"]["type"] == "log"


def test_facts_are_left_as_they_were(case: Case, tmp_path: Path) -> None:
    before = {f.name: getattr(case.verdict.facts, f.name).copy() for f in dataclasses.fields(Facts)}
    write_report(tmp_path, case.instance, case.timetable, case.verdict, INFOS, case.solving, "en")
    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, getattr(case.verdict.facts, name))


def test_duties_and_loads_are_those_of_the_timetable(case: Case, report: Path) -> None:
    told, given = embedded(report), case.timetable.duties
    duties, crew = told["duties"], told["crew"]
    assert len(duties["start"]) == len(given)
    length = (given["to"] - given["from"]).dt.total_seconds().sum() // 60
    assert sum(duties["to"]) == length == sum(crew["minutes"])
    mine = given[given["staff"] == "PAR1-p1"]
    person = crew["id"].index("PAR1-p1")
    assert duties["person"].count(person) == len(mine) == crew["duties"][person]
    assert {
        told["rooms"]["id"][r] for r, p in zip(duties["room"], duties["person"], strict=True) if p == person
    } == set(mine["room"])


def test_where_nobody_is_named_there_is_no_roster(case: Case, tmp_path: Path) -> None:
    nobody = dataclasses.replace(case.timetable, duties=case.timetable.duties.iloc[:0])
    facts = dataclasses.replace(case.verdict.facts, loads=case.verdict.facts.loads.iloc[:0])
    verdict = dataclasses.replace(case.verdict, facts=facts)
    path = write_report(tmp_path, case.instance, nobody, verdict, INFOS, None, "en")
    assert 'href="#roster"' not in path.read_text(encoding="utf-8")
    assert embedded(path)["crew"]["id"] == []
