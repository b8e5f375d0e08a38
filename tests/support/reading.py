"""Readers and policies under the catalogue of the Cnam, for tests that are about other things."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import instances
from instances.generator import folder
from instances.io.help import marked_copy, template
from instances.io.semester import convert as conversion
from models.policy import Policy, policy_from
from scheduler.app.catalogue import schema_of

SCHEMA = schema_of()

read_instance = partial(instances.read_instance, schema=SCHEMA)
open_instance = partial(instances.open_instance, schema=SCHEMA)
examine = partial(instances.examine, schema=SCHEMA)
convert = partial(conversion.convert, schema=SCHEMA)
write_marked = partial(marked_copy.write_marked, schema=SCHEMA)
write_template = partial(template.write_template, schema=SCHEMA)
generate_folder = partial(folder.generate_folder, schema=SCHEMA)


def policy_of(profile: str = "national", settings: Mapping[str, Any] | None = None) -> Policy:
    """The policy of a profile with settings of its own."""
    return policy_from(profile, settings or {}, SCHEMA)
