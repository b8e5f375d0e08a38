"""Every number on the page is a number of the facts, the timetable or the verdict."""

import re
from pathlib import Path

import pandas as pd
import pytest
from report_reading import embedded, tables, whole
from report_semester import INFOS, Case


def test_costs_bounds_and_gaps_are_those_of_the_verdict(case: Case, report: Path) -> None:
    rows = {row[0].rpartition(" ")[2]: row[1:] for row in tables(report)["overview"][1:]}
    for rule, cost in case.verdict.costs.items():
        findings, shown, bound, gap, _ = rows[rule]
        assert whole(findings) == (case.verdict.findings["rule"] == rule).sum()
        assert whole(shown) == cost
        assert whole(bound) == case.solving.bounds[rule]
        assert whole(gap) == cost - case.solving.bounds[rule]
    _, total, bound, gap, share = rows["Total"]
    assert (whole(total), whole(bound)) == (case.verdict.cost, case.solving.bound)
    assert whole(gap) == case.verdict.cost - case.solving.bound
    assert float(share) == pytest.approx(100 * whole(gap) / case.verdict.cost, abs=0.06)


def test_key_figures(case: Case, report: Path) -> None:
    html = report.read_text(encoding="utf-8")
    found = re.findall(r'data-figure="(\w+)"><dt>.*?</dt><dd>(?:<span lang="en">)?([\d,.]+)', html)
    outcomes = case.timetable.overlaps["outcome"].value_counts()
    sittings = case.verdict.facts.sittings[["exam", "site"]].drop_duplicates()
    assert {name: float(value.replace(",", "")) for name, value in found} == {
        "exams": 40,
        "candidates": 700,
        "sittings": len(sittings),
        "transfers": outcomes["transfer"],
        "unresolved": outcomes["unresolved"],
        "hard": case.verdict.hard,
        "seconds": case.solving.seconds,
    }


def test_heat_map_counts_every_seated_candidate_of_each_centre(case: Case, report: Path) -> None:
    heat = embedded(report)["heat"]
    cells = pd.DataFrame(heat["cells"], columns=["centre", "day", "start", "candidates"])
    shown = cells.groupby(cells["centre"].map(dict(enumerate(heat["centres"]))))["candidates"].sum()
    names = {c.id: c.name for c in case.instance.centres}
    sittings = case.verdict.facts.sittings
    expected = sittings.groupby(sittings["centre"].map(names))["candidates"].sum()
    assert shown.to_dict() == expected.to_dict()
    transfers = cells.loc[cells["start"] == heat["starts"].index("transfer"), "candidates"].sum()
    assert transfers == sittings.loc[sittings["kind"] == "transfer", "candidates"].sum()


def test_heat_map_is_on_the_clock_of_the_site(case: Case, report: Path) -> None:
    heat = embedded(report)["heat"]
    noumea = heat["centres"].index("Nouvelle-Calédonie")
    used = {heat["starts"][s] for c, _, s, _ in heat["cells"] if c == noumea}
    sittings = case.verdict.facts.sittings
    mine = sittings[(sittings["centre"] == "NCL") & (sittings["kind"] != "transfer")]
    expected = set(mine["start"].dt.tz_convert("Pacific/Noumea").dt.strftime("%H:%M"))
    assert used - {"transfer"} == expected


