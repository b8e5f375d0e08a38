"""The outputs of the showcase say about people what their declaration allows, no more and no less."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import polars
import pytest

from instances import load_timetable, save_timetable
from instances.io.tables.csv_writer import write_csv
from models.data_protection import OUTPUTS, PERSONAL_DATA, Audience, Detail, Output
from models.incomplete import MISSING, missing_table
from models.instance import Instance
from models.status import Status
from models.text import Messages
from reports.documents.document import Document, Printed
from reports.documents.edition import Edition
from reports.documents.printer import printer
from scheduler.app.audit import audit
from scheduler.app.catalogue import rules_of
from scheduler.app.check import check
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.document_kinds import KINDS
from scheduler.app.publish import due_days
from scheduler.app.read import read
from scheduler.app.read_timetable import read_timetable
from scheduler.app.whatif.comparison_page import write_comparison
from scheduler.app.whatif.comparison_tables import ComparisonTables
from scheduler.app.whatif.differences import ScenarioRuns
from scheduler.app.whatif.indicators import indicators_of
from scheduler.app.whatif.whatif import WhatIf
from scheduler.runs.run_store import RunStore
from scheduler.runs.stored_run import REFERENCE
from scheduler.runs.timetable_archive import packed, unpack
from tests.support.command_server import exams_command
from tests.support.hostile_instance import read_rows, write_rows
from tests.support.paths import ROOT, SHIPPED
from tests.support.printed_pages import pages
from tests.support.report_reader import readable
from tests.support.scenario_runs import a_run

pytestmark = pytest.mark.timeout(400)  # the first test makes every output there is
IMPOSSIBLE = SHIPPED / "infeasible" / "three-overlaps"
"""What makes it infeasible is what candidates sit, so the proof names them."""
NEEDS = r"extra|isolated|secretary|transfer|escort|accommodations?|majoré|isolée|secrétaire|accompagn\w*|braille|aménagement d'épreuve"
RESULTS = r"passed|admis|for good|validé|results\.csv"


def exams(*words: object, **environment: str) -> str:
    done = subprocess.run(
        [*exams_command(), *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=os.environ | environment,
    )
    assert done.returncode in (0, 1, 2, 3), done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The showcase under ids that cannot be words of ours, with some results known."""
    folder = tmp_path_factory.mktemp("people") / "reglement"
    folder.mkdir()
    shutil.copy(SHIPPED / "reglement" / "instance.toml", folder)
    for file in (SHIPPED / "reglement").glob("*.csv"):
        rows = read_rows(file)
        for row in rows:
            for name in ("candidate", "id"):
                if (
                    name in row
                    and file.stem
                    not in (
                        "rooms",
                        "exams",
                        "units",
                        "offerings",
                        "sites",
                        "centres",
                    )
                    and (file.stem, name) != ("requests", "id")
                ):
                    row[name] = f"Zq{row[name]}" if row[name] else ""
        write_rows(folder / file.name, rows)
    first = read_rows(folder / "registrations.csv")[0]
    results = {"candidate": first["candidate"], "offering": first["offering"], "passed": "yes"}
    write_rows(folder / "results.csv", [results])
    exam = next(e["id"] for e in read_rows(folder / "exams.csv") if e["offering"] == first["offering"])
    answers = read_rows(folder / "decisions.csv")
    write_rows(folder / "decisions.csv", [*answers, {"request": "D01", "answer": "refused"}])
    write_rows(folder / "confirmations.csv", [{"candidate": first["candidate"], "exam": exam}])
    return folder


def _page_text(html: str) -> str:
    """What a page says and carries as data, without its code and style sheets."""
    return re.sub(
        r"<script>.*?</script>|<script type=\"text/plain\" id=.*?</script>|<style>.*?</style>",
        " ",
        html,
        flags=re.S,
    )


