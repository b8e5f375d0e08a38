"""A second reader of calendars, apart from the library that writes them: lines, folds and zones by the letter of RFC 5545."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self


@dataclass(frozen=True)
class Property:
    """One content line: its name, parameters and value as written."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a text, its escapes undone."""
        return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], self.value)


Event = dict[str, Property]

CLOCK = "%Y%m%dT%H%M%S"


def strict_events(content: bytes) -> list[Event]:
    """The events of a calendar, each by the names of its properties. Fails where the file breaks a rule."""
    return StrictCalendar.of(content).events


@dataclass(frozen=True)
class StrictCalendar:
    """The events of a file, and the changes of clocks that it describes: from when on, which offset, by zone."""

    events: list[Event]
    changes: dict[str, list[tuple[datetime, timedelta]]]

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Read a file. Fails where it breaks a rule."""
        properties = _properties(content)
        return cls(_inside(properties, "VEVENT"), _changes(properties))

    def instant(self, time: Property) -> datetime:
        """The instant of a local time, by the zone that the file itself describes (VTIMEZONE)."""
        local = datetime.strptime(time.value, CLOCK)
        changes = self.changes[time.parameters["TZID"]]
        return (local - max(c for c in changes if c[0] <= local)[1]).replace(tzinfo=UTC)


def _changes(properties: list[Property]) -> dict[str, list[tuple[datetime, timedelta]]]:
    found: dict[str, list[tuple[datetime, timedelta]]] = {}
    since: list[str] = []
    for one in properties:
        assert one.name not in ("RRULE", "RDATE")
        if one.name == "TZID":
            assert one.value not in found, "a zone is described once"
            changes = found[one.value] = []
        elif one.name == "BEGIN":
            since = []
        elif one.name == "DTSTART" and "TZID" not in one.parameters:
            since.append(one.value)
        elif one.name == "TZOFFSETTO":
            parts = re.fullmatch(r"([+-])(\d\d)(\d\d)", one.value)
            assert parts
            minutes = int(parts[2]) * 60 + int(parts[3])
            offset = timedelta(minutes=minutes if parts[1] == "+" else -minutes)
        elif one.name == "END" and one.value in ("STANDARD", "DAYLIGHT"):
            changes += [(datetime.strptime(at, CLOCK), offset) for at in since]
    return found


def _properties(content: bytes) -> list[Property]:
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines), "a line has 75 octets at most"
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    unfolded: list[bytes] = []
    for line in lines:
        if line[:1] in (b" ", b"\t"):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    properties = [_property(line.decode()) for line in unfolded]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", "".join(p.value for p in properties))
    assert (properties[0].value, properties[-1].value) == ("VCALENDAR", "VCALENDAR")
    return properties


def _property(line: str) -> Property:
    head, mark, value = line.partition(":")
    assert mark, line
    name, *parameters = head.split(";")
    assert re.fullmatch(r"[A-Z-]+", name), line
    return Property(name, {key: given for key, _, given in (one.partition("=") for one in parameters)}, value)


def _inside(properties: list[Property], component: str) -> list[Event]:
    stack: list[str] = []
    found: list[Event] = []
    for one in properties:
        if one.name == "BEGIN":
            stack.append(one.value)
            if one.value == component:
                found.append({})
        elif one.name == "END":
            assert stack.pop() == one.value
        elif stack[-1] == component:
            assert one.name not in found[-1], f"{one.name} twice"
            found[-1][one.name] = one
    assert not stack
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "STATUS"} <= event.keys()
    assert len({event["UID"].value for event in found}) == len(found), "an identifier is used once"
    return found
