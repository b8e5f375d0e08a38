"""The store of runs: what is kept comes back, once, from an SQLite file and from PostgreSQL."""

import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from instances import save_timetable
from models.issues import InvalidInput
from models.status import Status
from scheduler.app.audit import audit
from scheduler.app.personal_data import person, purge
from scheduler.app.whatif.stored_runs import compare_runs, list_runs, show_run
from scheduler.runs.run_store import FILE, RunStore, open_stored
from scheduler.runs.timetable_archive import packed
from tests.support.paths import TINY
from tests.support.reading import read_instance
from tests.support.scenario_runs import a_run
from tests.support.tiny_by_hand import timetable

POSTGRES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
"""Where Debian puts the programs of the newest PostgreSQL server."""


def test_a_run_comes_back_as_it_was_and_is_kept_once(tmp_path: Path) -> None:
    semester = read_instance(TINY)
    made = timetable(semester)
    content = packed(made, audit(semester, made))
    with RunStore(tmp_path / "runs.sqlite") as store:
        run = a_run("plus", 3, costs={"a": 7}, indicators={"days": 2}, timetable=content)
        first = store.add(run)
        again = store.add(a_run("plus", 3, costs={"a": 8}))
        assert (again.number, again.costs) == (first.number, {"a": 7}) == (1, {"a": 7})
        why = a_run("plus", 4, Status.INFEASIBLE, reasons={"en": ("too late",), "fr": ("trop tard",)})
        assert store.add(why).reasons == why.reasons
        assert store.find(a_run("minus", 3).key) is None
    assert stat.S_IMODE((tmp_path / "runs.sqlite").stat().st_mode) == 0o600
    assert [(one.number, one.cost, one.timetable) for one in list_runs(tmp_path)] == [
        (1, 7, None),
        (2, None, None),
    ]
    shown = show_run(tmp_path, 1, tmp_path / "out")
    assert shown.timetable == content
    assert (tmp_path / "out" / "timetable.json").is_file()


def test_two_runs_compared(tmp_path: Path) -> None:
    semester = read_instance(TINY)
    made = timetable(semester)
    content = packed(made, audit(semester, made))
    with RunStore(tmp_path / "runs.sqlite") as store:
        store.add(a_run("one", 1, costs={"a": 7, "b": 0, "c": 1}, timetable=content))
        store.add(a_run("two", 1, costs={"a": 5, "b": 2}, timetable=content, content="other"))
    found = compare_runs(tmp_path, 1, 2)
    assert found.about == ("scenario", "content")
    assert found.costs.to_numpy().tolist() == [["a", 7, 5], ["b", 0, 2], ["c", 1, 0]]
    assert found.moved == ()


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("nowhere", "runs-none"),
        ("oracel://me@here/x", "runs-url"),
        ("sqlite:////no/such/folder/x", "runs-unreachable"),
    ],
)
def test_what_cannot_be_opened_is_refused(where: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        open_stored(where)
    assert [issue.code for issue in refused.value.issues] == [code]


def test_a_password_is_never_shown() -> None:
    with pytest.raises(InvalidInput) as refused:
        RunStore("postgresql+psycopg://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(refused.value)


@pytest.fixture
def server() -> Iterator[str]:
    """A PostgreSQL server of its own in a temporary folder, reached by a socket there."""
    if POSTGRES is None:
        if os.environ.get("EXAMS_REQUIRE_POSTGRESQL") == "1":
            pytest.fail("EXAMS_REQUIRE_POSTGRESQL=1 and no PostgreSQL server is installed")
        pytest.skip("no PostgreSQL server installed: the store is tried on SQLite alone")
    # The server refuses to run as root; Debian's package brings its user, who may not enter the folders of pytest.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="exams-postgresql-", dir="/tmp") as name:
        if user:
            subprocess.run(["chown", "postgres", name], check=True)
        yield from _served(Path(name), user)


def _served(folder: Path, user: list[str]) -> Iterator[str]:
    data, sockets = folder / "data", folder

    def call(*words: object) -> None:
        subprocess.run([*user, *map(str, words)], check=True, capture_output=True, cwd="/", timeout=60)

    call(POSTGRES / "initdb", "-D", data, "-A", "trust", "-U", "exams", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{sockets}' -c fsync=off"
    call(POSTGRES / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://exams@/postgres?host={sockets}"
    finally:
        call(POSTGRES / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


@pytest.mark.postgresql
def test_a_real_postgresql_keeps_the_same(server: str) -> None:
    with RunStore(server) as store:
        run = a_run(
            "plus", 3, costs={"é": 7}, reasons={"fr": ("Nîmes ; « trop tard »",)}, timetable=b"\x00\xff"
        )
        first = store.add(run)
        assert store.add(a_run("plus", 3, costs={"a": 8})).number == first.number
        assert (first.costs, first.reasons, first.timetable, first.status) == (
            run.costs, run.reasons, run.timetable, run.status,
        )  # fmt: skip
    assert [one.number for one in list_runs(server)] == [first.number]


def test_a_person_is_found_in_runs_and_old_runs_are_purged(tmp_path: Path) -> None:
    semester = read_instance(TINY)
    made = timetable(semester)
    name = str(made.seats["candidate"].iloc[0])
    said = {"en": (f"{name} has no seat", f"{name}-2 has none"), "fr": (f"{name} n'a pas de place",)}
    with RunStore(tmp_path / FILE) as store:
        store.add(a_run("plus", 1, timetable=packed(made, audit(semester, made))))
        store.add(a_run("minus", 1, Status.INFEASIBLE, reasons=said))
        store.add(replace(a_run("late", 1), made="2024-02-01T10:00:00Z"))
    held = person(tmp_path, name)
    assert held["versions"] == []
    first, second = held["runs"]
    assert (first["number"], first["scenario"]) == (1, "plus")
    assert {row["candidate"] for row in first["seats"]} == {name}
    assert len(first["seats"]) == (made.seats["candidate"] == name).sum()
    assert (second["seats"], second["reasons"]) == (
        [],
        {"en": [f"{name} has no seat"], "fr": list(said["fr"])},
    )
    assert person(tmp_path, "NOBODY")["runs"] == []
    assert name.encode() in (tmp_path / FILE).read_bytes()
    done = purge(tmp_path, date(2024, 1, 6))
    assert [run.key.scenario for run in done.runs] == ["plus", "minus"]
    assert done.removed == ()
    assert [run.key.scenario for run in list_runs(tmp_path)] == ["late"]
    assert name.encode() not in (tmp_path / FILE).read_bytes(), "nothing of them is left in the file"
    assert person(tmp_path, name)["runs"] == []


def test_a_folder_without_results_and_runs_is_refused(tmp_path: Path) -> None:
    for ask in (lambda: person(tmp_path, "a"), lambda: purge(tmp_path, date(2024, 1, 6))):
        with pytest.raises(InvalidInput) as refused:
            ask()
        assert [issue.code for issue in refused.value.issues] == ["results-none"]


def test_results_and_runs_in_one_folder_are_both_purged(tmp_path: Path) -> None:
    semester = read_instance(TINY)
    made = timetable(semester)
    save_timetable(tmp_path, made, {"hard": 0, "cost": 0, "costs": {}})
    with RunStore(tmp_path / FILE) as store:
        store.add(a_run("plus", 1))
    name = str(made.seats["candidate"].iloc[0])
    assert len(person(tmp_path, name)["versions"]) == 1
    done = purge(tmp_path, date(2199, 1, 1), force=True)
    assert (len(done.removed), len(done.runs)) == (1, 1)
