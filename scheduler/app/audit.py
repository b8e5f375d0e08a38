"""What the commands share: open, load, audit; our own instances and public ones alike."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.ids import CentreId
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance

if TYPE_CHECKING:
    from models.facts import Verdict
    from models.rules import RuleInfo
    from models.timetable import Timetable
    from scheduler.app.pins import Settled


def require_sitters(instance: Instance, path: Path) -> None:
    """Raise InvalidInput if nobody sits anything: there is nothing to decide."""
    if not len(instance.sits):
        raise InvalidInput((Issue(str(path), 0, "", "", "solve-nobody"),))


def open_both(
    instance: Path,
    timetable: Path,
    profile: str | None = None,
    *,
    edited: bool = False,
    periods: int | None = None,
    base: Path | None = None,
    settled: "Settled | None" = None,
) -> "tuple[Instance | PublicInstance, Timetable]":
    """The instance and a timetable for it. Raises InvalidInput if one is bad or they do not match."""
    from instances import check_fit, load_timetable, open_instance

    given = open_instance(instance, profile, periods)
    if isinstance(given, PublicInstance):
        if timetable.suffix == ".sln":
            from instances.io.public.itc2007_solution import read_sln

            return given, read_sln(timetable, given)
        if timetable.suffix == ".sol":
            from instances.io.public.toronto_solution import read_sol

            return given, read_sol(timetable, given)
        return given, load_timetable(timetable, edited=edited)
    from scheduler.app.starts_table import TABLES, handmade

    if timetable.suffix.casefold() in TABLES:
        given, decided = handmade(timetable, given)
    else:
        decided = load_timetable(timetable, edited=edited)
        check_fit(decided, given)
    given = based(given, base)
    return part_for(given if settled is None else settled.under(given), decided), decided


def part_for(given: Instance, decided: "Timetable") -> Instance:
    """The part of the instance that the timetable seats: all of it, or the people of one centre."""
    if not decided.part:
        return given
    from models.part import part_of, with_starts

    return part_of(with_starts(given, decided.starts), CentreId(decided.part))


def based(given: Instance, base: Path | None) -> Instance:
    """The instance with a timetable to stay close to, if one is named. Raises InvalidInput."""
    if base is None:
        return given
    from instances import read_base

    return replace(given, base=read_base(base, given))


def judge(
    instance: Instance | PublicInstance, timetable: "Timetable"
) -> "tuple[Verdict, tuple[RuleInfo, ...]]":
    """The independent verdict, and the rules it speaks of."""
    if isinstance(instance, PublicInstance):
        from scheduler.audit.public_verdict import audit_public

        return audit_public(instance, timetable), rules_of(instance)
    from scheduler.audit import audit

    return audit(instance, timetable), rules_of(instance)


def rules_of(instance: Instance | PublicInstance) -> "tuple[RuleInfo, ...]":
    """The rules that apply to this kind of instance, in catalogue order, in its own words."""
    if isinstance(instance, PublicInstance):
        from scheduler.rules.public.ordered_catalogue import public_rules

        return tuple(rule.info for rule in public_rules(instance))
    from scheduler.rules.ordered_catalogue import RULES

    return tuple(instance.wording.info(rule.info) for rule in RULES)
