"""Is a .docx what Word expects: parts, content types, relationships, order of elements, ids; told in a list of faults."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
TYPES, RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"

# ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.60, 17.4.82, 17.4.70, 17.6.17: the sequences of the schema.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
}
LOOSE = {"tbl": {"tr", "bookmarkStart", "bookmarkEnd"}, "tc": {"p", "tbl", "bookmarkStart", "bookmarkEnd"}}
"""Children that may stand in any order among themselves, once the others have come."""


def faults_of(docx: bytes) -> list[str]:
    """Everything wrong with the file; an empty list where nothing is."""
    with ZipFile(BytesIO(docx)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    found = [f"{name} stands in the archive twice" for name, count in Counter(names).items() if count > 1]
    trees = {}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                found.append(f"{name}: {error}")
    if found:
        return found
    found += [*_content_types(trees, parts), *_relationships(trees, parts)]
    for name, tree in trees.items():
        if name.startswith("word/"):
            found += [f"{name}: {fault}" for fault in (*_order(tree), *_ids(tree), *_tables(tree))]
    if not found:
        Document(BytesIO(docx))
    return found


def _content_types(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    if TYPES not in trees:
        yield f"no {TYPES}"
        return
    types = trees[TYPES]
    defaults = {one.get("Extension", "").lower() for one in types if one.tag.endswith("}Default")}
    overrides = [one.get("PartName", "").lstrip("/") for one in types if one.tag.endswith("}Override")]
    yield from (f"{name} has two content types" for name, count in Counter(overrides).items() if count > 1)
    yield from (f"content type of {name}, which is not there" for name in overrides if name not in parts)
    for name in parts:
        if name != TYPES and name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has no content type"


def _relationships(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    if RELATIONSHIPS not in trees:
        yield f"no {RELATIONSHIPS}"
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = Counter(one.get("Id") for one in tree)
        yield from (f"{name}: {key} stands twice" for key, count in ids.items() if count > 1)
        for one in tree:
            target = one.get("Target", "")
            if one.get("TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if path not in parts:
                yield f"{name}: {target} is not there"
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if owner in trees:
            used = {value for node in trees[owner].iter() for key, value in node.attrib.items() if key.startswith(R)}
            yield from (f"{owner}: {key} leads nowhere" for key in sorted(used - set(ids)))


def _order(tree: etree._Element) -> Iterator[str]:
    for parent, sequence in ORDER.items():
        places = {f"{W}{name}": place for place, name in enumerate(sequence.split())}
        loose = {f"{W}{name}" for name in LOOSE.get(parent, ())}
        for node in tree.iter(f"{W}{parent}"):
            tags = [child.tag for child in node if isinstance(child.tag, str)]
            strict = [places[tag] for tag in tags if tag in places and tag not in loose]
            if strict != sorted(strict):
                yield f"children of {parent} out of order: {[tag.removeprefix(W) for tag in tags]}"
            first_loose = next((index for index, tag in enumerate(tags) if tag in loose), len(tags))
            if any(tag in places and tag not in loose for tag in tags[first_loose:]):
                yield f"{parent} has properties after its content"
            once = Counter(tag for tag in tags if tag in places and tag not in loose)
            repeated = [tag for tag, count in once.items() if count > 1]
            if parent not in ("tr", "sectPr") and repeated:
                yield f"{parent} repeats {[tag.removeprefix(W) for tag in repeated]}"


def _ids(tree: etree._Element) -> Iterator[str]:
    for tag, key in ((f"{W}bookmarkStart", f"{W}id"), (f"{WP}docPr", "id"), (f"{W}style", f"{W}styleId")):
        counts = Counter(node.get(key) for node in tree.iter(tag))
        yield from (f"{tag.rpartition('}')[2]} {value} stands twice" for value, count in counts.items() if count > 1)


def _tables(tree: etree._Element) -> Iterator[str]:
    """A row has cells for the whole grid; a cell ends with a paragraph."""
    for table in tree.iter(f"{W}tbl"):
        grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells)
            width = sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)
            if width != grid:
                yield f"a row spans {width} of {grid} columns"
        for cell in table.iter(f"{W}tc"):
            if not len(cell) or cell[-1].tag != f"{W}p":
                yield "a cell does not end with a paragraph"
