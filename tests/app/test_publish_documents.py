"""`exams publish`: the printed documents, read back: who gets what, and nothing of anybody else."""

import email
import email.policy
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from models.contact_details import ContactDetails
from models.facts import Verdict
from models.instance import Instance
from models.issues import InvalidInput
from models.policy import NoticeParameters
from models.schema.records import DECISIONS
from models.text import Language
from models.timetable import Timetable
from reports.documents.printer import TEMPLATES
from scheduler.app.audit import audit
from scheduler.app.certificate import write_certificate
from scheduler.app.publish import publish
from tests.support.printed_pages import all_pages, pages, raw_pages
from tests.support.reading import policy_of
from tests.support.stored_timetables import stored

MADE = datetime(2023, 12, 1, 8, tzinfo=UTC)
PRINTS = (
    "answers",
    "convocations",
    "private",
    "rooms",
    "attendance",
    "instructions",
    "pv",
    "rosters",
    "doors",
    "teachers",
    "prints",
)
ARRANGED = re.compile(
    r"majoré|isolé|individuelle|secrétaire|accompagn|pause|caractères|braille|ordinateur|tiers.temps|handicap",
    re.I,
)
"""Words of arrangements, which only private sheets, room sheets, rosters and print runs may use."""
HOSTILE = '#import "x"; $e^x$ </p> =1+1 \u202eevil\x1b[2J 中文 😀 e\u0301'


@pytest.fixture(scope="module")
def given() -> tuple[Instance, Timetable]:
    return stored("reglement")


@pytest.fixture(scope="module")
def verdict(given: tuple[Instance, Timetable]) -> Verdict:
    return audit(*given)


@pytest.fixture(scope="module")
def people(given: tuple[Instance, Timetable]) -> Mapping[str, ContactDetails]:
    """A name for everybody, hostile for one, and an address of mail for two."""
    ids = list(given[0].candidates["id"])
    found = {one: ContactDetails(f"NOM{one} Élodie", f"1 rue {one}\n75003 Paris") for one in ids}
    found[ids[0]] = ContactDetails(HOSTILE, HOSTILE, "a@example.org")
    return found | {ids[1]: ContactDetails("Dupond\nBcc: x@y.z", "", "b@example.org")}


@pytest.fixture(scope="module")
def folder(
    given: tuple[Instance, Timetable],
    verdict: Verdict,
    people: Mapping[str, ContactDetails],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    folder = tmp_path_factory.mktemp("published") / "out"
    publish(
        *given,
        folder,
        kinds=PRINTS,
        made=MADE.date(),
        verdict=verdict,
        people=people,
        address="https://example.org",
    )
    return folder


@pytest.fixture(scope="module")
def convocations(folder: Path) -> list[str]:
    return all_pages(folder, "*/convocations-*.pdf")


def named(text: str, instance: Instance) -> set[str]:
    """The candidates whose number stands on a page."""
    return set(instance.candidates["id"]) & set(re.findall(r"\w+", text))


def test_every_print_is_tagged_for_assistive_technology_and_fit_for_archives(folder: Path) -> None:
    files = sorted(folder.rglob("*.pdf"))
    assert len(files) > 20
    for file in files:
        root = PdfReader(file).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], file
        assert root["/Lang"] == "fr-FR", file
        metadata = root["/Metadata"].get_data().decode()
        assert "<pdfuaid:part>1" in metadata, file
        assert re.search(r"<pdfaid:part>2.*<pdfaid:conformance>A", metadata, re.S), file


def structure(file: Path) -> list[tuple[str, str]]:
    """The type and the alternative text of each element of the structure of a PDF."""
    found, waiting = [], [PdfReader(file).trailer["/Root"]["/StructTreeRoot"].get_object()]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            found.append((str(node["/S"]), str(node.get("/Alt", ""))))
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child := child.get_object(), dict):
                waiting.append(child)
    return found