def test_rooms_hold_every_band_at_local_times(case: Case, report: Path) -> None:
    rooms = embedded(report)["rooms"]
    bands = case.verdict.facts.bands
    bars = [
        (rooms["exams"][b[1]][0], site["rooms"][b[0]][0], rooms["kinds"][b[2]], b[3], b[4], b[7] - b[6])
        for site in rooms["sites"]
        for day in site["days"]
        for b in day["bars"]
    ]
    zones = {s.id: s.zone for s in case.instance.sites}
    expected = []
    for band in bands.itertuples():
        start = band.start.tz_convert(zones[band.site])
        held = int((band.occupied_to - band.occupied_from).total_seconds() // 60)
        clock = start.hour * 60 + start.minute
        expected.append((band.exam, band.room, band.kind, band.candidates, clock, held))
    assert sorted(bars) == sorted(expected)


def test_zone_bands_are_the_sittings_of_exams_in_several_zones(case: Case, report: Path) -> None:
    zones = embedded(report)["zones"]
    sittings = case.verdict.facts.sittings
    published = sittings[sittings["kind"] != "transfer"]
    several = published.groupby("exam")["zone"].nunique().loc[lambda n: n > 1]
    assert {e["exam"] for e in zones["exams"]} == set(several.index)
    epoch = pd.Timestamp("1970-01-01", tz="UTC")
    for exam in zones["exams"]:
        mine = published[published["exam"] == exam["exam"]]
        assert sum(g[4] for g in exam["groups"]) == mine["candidates"].sum()
        starts = {int((s - epoch).total_seconds() // 60) for s in mine["start"]}
        assert {g[6] for g in exam["groups"]} == starts
        releases = {int((r - epoch).total_seconds() // 60) for r in mine["release"]}
        assert {g[6] + g[11] for g in exam["groups"]} == releases


def test_chain_starts_with_the_link_that_binds(case: Case, report: Path) -> None:
    rows = tables(report)["chain"][1:]
    chain = case.verdict.facts.chain
    slacks = [int(row[5].split()[0]) for row in rows]
    assert slacks == sorted(int(s) for s in chain["slack_days"])
    assert rows[0][0] in set(chain.loc[chain["binds"], "exam"])
    assert {row[0] for row in rows} == set(chain["exam"])


def _overlap_rows(report: Path) -> list[list[str]]:
    """Day, site, exam that stays, exam that moves, new time, candidates; without the rows of outcomes."""
    return [row for row in tables(report)["overlaps"][1:] if len(row) == 6]


def test_every_overlap_is_listed_once_unresolved_first(case: Case, report: Path) -> None:
    rows = _overlap_rows(report)
    listed = [
        (who, row[2][:-11], row[3][:-11]) for row in rows for who in row[5].split(" ", 1)[1].split(", ")
    ]
    overlaps = case.timetable.overlaps
    expected = list(overlaps[["candidate", "stays", "moves"]].itertuples(index=False, name=None))
    assert sorted(listed) == sorted(expected)
    assert all(len(row[5].split(", ")) == whole(row[5].split(" ")[0]) for row in rows)
    new = [row[4] for row in rows]
    first = next(i for i, time in enumerate(new) if time != "–")
    assert all(time == "–" for time in new[:first])
    assert all(time != "–" for time in new[first:])


def test_transferred_candidates_are_told_their_new_local_time(case: Case, report: Path) -> None:
    overlap = case.timetable.overlaps.query("outcome == 'transfer'").iloc[0]
    site = case.instance.candidates.set_index("id").loc[overlap["candidate"], "site"]
    rows = _overlap_rows(report)
    row = next(r for r in rows if overlap["candidate"] in r[5] and r[3].startswith(overlap["moves"]))
    assert row[4].startswith(f"{overlap['start'].tz_convert(case.instance.site[site].zone):%H:%M}–")


def test_findings_are_counted_in_full_and_explained_up_to_a_limit(case: Case, report: Path) -> None:
    html = report.read_text(encoding="utf-8")
    order = re.findall(r'<details class="rule (hard|soft-rule)" data-rule="([\w-]+)"', html)
    kinds = [kind for kind, _ in order]
    assert kinds == sorted(kinds)
    counts = case.verdict.findings["rule"].value_counts()
    assert {rule for _, rule in order} == set(counts.index)
    for _, rule in order:
        block = html[html.index(f'data-rule="{rule}"', html.index('id="findings"')) :]
        block = block[: block.index("</details>")]
        assert block.count("<li>") == min(200, counts[rule])
    assert all(i.article.replace("«", "").split(",")[0] in html for i in INFOS if i.id in counts)


def test_progress_ends_at_the_last_event(case: Case, report: Path) -> None:
    cost, bound = embedded(report)["progress"]["fr"]["data"]
    last = case.solving.progress.iloc[-1]
    assert (cost["y"][-1], bound["y"][-1], cost["x"][-1]) == (last["cost"], last["bound"], last["seconds"])
