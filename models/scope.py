"""What a timetable of an instance decides, and what cannot be judged yet because data is missing.

Without rooms only starts are decided, and which overlaps could be led by a transfer: a transfer then
needs its times, not a room. Without staff nobody counts invigilators and escorts; without rooms neither,
because who supervises follows from the rooms in use.
"""

from models.facts import Facts
from models.instance import Instance


def part_words(instance: Instance) -> tuple[str, dict[str, str]] | None:
    """The key and words of the sentence that says whose part this is; None: it is the whole."""
    if not instance.part:
        return None
    name = next((c.name for c in instance.centres if c.id == instance.part), instance.part)
    return "audit-part", {"centre": instance.part, "name": name}


def decided(instance: Instance) -> tuple[str, ...]:
    """What a timetable of the instance decides: `starts`, and `rooms` if there are any."""
    return ("starts", "rooms") if instance.rooms else ("starts",)


def not_judged(instance: Instance, facts: Facts) -> str | None:
    """The key of the sentence that says what is missing; None: nothing is."""
    if not instance.rooms:
        return "audit-no-rooms"
    if not instance.supervised:
        return "audit-no-staff"
    return "audit-no-duties" if facts.loads.empty and len(facts.supervision) else None
