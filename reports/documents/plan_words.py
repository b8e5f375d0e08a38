"""The words on a plan of a room."""

from reports.documents.edition import Edition


def plan_words(edition: Edition) -> dict[str, str]:
    """What a plan says besides its seats."""
    say = edition.messages.say
    return {
        "plan_door": say("seating-door"),
        "plan_row": say("seating-row"),
    }
