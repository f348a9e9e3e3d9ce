"""Rows packed small, to go from process to process and to wait for somebody who wants to see the case."""

import pickle
import zlib
from collections.abc import Mapping
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from recovery_docs.case import Case
from recovery_docs.errors import Place
from recovery_docs.intake import Row

_PARTS = attrgetter(*(one.name for one in fields(Place)))


def packed(row: Row) -> tuple[bytes, bytes]:
    """A row in two parts: its case, empty where it has none, and the rest."""
    loaded = row.loaded
    if loaded is None:
        return b"", _packed((row, None, {}))
    bare: Any = replace(loaded, case=None, places={})  # type: ignore[arg-type]
    places = {path: _PARTS(place) for path, place in loaded.places.items()}  # 拆成元组，快十倍
    return pickle.dumps(loaded.case, protocol=5), _packed((replace(row, loaded=None), bare, places))


def unpacked(case: bytes, rest: bytes) -> Row:
    """The row of its two parts."""
    found: tuple[Row, Any, Mapping[str, tuple[Any, ...]]] = pickle.loads(zlib.decompress(rest))
    row, bare, parts = found
    if bare is None:
        return row
    places = {path: Place(*one) for path, one in parts.items()}
    return replace(row, loaded=replace(bare, case=unpacked_case(case), places=places))


def unpacked_case(case: bytes) -> Case:
    """The case of a row that has one; these bytes come from processes of ours and have not been on the disk."""
    found: Case = pickle.loads(case)
    return found


def _packed(rest: object) -> bytes:
    return zlib.compress(pickle.dumps(rest, protocol=5), 1)
