"""Every kind of fault is found, with its file, line, column and value; ten faults list ten."""

from pathlib import Path

import pytest

from models.issues import InvalidInput, Issue
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine, read_instance
from tests.support.small_instance import write_small


def issues_of(folder: Path) -> list[Issue]:
    with pytest.raises(InvalidInput) as caught:
        read_instance(folder)
    return [p for p in caught.value.issues if p.severity == "error"]


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def second_offering(folder: Path) -> Path:
    """The folder with another paper of NFA031, which nobody takes yet."""
    with (folder / "offerings.csv").open("a") as file:
        file.write("NFA031-Q,NFA031,PAR,distance\n")
    return folder


CELLS = [
    # file, old text, new text, line, column, value, code
    ("rooms.csv", "001,P1,40", "001,P1,-40", 2, "seats", "-40", "input-too-small"),
    ("rooms.csv", "001,P1,40", "001,P1,5001", 2, "seats", "5001", "input-too-large"),
    ("rooms.csv", "002,P2,20", "002,P2,vingt", 3, "seats", "vingt", "input-bad-int"),
    ("rooms.csv", "002,P2,20", "002,P2,20.5", 3, "seats", "20.5", "input-bad-int"),
    ("rooms.csv", "01,M1,15", "01,M1,", 4, "seats", "", "input-blank"),
    ("rooms.csv", "01,M1,15", "01,M9,15", 4, "site", "M9", "input-unknown-reference"),
    ("rooms.csv", "01,M1", "001,M1", 4, "id", "001", "input-duplicate-key"),
    ("rooms.csv", "01,M1", "0\x071,M1", 4, "id", "0\x071", "input-bad-id"),
    ("rooms.csv", "002,P2,20,", "002,P2", 3, "", "", "input-ragged"),
    ("rooms.csv", "002,P2,20,", "002,P2,20,pc,pc", 3, "", "", "input-ragged"),
    ("rooms.csv", "id,site", "id,sit", 1, "sit", "sit", "input-near-column"),
    ("rooms.csv", "features", "colour", 1, "colour", "colour", "input-unknown-column"),
    ("rooms.csv", "seats,features", "seats,seats", 1, "seats", "", "input-duplicate-column"),
    ("rooms.csv", "002,P2", '00"2,P2', 3, "", "", "input-quote"),
    ("rooms.csv", "002,P2", '"002,P2', 3, "", "", "input-quote"),
    ("rooms.csv", "002,P2", "002\0,P2", 3, "", "", "input-nul"),
    ("centres.csv", "Europe/Paris", "Europe/Pariss", 2, "zone", "Europe/Pariss", "input-near-zone"),
    ("centres.csv", "Europe/Paris", "CET+1h", 2, "zone", "CET+1h", "input-bad-zone"),
    ("centres.csv", ",paris,", ",marseille,", 2, "policy", "marseille", "input-unknown-profile"),
    ("centres.csv", "FR-MQ", "FR-XX", 3, "holidays", "FR-XX", "input-unknown-region"),
    ("centres.csv", "FR-MQ", "HolidayBase", 3, "holidays", "HolidayBase", "input-unknown-holidays"),
    ("centres.csv", "FR-MQ,5", "FR-MQ,61", 3, "copy_days", "61", "input-too-large"),
    ("sites.csv", "08:00-18:00", "18:00-08:00", 2, "hours_saturday", "18:00-08:00", "input-bad-hours"),
    ("sites.csv", "06:30-20:00", "6h30", 4, "hours_weekdays", "6h30", "input-bad-hours"),
    ("sites.csv", "P2,PAR", "P2,LYO", 3, "centre", "LYO", "input-unknown-reference"),
    ("exams.csv", "NFA031-N,1,180", "NFA031-N,3,180", 2, "session", "3", "input-too-large"),
    ("exams.csv", ",on_site", ",online", 2, "mode", "online", "input-not-a-choice"),
    ("exams.csv", "2024-01-24T14:00", "2024-01-24", 4, "imposed_start", "2024-01-24", "input-bad-datetime"),
    (
        "exams.csv",
        "2024-01-24T14:00",
        "2024-03-24T14:00",
        4,
        "imposed_start",
        "2024-03-24T14:00",
        "input-outside-window",
    ),
    ("travel.csv", "P2,P1,25", "P2,P1,0", 2, "minutes", "0", "input-too-small"),
    ("travel.csv", "P2,P1,25", "P2,P1,601", 2, "minutes", "601", "input-too-large"),
    ("travel.csv", "P2,P1,25", "P2,P9,25", 2, "to", "P9", "input-unknown-reference"),
    ("travel.csv", "P2,P1,25", "P2,P2,25", 2, "to", "P2", "input-travel-itself"),
    ("travel.csv", "P2,P1,25", "P2,M1,25", 2, "to", "M1", "input-travel-centre"),
    ("travel.csv", "P2,P1,25", "P1,P2,25", 3, "from + to", "P1 + P2", "input-duplicate-key"),
    ("candidates.csv", "00000002,PAR,P2", "00000002,PAR,M1", 3, "site", "M1", "input-site-elsewhere"),
    ("registrations.csv", "1,NFA031-N", "0001,NFA031-N", 2, "candidate", "00000000001", "input-near-reference"),
    ("registrations.csv", "NFP121-P,,day", "NFA031-N,,day", 3, "candidate + offering", "00000001 + NFA031-N",
     "input-duplicate-key"),
    ("registrations.csv", "NFA031-N,972", "NFA031-N,973", 4, "centre", "973", "input-unknown-reference"),
    ("accommodations.csv", "1,,yes", "1,,peut-être", 3, "isolated", "peut-être", "input-bad-bool"),
    ("accommodations.csv", "3,20,no", "3,61,no", 2, "extra_minutes_per_hour", "61", "input-too-large"),
    ("staff.csv", "2024-01-22T18:00", "2024-01-22T07:00", 3, "until", "2024-01-22T07:00",
     "input-until-before-from"),
    ("availability.csv", "2024-01-26T20:00", "26/01/2023 20:00", 2, "until", "26/01/2023 20:00",
     "input-until-before-from"),
    ("closures.csv", "972,2024-05-22", "972,2024-02-30", 2, "day", "2024-02-30", "input-bad-date"),
    ("closures.csv", "P2,2024-01-25", "P7,2024-01-25", 4, "place", "P7", "input-unknown-place"),
    ("closures.csv", "972,2024-05-22", "972,mardi 22/05/2024", 2, "day", "mardi 22/05/2024", "input-other-weekday"),
    ("closures.csv", "972,2024-05-22", "972,midi 22/05/2024", 2, "day", "midi 22/05/2024", "input-bad-date"),
    ("exams.csv", "2024-01-24T14:00", "Tue. 2024-01-24 14:00", 4, "imposed_start", "Tue. 2024-01-24 14:00",
     "input-other-weekday"),
    ("staff.csv", "2024-01-22T18:00", "dim. 22/01/2024 à 18h00", 3, "until", "dim. 22/01/2024 à 18h00",
     "input-other-weekday"),
    ("registrations.csv", "00000003,NFA031-N,,", "00000003,NFA031-N,,\n00000002,NFA031-Q,PAR,", 6, "centre", "PAR",
     "input-unit-twice"),
    ("registrations.csv", "00000003,NFA031-N,,", "00000003,NFA031-N,,\n00000002,NFA031-Q,972,day", 6,
     "teaching_mode", "day", "input-unit-two-modes"),
    ("instance.toml", "2024-02-03", '"jeudi 03/02/2024"', 0, "sessions[1].last_day", "jeudi 03/02/2024",
     "input-other-weekday"),
    ("instance.toml", "number = 2", "number = 3", 0, "sessions[2].number", "3", "settings-range"),
    ("instance.toml", "number = 2", "number = 1", 0, "sessions", "1", "settings-same-number"),
    ("instance.toml", "number = 2", 'number = "x"', 0, "sessions[2].number", "x", "settings-integer"),
    ("instance.toml", "number = 2", "", 0, "sessions[2].number", "", "settings-missing"),
    ("instance.toml", "number = 2", "number = 2\ncolour = 1", 0, "sessions[2].colour", "1", "settings-unknown"),
    ("instance.toml", "2024-02-03", "2024-01-03", 0, "sessions[1].last_day", "2024-01-03",
     "settings-window-reversed"),
    ("instance.toml", "2024-02-03", "2026-02-03", 0, "sessions[1].last_day", "2026-02-03",
     "settings-window-too-long"),
    ("instance.toml", "2024-05-02", "2024-02-03", 0, "sessions", "2024-02-03", "settings-windows-overlap"),
    ("instance.toml", "2024-05-02", '"mai"', 0, "sessions[2].first_day", "mai", "settings-date"),
    ("instance.toml", "last_day = 2024-05-25", "last_day = 2024-05-25\nresults_published = 2024-05-20", 0,
     "sessions[2].results_published", "2024-05-20", "settings-published-early"),
    ("instance.toml", 'saturday = ["09:00"]', 'saturday = ["9"]', 0, "sessions[1].starts.saturday", '["9"]',
     "settings-times"),
    ("instance.toml", "saturday =", "samedi =", 0, "sessions[1].starts.samedi", '["09:00"]', "settings-near"),
    ("instance.toml", "number = 2", "number = 2\ngrid_minutes = 30", 0, "sessions[2].starts", "",
     "settings-starts-or-grid"),
    ("instance.toml", 'name = "petit"', "name = 7", 0, "name", "7", "settings-text"),
    ("instance.toml", 'name = "petit"', "", 0, "name", "", "settings-missing"),
    ("instance.toml", 'name = "petit"', 'name = "petit"\nnom = 1', 0, "nom", "1", "settings-near"),
    ("instance.toml", 'title = "Petit réseau"', 'title = "Petit', 3, "", "", "settings-syntax"),
    ("instance.toml", 'profile = "national"', 'profile = "lunaire"', 0, "policy.profile", "lunaire",
     "input-unknown-profile"),
    ("instance.toml", "[policy.date-chain]", "[policy.date-change]", 0, "policy.date-change",
     '{scope = "unit"}', "settings-near"),
    ("instance.toml", 'scope = "unit"', 'scope = "month"', 0, "policy.date-chain.scope", "month",
     "settings-choice"),
    ("instance.toml", 'scope = "unit"', "markin = 3", 0, "policy.date-chain.markin", "3", "settings-near"),
    ("instance.toml", 'scope = "unit"', "colour = 3", 0, "policy.date-chain.colour", "3", "settings-unknown"),
    ("instance.toml", 'scope = "unit"', "gap = -1", 0, "policy.date-chain.gap", "-1", "settings-range"),
    ("instance.toml", "variant = 1500", "colour = 1500", 0, "policy.weights.colour", "1500",
     "settings-unknown-weight"),
    ("instance.toml", "variant = 1500", "variant = true", 0, "policy.weights.variant", "true", "settings-integer"),
    ("instance.toml", "variant = 1500", 'variant = "1500"', 0, "policy.weights.variant", '"1500"',
     "settings-integer"),
    ("instance.toml", "variant = 1500", "variant = 1000001", 0, "policy.weights.variant", "1000001",
     "settings-range"),
    ("instance.toml", "variant = 1500", "variante = 1500", 0, "policy.weights.variante", "1500", "settings-near"),
    ("instance.toml", 'scope = "unit"', "gap = true", 0, "policy.date-chain.gap", "true", "settings-integer"),
    ("instance.toml", 'scope = "unit"', 'gap = "10"', 0, "policy.date-chain.gap", '"10"', "settings-integer"),
    ("instance.toml", "number = 2", 'number = "2"', 0, "sessions[2].number", '"2"', "settings-integer"),
    ("instance.toml", "number = 2", "number = true", 0, "sessions[2].number", "true", "settings-integer"),
    ("instance.toml", "[policy.date-chain]", "[policy.invigilator]\nratio = 30\n[policy.date-chain]", 0,
     "policy.invigilator", "{ratio = 30}", "settings-near"),
    ("instance.toml", "variant = 1500", 'variant = "much"', 0, "policy.weights.variant", "much",
     "settings-integer"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "row", "column", "value", "code"), CELLS)