@pytest.mark.parametrize(
    ("pattern", "tables"),
    [
        ("reu/convocations-*", False),
        ("reu/attendance-*", True),
        ("reu/seating-*", True),
        ("reu/doors*", True),
        ("reu/rosters-sites*", True),
    ],
)
def test_a_print_can_be_read_aloud(folder: Path, pattern: str, tables: bool) -> None:
    """What PDF/UA-1 asks for and a program can see: a title that is shown, headings, headed tables, pictures with a text."""
    file = next(iter(sorted(folder.glob(f"{pattern}.pdf"))))
    reader = PdfReader(file)
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert all("/StructParents" in page for page in reader.pages)
    elements = structure(file)
    kinds = [kind for kind, _ in elements]
    assert "/H1" in kinds
    assert ("/Table" in kinds) == tables
    assert not tables or kinds.count("/TH") >= kinds.count("/Table")
    pictures = [alt for kind, alt in elements if kind == "/Figure"]
    assert all(pictures)
    assert bool(pictures) == ("convocations" in pattern)


def test_a_candidate_has_one_convocation_for_each_unit_and_session(
    given: tuple[Instance, Timetable], convocations: list[str]
) -> None:
    """Règlement Paca, I.A.3.c; in Paris there is no convocation to session 2 (its questions and answers)."""
    instance, timetable = given
    seats = timetable.seats.merge(instance.exam_frame, on="exam")
    homes = seats["candidate"].map(instance.candidates.set_index("id")["centre"])
    without = {
        centre
        for centre, policy in instance.policies.items()
        if policy.of(NoticeParameters).convoked == "first"
    }
    assert without == {"PAR"}
    seats = seats[~((seats["session"] == 2) & homes.isin(without))]
    expected = seats.groupby(["candidate", "unit", "session"]).ngroups
    assert len(convocations) == expected
    units = instance.exam_frame["unit"].unique()
    told = {
        (*named(page, instance), unit, int(page.split("Session ")[1][0]))
        for page in convocations
        for unit in units
        if f"{unit} —" in page
    }
    assert told == set(seats[["candidate", "unit", "session"]].itertuples(index=False, name=None))
    for page in convocations:
        assert len(named(page, instance)) == 1
        assert ("au plus tard le dimanche 7 janvier 2024 à 23 h 59" in page) == (
            "Confirmez votre présence" in page and "Session 1" in page
        ), "fifteen days before 22 January"
        assert "pièce d'identité officielle en cours de validité" in page
        assert "La présente convocation n'est pas exigée à l'entrée de la salle" in page
        assert "aucun document ni matériel, sauf indication contraire portée sur le sujet" in page
        assert ("Confirmez votre présence" in page) == ("Centre de Paris Une" not in page), (
            "Paris asks nobody to confirm"
        )


def test_a_convocation_says_nothing_of_arrangements(
    given: tuple[Instance, Timetable], verdict: Verdict, convocations: list[str]
) -> None:
    instance, timetable = given
    arranged = timetable.seats[timetable.seats["kind"].isin(("extra", "isolated", "transfer"))]
    assert len(arranged)
    pages_of = {(next(iter(named(page, instance))), unit): page for page in convocations
                for unit in instance.exam_frame["unit"].unique() if unit in page}  # fmt: skip
    assert not [page for page in convocations if ARRANGED.search(page)]
    frame = instance.exam_frame.set_index("exam")
    zone = instance.site_frame.set_index("site")["zone"]
    starts = verdict.facts.papers.set_index(["exam", "zone"])["start"]
    for row in arranged[arranged["exam"].map(frame["session"]) == 1].itertuples():
        start = starts[row.exam, zone[row.site]].tz_convert(zone[row.site])
        page = pages_of[str(row.candidate), frame.loc[row.exam, "unit"]]
        assert f"de {start.hour} h {start:%M} à" in page
        if row.kind != "extra":
            assert "affichée à l'entrée du site" in page


