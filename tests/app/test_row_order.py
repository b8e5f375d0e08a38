"""The same content gives the same timetable, whatever the order of the rows and the format of the files."""

import random
from pathlib import Path

import pandas as pd
import pytest

from models.canonical_order import in_canonical_order
from models.instance import Instance
from scheduler import solve
from tests.support.paths import SHIPPED
from tests.support.reading import convert, read_instance


def shuffled(source: Path, target: Path, seed: int) -> Path:
    """The folder with the rows of every table in another order."""
    target.mkdir()
    rng = random.Random(seed)
    for path in sorted(source.iterdir()):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        if path.suffix == ".csv":
            head, *rows = raw.splitlines(keepends=True)
            rows = [row if row.endswith(b"\n") else row + b"\n" for row in rows]
            rng.shuffle(rows)
            raw = b"".join([head, *rows])
        (target / path.name).write_bytes(raw)
    return target


def instance_at(path: Path) -> Instance:
    found = read_instance(path)
    assert isinstance(found, Instance)
    return found


def parts(instance: Instance) -> dict[str, object]:
    """Every field, tables as lists of rows."""
    return {
        name: value.astype(str).to_numpy().tolist() if isinstance(value, pd.DataFrame) else value
        for name, value in vars(in_canonical_order(instance)).items()
    }


@pytest.mark.parametrize("name", ["tiny", "neutral"])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_canonical_order_forgets_the_order_of_rows(name: str, seed: int, tmp_path: Path) -> None:
    given, other = instance_at(SHIPPED / name), instance_at(shuffled(SHIPPED / name, tmp_path / name, seed))
    assert list(given.candidates["id"]) != list(other.candidates["id"])
    assert parts(given) == parts(other)


def test_the_canonical_order_is_that_of_a_workbook_too(tmp_path: Path) -> None:
    convert(SHIPPED / "tiny", tmp_path / "tiny.xlsx")
    assert parts(instance_at(SHIPPED / "tiny")) == parts(instance_at(tmp_path / "tiny.xlsx"))


@pytest.mark.parametrize("name", ["tiny", "reglement"])
def test_a_solve_by_work_gives_the_same_timetable_for_rows_in_another_order(
    name: str, tmp_path: Path
) -> None:
    one = solve(instance_at(SHIPPED / name), work=1, seed=3)
    two = solve(instance_at(shuffled(SHIPPED / name, tmp_path / name, 7)), work=1, seed=3)
    assert one.timetable is not None
    assert two.timetable is not None
    assert one.cost == two.cost
    for table in ("starts", "seats", "overlaps", "duties"):
        pd.testing.assert_frame_equal(getattr(one.timetable, table), getattr(two.timetable, table))
