"""The relations of one part of a package."""

import posixpath
from collections.abc import Collection

from lxml import etree

from recovery_docs.spreadsheet.markup import RELATIONS, parsed

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relations:
    """The relations of one part: id to kind and target. Empty where `data` is nothing."""

    def __init__(self, part: str, data: bytes | None) -> None:
        self._folder, name = posixpath.split(part)
        self.path = f"{self._folder}/_rels/{name}.rels"
        self.root = (
            etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap={None: _PACKAGE}) if data is None else parsed(data)
        )
        self._used = {entry.get("Id") for entry in self.root}
        self._number = len(self._used)

    def add(self, kind: str, target: str) -> str:
        """Relate to a part of the package by its path; gives the id."""
        return self._add(kind, {"Target": f"/{target}"})

    def add_link(self, target: str) -> str:
        """Relate to something outside, as links do; gives the id."""
        return self._add("hyperlink", {"Target": target, "TargetMode": "External"})

    def part(self, kind: str) -> str | None:
        """The part of a kind, if there is one inside the package."""
        for entry in self.root:
            if entry.get("Type", "").endswith(f"/{kind}") and entry.get("TargetMode") != "External":
                return self._resolved(entry.get("Target", ""))
        return None

    def parts(self, kind: str) -> dict[str, str]:
        """By id every part of a kind."""
        return {
            entry.get("Id", ""): self._resolved(entry.get("Target", ""))
            for entry in self.root
            if entry.get("Type", "").endswith(f"/{kind}")
        }

    def drop(self, identities: Collection[str]) -> None:
        """Take relations away."""
        for entry in [one for one in self.root if one.get("Id") in identities]:
            self.root.remove(entry)

    def _add(self, kind: str, target: dict[str, str]) -> str:
        while (identity := f"rIdR{self._number}") in self._used:
            self._number += 1
        self._used.add(identity)
        attributes = {"Id": identity, "Type": f"{RELATIONS}/{kind}", **target}
        etree.SubElement(self.root, f"{{{_PACKAGE}}}Relationship", attributes)
        return identity

    def _resolved(self, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
