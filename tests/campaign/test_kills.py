"""The part of the campaign of kills that belongs to the suite, and whether the campaign notices what it looks for."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from instances.io.results.content_digest import content_digest
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import timetable_digest
from instances.io.timetable.save import save_timetable
from models.result_record import ResultRecord
from scheduler import audit, read
from scheduler.app.read_timetable import read_timetable
from tests.campaign.kills import MARK, processes_with, struck, undisturbed
from tests.campaign.struck_commands import Struck, content, whole_file, whole_folder, whole_results
from tests.support.paths import ROOT, SHIPPED, TINY

SAMPLE = ROOT / "tests" / "samples" / "format-1" / "timetables" / "tiny.zip"


@pytest.fixture
def convert_over(tmp_path: Path) -> Struck:
    other = tmp_path / "other"
    shutil.copytree(SHIPPED / "infeasible" / "july", other)
    return Struck("convert", "f", other, ("convert", str(TINY), "{}"), whole_folder)


def test_a_killed_conversion_leaves_the_old_or_the_new_folder(convert_over: Struck, tmp_path: Path) -> None:
    calm = undisturbed(convert_over, tmp_path)
    last = calm.operations
    assert last > 20
    for moment in (last // 2, last - 12):
        end, faults = struck(convert_over, calm, tmp_path, "kill", moment)
        assert not faults
        assert end == "killed"


def test_a_mixed_folder_and_half_a_file_are_noticed(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    before = content(tmp_path / "tiny")
    assert not whole_folder(tmp_path / "tiny", before, {})
    (tmp_path / "tiny" / "rooms.csv").write_bytes(b"id")
    assert whole_folder(tmp_path / "tiny", before, {})
    shutil.rmtree(tmp_path / "tiny")
    assert whole_folder(tmp_path / "tiny", before, {})
    (tmp_path / "a.zip").write_bytes(SAMPLE.read_bytes()[:2000])
    assert whole_file(tmp_path / "a.zip", {}, {})


def test_mixed_lost_and_half_written_results_are_noticed(tmp_path: Path) -> None:
    with zipfile.ZipFile(SAMPLE) as archive:
        archive.extractall(tmp_path / "known")
    semester, timetable = read_timetable(read(TINY), tmp_path / "known")
    verdict = audit(semester, timetable)

    def fill(work: Path) -> ResultRecord:
        save_timetable(
            work, timetable, {"hard": verdict.hard, "cost": verdict.cost, "costs": dict(verdict.costs)}
        )
        return ResultRecord(
            "2026-01-01T00:00:00Z",
            semester.name,
            content_digest(semester),
            timetable_digest(work),
            verdict.cost,
        )

    folder = tmp_path / "results"
    record = ResultFolder(folder).add(fill, current=True)
    before = content(folder)
    assert not whole_results(folder, before, {})
    seats = folder / "seats.csv"
    raw = seats.read_bytes()
    seats.unlink()
    seats.write_bytes(raw[:100])
    assert whole_results(folder, before, {}) == ["seats.csv differs from its version"]
    seats.write_bytes(raw)
    version = ResultFolder(folder).version_folder(record)
    shutil.copytree(version, version.with_name("2026-01-02"))
    assert whole_results(folder, before, {}) == ["version 2026-01-02 is not whole"]
    shutil.rmtree(version.with_name("2026-01-02"))
    (version / "overlaps.csv").unlink()
    assert any(fault.startswith("lost") for fault in whole_results(folder, before, {}))


def test_a_process_that_is_left_is_noticed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "print(flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, MARK: "here"},
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()  # it runs, under its own environment
        assert processes_with("here") == [child.pid]
        child.kill()
    assert processes_with("here") == []
