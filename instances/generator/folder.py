"""A generated instance in a folder, with a README that says what in it is real and what is invented."""

from pathlib import Path

from instances.generator import PROFILES, generate
from instances.io.semester.folder_writer import replace_folder
from instances.io.semester.semester_reader import read_instance
from instances.io.settings.settings_reader import FILE
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.policy import PolicySchema
from models.schema import TABLES
from models.text import LANGUAGES, Messages

README = "README.md"
MARK = "<!-- exams generate -->"
"""First line of a README made here: such a one is replaced, any other kept."""


def generate_folder(
    profile: str, seed: int, out: Path, *, schema: PolicySchema, force: bool = False
) -> Instance:
    """Write the instance with its README, whole or not at all; with `force` in the place of an instance.

    Raises InvalidInput if something is there, KeyError for an unknown profile.
    """
    if out.is_dir() and any(out.iterdir()) and not force:
        raise InvalidInput((Issue(str(out), 0, "", "", "output-not-empty"),))
    kept = (out / README).is_file() and not (out / README).read_text("utf-8", "replace").startswith(MARK)

    def fill(folder: Path) -> None:
        generate(profile, seed, folder, schema.tables)
        if not kept:
            text = _readme(profile, seed, read_instance(folder, schema=schema))
            (folder / README).write_text(text, encoding="utf-8", newline="\n")

    own = (FILE, *(f"{name}.csv" for name in TABLES))
    replace_folder(out, fill, own if kept else (*own, README))
    return read_instance(out, schema=schema)


def _readme(profile: str, seed: int, instance: Instance) -> str:
    invented = sum("inventée" in unit.title for unit in instance.units)
    people = instance.candidates
    words: dict[str, object] = {
        "profile": profile,
        "seed": seed,
        "centres": len(instance.centres),
        "sites": len(instance.sites),
        "zones": len({site.zone for site in instance.sites}),
        "units": len(instance.units),
        "real": len(instance.units) - invented,
        "invented": invented,
        "offerings": len(instance.offerings),
        "exams": len(instance.exams),
        "candidates": len(people),
        "registrations": len(instance.registrations),
        "extra": int((people["extra"] > 0).sum()),
        "isolated": int(people["isolated"].sum()),
        "rooms": len(instance.rooms),
        "seats": sum(room.seats for room in instance.rooms),
        "staff": len(instance.staff),
    }
    plain = {name: str(value) for name, value in words.items()}
    told = [Messages(language).say("generate-readme", **plain) for language in LANGUAGES]
    return "\n\n".join([f"{MARK}\n# {instance.name}\n\n{PROFILES[profile].title}", *told]) + "\n"
