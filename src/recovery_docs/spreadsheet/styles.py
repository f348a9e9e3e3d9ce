"""The formats of a workbook's cells: a cell's own format with one thing changed, each made once."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from recovery_docs.spreadsheet.markup import UnusualError, main, parsed, serialised
from recovery_docs.spreadsheet.original_fill import coded

_BEFORE_UNDERLINE = ("b", "i", "strike", "condense", "extend", "outline", "shadow")
_BEFORE_COLOUR = (*_BEFORE_UNDERLINE, "u", "vertAlign", "sz")


class Styles:
    """`styles.xml`, to which formats are added. A format is known by its number in `cellXfs`."""

    def __init__(self, data: bytes | None, ours: frozenset[str]) -> None:
        """`ours` are the colours by which this program marks cells."""
        self._root = parsed(data or b"")
        formats, fills, fonts = (self._root.find(main(name)) for name in ("cellXfs", "fills", "fonts"))
        if formats is None or fills is None or fonts is None or not len(formats) or not len(fonts):
            raise UnusualError("styles")
        self._formats, self._fills, self._fonts = formats, fills, fonts
        self._made: dict[tuple[object, ...], int] = {}
        self._ours = {
            str(number)
            for number, fill in enumerate(fills)
            if any(colour.get("rgb") in ours for colour in fill.iter(main("fgColor")))
        }

    def filled(self, base: int, colour: str) -> int:
        """The format with a solid fill (`FFFFC7CE`)."""
        return self._changed(base, fillId=self._fill({"rgb": colour}), applyFill=1)

    def linked(self, base: int) -> int:
        """The format in the colour of links, underlined."""
        return self._changed(base, fontId=self._font(base, link=True), applyFont=1)

    def bold(self, base: int = 0) -> int:
        """The format in bold."""
        return self._changed(base, fontId=self._font(base, link=False), applyFont=1)

    def quoted(self, base: int) -> int:
        """The format whose cells are words, whatever they begin with."""
        return self._changed(base, quotePrefix=1)

    def numbered(self, number_format: int) -> int:
        """A plain format with one of the built-in number formats."""
        return self._changed(0, numFmtId=number_format, applyNumberFormat=1)

    def aligned(self, base: int, **how: str) -> int:
        """The format with text set so (`vertical`, `wrapText` …)."""
        key = (base, *how.items())
        if key not in self._made:
            entry = self._copy(base)
            for old in entry.findall(main("alignment")):
                entry.remove(old)
            entry.insert(0, etree.Element(main("alignment"), how))
            entry.set("applyAlignment", "1")
            self._made[key] = self._added(entry)
        return self._made[key]

    def own_fill(self, base: int) -> str | None:
        """The colour of the format's fill in one word: empty without a fill, none where no word says it."""
        fill = self._fills[int(self._copy(base).get("fillId", "0"))]
        pattern = fill.find(main("patternFill"))
        if pattern is not None and pattern.get("patternType", "none") == "none":
            return ""
        colour = None if pattern is None else pattern.find(main("fgColor"))
        return None if colour is None or pattern.get("patternType") != "solid" else coded(colour.attrib)

    def unmarked(self, base: int, colour: Mapping[str, str]) -> int:
        """The format with the colour that it had, instead of one of ours; any other stays."""
        if self._copy(base).get("fillId") not in self._ours:
            return base
        return self._changed(base, fillId=self._fill(colour), applyFill=1) if colour else self._changed(base, fillId=0)

    def data(self) -> bytes:
        """The part."""
        for group in (self._formats, self._fills, self._fonts):
            group.set("count", str(len(group)))
        return serialised(self._root)

    def _changed(self, base: int, **attributes: int) -> int:
        key = (base, *attributes.items())
        if key not in self._made:
            entry = self._copy(base)
            for name, value in attributes.items():
                entry.set(name, str(value))
            self._made[key] = self._added(entry)
        return self._made[key]

    def _copy(self, base: int) -> Any:
        if base >= len(self._formats):
            raise UnusualError("style")
        return deepcopy(self._formats[base])

    def _added(self, entry: Any) -> int:
        self._formats.append(entry)
        return len(self._formats) - 1

    def _fill(self, colour: Mapping[str, str]) -> int:
        key = ("fill", *sorted(colour.items()))
        if key not in self._made:
            fill = etree.SubElement(self._fills, main("fill"))
            pattern = etree.SubElement(fill, main("patternFill"), {"patternType": "solid"})
            etree.SubElement(pattern, main("fgColor"), dict(colour))
            self._made[key] = len(self._fills) - 1
        return self._made[key]

    def _font(self, base: int, *, link: bool) -> int:
        number = int(self._formats[base].get("fontId", "0")) if base < len(self._formats) else 0
        key = ("font", number, link)
        if key not in self._made:
            font = deepcopy(self._fonts[number])
            for name in ("u", "color") if link else ("b",):
                for old in font.findall(main(name)):
                    font.remove(old)
            # Excel 读字体时按次序：粗体在前，下划线、颜色、字号、字体名依次在后
            if link:
                font.insert(_after(font, _BEFORE_UNDERLINE), etree.Element(main("u")))
                font.insert(_after(font, _BEFORE_COLOUR), etree.Element(main("color"), {"rgb": "FF0563C1"}))
            else:
                font.insert(0, etree.Element(main("b")))
            self._fonts.append(font)
            self._made[key] = len(self._fonts) - 1
        return self._made[key]


def _after(font: Any, names: tuple[str, ...]) -> int:
    """The position behind the last of these properties."""
    known = {main(name) for name in names}
    return max((position + 1 for position, entry in enumerate(font) if entry.tag in known), default=0)
