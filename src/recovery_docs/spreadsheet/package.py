"""A workbook as the package that it is: parts, their relations and kinds; what nobody changes is copied."""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Self

from lxml import etree

from recovery_docs.packages import WORKBOOK, opened
from recovery_docs.spreadsheet.markup import UnusualError, main, parsed, relation, serialised
from recovery_docs.spreadsheet.relations import Relations

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES, _BOOK = "[Content_Types].xml", "xl/workbook.xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_LEVEL, _PIECE = 3, 1 << 20


class Package:
    """The workbook that is read, to be used in a `with`. Raises `UnusualError` where it is none of the usual kind."""

    def __init__(self, source: Path | IO[bytes]) -> None:
        self._source = opened(source, WORKBOOK)
        self.parts = self._source.namelist()
        """Every part, in its order."""
        try:
            self.book = parsed(self.read(_BOOK) or b"")
            self.relations = self.relations_of(_BOOK)
        except BaseException:
            self._source.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()

    def sheets(self) -> dict[str, str]:
        """The worksheets by name, each with its part; sheets of charts and macros have none with rows."""
        worksheets = self.relations.parts("worksheet")
        entries = ((entry.get("name", ""), entry.get(relation("id"))) for entry in self.book.iter(main("sheet")))
        return {name: worksheets[one] for name, one in entries if worksheets.get(one) in self.parts}

    def read(self, part: str | None) -> bytes | None:
        """A part as it is, if there is one."""
        return self._source.read(part) if part is not None and part in self.parts else None

    def relations_of(self, part: str) -> Relations:
        """The relations of a part, empty where it has none."""
        folder, name = posixpath.split(part)
        return Relations(part, self.read(f"{folder}/_rels/{name}.rels"))


class PackageCopy(Package):
    """The copy of a workbook, written part by part; `finish` copies what was not written."""

    def __init__(self, source: Path | IO[bytes], target: Path) -> None:
        super().__init__(source)
        self._kinds = parsed(self.read(_CONTENT_TYPES) or b"")
        if len(set(self.parts)) != len(self.parts) or self.book.tag != main("workbook"):
            raise UnusualError("parts")
        self._target = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self._settled = {_CONTENT_TYPES, ""}
        """Parts that have been written, or left out, or whose name is taken."""

    def __exit__(self, *_: object) -> None:
        self._target.close()
        super().__exit__()

    def rename_sheet(self, old: str, new: str) -> None:
        """Call a sheet something else."""
        next(entry for entry in self.book.iter(main("sheet")) if entry.get("name") == old).set("name", new)

    def new_sheet(self, name: str) -> str:
        """A sheet behind the others; gives its part, which is to be written."""
        part = self.new_part("xl/worksheets/sheet{}.xml", "worksheet")
        sheets = self.book.find(main("sheets"))
        number = max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0) + 1
        entry = etree.SubElement(sheets, main("sheet"), {"name": name, "sheetId": str(number)})
        entry.set(relation("id"), self.relations.add("worksheet", part))
        return part

    def new_part(self, pattern: str, kind: str | None = None) -> str:
        """A name for a new part, the pattern with the first free number; `kind` (`comments`) unless its suffix says it."""
        number = 1
        while (name := pattern.format(number)) in self.parts or name in self._settled:
            number += 1
        self._settled.add(name)
        if kind is not None:
            attributes = {"PartName": f"/{name}", "ContentType": _KIND.format(kind)}
            etree.SubElement(self._kinds, f"{{{_TYPES}}}Override", attributes)
        return name

    def declare_suffix(self, suffix: str, kind: str) -> None:
        """Say of what kind the parts of a suffix are."""
        if all(entry.get("Extension", "").lower() != suffix for entry in self._kinds):
            self._kinds.insert(0, etree.Element(f"{{{_TYPES}}}Default", {"Extension": suffix, "ContentType": kind}))

    def write(self, part: str, data: Iterable[bytes]) -> None:
        """Write a part, once."""
        info = zipfile.ZipInfo(part, _MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._settled.add(part)
        with self._target.open(info, "w") as stream:
            stream.writelines(data)

    def finish(self) -> None:
        """Write the book, its relations and the kinds, and copy every part that was not written."""
        # Excel 打开时自己重算次序；留下旧的，改成文字的公式会被当作损坏
        for identity, part in self.relations.parts("calcChain").items():
            self.relations.drop((identity,))
            self._settled.add(part)
            for entry in [one for one in self._kinds if one.get("PartName") == f"/{part}"]:
                self._kinds.remove(entry)
        self.write(_BOOK, (serialised(self.book),))
        self.write(self.relations.path, (serialised(self.relations.root),))
        for info in self._source.infolist():
            if info.filename not in self._settled and not info.is_dir():
                with self._source.open(info) as stream:
                    self.write(info.filename, in_pieces(stream))
        self.write(_CONTENT_TYPES, (serialised(self._kinds),))


def in_pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """A stream little by little."""
    return iter(partial(stream.read, _PIECE), b"")
