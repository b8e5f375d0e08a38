"""The certificate of attendance: to which exams a candidate came, for an employer; the ordinary hours and nothing of results or arrangements."""

import pandas as pd

from models.ids import CentreId
from reports.documents.document import Printed
from reports.documents.edition import Edition
from reports.documents.published_sittings import sitting_texts

TEMPLATE = "certificate"


def certificate(edition: Edition, candidate: str, attended: pd.DataFrame) -> Printed:
    """The certificate of a candidate about the exams `attended` (exam, site), in the order of their days."""
    say, instance = edition.messages.say, edition.instance
    people = instance.candidates.set_index("id")
    centre = instance.centre[CentreId(str(people.at[candidate, "centre"]))]
    texts = sitting_texts(edition)
    exams = []
    for exam, site in zip(attended["exam"], attended["site"], strict=True):
        text = texts[exam, site]
        place = ", ".join(filter(None, (text["site"], text["address"])))
        exams.append([text["code"], text["unit"], text["session"], text["day"], text["hours"], place])
    shared = {
        **edition.shared,
        "title": say("certificate-title"),
        "heads": [say(f"certificate-head-{name}") for name in ("unit", "title", "day", "place")],
        "purpose": say("certificate-purpose"),
        "no_results": say("certificate-no-results"),
        "signature": say("convocation-signature"),
    }
    named = edition.print_name(candidate)
    states = say(
        "certificate-states" if named else "certificate-states-number",
        name=named,
        number=candidate,
        centre=centre.name,
        count=len(exams),
    )
    data = {"centre": centre.name, "states": states, "exams": exams}
    return Printed((f"{TEMPLATE}.pdf",), TEMPLATE, [(candidate, data)], shared, edition.printer)
