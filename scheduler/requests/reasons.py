"""The answers to requests and their reasons, with the entries of the catalogue that give them."""

from enum import StrEnum


class Answer(StrEnum):
    """What is proposed: an office forwards what another office decides."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    FORWARD = "forward"


class Reason(StrEnum):
    """Why, in the words of a rule; after the last refusal what an accepted request becomes."""

    DISABILITY = "disability"
    DISABILITY_LATE = "disability-late"
    RESIDENCE = "residence"
    MOTIVE = "motive"
    NOT_SITTING = "not-sitting"
    LATE = "late"
    PROOF = "proof"
    ABSENT = "absent"
    NO_OVERLAP = "no-overlap"
    CAP = "cap"
    TRANSFER = "transfer"
    NO_SOLUTION = "no-solution"
    PLANNED = "planned"
    ANTICIPATED = "anticipated"
    SITE = "site"
    CONVOCATION = "convocation"
    PORTAL = "portal"
    AWAY = "away"


ARTICLES = {
    Reason.DISABILITY: ("D08", "E01"),
    Reason.DISABILITY_LATE: ("D08", "B18", "E05"),
    Reason.RESIDENCE: ("C05",),
    Reason.MOTIVE: ("D01", "C04"),
    Reason.NOT_SITTING: ("A08",),
    Reason.PROOF: ("C04", "D07"),
    Reason.ABSENT: ("D06",),
    Reason.NO_OVERLAP: ("D01", "D02"),
    Reason.CAP: ("D05",),
    Reason.TRANSFER: ("D04",),
    Reason.NO_SOLUTION: ("D03",),
    Reason.PLANNED: ("D01", "D10"),
    Reason.ANTICIPATED: ("B17",),
    Reason.SITE: ("C04",),
    Reason.CONVOCATION: ("I06",),
    Reason.PORTAL: ("I07",),
    Reason.AWAY: ("D07",),
}
"""The ids of each reason in the catalogue of the regulation; a late request is refused by what set its deadline."""
OF_KIND = {
    "arrangement": ("overlap", "travel-abroad", "disability"),
    "other-centre": ("travel", "move", "regional", "travel-abroad"),
    "convocation": ("employer",),
}
"""The motives that the texts know for each kind of request."""
WITH_PROOF = ("travel-abroad", "travel", "move", "regional")
