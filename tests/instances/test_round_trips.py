"""Whatever form it takes on its way, a random instance is the same at the end."""

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instances import save_instance, write_folder
from models.instance import Instance
from models.schema import TABLES
from tests.instances.test_folder_laws import assert_same
from tests.support.reading import convert, examine, read_instance

ZONES = ("Europe/Paris", "Indian/Reunion", "America/Martinique", "Asia/Beirut", "Pacific/Noumea")
NAMES = ("Été à Nîmes", "L'Œuvre", "a;b,c", '"cité"', "=1+1", "x", "Ça  va", "0012", "-3", "naïf\tet tab")


def semester(seed: int) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    """Settings and tables of a small random semester that is without an error."""
    draw = np.random.default_rng(seed)

    def name() -> str:
        return NAMES[draw.integers(len(NAMES))]

    centres = [{"id": f"C{i}", "name": name(), "zone": ZONES[draw.integers(5)], "holidays": "FR", "copy_days": i}
               for i in range(draw.integers(1, 4))]  # fmt: skip
    sites = [{"id": f"0{i}", "centre": c["id"], "name": name(), "zone": ZONES[draw.integers(5)],
              "hours_weekdays": "08:00-21:30"}
             for i, c in enumerate(centres)]  # fmt: skip
    units = [{"id": f"U{i:02}", "title": name(), "ects": 6} for i in range(draw.integers(1, 5))]
    offerings = [{"id": f"O{u['id']}", "unit": u["id"], "centre": centres[0]["id"], "teaching_mode": "soir"}
                 for u in units]  # fmt: skip
    exams = [{"id": f"{o['id']}-{s}", "offering": o["id"], "session": s, "minutes": int(draw.integers(30, 300)),
              "imposed_start": datetime(2024, 1, 24, 9, 15) if s == 1 and draw.random() < 0.3 else None}
             for o in offerings for s in (1, 2)]  # fmt: skip
    at = draw.integers(len(centres), size=draw.integers(1, 9))
    people = [{"id": f"{i:04}", "centre": centres[c]["id"], "site": sites[c]["id"]} for i, c in enumerate(at)]
    taken = [
        {"candidate": p["id"], "offering": o["id"]} for p in people for o in offerings if draw.random() < 0.7
    ]
    tables = {
        "centres": centres, "sites": sites, "units": units, "offerings": offerings, "exams": exams,
        "rooms": [{"id": f"R{s['id']}", "site": s["id"], "seats": int(draw.integers(1, 90)), "features": "pc accès"}
                  for s in sites],
        "candidates": people, "registrations": taken,
        "accommodations": [{"candidate": p["id"], "extra_minutes_per_hour": 20, "isolated": bool(draw.random() < 0.5)}
                           for p in people if draw.random() < 0.3],
        "staff": [{"id": f"S{i}", "site": s["id"], "escort": True, "from": datetime(2024, 1, 22, 8),
                   "until": datetime(2024, 1, 22, 18, 30)} for i, s in enumerate(sites)],
        "closures": [{"place": s["id"], "day": date(2024, 1, 25), "kind": "closed", "reason": name()} for s in sites],
    }  # fmt: skip
    starts = {"weekdays": ["08:30", "14:00"]}
    days = ((1, date(2024, 1, 22), date(2024, 2, 3)), (2, date(2024, 4, 8), date(2024, 4, 13)))
    sessions = [{"number": n, "first_day": a, "last_day": b, "starts": starts} for n, a, b in days]
    frames = {
        key: pd.DataFrame(rows, columns=None if rows else [c.name for c in TABLES[key].columns]).astype(
            object
        )
        for key, rows in tables.items()
    }
    return {
        "name": f"n{seed}",
        "title": name(),
        "sessions": sessions,
        "policy": {"profile": "national"},
    }, frames


