"""What a timetable of an instance decides and what nobody judges yet, because the data is not there.

Without rooms only starts are decided, and which overlaps could be led by a transfer: a transfer then
needs its times, not a room. Without staff nobody counts invigilators and escorts; without rooms neither,
because who supervises follows from the rooms in use.
"""

from models.facts import Facts
from models.instance import Instance
from models.text import register

register(
    {
        "decided.no-rooms": (
            "No rooms are given: starts are decided, and which overlaps a transfer could answer. "
            "Nobody has a seat yet, rooms and staff are not judged.",
            "Aucune salle n'est donnée : les débuts sont décidés, et les chevauchements qu'un accompagnement "
            "peut résoudre. Personne n'a encore de place, salles et personnel ne sont pas jugés.",
        ),
        "decided.part": (
            "A part: the candidates of {centre} ({name}) alone, under imposed starts.",
            "Une partie : les seuls candidats de {centre} ({name}), sous des débuts imposés.",
        ),
        "decided.no-duties": (
            "Nobody of the staff is named: invigilators and escorts are counted, duties are not judged.",
            "Personne n'est désigné : surveillants et accompagnateurs sont comptés, les tâches ne sont pas jugées.",
        ),
        "decided.no-staff": (
            "No staff is given: starts and rooms are decided, invigilators and escorts are not judged.",
            "Aucun personnel n'est donné : débuts et salles sont décidés, surveillants et accompagnateurs "
            "ne sont pas jugés.",
        ),
    }
)


def part_words(instance: Instance) -> tuple[str, dict[str, str]] | None:
    """The key and words of the sentence that says whose part this is; None: it is the whole."""
    if not instance.part:
        return None
    name = next((c.name for c in instance.centres if c.id == instance.part), instance.part)
    return "decided.part", {"centre": instance.part, "name": name}


def decided(instance: Instance) -> tuple[str, ...]:
    """What a timetable of the instance decides: `starts`, and `rooms` if there are any."""
    return ("starts", "rooms") if instance.rooms else ("starts",)


def not_judged(instance: Instance, facts: Facts) -> str | None:
    """The key of the sentence that says what is missing; None: nothing is."""
    if not instance.rooms:
        return "decided.no-rooms"
    if not instance.supervised:
        return "decided.no-staff"
    return "decided.no-duties" if facts.loads.empty and len(facts.watched) else None
