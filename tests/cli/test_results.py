"""Results of a solve as a user meets them: whole, kept, marked, and never lost for want of an output."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from instances import load_timetable
from instances.io.results.folder_lock import hold
from instances.io.results.result_folder import ResultFolder
from models.result_record import ResultState
from scheduler.app.mark_result import mark
from tests.support.command_server import exams_command
from tests.support.paths import ROOT, TINY

COMMAND = [sys.executable, "-c", "from scheduler.cli.main import main; main()", "--lang", "en"]


def exams(
    *words: object, stdin: int = subprocess.DEVNULL, **more: object
) -> subprocess.CompletedProcess[str]:
    start = COMMAND if more else [*exams_command(), "--lang", "en"]
    return subprocess.run(
        [*start, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        **more,
    )  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one result of tiny (cost 1 562, proven)."""
    folder = tmp_path_factory.mktemp("solved") / "tiny"
    done = exams("solve", TINY, "--out", folder, "--seconds", 60, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["state"] == "draft"
    return folder


@pytest.fixture
def folder(solved: Path, tmp_path: Path) -> Path:
    """A copy of the solved folder, with its links."""
    subprocess.run(["cp", "-a", str(solved), str(tmp_path / "tiny")], check=True)
    return tmp_path / "tiny"


def test_a_worse_rerun_is_kept_as_a_version_and_said(folder: Path) -> None:
    before = (folder / "timetable.json").read_bytes()
    again = exams("solve", TINY, "--out", folder, "--work", 1, "--seed", 3, "--json")
    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout)
    assert told["cost"] > 1562
    assert told["current"] is False
    assert "the cheaper one stays" in again.stderr
    assert (folder / "timetable.json").read_bytes() == before
    assert Path(told["timetable"]).is_file()
    assert exams("audit", TINY, Path(told["timetable"]).parent).returncode == 0
    forced = exams("solve", TINY, "--out", folder, "--work", 1, "--seed", 3, "--force", "--json")
    assert json.loads(forced.stdout)["current"] is True
    assert (folder / "timetable.json").read_bytes() != before