def test_only_those_with_something_of_their_own_have_a_private_sheet(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    instance, timetable = given
    sheets = all_pages(folder, "*/private.pdf")
    told = {next(iter(named(page, instance))) for page in sheets}
    led = set(timetable.overlaps["candidate"])
    different = set(
        timetable.seats.loc[timetable.seats["kind"].isin(("extra", "isolated", "transfer")), "candidate"]
    )
    assert led | different <= told
    assert told < set(instance.candidates["id"])
    assert all(len(named(page, instance)) == 1 for page in sheets)
    for person in led:
        page = next(page for page in sheets if person in named(page, instance))
        assert "surveillant habilité vous accompagne" in page or "malgré la recherche d'une solution" in page


def test_attendance_lists_name_those_seated_in_the_room_and_nothing_else_of_them(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    instance, timetable = given
    lists = all_pages(folder, "*/attendance-*.pdf")
    assert sum(len(named(page, instance)) for page in lists) == (timetable.seats["room"] != "").sum()
    assert not [page for page in lists if ARRANGED.search(page)]
    minutes = all_pages(folder, "*/pv-*.pdf")
    assert len(minutes) == len(lists)
    for names, form in zip(lists, minutes, strict=True):
        assert f"Copies recueillies {len(named(names, instance))} Le nombre" in form


def test_room_sheets_tell_effects_and_no_causes(given: tuple[Instance, Timetable], folder: Path) -> None:
    """Règlement Paca, C.2: invigilators know the special conditions."""
    instance, _ = given
    sheets = " ".join(all_pages(folder, "*/rooms-*.pdf"))
    longer = instance.candidates[(instance.candidates["extra"] > 0)]["id"]
    assert set(longer) <= named(sheets, instance)
    assert "compose jusqu'à" in sheets
    assert "sujet en gros caractères" in sheets
    assert not re.search(r"tiers.temps|handicap|médic|majoré", sheets)


def test_sheets_of_rooms_come_in_the_order_of_days_and_rooms(folder: Path) -> None:
    titles = [page.split("Fiche de salle")[1] for page in all_pages(folder, "par/rooms-*.pdf")]
    first = [title for title in titles if "22 janvier" in title]
    assert first == titles[: len(first)]
    assert [title.split()[0] for title in first] == sorted(title.split()[0] for title in first)


def test_instructions_say_what_the_regulation_has_said(folder: Path) -> None:
    """Règlement Paca, C.2, D, F.2 and G."""
    for page in all_pages(folder, "*/instructions-*.pdf"):
        for words in (
            "Il est interdit de communiquer", "Éteignez téléphones", "rangez-les dans votre sac", "Un téléphone ou une montre connectée ne peut servir de calculatrice",
            "Ne portez aucun signe distinctif", "Notez le numéro de la copie principale sur chaque intercalaire", "toute sortie est définitive", "Le sujet et les brouillons restent dans la salle",
            "Les surveillants peuvent changer un candidat de place", "même blanche",
        ):  # fmt: skip
            assert words in page


def test_papers_and_scripts_are_counted(given: tuple[Instance, Timetable], folder: Path) -> None:
    instance, timetable = given
    exams = {exam.id for exam in instance.exams if not exam.oral and exam.mode == "on_site"}
    sat = timetable.seats[timetable.seats["exam"].isin(exams)]
    runs = all_pages(folder, "*/print-runs.pdf")
    totals = [int(re.search(r"Total (\d+)", page)[1]) for page in runs]  # type: ignore[index]
    assert sum(totals) == len(sat)
    sheets = all_pages(folder, "*/covers.pdf")
    covers = " ".join(sheets)
    assert all(unit in covers for unit in sat.merge(instance.exam_frame, on="exam")["unit"])
    assert all(
        "Sans indication ci-dessus, aucun document ni matériel n'est autorisé" in page for page in sheets
    )
    slips = all_pages(folder, "*/return-slips.pdf")
    assert slips
    assert all("Arrivée attendue au plus tard le" in page for page in slips)


def test_the_sheets_of_doors_tell_nothing_of_anybody(given: tuple[Instance, Timetable], folder: Path) -> None:
    doors = all_pages(folder, "*/doors.pdf")
    assert doors
    assert not named(" ".join(doors), given[0])
    assert not [page for page in doors if ARRANGED.search(page)]


def test_an_answer_gives_its_reasons_and_remedies(given: tuple[Instance, Timetable], folder: Path) -> None:
    """Requests are answered one by one; a refusal says what one can do about it, an open one has no letter yet."""
    letters = all_pages(folder, "*/answers.pdf")
    decided = given[0].rows_of(DECISIONS)
    assert len(letters) == (decided["answer"].fillna("") != "").sum()
    for page in letters:
        refused = "Votre demande est refusée" in page
        assert refused != ("Votre demande est acceptée" in page)
        assert ("R. 421-1" in page) == refused
        assert "En droit" in page
        assert "une personne l'a décidée" in page
        assert len(named(page, given[0])) == 1


def test_the_legal_office_receives_the_file_of_an_incident(folder: Path) -> None:
    """Règlement Paca, E and F.3."""
    centres = {file.parent for file in folder.glob("*/pv-*.pdf")}
    assert centres
    for centre in centres:
        report, sending = pages(centre / "incident.pdf")
        assert "sans interrompre la participation du candidat" in report
        assert "ne porte aucune mention sur la copie" in report
        assert "service juridique" in sending
        assert "copie ou copies concernées" in sending


def test_minutes_have_a_place_for_what_is_said_about_the_paper(folder: Path) -> None:
    """Règlement Paca, C.2 and E."""
    for page in all_pages(folder, "*/pv-*.pdf"):
        for words in (
            "Informations données en salle sur le sujet",
            "Remarques des candidats",
            "Candidats inscrits",
            "Candidats présents",
            "Copies recueillies",
            "Observations et incidents",
            "daté et signé par les surveillants",
        ):
            assert words in page


def test_staff_have_their_rosters(given: tuple[Instance, Timetable], folder: Path) -> None:
    duties = given[1].duties
    sheets = all_pages(folder, "*/rosters.pdf")
    assert len(sheets) == duties["staff"].nunique()
    assert any("de la salle" in page and "La surveillance ne s'interrompt pas" in page for page in sheets)


def test_a_hostile_name_is_text(folder: Path, given: tuple[Instance, Timetable]) -> None:
    person = given[0].candidates["id"].iloc[0]
    page = next(page for page in all_pages(folder, "*/convocations-*.pdf") if person in named(page, given[0]))
    assert '#import "x"; $e^x$ </p> =1+1 evil[2J □□ □ é' in page.replace("  ", " ")


def test_a_mail_is_to_one_person_with_their_convocations(
    folder: Path, given: tuple[Instance, Timetable], people: Mapping[str, ContactDetails]
) -> None:
    files = sorted(folder.glob("*/convocations/*.eml"))
    assert len(files) == 2
    for file in files:
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert message["Bcc"] is None
        (to,) = message["To"].addresses
        assert people[file.stem].email == to.addr_spec
        (attached,) = message.iter_attachments()
        assert attached.get_filename() == "convocation.pdf"
        for page in pages(attached.get_content()):
            assert named(page, given[0]) == {file.stem}


def test_a_second_run_rewrites_what_changed(
    given: tuple[Instance, Timetable], verdict: Verdict, tmp_path: Path
) -> None:
    some: dict[str, ContactDetails] = {}

    def run() -> tuple[int, int, int]:
        done = publish(
            *given,
            tmp_path,
            kinds=["pv", "attendance"],
            made=MADE.date(),
            verdict=verdict,
            people=some,
            centre="REU",
        )
        return done.changes.written, done.changes.unchanged, done.changes.removed

    files = run()[0]
    (tmp_path / "a note.txt").write_text("of the office")
    assert run() == (0, files, 0)
    person = given[1].seats.merge(given[0].candidates, left_on="candidate", right_on="id")
    some[person.loc[person["centre"] == "REU", "candidate"].iloc[0]] = ContactDetails("Somebody")
    assert run() == (2, files - 2, 0)  # the list and the seating plan of one site
    next(tmp_path.glob("reu/attendance-*.pdf")).write_bytes(b"edited by hand")
    assert run() == (1, files - 1, 0)
    assert (tmp_path / "a note.txt").is_file()


def test_a_centre_has_its_own_people_alone(
    given: tuple[Instance, Timetable], verdict: Verdict, tmp_path: Path
) -> None:
    instance, _ = given
    publish(*given, tmp_path, kinds=PRINTS, made=MADE.date(), verdict=verdict, centre="REU", language="en")
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["reu"]
    text = " ".join(all_pages(tmp_path, "reu/*.pdf"))
    at_home = set(instance.candidates.loc[instance.candidates["centre"] == "REU", "id"])
    received = set(given[1].seats.loc[given[1].seats["site"] == "RUN", "candidate"])
    assert at_home - received == set()
    assert named(text, instance) == received
    assert "Notice of examination" in text
    assert "Attendance list" in text


def test_what_must_be_sent_again_is_what_changed(
    given: tuple[Instance, Timetable], verdict: Verdict, tmp_path: Path
) -> None:
    """One exam an hour earlier: its candidates alone have a new convocation, which says what it was before."""
    instance, timetable = given
    exam = "ARI101-PAR-S1" if "ARI101-PAR-S1" in instance.exam else str(timetable.starts["exam"].iloc[0])
    hour = pd.Timedelta(hours=1)
    starts = timetable.starts.assign(
        start=timetable.starts["start"].where(
            timetable.starts["exam"] != exam, timetable.starts["start"] - hour
        )
    )
    moved = timetable.seats["exam"] == exam
    seats = timetable.seats.assign(
        **{
            name: timetable.seats[name].where(~moved, timetable.seats[name] - hour)
            for name in ("start", "end")
        }
    )
    now = replace(timetable, starts=starts, seats=seats)
    publish(instance, now, tmp_path, kinds=["convocations"], made=MADE.date(), since=timetable)
    again = all_pages(tmp_path, "*/convocations-*.pdf")
    assert {next(iter(named(page, instance))) for page in again} == set(
        timetable.seats.loc[moved, "candidate"]
    )
    for page in again:
        assert "annule et remplace la précédente" in page
        assert "horaire précédent : de" in page
    publish(
        instance,
        timetable,
        tmp_path,
        kinds=["convocations"],
        made=MADE.date(),
        since=timetable,
        verdict=verdict,
    )
    assert not list(tmp_path.glob("*/*"))


def test_an_institutions_own_template_wins(
    given: tuple[Instance, Timetable], verdict: Verdict, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    letter = (TEMPLATES / "letter.typ").read_text(encoding="utf-8")
    (own / "letter.typ").write_text(
        letter.replace("bold(by)", "bold(by + [, 292 rue Saint-Martin])"), encoding="utf-8"
    )
    publish(*given, tmp_path / "out", kinds=["private"], made=MADE.date(), verdict=verdict, templates=own)
    assert all("292 rue Saint-Martin" in page for page in all_pages(tmp_path / "out", "*/private.pdf"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_printed_words_have_the_typography_of_print_and_data_stay_as_they_are(
    given: tuple[Instance, Timetable], verdict: Verdict, tmp_path: Path, language: Language
) -> None:
    """Apostrophes are curved; in French no mark can begin a line. A name keeps its straight ones."""
    person = str(given[0].candidates["id"].iloc[0])
    name = "D'ARC \"Jo\" : l'une ; x?"
    publish(
        *given,
        tmp_path,
        kinds=["convocations"],
        made=MADE.date(),
        verdict=verdict,
        language=language,
        people={person: ContactDetails(name)},
        address="https://example.org/?a:b",
    )
    text = "".join(page for file in tmp_path.rglob("*.pdf") for page in raw_pages(file))
    assert name in text.replace("\n", " ")
    own = text.replace("\n", " ").replace(name, "")
    sites = (text for site in given[0].sites for text in (site.name, site.access, site.address))
    data = " ".join([given[0].title, *sites, *(unit.title for unit in given[0].units)])
    for straight in (r"\w+'\w*", r"\w+ [:;?!»]"):
        assert set(re.findall(straight, own)) <= set(re.findall(straight, data))
    assert ("pièce d’identité" in own) == ("définitifs\xa0;" in own) == (language == "fr")


def test_a_draft_says_so(given: tuple[Instance, Timetable], verdict: Verdict, tmp_path: Path) -> None:
    publish(*given, tmp_path, kinds=["private"], made=MADE.date(), verdict=verdict, is_draft=True)
    assert all("PROJET" in page for page in all_pages(tmp_path, "*/private.pdf"))


def test_everybody_in_a_room_with_a_grid_has_one_seat_on_plan_list_and_door(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    """Room A2 on 22 January at 18:00: three exams of different lengths, three rows of seats and an aisle at 3."""
    (plan,) = [
        page for page in all_pages(folder, "par/seating-*.pdf") if "A2 lundi 22 janvier 2024, de 18" in page
    ]
    chairs = given[1].seats[given[1].seats["room"] == "A2"]
    here = set(chairs["candidate"]) & named(plan, given[0])
    shown, listed = plan.split("Places par candidat")
    seats = {one: seat for seat, one in re.findall(r"([A-C]\d) [A-Z]{3}\d{3} (v\d+)", shown)}
    assert set(seats) == here
    assert len(set(seats.values())) == len(seats) > 8
    assert not any("3" in seat for seat in seats.values())
    assert all(re.search(rf"{one} .*\b{seat}\b", listed) for one, seat in seats.items())
    lists = " ".join(
        p for p in all_pages(folder, "par/attendance-*.pdf") if "A2 lundi 22 janvier 2024, de 18" in p
    )
    assert all(re.search(rf"{one} .*\b{seat}\b", lists) for one, seat in seats.items())
    doors = [p for p in all_pages(folder, "*/doors*.pdf") if "A2 Lundi 22 janvier 2024, de 18" in p]
    assert len(doors) == 1
    assert not named(doors[0], given[0])
    codes = re.findall(r"([A-C]\d) ([A-Z]{3}\d{3})", doors[0])
    assert {seat for seat, _ in codes} == set(seats.values())


def test_convocations_and_rosters_say_where_a_site_is_and_how_to_get_in(
    convocations: list[str], folder: Path
) -> None:
    """Paris A has an address and a way in, Taiohae neither."""
    where = "292 rue Saint-Martin, 75003 Paris Accès Métro 3 et 11"
    assert all((where in page) == ("Lieu Paris A " in page) for page in convocations)
    assert {"Lieu Paris A " in page for page in convocations} == {True, False}
    rosters = all_pages(folder, "par/rosters*.pdf")
    assert any("Paris A, 292 rue Saint-Martin, 75003 Paris Métro 3 et 11" in page for page in rosters)
    assert not any("Accès" in page for page in all_pages(folder, "pyf/convocations-*.pdf"))


def test_the_convocation_gives_the_seat_where_the_policy_does(
    given: tuple[Instance, Timetable], verdict: Verdict, convocations: list[str], tmp_path: Path
) -> None:
    instance, timetable = given
    assert not any("Place " in page for page in convocations)
    gives = {**instance.policies, "PAR": policy_of("paris", {"notice": {"seats": True}})}
    publish(
        replace(instance, policies=gives),
        timetable,
        tmp_path / "out",
        kinds=["convocations"],
        made=MADE.date(),
        verdict=verdict,
    )
    pages_now = all_pages(tmp_path / "out", "*/convocations-*.pdf")
    told = [page for page in pages_now if re.search(r"Place [A-D]\d", page)]
    assert told
    assert all(re.search(r"Salle (A[12]|R1), sous réserve", page) for page in told)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_certificate_names_the_exams_somebody_came_to_at_their_ordinary_hours(
    given: tuple[Instance, Timetable],
    people: Mapping[str, ContactDetails],
    tmp_path: Path,
    language: Language,
) -> None:
    """v16 came to CIR103-1, which a sanction annulled afterwards; v02 was absent; v01 begins at 17:30 with extra time."""
    told = {}
    for who in ("v01", "v16"):
        file = tmp_path / f"{who}.pdf"
        count = write_certificate(*given, who, file, people=people, language=language, made=MADE.date())
        (told[who],) = pages(file)
        assert count == 1
        assert named(told[who], given[0]) == {who}
        assert not ARRANGED.search(told[who])
    assert "ARI101" in told["v01"]
    assert ("de 18 h 00 à 21 h 00" if language == "fr" else "18:00") in told["v01"].replace("\xa0", " ")
    assert "292 rue Saint-" in told["v01"]
    assert "CIR103" in told["v16"]
    assert ("Attestation de présence" if language == "fr" else "Certificate of attendance") in told["v16"]
    with pytest.raises(InvalidInput, match="no attendance list says"):
        write_certificate(*given, "v02", tmp_path / "v02.pdf")
    assert not (tmp_path / "v02.pdf").exists()