def french(folder: Path, encoding: str, separator: str) -> None:
    """The tables as a French spreadsheet would have them: headings, separator, days, line ends, encoding."""
    for path in sorted(folder.glob("*.csv")):
        table = TABLES[path.stem]
        rows = pd.read_csv(path, dtype=str, na_filter=False)
        for column in table.columns:
            if column.kind in ("date", "datetime") and column.name in rows:
                rows[column.name] = rows[column.name].str.replace(
                    r"(\d{4})-(\d\d)-(\d\d)T?", r"\3/\2/\1 ", regex=True
                )
        rows.columns = [next(c.french for c in table.columns if c.name == name) for name in rows.columns]
        text = rows.to_csv(sep=separator, index=False, lineterminator="\r\n")
        path.unlink()
        (folder / f"{table.french}.csv").write_bytes(text.encode(encoding, "replace"))


SEEDS = st.integers(0, 10_000)


@given(seed=SEEDS, order=st.permutations([".zip", ".xlsx", ".json", ""]))
@settings(max_examples=15, deadline=None)
def test_through_every_form_in_any_order(seed: int, order: list[str]) -> None:
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "first"
        write_folder(path, *semester(seed))
        first = read_instance(path)
        for i, ending in enumerate(order):
            other = Path(work) / f"{i}{ending}"
            convert(path, other)
            path = other
        assert_same(read_instance(path), first)
        save_instance(Path(work) / "saved", first)
        assert_same(read_instance(Path(work) / "saved"), first)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("seed", [1, 2])
def test_through_a_french_spreadsheet(tmp_path: Path, encoding: str, separator: str, seed: int) -> None:
    write_folder(tmp_path / "a", *semester(seed))
    first = read_instance(tmp_path / "a")
    french(tmp_path / "a", encoding, separator)
    again, issues = examine(tmp_path / "a")
    assert again is not None, issues
    assert_same(again, first)


def content(instance: Instance) -> dict[str, Any]:
    """What an instance says, whatever the order of its rows."""
    tables = ("candidates", "registrations", "staff", "closed", "sits")
    small = ("centres", "sites", "rooms", "units", "offerings", "exams")
    said: dict[str, Any] = {
        name: sorted(map(str, getattr(instance, name).to_numpy().tolist())) for name in tables
    }
    return said | {name: sorted(map(str, getattr(instance, name))) for name in small}


@given(seed=SEEDS)
@settings(max_examples=10, deadline=None)
def test_the_order_of_rows_and_columns_changes_nothing(seed: int) -> None:
    draw = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as work:
        write_folder(Path(work) / "a", *semester(seed))
        first = read_instance(Path(work) / "a")
        for path in (Path(work) / "a").glob("*.csv"):
            rows = pd.read_csv(path, dtype=str, na_filter=False)
            rows = rows.iloc[draw.permutation(len(rows)), draw.permutation(rows.shape[1])]
            rows.to_csv(path, index=False)
        assert content(read_instance(Path(work) / "a")) == content(first)


@given(seed=SEEDS)
@settings(max_examples=10, deadline=None)
def test_other_codes_say_the_same_of_others(seed: int) -> None:
    """Candidates renamed everywhere: the same people sit the same exams under their new numbers."""
    settings_, tables = semester(seed)
    renamed = {one: f"n{one[::-1]}" for one in tables["candidates"]["id"]}
    with tempfile.TemporaryDirectory() as work:
        write_folder(Path(work) / "a", settings_, tables)
        first = read_instance(Path(work) / "a").sits
        for table, column in (
            ("candidates", "id"),
            ("registrations", "candidate"),
            ("accommodations", "candidate"),
        ):
            tables[table][column] = tables[table][column].map(renamed)
        write_folder(Path(work) / "b", settings_, tables)
        again = read_instance(Path(work) / "b").sits
    first = first.assign(candidate=first["candidate"].map(renamed))
    keys = ["exam", "candidate"]
    pd.testing.assert_frame_equal(
        first.sort_values(keys, ignore_index=True),
        again.sort_values(keys, ignore_index=True),
        check_dtype=False,
    )
