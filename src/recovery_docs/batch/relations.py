"""The relations of one part of a package."""

import posixpath

from lxml import etree

from recovery_docs.batch.markup import parsed
from recovery_docs.intake.xlsx_parts import RELATIONS

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relations:
    """The relations of one part: id to kind and target."""

    def __init__(self, part: str, data: bytes | None) -> None:
        folder, name = posixpath.split(part)
        self.folder = folder
        self.path = f"{folder}/_rels/{name}.rels"
        self.root = (
            etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap={None: _PACKAGE}) if data is None else parsed(data)
        )

    def add(self, kind: str, target: str) -> str:
        """Relate to a part of the package by its path; gives the id."""
        identity = self.free("rIdR")
        attributes = {"Id": identity, "Type": f"{RELATIONS}/{kind}", "Target": f"/{target}"}
        etree.SubElement(self.root, f"{{{_PACKAGE}}}Relationship", attributes)
        return identity

    def free(self, stem: str) -> str:
        """An id that is not in use."""
        used = {entry.get("Id") for entry in self.root}
        number = len(used) + 1
        while f"{stem}{number}" in used:
            number += 1
        return f"{stem}{number}"

    def part(self, kind: str) -> str | None:
        """The part of a kind, if there is one inside the package."""
        for entry in self.root:
            if entry.get("Type", "").endswith(f"/{kind}") and entry.get("TargetMode") != "External":
                return self.resolved(entry.get("Target", ""))
        return None

    def identity(self, part: str) -> str:
        """The id of the relation to a part."""
        return str(next(one.get("Id") for one in self.root if self.resolved(one.get("Target", "")) == part))

    def target(self, identity: str | None) -> str | None:
        """The part that an id leads to."""
        return next(
            (self.resolved(entry.get("Target", "")) for entry in self.root if entry.get("Id") == identity), None
        )

    def drop(self, identities: set[str]) -> None:
        """Take relations away."""
        for entry in [one for one in self.root if one.get("Id") in identities]:
            self.root.remove(entry)

    def resolved(self, target: str) -> str:
        """A target as a path of the package."""
        return posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
