"""A workbook as the package that it is: parts, their relations and kinds; what nobody changes is copied."""

import posixpath
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Self

from lxml import etree

from recovery_docs.batch.markup import hole, parsed, pieces, serialised, split
from recovery_docs.batch.relations import Relations
from recovery_docs.intake.raw_rows import UnusualError
from recovery_docs.intake.xlsx_parts import RELATIONS, main

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES, _BOOK = "[Content_Types].xml", "xl/workbook.xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_LEVEL = 3


class Package:
    """The source that is read and the copy that is written. Close it, or use it in a `with`."""

    def __init__(self, source: Path, target: Path) -> None:
        self._source = zipfile.ZipFile(source)
        try:
            self._names = set(self._source.namelist())
            if len(self._names) != len(self._source.infolist()) or not {_CONTENT_TYPES, _BOOK} <= self._names:
                raise UnusualError("parts")
            self._kinds = parsed(self._source.read(_CONTENT_TYPES))
            self.book = parsed(self._source.read(_BOOK))
            self.relations = self.relations_of(_BOOK)
            if self.book.tag != main("workbook"):
                raise UnusualError("namespace")
            self._target = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        except BaseException:
            self._source.close()
            raise
        self._written: set[str] = {_CONTENT_TYPES}
        self._gone: set[str] = set()
        self._new: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._target.close()
        self._source.close()

    def sheets(self) -> dict[str, str]:
        """The worksheets by name, each with its part; sheets of charts and macros have none to write into."""
        kinds = {entry.get("Id"): entry.get("Type", "").rpartition("/")[2] for entry in self.relations.root}
        found = {}
        for entry in self.book.iter(main("sheet")):
            identity = entry.get(f"{{{RELATIONS}}}id")
            part = self.relations.target(identity)
            if kinds.get(identity) == "worksheet" and part in self._names:
                found[entry.get("name", "")] = part
        return found

    def book_properties(self) -> Any:
        """The properties of the book, made where there are none."""
        found = self.book.find(main("workbookPr"))
        if found is None:
            found = etree.Element(main("workbookPr"))
            behind = [one for one in self.book if one.tag in (main("fileVersion"), main("fileSharing"))]
            self.book.insert(len(behind), found)
        return found

    def parts(self) -> list[str]:
        """Every part of the source, in its order."""
        return self._source.namelist()

    def rename_sheet(self, old: str, new: str) -> None:
        """Call a sheet something else."""
        for entry in self.book.iter(main("sheet")):
            if entry.get("name") == old:
                entry.set("name", new)

    def read(self, part: str | None) -> bytes | None:
        """A part as it was."""
        return self._source.read(part) if part in self._names and part is not None else None

    def opened(self, part: str) -> IO[bytes]:
        """A part as it was, to read from little by little."""
        return self._source.open(part)

    def relations_of(self, part: str) -> Relations:
        """The relations of a part, empty where it has none."""
        folder, name = posixpath.split(part)
        return Relations(part, self.read(f"{folder}/_rels/{name}.rels"))

    def free(self, pattern: str) -> str:
        """A name for a new part: the pattern with the first free number."""
        number = 1
        while (name := pattern.format(number)) in self._names or name in self._new:
            number += 1
        self._new.add(name)
        return name

    def writer(self, part: str) -> IO[bytes]:
        """Where a part is written to, once."""
        info = zipfile.ZipInfo(part, _MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._written.add(part)
        return self._target.open(info, "w")

    def write(self, part: str, data: bytes) -> None:
        """Write a part whole."""
        with self.writer(part) as stream:
            stream.write(data)

    def write_pieces(self, part: str, data: Iterable[bytes]) -> None:
        """Write a part little by little."""
        with self.writer(part) as stream:
            stream.writelines(data)

    def write_relations(self, relations: Relations, more: Iterable[bytes] = ()) -> None:
        """Write the relations of a part, and more that are written already."""
        relations.root.append(hole())
        head, tail = split(serialised(relations.root))
        self.write_pieces(relations.path, (head, *more, tail))

    def declare(self, part: str, kind: str) -> None:
        """Say of what kind a new part is (`comments`, `worksheet`)."""
        attributes = {"PartName": f"/{part}", "ContentType": _KIND.format(kind)}
        etree.SubElement(self._kinds, f"{{{_TYPES}}}Override", attributes)

    def declare_suffix(self, suffix: str, kind: str) -> None:
        """Say of what kind the parts of a suffix are."""
        if all(entry.get("Extension", "").lower() != suffix for entry in self._kinds):
            entry = etree.Element(f"{{{_TYPES}}}Default", {"Extension": suffix, "ContentType": kind})
            self._kinds.insert(0, entry)

    def remove(self, part: str) -> None:
        """Leave a part out of the copy."""
        self._gone.add(part)
        for entry in [one for one in self._kinds if one.get("PartName") == f"/{part}"]:
            self._kinds.remove(entry)

    def finish(self) -> None:
        """Write the book, its relations and the kinds, and copy every part that was not written."""
        chain = self.relations.part("calcChain")
        if chain is not None:
            # Excel 打开时自己重算次序；留下旧的，改成文字的公式会被当作损坏
            self.remove(chain)
            entries = [one for one in self.relations.root if one.get("Type", "").endswith("/calcChain")]
            self.relations.drop({one.get("Id", "") for one in entries})
        self.write(_BOOK, serialised(self.book))
        self.write_relations(self.relations)
        for info in self._source.infolist():
            if info.filename not in self._written and info.filename not in self._gone and not info.is_dir():
                with self._source.open(info) as part:
                    self.write_pieces(info.filename, pieces(part))
        self.write(_CONTENT_TYPES, serialised(self._kinds))