def test_a_published_result_is_not_replaced(folder: Path) -> None:
    record = mark(folder, "published")
    assert record.state is ResultState.PUBLISHED
    for page in ("report.html", "public.html"):
        text = (folder / page).read_text(encoding="utf-8")
        assert 'data-state="published"' in text
        assert f'<meta name="exams-timetable" content="{record.timetable}">' in text
    before = (folder / "timetable.json").read_bytes()
    again = exams("solve", TINY, "--out", folder, "--work", 1, "--policy", "paris", "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["current"] is False
    assert "known to people (Published)" in again.stderr
    assert (folder / "timetable.json").read_bytes() == before
    assert [r.state for r in ResultFolder(folder).records()].count(ResultState.PUBLISHED) == 1
    # Its starts stay by themselves, even if the new result is shown and is then a draft.
    assert "its starts stay" in again.stderr
    known = load_timetable(folder).starts
    for seed in (2, 3):
        forced = exams("solve", TINY, "--out", folder, "--work", 1, "--seed", seed, "--force", "--json")
        assert forced.returncode == 0, forced.stderr
        assert json.loads(forced.stdout)["current"] is True
        assert load_timetable(folder).starts.equals(known)


def test_mark_needs_a_result(tmp_path: Path) -> None:
    assert exams("mark", tmp_path, "published").returncode == 2
    assert exams("mark", tmp_path / "none", "published").returncode == 2


def test_parts_of_two_results_are_not_one(folder: Path) -> None:
    page = folder / "report.html"
    text = page.read_text(encoding="utf-8")
    record = ResultFolder(folder).current()
    assert record is not None
    page.unlink()
    page.write_text(text.replace(record.timetable, "0" * 64), encoding="utf-8")
    done = exams("audit", TINY, folder)
    assert done.returncode == 2
    assert "report.html" in done.stderr
    assert exams("audit", TINY, folder, "--edited").returncode == 0
    assert exams("report", TINY, folder, "--out", folder).returncode == 0


def test_what_is_held_about_a_candidate_is_gathered_and_goes_in_time(folder: Path) -> None:
    candidate = (folder / "seats.csv").read_text(encoding="utf-8").splitlines()[1].split(",")
    header = (folder / "seats.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    name = candidate[header.index("candidate")]
    held = json.loads(exams("person", folder, name, "--json").stdout)
    assert held["candidate"] == name
    assert [one["current"] for one in held["versions"]] == [True]
    assert {row["candidate"] for row in held["versions"][0]["seats"]} == {name}
    assert json.loads(exams("person", folder, "NOBODY", "--json").stdout)["versions"] == []
    spared = exams("purge", folder, "--before", "2199-01-01")
    assert spared.returncode == 0, spared.stderr
    assert "as old, but it stays" in spared.stdout
    assert (folder / "seats.csv").is_file()
    assert not (folder / "checkpoint.npz").exists()
    forced = exams("purge", folder, "--before", "2199-01-01", "--force")
    assert "1 version removed" in forced.stdout
    assert name not in "".join(
        f.read_text(encoding="utf-8", errors="replace") for f in folder.rglob("*") if f.is_file()
    )
    assert exams("person", folder, name).returncode == 2


def test_the_folder_of_a_running_solve_is_refused(folder: Path) -> None:
    with hold(folder):
        done = exams("solve", TINY, "--out", folder, "--work", 1)
    assert done.returncode == 2
    assert "another command is writing" in done.stderr


def test_a_result_of_an_earlier_version_is_kept(folder: Path) -> None:
    """A folder without versions: what lies there becomes one before it is replaced."""
    (folder / "version.json").unlink()
    subprocess.run(["rm", "-r", str(folder / "versions")], check=True)
    before = (folder / "timetable.json").read_bytes()
    done = exams("solve", TINY, "--out", folder, "--work", 1, "--seed", 3)
    assert done.returncode == 0, done.stderr
    kept = [
        (folder / "versions" / r.version / "timetable.json").read_bytes()
        for r in ResultFolder(folder).records()
    ]
    assert before in kept
    assert len(kept) == 2


def test_the_page_is_private_and_tables_follow_the_umask(solved: Path) -> None:
    umask = os.umask(0)
    os.umask(umask)
    assert (solved / "report.html").stat().st_mode & 0o777 == 0o600
    assert (solved / "public.html").stat().st_mode & 0o777 == 0o666 & ~umask
    assert (solved / "seats.csv").stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_full_disk_leaves_the_earlier_result_and_puts_the_timetable_elsewhere(
    folder: Path, tmp_path: Path
) -> None:
    """Every write into the folder's versions fails as on a full disk."""
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    before = {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file()}
    code = """
import sys
from scheduler.app import save_result
real = save_result.save_timetable
def full(directory, *rest):
    if "versions" in str(directory):
        raise OSError(28, "No space left on device", str(directory))
    real(directory, *rest)
save_result.save_timetable = full
from scheduler.cli.main import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, "--lang", "en", "solve", str(TINY), "--out", str(folder), "--work", "1"],
        cwd=ROOT, capture_output=True, text=True, timeout=110, env={**os.environ, "TMPDIR": str(elsewhere)}, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "No space left" in done.stderr
    assert "nothing in this folder has changed" in done.stderr
    assert "nothing was written" not in done.stderr, "the timetable is elsewhere"
    after = {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file()}
    assert {n: b for n, b in after.items() if n != "checkpoint.npz"} == {
        n: b for n, b in before.items() if n != "checkpoint.npz"
    }
    assert list(elsewhere.rglob("timetable.json"))


@pytest.mark.parametrize("closed", ["stderr", "stdout", "both"])
def test_a_closed_output_costs_no_timetable(tmp_path: Path, closed: str) -> None:
    redirect = {"stderr": "2>&-", "stdout": ">&-", "both": ">&- 2>&-"}[closed]
    words = " ".join(f"'{w}'" for w in [*COMMAND, "solve", str(TINY), "--out", str(tmp_path), "--work", "1"])
    done = subprocess.run(
        ["sh", "-c", f"{words} {redirect}"], cwd=ROOT, timeout=110, check=False, capture_output=True
    )
    assert done.returncode == 0
    assert (tmp_path / "timetable.json").is_file()
    assert (tmp_path / "report.html").is_file()


def test_a_reader_who_goes_away_costs_no_timetable(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "solve", str(TINY), "--out", str(tmp_path), "--work", "1", "--json"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        running.stderr.close()
        assert running.wait(timeout=110) == 0
    assert (tmp_path / "timetable.json").is_file()


def test_an_ascii_terminal_is_enough(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = exams("--lang", "fr", "solve", TINY, "--out", tmp_path, "--work", 1, env=env)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "timetable.json").is_file()


def test_several_interruptions_leave_one_whole_result(folder: Path) -> None:
    for delay in (0.5, 4.0):
        with subprocess.Popen(
            [*COMMAND, "solve", str(TINY), "--out", str(folder), "--work", "4", "--force"],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as running:  # fmt: skip
            time.sleep(delay)
            for _ in range(8):
                if running.poll() is None:
                    running.send_signal(signal.SIGINT)
                time.sleep(0.15)
            running.wait(timeout=110)
        assert exams("audit", TINY, folder).returncode == 0


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A result of tiny as version 0.1.0 wrote it."""
    folder = tmp_path / "earlier"
    with zipfile.ZipFile(ROOT / "tests" / "samples" / "format-1" / "timetables" / "tiny.zip") as archive:
        archive.extractall(folder)
    return folder


def test_a_result_of_version_0_1_0_can_be_marked_and_is_then_kept(earlier: Path) -> None:
    before = (earlier / "timetable.json").read_bytes()
    marked = exams("mark", earlier, "published")
    assert marked.returncode == 0, marked.stderr
    assert (earlier / "timetable.json").read_bytes() == before
    (record,) = ResultFolder(earlier).records()
    assert (record.instance, record.state) == ("tiny", ResultState.PUBLISHED)
    again = exams("solve", TINY, "--out", earlier, "--work", 1)
    assert again.returncode == 0, again.stderr
    assert (earlier / "timetable.json").read_bytes() == before


def test_a_result_of_version_0_1_0_is_searched_for_a_person_and_purged(earlier: Path) -> None:
    rows = (earlier / "seats.csv").read_text(encoding="utf-8").splitlines()
    name = rows[1].split(",")[rows[0].split(",").index("candidate")]
    held = json.loads(exams("person", earlier, name, "--json").stdout)
    assert [one["current"] for one in held["versions"]] == [True]
    purged = exams("purge", earlier, "--before", "2199-01-01", "--force")
    assert purged.returncode == 0, purged.stderr
    assert not (earlier / "seats.csv").exists()


def test_a_timetable_of_another_instance_is_refused_in_one_sentence(earlier: Path, tmp_path: Path) -> None:
    other = TINY.parent / "neutral"
    for words in (("audit", other, earlier), ("report", other, earlier, "--out", tmp_path / "page")):
        done = exams(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("is a timetable of this instance, not of") == 1
        assert len(done.stderr.splitlines()) < 6
    assert not (tmp_path / "page").exists()


def test_the_same_name_with_other_content_is_told_and_judged_on_what_is_given(folder: Path) -> None:
    assert "are not those" not in exams("audit", TINY, folder).stderr
    done = exams("audit", TINY, folder, "--policy", "paca")
    assert done.returncode in (0, 1), done.stderr
    assert "are not those that this timetable was made for" in " ".join(done.stderr.split())


def test_a_changed_cost_in_the_file_is_a_finding(folder: Path) -> None:
    for name in ("solving.json", "report.html", "public.html"):  # they belong to the timetable as it was
        (folder / name).unlink()
    file = folder / "timetable.json"
    text, cost = (
        file.read_text(encoding="utf-8"),
        json.loads(file.read_text(encoding="utf-8"))["audited"]["cost"],
    )
    file.unlink()  # the folder shares it with its version
    file.write_text(text.replace(f'"cost": {cost}', '"cost": 17'), encoding="utf-8")
    told = exams("audit", TINY, folder, "--json")
    found = json.loads(told.stdout)
    assert (told.returncode, found["status"], found["stated_cost"]) == (1, "hard-findings", 17)
    assert (found["cost"], found["findings"]["hard"]) == (cost, 1)
    for language, words in (("en", "costs 17, the audit counts"), ("fr", "coûte 17, l'audit compte")):
        said = exams("--lang", language, "audit", TINY, folder)
        assert said.returncode == 1
        assert f"{words} {cost}" in " ".join(said.stdout.split())
    # Somebody says that the file was changed, or other data are given: nothing false is said.
    for options in (("--edited",), ("--policy", "paca")):
        other = exams("audit", TINY, folder, "--json", *options)
        assert json.loads(other.stdout)["stated_cost"] is None


def test_an_output_that_is_a_file_is_refused_before_the_search(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for words in (("solve", TINY, "--work", 1), ("generate", "petit-reseau", "--force")):
        done = exams(*words, "--out", tmp_path / "file")
        assert done.returncode == 2, done.stderr
        assert str(tmp_path / "file") in done.stderr.replace("\n", "")
        assert (tmp_path / "file").read_text() == "mine"
