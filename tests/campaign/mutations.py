"""Changes of input files at random that know the format: cells, rows, headings, values, nesting, entries of a zip, XML.

Every function takes the bytes of a file and a random generator and returns other bytes. The same generator gives the
same bytes.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

Change = Callable[[bytes, Random], bytes]

TEXTS = (
    "", " ", "-1", "0", "1", "2", "1.5", "1e9", "1e400", "NaN", "inf", "-0", "999999999", "2147483648", "9223372036854775808",
    "1" * 400, "01/13/2024", "2024-02-30", "2024-01-22", "9999-12-31", "0001-01-01", "2024-01-22T13:30", "2024-03-31T02:30",
    "2024-01-22T13:30+14:00", "25:00", "24:00", "22:00-08:00", "13h30", "Europe/Paris", "Europe/Pari", "../../etc/passwd",
    "yes", "no", "oui", "=1/0", "=cmd()", "'", '"', '"\n', "é", "e\u0301", "\u202e", "\ufeff", "\ud7ff", "\U0001f600", "\x00",
    "\x1b[31m", "x\ny", "1;2", "a,b", "a|b", "#", "{x}", "{ $x }", "%s", "a" * 40_000, "١٢", "½", "½ ",
)  # fmt: skip
"""What people, spreadsheets and attackers put where a plain word or number belongs."""

PIECES = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\n\n", b"\t", b",", b";", b'"', b"'", b"[", b"{",
    b"]]>", b"<!--", b"&", b"<", b"PK\x03\x04", b"\x1a", b"\x80" * 9, b"=",
)  # fmt: skip
TOML_VALUES = (
    '""', "0", "-1", "1.5", "nan", "inf", "true", "[]", "{}", "[[]]", '["", 1]', "2024-01-22", "2024-01-22T10:00:00Z", "13:30:00",
    "9223372036854775807", "99999999999999999999999", '"neutral"', '"Europe/Pari"', '{a = {b = 1}}', '["2024-01-22", "x"]',
    "'''\n'''", "1979-05-27T00:32:00.999999-07:00", "1" * 5000, "0x" + "F" * 5000, "[" * 200 + "]" * 200, "[" * 50_000,
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e308, float("nan"), float("inf"), 2**31, 2**63, 10**400, "", [], {}, [[]], [None], {"a": 1},
    [1, "a"],
)  # fmt: skip


def any_bytes(raw: bytes, rng: Random) -> bytes:
    """Bytes changed without a look at what they mean."""
    at = rng.randrange(len(raw) + 1)
    end = min(len(raw), at + 1 + int(rng.paretovariate(0.6)))
    match rng.randrange(9):
        case 0:
            return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]
        case 1:
            return raw[:at] + raw[end:]
        case 2:
            return raw[:end] + raw[at:]
        case 3:
            return raw[:at] + rng.choice(PIECES) + raw[at:]
        case 4:
            return raw[:at]
        case 5:
            return rng.choice((b"", b"\n", b"\x00" * 100, b"\xef\xbb\xbf", b"\xff\xfe"))
        case 6:
            return raw[:at] + rng.randbytes(rng.randrange(1, 40)) + raw[at:]
        case 7:
            return raw[:at] + rng.choice(TEXTS).encode() + raw[end:]
    return raw[end:] + raw[at:end] + raw[:at]


def encoding(raw: bytes, rng: Random) -> bytes:
    """The text in another encoding or with other line ends."""
    text = raw.decode("utf-8", "replace")
    match rng.randrange(5):
        case 0:
            return text.encode(
                rng.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig", "utf-7", "cp037")), "replace"
            )
        case 1:
            return raw.replace(b"\n", rng.choice((b"\r", b"\r\n", b"\n\r", b"\x0b", b"\xe2\x80\xa8")))
        case 2:
            return raw.replace(b"e", "é".encode("cp1252"), rng.randrange(1, 20))
        case 3:
            return raw.replace(b"e", "é".encode(), 3) + "é".encode("cp1252")
    return raw.replace(b",", rng.choice((b";", b"\t", b"|")))


def table(raw: bytes, rng: Random) -> bytes:
    """Cells, headings, rows and columns of a CSV file."""
    text = raw.decode("utf-8", "replace")
    mark = max(",;\t", key=text.split("\n", 1)[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark)) or [[""]]
    except csv.Error:
        return any_bytes(raw, rng)
    row = rng.choice(rows)
    column, word = rng.randrange(len(row) + 1), rng.choice(TEXTS)
    match rng.randrange(11):
        case 0 | 1 | 2:
            row[column : column + 1] = [word]
        case 3:
            rows[0][column : column + 1] = [word]
        case 4:
            rows.append(list(row))
        case 5:
            rows.remove(row)
        case 6:
            rng.shuffle(rows)
        case 7:
            row.extend([word[:100]] * rng.choice((1, 3, 20_000)))
        case 8:
            del row[column:]
        case 9:
            for each in rows:
                each.insert(column, word[:100])
        case _:
            other = rng.choice(rows)
            row[column : column + 1] = other[column : column + 1]
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def lines(raw: bytes, rng: Random) -> bytes:
    """Numbers and lines of a public format."""
    rows = raw.split(b"\n")
    at, other = rng.randrange(len(rows)), rng.randrange(len(rows))
    match rng.randrange(6):
        case 0 | 1:
            numbers = list(re.finditer(rb"\d+", raw))
            if not numbers:
                return any_bytes(raw, rng)
            one = rng.choice(numbers)
            return raw[: one.start()] + rng.choice(TEXTS).encode() + raw[one.end() :]
        case 2:
            rows.insert(at, rows[other])
        case 3:
            del rows[at]
        case 4:
            rows[at], rows[other] = rows[other], rows[at]
        case _:
            rows[at] = rows[at] * rng.choice((2, 2, 50))
    return b"\n".join(rows)


def toml(raw: bytes, rng: Random) -> bytes:
    """Values, keys and tables of a TOML file."""
    rows = raw.decode("utf-8", "replace").split("\n")
    set_rows = [i for i, row in enumerate(rows) if "=" in row] or [0]
    at = rng.choice(set_rows)
    key, _, value = rows[at].partition("=")
    match rng.randrange(8):
        case 0 | 1 | 2:
            rows[at] = f"{key}= {rng.choice(TOML_VALUES)}"
        case 3:
            rows.insert(at, rows[at])
        case 4:
            del rows[at]
        case 5:
            word = rng.choice((*TEXTS, '"a.b"', "a.b.c"))
            rows[at] = f"{word} ={value}"
        case 6:
            name = rng.choice(
                ("[sessions]", "[[sessions]]", "[policy]", "[[policy]]", "[a.b.c]", "[wording]", "[policy.x]")
            )
            rows.insert(rng.randrange(len(rows) + 1), name)
        case _:
            rows[at] = re.sub(
                r"\d+",
                lambda _: str(rng.choice((0, -1, 13, 99, 10**20))),
                rows[at],
                count=rng.randrange(1, 4),
            )
    return "\n".join(rows).encode("utf-8", "surrogatepass")


def json_value(raw: bytes, rng: Random) -> bytes:
    """A value, key or item anywhere in a JSON document, or its nesting."""
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return any_bytes(raw, rng)
    places: list[tuple[Any, Any]] = []
    waiting = [content]
    while waiting:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here)) if isinstance(here, list) else ()
        places += [(here, key) for key in keys]
        waiting += [here[key] for key in keys]
    if not places:
        return any_bytes(raw, rng)
    if rng.random() < 0.5:  # the outer values are few among the many
        places = [place for place in places if not isinstance(place[0][place[1]], str | int)] or places
    inside, key = rng.choice(places)
    match rng.randrange(7):
        case 0 | 1:
            inside[key] = rng.choice((*VALUES, *TEXTS))
        case 2:
            del inside[key]
        case 3 if isinstance(inside, list):
            inside.insert(key, inside[key])
        case 3 | 4:
            inside[key] = [inside[key]]
        case 5 if isinstance(inside, dict):
            inside[rng.choice(TEXTS)] = inside.pop(key)
        case _:
            depth = rng.choice((100, 900, 5_000, 200_000))
            mark = "nested here"
            inside[key] = mark
            begin, end = rng.choice((("[", "]"), ('{"a":', "}")))
            deep = begin * depth + "1" + end * depth
            return json.dumps(content).replace(f'"{mark}"', deep).encode()
    return json.dumps(content, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")


def xml(raw: bytes, rng: Random) -> bytes:
    """Tags, attributes and texts of a part of a workbook."""
    tags = list(re.finditer(rb"<[^<>]+>", raw))
    if not tags:
        return any_bytes(raw, rng)
    tag = rng.choice(tags)
    word = rng.choice(TEXTS).replace("<", "").encode()
    match rng.randrange(11):
        case 0 | 1:
            attributes = list(re.finditer(rb'="([^"]*)"', raw))
            if not attributes:
                return any_bytes(raw, rng)
            one = rng.choice(attributes)
            return raw[: one.start(1)] + word.replace(b'"', b"") + raw[one.end(1) :]
        case 2 | 3:
            texts = list(re.finditer(rb">([^<>]+)<", raw))
            if not texts:
                return any_bytes(raw, rng)
            one = rng.choice(texts)
            return raw[: one.start(1)] + word + raw[one.end(1) :]
        case 4:
            return raw[: tag.start()] + raw[tag.end() :]
        case 5:
            return raw[: tag.end()] + tag[0] * rng.choice((1, 3, 20_000)) + raw[tag.end() :]
        case 6:
            depth = rng.choice((50, 3_000, 100_000))
            return raw[: tag.start()] + b"<a>" * depth + b"</a>" * depth + raw[tag.start() :]
        case 7:
            laughs = b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 12))
            head = b'<!DOCTYPE a [<!ENTITY a0 "ha">' + laughs + b"]>"
            return raw.replace(b"?>", b"?>" + head, 1).replace(b"<t>", b"<t>&a11;", 1)
        case 8:
            return re.sub(
                rb'encoding="[^"]*"', b'encoding="' + rng.choice((b"UTF-16", b"x", b"latin1")) + b'"', raw
            )
        case 9:
            kind = rng.choice((b"s", b"b", b"d", b"e", b"n", b"str", b"inlineStr", b"zz"))
            return re.sub(rb'\bt="\w+"', b't="' + kind + b'"', raw, count=rng.randrange(1, 40))
    far = rng.choice(
        (b"XFD1048576", b"ZZZZZZ1", b"A0", b"A99999999999", b"", b"1", b"A", b"IV65536", b"CZ2000")
    )
    return re.sub(rb'<c r="[A-Z]+\d+"', b'<c r="' + far + b'"', raw, count=rng.randrange(1, 3))


def archive(raw: bytes, rng: Random) -> bytes:
    """Entries of a zip or workbook: their content by its own format, their names, sizes and number."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as given:
            members = [(info.filename, given.read(info)) for info in given.infolist()]
    except Exception:  # an earlier change broke it: whatever the module raises then
        return any_bytes(raw, rng)
    if not members:
        return any_bytes(raw, rng)
    at = rng.randrange(len(members))
    name, content = members[at]
    match rng.randrange(14):
        case 0 | 1 | 2 | 3 | 4 | 5:
            members[at] = (name, of_kind(name)(content, rng))
        case 6:
            del members[at]
        case 7:
            ugly = (
                "../x.csv",
                "/etc/x.csv",
                "C:\\x.csv",
                "a\\b.csv",
                "x" * 5000 + ".csv",
                "é.csv",
                "",
                ".csv",
                "a/",
                "\u202e.csv",
            )
            members[at] = (
                rng.choice((*ugly, f"deeper/{name}", name.upper(), rng.choice(members)[0])),
                content,
            )
        case 8:
            members.append(rng.choice(members))
        case 9:
            members[at] = (name, content[: len(content) // 2] + b"\x00" * rng.choice((10_000, 30_000_000)))
        case 10:
            members += [(f"{i}.csv", b"") for i in range(rng.choice((10, 2_100)))]
        case 11:
            members = [(f"folder/{one}", two) for one, two in members]
        case 12:
            return _bits(_zip(members, rng), rng)
        case _:
            return any_bytes(raw, rng)
    return _zip(members, rng)


def _zip(members: list[tuple[str, bytes]], rng: Random) -> bytes:
    method = rng.choice((zipfile.ZIP_STORED, *[zipfile.ZIP_DEFLATED] * 4, zipfile.ZIP_BZIP2))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members:
            made.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def _bits(raw: bytes, rng: Random) -> bytes:
    """Fields of the directory at the end of an archive: flags, methods, sizes, offsets."""
    found = [one.start() for one in re.finditer(rb"PK\x01\x02|PK\x05\x06|PK\x03\x04", raw)]
    at = rng.choice(found) + rng.randrange(4, 46)
    return raw[:at] + bytes([rng.choice((0, 1, 8, 99, 127, 255))]) + raw[at + 1 :]


_KINDS: dict[str, Change] = {
    "csv": table, "txt": table, "toml": toml, "json": json_value, "zip": archive, "xlsx": archive, "xml": xml, "rels": xml,
}  # fmt: skip


def of_kind(name: str) -> Change:
    """The changes that know the format of a file of this name."""
    return _KINDS.get(name.rpartition(".")[2].casefold(), lines)


def mutated(files: dict[str, bytes], rng: Random) -> dict[str, bytes]:
    """One to four changes somewhere in these files; a file may also go, or take the content of another."""
    out = dict(files)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4))):
        name = rng.choice(sorted(out))
        packed = of_kind(name) is archive
        match rng.randrange(20):
            case 0 if len(out) > 1:
                del out[name]
            case 1 if len(out) > 1:
                out[name] = out[rng.choice(sorted(out))]
            case 2 | 3 | 4 if not packed:
                out[name] = any_bytes(out[name], rng)
            case 5 | 6 if not packed:
                out[name] = encoding(out[name], rng)
            case _:
                out[name] = of_kind(name)(out[name], rng)
    return out