def test_one_fault_is_found_where_it_is(
    tmp_path: Path, file: str, old: str, new: str, row: int, column: str, value: str, code: str
) -> None:
    folder = second_offering(write_small(tmp_path / "small"))
    edit(folder, file, old, new)
    found = [(p.file, p.row, p.column, p.value, p.code) for p in issues_of(folder)]
    if code == "input-near-column":
        assert (file, 1, "site", "", "input-missing-column") in found
    else:
        assert len(found) == 1, found
    assert (file, row, column, value, code) in found


def test_nobody_is_received_on_another_clock(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    edit(folder, "sites.csv", "Saint-Denis,Europe/Paris", "Saint-Denis,Europe/Brussels")
    found = [(p.file, p.row, p.value, p.code, dict(p.detail)["other"]) for p in issues_of(folder)]
    assert found == [
        ("travel.csv", 2, "P1", "input-travel-zone", "Europe/Paris"),
        ("travel.csv", 3, "P2", "input-travel-zone", "Europe/Brussels"),
    ]


@pytest.mark.parametrize(("file", "old", "new", "row", "column", "value", "code"), CELLS)
def test_every_sentence_is_told_in_both_languages(
    tmp_path: Path, file: str, old: str, new: str, row: int, column: str, value: str, code: str
) -> None:
    folder = second_offering(write_small(tmp_path / "small"))
    edit(folder, file, old, new)
    for issue in issues_of(folder):
        english, french = issue.sentence(ENGLISH), issue.sentence(FRENCH)
        assert english != french
        assert "{" not in english.replace(repr(issue.value), "")
        if issue.row:
            assert f"row {issue.row}" in english
            assert f"ligne {issue.row}" in french


def test_ten_faults_are_listed_as_ten(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    edit(folder, "rooms.csv", "001,P1,40", "001,P1,0")
    edit(folder, "rooms.csv", "01,M1,15", "01,M9,15")
    edit(folder, "centres.csv", "FR-MQ", "FR-XX")
    edit(folder, "sites.csv", "06:30-20:00", "x")
    edit(folder, "exams.csv", ",on_site", ",online")
    edit(folder, "candidates.csv", "00000002,PAR,P2", "00000002,PAR,M1")
    edit(folder, "registrations.csv", "NFA031-N,972", "NFA031-N,973")
    edit(folder, "accommodations.csv", "1,,yes", "1,,perhaps")
    edit(folder, "closures.csv", "2024-05-22", "22/13/2024")
    edit(folder, "instance.toml", 'scope = "unit"', "gap = -1")
    assert sorted((p.file, p.column) for p in issues_of(folder)) == [
        ("accommodations.csv", "isolated"),
        ("candidates.csv", "site"),
        ("centres.csv", "holidays"),
        ("closures.csv", "day"),
        ("exams.csv", "mode"),
        ("instance.toml", "policy.date-chain.gap"),
        ("registrations.csv", "centre"),
        ("rooms.csv", "seats"),
        ("rooms.csv", "site"),
        ("sites.csv", "hours_weekdays"),
    ]


def test_several_faults_of_the_settings_are_all_listed(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    (folder / "instance.toml").write_text(
        '[[sessions]]\nnumber = 4\nfirst_day = 2024-01-22\nlast_day = "x"\nstarts = 3\nodd = 1\n'
        '[[sessions]]\n[policy]\nprofile = "x"\nstaff = 3\ninvigilators = 3\n'
    )
    assert sorted(p.column for p in issues_of(folder)) == [
        "name",
        "policy.invigilators",
        "policy.profile",
        "policy.staff",
        "sessions[1].last_day",
        "sessions[1].number",
        "sessions[1].odd",
        "sessions[1].starts",
        "sessions[2].first_day",
        "sessions[2].last_day",
        "sessions[2].number",
        "sessions[2].starts",
        "title",
    ]


@pytest.mark.parametrize("text", ["", "sessions = 3\n", "sessions = [3]\n", "policy = 3\n", "x = [[[[\n"])
def test_settings_of_the_wrong_shape_are_a_problem(tmp_path: Path, text: str) -> None:
    folder = write_small(tmp_path / "small")
    (folder / "instance.toml").write_text(text)
    assert {p.file for p in issues_of(folder)} == {"instance.toml"}


def test_missing_files_are_named_once_without_echoes(tmp_path: Path) -> None:
    """Nothing refers into a table that is not there: one issue, not one a row."""
    folder = write_small(tmp_path / "small")
    (folder / "candidates.csv").unlink()
    (folder / "instance.toml").unlink()
    assert [(p.file, p.code) for p in issues_of(folder)] == [
        ("candidates.csv", "input-missing-file"),
        ("instance.toml", "input-missing-settings-file"),
    ]


def test_a_line_that_cannot_be_read_is_still_known_by_its_id(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    edit(folder, "candidates.csv", "00000001,PAR,P1", "00000001,PAR,P1,,")
    assert [(p.file, p.row, p.code) for p in issues_of(folder)] == [("candidates.csv", 2, "input-ragged")]


def test_folders_empty_files_and_wrong_paths(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    (folder / "rooms.csv").unlink()
    (folder / "rooms.csv").mkdir()
    (folder / "units.csv").write_bytes(b"\xef\xbb\xbf  \n")
    (folder / "closures.csv").unlink()
    (folder / "closures.csv").mkdir()
    found = [(p.file, p.code) for p in issues_of(folder)]
    assert found == [
        ("closures.csv", "input-not-a-file"),
        ("rooms.csv", "input-not-a-file"),
        ("units.csv", "input-empty-file"),
    ]
    assert [p.code for p in issues_of(tmp_path / "nowhere")] == ["input-no-path"]
    assert [p.code for p in issues_of(folder / "staff.csv")] == ["input-not-an-instance"]


def test_lines_that_are_not_utf8_are_named_and_the_rest_is_still_checked(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    path = folder / "units.csv"
    mixed = "Noël".encode() + "\nNFP121,Été,sept\n".encode("latin-1")
    path.write_bytes(b"id,title,ects\nNFA031," + mixed.replace(b"\n", b",6\n", 1))
    assert [(p.row, p.column, p.value, p.code) for p in issues_of(folder)] == [
        (3, "", "É", "input-encoding"),
        (3, "ects", "sept", "input-bad-int"),
    ]
    path.write_bytes("id,title\n".encode("utf-16"))
    assert [(p.row, p.code) for p in issues_of(folder)] == [(1, "input-encoding")]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    """Blank lines and line ends inside quotes count; all three line ends work."""
    for ending in ("\n", "\r\n", "\r"):
        folder = write_small(tmp_path / f"small{ord(ending[0])}{len(ending)}")
        lines = ["id,title,ects", "", 'NFA031,"two', 'lines",6', ",,", "NFP121,Objets,x"]
        (folder / "units.csv").write_bytes(ending.join(lines).encode())
        assert [(p.row, p.column, p.value) for p in issues_of(folder)] == [(6, "ects", "x")]


def test_a_kind_of_problem_is_kept_a_thousand_times_and_then_counted(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    with (folder / "registrations.csv").open("a") as file:
        file.writelines(f"X{i},NFA031-N,,\n" for i in range(2500))
    found = issues_of(folder)
    assert len(found) == 1001
    assert found[0].row == 7
    assert found[-1].code == "input-more"
    assert dict(found[-1].detail)["count"] == "1500"


def test_warnings_do_not_prevent_reading(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    (folder / "accomodations.csv").write_text("x")
    path = folder / "exams.csv"
    path.write_text("".join(line for line in path.read_text().splitlines(True) if "NFP121" not in line))
    instance, issues = examine(folder)
    assert instance is not None
    assert [(p.file, p.row, p.value, p.severity) for p in issues] == [
        ("accomodations.csv", 0, "", "warning"),
        ("registrations.csv", 3, "NFP121-P", "warning"),
    ]