def _file_text(path: Path) -> str:
    if path.suffix == ".npz":
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            return " ".join(bytes(array.tobytes()).decode("latin-1") for array in arrays.values())
    return _page_text(readable(path)) if path.suffix == ".html" else path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def alone(instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The showcase with one person per site, who may watch one candidate: impossible, for want of staff."""
    folder = shutil.copytree(instance, tmp_path_factory.mktemp("alone") / "reglement")
    first = {row["site"]: row for row in reversed(read_rows(folder / "staff.csv"))}
    write_rows(folder / "staff.csv", list(first.values()))
    settings = folder / "instance.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[policy]", "[policy]\ninvigilators = { ratio = 1 }"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def said(instance: Path, alone: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What each output says; commands in both languages, on data with faults and a timetable with faults too."""
    folder = tmp_path_factory.mktemp("said")
    told = {"exams solve": ""}
    result = folder / "result"
    told["exams solve"] += exams(
        "--lang", "fr", "solve", instance, "--work", 1, "--out", result, EXAMS_DEBUG="1"
    )
    told["exams solve"] += exams("solve", IMPOSSIBLE, "--work", 5, "--out", folder / "impossible")
    told["exams solve"] += exams("solve", alone, "--work", 5, "--out", folder / "alone", "--json")
    texts = {
        file.name: _file_text(file) for file in result.iterdir() if file.is_file() and file.name[0] != "."
    }
    faulty = shutil.copytree(instance, folder / "faulty")
    for name in ("candidates", "accommodations", "staff", "results"):
        rows = read_rows(faulty / f"{name}.csv")
        write_rows(faulty / f"{name}.csv", [*rows, rows[0]])
    told["exams check"] = exams("check", instance) + exams("check", faulty)
    broken = shutil.copytree(result, folder / "broken")
    for table in ("seats", "overlaps"):
        rows = read_rows(broken / f"{table}.csv")
        (broken / f"{table}.csv").unlink()
        write_rows(broken / f"{table}.csv", rows[:-1] if table == "seats" else rows)
    told["exams audit"] = "".join(
        exams("--lang", language, "audit", instance, where, *more)
        for language in ("fr", "en")
        for where, more in ((result, ()), (result, ("--json",)), (broken, ("--edited",)))
    )
    mover = read_rows(result / "overlaps.csv")[0]["candidate"]
    known = load_timetable(result)
    changed = replace(known, seats=known.seats.drop(index=0), duties=known.duties.drop(index=0))
    save_timetable(folder / "changed", changed, {})
    told["exams compare"] = exams(
        "compare", instance, result, folder / "changed", "--state", "convoked", "--json"
    )
    convoked = shutil.copytree(result, folder / "convoked")
    exams("mark", convoked, "convoked")
    told["exams explain"] = exams("explain", instance, result, "--candidate", mover, "--json")
    told["exams suggest"] = exams(
        "suggest", instance, convoked, "--exam", "KAL111-1", "--limit", "1", "--json"
    )
    changes = folder / "changes.toml"
    changes.write_text('[[start_forbidden]]\nexam = "KAL111-1"\n', encoding="utf-8")
    told["exams repair"] = exams(
        "repair", instance, convoked, changes, "--out", folder / "repaired", "--json"
    )
    left_out = [(mover, "E", "S", reason) for reason in ("rooms", "transfer")]
    write_csv(folder / "missing.csv", missing_table([pd.DataFrame(left_out, columns=list(MISSING))]))
    told["missing.csv"] = _file_text(folder / "missing.csv")
    file = folder / "withdrawals.csv"
    late = ("--today", "2024-12-01", "--withdrawals", file)
    told["exams eligible"] = exams("eligible", instance, *late) + exams("eligible", instance, "--json")
    told["withdrawals.csv"] = _file_text(file)
    late = ("--today", "2024-12-01", "--pins", folder / "pins.csv")
    told["exams requests"] = exams("requests", instance, result, *late)
    exams("requests", SHIPPED / "reglement", "--decisions", folder / "decisions.csv")
    told["decisions.csv"] = _file_text(folder / "decisions.csv")
    told["unresolved pins"] = _file_text(folder / "pins.csv")
    told["exams simulate"] = exams("simulate", instance, result, "--draws", 20)
    late = ("--today", "2024-12-01", "--hours", folder / "hours.csv", "--json")
    came = next(row["candidate"] for row in read_rows(instance / "attendances.csv"))
    told["exams follow-up"] = exams("follow-up", instance, result, *late)
    certificate = folder / "certificate.pdf"
    told["exams follow-up"] += exams(
        "follow-up", instance, result, "--candidate", came, "--certificate", certificate
    )
    told["certificate of attendance"] = " ".join(pages(certificate))
    told["hours of duty"] = _file_text(folder / "hours.csv")
    told["exams duties"] = exams("duties", instance, result) + exams("duties", instance, result, "--json")
    told |= _scenarios(instance, result, folder)
    told["exams person"] = exams("person", result, mover, "--json")
    return {**texts, **told, **_published(instance, result)}


def _scenarios(instance: Path, result: Path, folder: Path) -> Mapping[str, str]:
    """What the comparison of scenarios says: the semester as it is, and one that is impossible for what candidates sit."""
    semester, timetable = read_timetable(read(instance), result)
    assert isinstance(semester, Instance)
    verdict = audit(semester, timetable)
    impossible = read(IMPOSSIBLE)
    (conflict, *_) = check(IMPOSSIBLE).conflicts
    messages = Messages("fr")
    reasons = {"fr": tuple(ConflictSentences(impossible, (), messages).lines(conflict))}
    (folder / "whatif").mkdir()
    with RunStore(folder / "whatif" / "runs.sqlite") as store:
        kept = [
            store.add(
                a_run(
                    REFERENCE,
                    1,
                    indicators=indicators_of(timetable, verdict),
                    timetable=packed(timetable, verdict),
                    verdict=verdict,
                )
            ),
            store.add(a_run("hard", 1, Status.INFEASIBLE, reasons=reasons)),
        ]
    scenarios = tuple(ScenarioRuns(run.key.scenario, run.titles, (run,), {}) for run in kept)
    found = WhatIf(semester, rules_of(semester), scenarios, {}, pd.DataFrame(), 1, 2)
    page, table = write_comparison(folder / "whatif", found, messages)
    unpack(kept[0].timetable or b"", folder / "unpacked")
    lines = [line for one in scenarios for line in ComparisonTables(found, messages).reasons(one)]
    return {
        "comparison.html": _file_text(page),
        "comparison.csv": _file_text(table),
        "runs.sqlite": " ".join(_file_text(file) for file in (folder / "unpacked").iterdir()),
        "exams whatif": " ".join([*lines, _file_text(table)]),
        "exams runs": exams("--lang", "fr", "runs", "show", folder / "whatif", 1)
        + exams("--lang", "fr", "runs", "show", folder / "whatif", 2),
    }


def _published(folder: Path, result: Path) -> Mapping[str, str]:
    """What the documents of each kind say: of prints the data of the template."""
    semester, timetable = read_timetable(read(folder), result)
    assert isinstance(semester, Instance)
    facts = audit(semester, timetable).facts
    with printer(date(2023, 12, 1)) as prints:
        edition = Edition(
            semester, timetable, facts, Messages("fr"), prints, due_days(semester, timetable, facts),
            {}, (1, 2), tuple(c.id for c in semester.centres), date(2023, 12, 1),
        )  # fmt: skip
        return {
            f"exams publish {kind}": " ".join(_document_text(one) for one in make(edition))
            for kind, make in KINDS.items()
        }


def _document_text(document: Document) -> str:
    if isinstance(document, Printed):
        return document.data()
    content = document.content()
    if document.path[-1].endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
    if document.path[-1].endswith(".parquet"):
        return polars.read_parquet(content).write_csv()
    return _page_text(content.decode("utf-8-sig"))


def test_every_output_is_declared(said: Mapping[str, str]) -> None:
    assert set(said) == {output.name for output in OUTPUTS}


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_an_output_says_what_is_declared(output: Output, said: Mapping[str, str], instance: Path) -> None:
    text = said[output.name]
    words = set(re.findall(r"[\w-]+", text))
    people = (instance / "candidates.csv", IMPOSSIBLE / "candidates.csv")
    candidates = {row["id"] for file in people for row in read_rows(file)}
    staff = {row["id"] for row in read_rows(instance / "staff.csv")}
    found = {
        "candidates": bool(candidates & words),
        "needs": bool(re.search(rf"\b({NEEDS})\b", text, re.I)),
        "staff": bool({s for s in staff if re.search(rf"(?<!\w){re.escape(s)}", text)}),
        "results": bool(re.search(rf"\b({RESULTS})\b", text, re.I)),
    }
    levels = output.levels()
    assert found == {name: levels[name] in (Detail.NAMED, Detail.GROUPS) for name in PERSONAL_DATA}
    for name, level in levels.items():
        if level is Detail.NAMED and name in ("needs", "results"):
            assert found["candidates"], "named means beside an id"


def test_what_everybody_may_have_says_nothing_of_anybody() -> None:
    public = [output for output in OUTPUTS if output.audience is Audience.PUBLIC]
    assert [output.name for output in public] == [
        "public.html",
        "exams publish doors",
        "exams publish public",
    ]
    assert {level for output in public for level in output.levels().values()} == {Detail.NOTHING}
