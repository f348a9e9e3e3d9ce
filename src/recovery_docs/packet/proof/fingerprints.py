"""Fingerprints in the manifest: of every file, of every line of a paper, so that a change is seen and its spot can be named."""

import hashlib
import io
import struct
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from pydantic_core import to_json

SEAL = "seal"
_SIZE = 4


def line_marks(words: Mapping[str, str]) -> dict[str, str]:
    """By part of a Word file a mark for each of its lines, all in one text.

    CRC-32 tells every change of up to four bytes on end, so that no altered digit can go unseen.
    """
    return {part: b64encode(_marks(text)).decode() for part, text in words.items() if text.strip()}


def marks_of(told: str) -> list[bytes]:
    """The marks one by one."""
    return _apart(b64decode(told))


def marks_now(text: str) -> list[bytes]:
    """The marks of a part's words as they are now."""
    return _apart(_marks(text))


def _marks(text: str) -> bytes:
    lines = text.encode("utf-8", "surrogatepass").split(b"\n")
    return struct.pack(f">{len(lines)}I", *map(crc32, lines))


def _apart(marks: bytes) -> list[bytes]:
    return [marks[start : start + _SIZE] for start in range(0, len(marks), _SIZE)]


def told_of(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What the manifest says of files that are no papers: the hash, of a PDF its pages too."""
    return {
        name: {"sha256": sha256(data)} | ({"pages": pages} if (pages := pages_of(name, data)) else {})
        for name, data in files.items()
    }


def pages_of(name: str, data: bytes) -> int:
    """How many pages a PDF has; 0 for what is none, or is damaged."""
    if not name.lower().endswith(".pdf"):
        return 0
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return 0


def sealed(manifest: Mapping[str, Any]) -> bytes:
    """The manifest as it is written, with a fingerprint of itself."""
    return to_json({**manifest, SEAL: seal_of(manifest)}, indent=2) + b"\n"


def seal_of(manifest: Mapping[str, Any]) -> str:
    """The fingerprint of all that a manifest says but that; its keys keep their order in JSON."""
    return sha256(to_json({key: value for key, value in manifest.items() if key != SEAL}))


def sha256(data: bytes) -> str:
    """The hash by which a file is known."""
    return hashlib.sha256(data).hexdigest()
