"""Ways in which a file comes to harm: in its bytes, in its container, in one of its parts, in its text."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

ODD = (
    *(
        "",
        "-1",
        "0",
        "99999999999",
        "1e309",
        "NaN",
        "GR1048576",
        "XFD1048576",
        "A0",
        "R1C1",
        "#REF!",
        "true",
        "s",
        "e",
        "d",
        "inlineStr",
    ),
    *(
        "http://127.0.0.1/x",
        "../../x",
        "&#0;",
        "\ud7ff",
        "\u202e李",
        "\u200b",
        "９９９９",
        "壹贰",
        "9999-12-31",
        "10000-01-01",
        "2024-02-30",
    ),
)
"""Values that readers of numbers, references, kinds and dates stumble over."""
_TENFOLD = b"".join(b'<!ENTITY %c "%b">' % (99 + step, b"&%c;" % (98 + step) * 10) for step in range(8))
_VALUE = re.compile(rb'"[^"<>]*"|>[^<>]+<')
_ELEMENT = re.compile(rb"<[^<>!?]+>")


def damaged(data: bytes, random: Random) -> bytes:
    """A package with one harm done to it, or several."""
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        data = random.choice(
            _CONTAINER if random.random() < 0.3 or not zipfile.is_zipfile(io.BytesIO(data)) else _PARTS
        )(data, random)
    return data


def flipped(data: bytes, random: Random) -> bytes:
    """Some bytes changed."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 20)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut(data: bytes, random: Random) -> bytes:
    """Only the beginning, or a piece taken out of the middle."""
    first, second = sorted(random.randrange(len(data)) for _ in range(2))
    return data[: second or 1] if random.random() < 0.5 else data[:first] + data[second:] or b"\0"


def sent_as_text(data: bytes, random: Random) -> bytes:
    """As an old transfer program leaves it."""
    return data.replace(b"\r\n", b"\n") if random.random() < 0.5 else data.replace(b"\n", b"\r\n")


def odd_values(part: bytes, random: Random) -> bytes:
    """Attributes and texts replaced by odd ones."""
    found = list(_VALUE.finditer(part))
    for one in sorted(random.sample(found, min(len(found), random.randint(1, 4))), key=lambda each: -each.start()):
        value = random.choice(ODD).encode()
        part = part[: one.start() + 1] + value + part[one.end() - 1 :]
    return part


def element_lost(part: bytes, random: Random) -> bytes:
    """A tag taken out, or written twice."""
    found = list(_ELEMENT.finditer(part))
    if not found:
        return part
    one = random.choice(found)
    return part[: one.start()] + random.choice((b"", one[0] * 2)) + part[one.end() :]


def span_lost(part: bytes, random: Random) -> bytes:
    """Everything between two tags taken out."""
    found = list(_ELEMENT.finditer(part))
    if len(found) < 2:
        return part
    first, second = sorted(random.sample(found, 2), key=lambda one: one.start())
    return part[: first.start()] + part[second.start() :]


def with_entities(part: bytes, random: Random) -> bytes:
    """A document type that multiplies, or reads a file of the machine."""
    declared = (
        b'<!DOCTYPE x [<!ENTITY a "0123456789">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b"]>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    )
    head, separator, rest = part.partition(b"?>")
    part = head + separator + random.choice(declared) + rest if separator else random.choice(declared) + part
    return re.sub(rb">[^<>]+<", b">&a;<", part, count=1)


def _in_a_part(harm: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random], bytes]:
    def apply(data: bytes, random: Random) -> bytes:
        parts = _parts(data)
        name = random.choice([one for one in parts if one.endswith((".xml", ".rels"))] or list(parts))
        return _packed({**parts, name: harm(parts[name], random)}) if parts[name] else data

    return apply


def _part_lost(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    del parts[random.choice(list(parts))]
    return _packed(parts)


def _parts_exchanged(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    one, other = random.choice(list(parts)), random.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def _part_renamed(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    name = random.choice(list(parts))
    parts[random.choice(("../" + name, "/" + name, name.upper(), name.replace("/", "\\"), "C:/" + name))] = parts.pop(
        name
    )
    return _packed(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()} or {"a": b"a"}
    except Exception:
        return {"a": b"a"}


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


_CONTAINER = (flipped, cut, sent_as_text)
_PARTS = (
    *map(
        _in_a_part,
        (odd_values, odd_values, odd_values, odd_values, element_lost, span_lost, flipped, cut, with_entities),
    ),
    *(_part_lost, _parts_exchanged, _part_renamed),
)
