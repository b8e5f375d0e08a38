"""The generator: same seed same bytes, true facts kept, sizes and shares as the profile says."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

import numpy as np
import pandas as pd
import pytest

from instances.generator import PROFILES, generate
from instances.generator.build import tables
from instances.generator.units import real_units, semester_units
from models.instance import Instance
from models.offer import ExamMode
from tests.support.paths import SHARED, SHIPPED
from tests.support.reading import examine, read_instance

DEMO = SHIPPED / "reseau-2023-24-s1"
FACTS = SHARED / "domain" / "ues.csv"
SEED = 2024


@cache
def demo() -> Instance:
    return read_instance(DEMO)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.suffix in (".csv", ".toml")}


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    generate("petit-reseau", 5, tmp_path / "a")
    generate("petit-reseau", 5, tmp_path / "b")
    generate("petit-reseau", 6, tmp_path / "c")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")
    assert _bytes(tmp_path / "a")["registrations.csv"] != _bytes(tmp_path / "c")["registrations.csv"]


def test_the_shipped_demonstration_is_small() -> None:
    assert sum(map(len, _bytes(DEMO).values())) < 3_000_000


def test_an_unknown_profile_is_named() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        generate("nowhere", 1, Path("unused"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_small_instance_is_read_without_a_problem(seed: int, tmp_path: Path) -> None:
    generate("petit-reseau", seed, tmp_path / "small")
    instance, issues = examine(tmp_path / "small")
    assert issues == ()
    assert instance is not None
    assert len(instance.candidates) == 300


def test_the_demonstration_has_no_problem() -> None:
    """Its real units that are not examined this semester are told as such."""
    assert {p.code for p in examine(DEMO)[1]} <= {"unlikely-unit-idle"}


def test_all_real_units_are_there_and_invented_ones_say_so() -> None:
    real = real_units()
    assert len(real) == 224
    assert real["code"].is_unique
    titles = {u.id: u.title for u in demo().units}
    assert set(real["code"]) <= set(titles)
    assert all(titles[code] == title for code, title in zip(real["code"], real["title"], strict=True))
    invented = set(titles) - set(real["code"])
    assert all(re.fullmatch(r"XX[A-O]9\d\d", code) and "inventée" in titles[code] for code in invented)


def test_the_facts_about_units_are_those_of_the_source() -> None:
    if not FACTS.exists():
        pytest.skip("the source of the unit codes is not here")
    source = pd.read_csv(FACTS, sep=";", dtype=str, keep_default_na=False)
    ours = real_units()
    assert list(ours["code"]) == list(source["code"])
    assert list(ours["ects"]) == list(source["ects"])
    first = ours["offer"].str.extract(r"S1:(\w+)", expand=False).fillna("")
    assert list(first) == list(source["S1"].where(source["S1"] != "?", ""))


def test_only_units_taught_this_semester_are_examined() -> None:
    examined = {str(o.unit) for o in demo().offerings}
    assert len(examined) == 250
    known = real_units().set_index("code")["offer"]
    other_term = known.index[~known.str.contains("S1:|\\?", regex=True)]
    assert not examined & set(other_term)


def test_sizes_and_shares() -> None:
    instance = demo()
    assert len(instance.centres) == 10
    assert 28 <= len(instance.sites) <= 32
    assert len(instance.candidates) == 6000
    assert len(instance.registrations) / 6000 == pytest.approx(2.6, abs=0.1)
    assert instance.candidates["extra"].gt(0).mean() == pytest.approx(0.025, abs=0.002)
    assert instance.candidates["isolated"].mean() == pytest.approx(0.004, abs=0.001)
    plan = {c.id: c.share for c in PROFILES[instance.name].centres}
    shares = instance.candidates["centre"].value_counts(normalize=True)
    for centre, share in plan.items():
        assert shares[centre] == pytest.approx(share / sum(plan.values()), abs=0.001)


def test_windows_and_holidays() -> None:
    instance = demo()
    windows = [(s.first_day, s.last_day) for s in instance.sessions]
    assert windows == [
        (date(2024, 1, 22), date(2024, 2, 3)),
        (date(2024, 4, 8), date(2024, 4, 13)),
    ]
    closed = instance.closed.groupby("day")["site"].agg(set)
    feast = {s.id for s in instance.sites if s.centre in ("LBN", "MAR")}
    assert closed[date(2024, 4, 10)] == feast
    assert closed[date(2024, 4, 11)] == feast


def test_nobody_follows_one_unit_twice_and_everything_is_followed() -> None:
    instance = demo()
    units = {o.id: o.unit for o in instance.offerings}
    followed = instance.registrations.assign(unit=instance.registrations["offering"].map(units))
    assert not followed.duplicated(["candidate", "unit"]).any()
    assert set(followed["offering"]) == set(units)
    assert set(followed["candidate"]) == set(instance.candidates["id"])


def test_distance_papers_are_national_and_others_local() -> None:
    instance = demo()
    centre = instance.candidates.set_index("id")["centre"]
    followed = instance.registrations.assign(
        home=centre.reindex(instance.registrations["candidate"]).to_numpy(),
        organiser=instance.registrations["offering"].map({o.id: o.centre for o in instance.offerings}),
        mode=instance.registrations["offering"].str[-1],
    )
    near = followed[followed["mode"].isin(list("PHJ"))]
    far = followed[followed["mode"].isin(list("FDd"))]
    assert (near["home"] == near["organiser"]).all()
    assert set(far["organiser"]) == {"PAR"}
    assert set(far["home"]) == {c.id for c in instance.centres}
    assert far.loc[far["home"] == "NCL", "offering"].nunique() <= 15


def test_both_sessions_examine_alike() -> None:
    frame = demo().exam_frame
    both = frame.groupby("offering").agg({"session": list, "minutes": "nunique", "mode": "nunique"})
    assert (both["session"].map(sorted).map(tuple) == (1, 2)).all()
    assert (both[["minutes", "mode"]] == 1).all(axis=None)
    remote = frame["mode"] == ExamMode.REMOTE.value
    assert 0 < remote.mean() < 0.05


def test_every_site_can_seat_and_watch_its_largest_paper() -> None:
    instance = demo()
    seats = pd.Series({r.id: r.seats for r in instance.rooms})
    site = pd.Series({r.id: r.site for r in instance.rooms})
    sits = instance.sits[instance.sits["session"] == 1]
    largest = sits.groupby(["site", "exam"]).size().groupby("site").max()
    assert (seats.groupby(site).sum().reindex(largest.index) > largest).all()
    assert seats.groupby(site).min().max() <= 12, "a small room everywhere"
    staff = instance.staff.groupby("site")["escort"].agg(["size", "sum"])
    assert (staff["sum"] >= 1).all()
    posts = np.ceil(seats / 40).groupby(site).sum()
    assert (staff["size"] >= 0.9 * posts.reindex(staff.index)).all()


def test_imposed_pairs_share_exactly_the_planted_candidates() -> None:
    instance = demo()
    sits = instance.sits
    for pair in PROFILES[instance.name].imposed:
        ids = [
            e.id
            for e in instance.exams
            if e.imposed_start is not None and e.imposed_start.isoformat("T", "minutes") == pair.start
        ]
        assert len(ids) == 2
        one, two = (set(sits.loc[sits["exam"] == i, "candidate"]) for i in ids)
        assert len(one & two) == pair.shared


def test_heavy_candidates_cannot_be_separated_in_session_2() -> None:
    """Four days are left to Lebanon, two sittings of 4 h with an hour of rest fit in a day of 08:00-22:00."""
    instance = demo()
    plan = PROFILES[instance.name]
    sits = instance.sits.merge(instance.exam_frame[["exam", "minutes", "mode"]], on="exam")
    third = sits[(sits["extra"] > 0) & (sits["session"] == 2) & (sits["centre"] == plan.heavy_centre)]
    long = third[(third["minutes"] >= 180) & (third["mode"] == "on_site")]
    assert (long.groupby("candidate").size() > 2 * 4).sum() == plan.heavy


def test_tables_are_text_in_the_order_of_the_schema() -> None:
    made = tables(PROFILES["petit-reseau"], 1)
    assert list(made["exams"].columns)[:4] == ["id", "offering", "session", "minutes"]
    assert all(isinstance(cell, str) for cell in made["candidates"].iloc[0])


def test_the_whole_network_has_its_centres_sites_and_units() -> None:
    profile = PROFILES["cnam"]
    sites = [site.id for centre in profile.centres for site in centre.sites]
    assert (len(profile.centres), len(sites), len(set(sites))) == (26, 200, 200)
    assert {centre.zone for centre in profile.centres} <= available_timezones()
    assert all("invent" in site.name for c in profile.centres for site in c.sites if "Antenne" in site.name)
    drawn = semester_units(profile, np.random.default_rng(1))
    assert (len(drawn), drawn["code"].nunique()) == (900, 900)
    assert drawn.loc[drawn["title"].str.contains("inventée"), "code"].str.fullmatch(r"XX[A-O]9\d\d").all()
    if (SHARED / "domain" / "centres.csv").exists():
        source = pd.read_csv(SHARED / "domain" / "centres.csv", sep=";", keep_default_na=False)
        assert [c.id for c in profile.centres] == list(source["code"])
        assert [c.share for c in profile.centres] == list(source["share_assumed"])
