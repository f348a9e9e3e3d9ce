"""From the XML of a part to a Jinja program: docxtpl's own patching, applied once.

The language is docxtpl 0.20's: `{{ }}`, `{% %}`, `{# #}`, their `p`, `tr`, `tc` and `r` forms, `{%-` and `-%}`,
`colspan`, `cellbg`, `vm`, `hm`. What it escapes as `{_{ }_} {_% %_}` is put back in the template's own text only.
"""

import re

from docxtpl import DocxTemplate
from lxml import etree

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.packages import XmlError, tree_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)

_SETS_CELL = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_RUNS_ALIKE = re.compile(
    r'<w:r><w:t(?: xml:space="preserve")?>((?:[^<]*</w:t></w:r><w:r><w:t(?: xml:space="preserve")?>)+)'
)
"""Runs in a row without properties, as Word leaves them about each tag, and the beginning of the last."""
_NEXT_RUN = re.compile(r'</w:t></w:r><w:r><w:t(?: xml:space="preserve")?>')
_EMPTY_RUNS = re.compile(r'(?<=</w:r>)(?:<w:r><w:t(?: xml:space="preserve")?/></w:r>)+')
_ESCAPED_DELIMITERS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


def parsed(data: bytes, file: str, passage: Message) -> etree._Element:
    """The root of a part. Refuses broken XML, and document types, which no .docx has a use for."""
    try:
        return tree_of(data, blank_text=False)
    except XmlError as error:
        raise TemplateError(
            Fault(
                Place(file=file, passage=passage),
                say("部件的 XML 已损坏：{reason}", reason=error.reason),
                say("在 Word 中打开并另存为新的 .docx 后再试；来源不明的文件不要使用"),
            )
        ) from error


def written(root: etree._Element) -> bytes:
    """A part as it lies in the file."""
    data: bytes = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
    return data


def jinja_source(root: etree._Element) -> str:
    """The Jinja program of a WordprocessingML part. No line break is left in it outside of expressions' own strings."""
    drop_traces(root)
    _give_cells_properties(root)
    source: str = DocxTemplate.patch_xml(None, etree.tostring(root, encoding="unicode"))
    source = TAG.sub(_plain_tag, source)
    if any(special in source for special in "\n\t"):
        source = DocxTemplate.resolve_listing(None, source).replace("\n", " ").replace("\t", " ")
    return _joined_runs(source)


def _joined_runs(source: str) -> str:
    """The source with one run where several alike stand in a row: they would be written again for every document."""
    source = _EMPTY_RUNS.sub("", source)
    return _RUNS_ALIKE.sub(lambda runs: f'<w:r><w:t xml:space="preserve">{_NEXT_RUN.sub("", runs[1])}', source)


def property_source(root: etree._Element) -> str:
    """The Jinja program of a properties part, whose tags stand in plain text."""
    return TAG.sub(_plain_tag, etree.tostring(root, encoding="unicode")).replace("\n", " ")


def delimiters_restored(text: str) -> str:
    """The template's own text with docxtpl's escaped delimiters unescaped."""
    for escaped, plain in _ESCAPED_DELIMITERS:
        text = text.replace(escaped, plain)
    return text


def _plain_tag(match: "re.Match[str]") -> str:
    text = match.group().replace("\n", " ").replace("\t", " ")
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _give_cells_properties(root: etree._Element) -> None:
    """docxtpl writes a span or a colour into a cell's properties; of a cell that has none it loses the tag."""
    for cell in root.iter(f"{W}tc"):
        own_words = (text for text in cell.iter(f"{W}t") if next(text.iterancestors(f"{W}tc")) is cell)
        if not _SETS_CELL.search("".join(text.text or "" for text in own_words)):
            continue
        if (properties := cell.find(f"{W}tcPr")) is None:
            cell.insert(0, properties := cell.makeelement(f"{W}tcPr"))
        if not len(properties):
            etree.SubElement(properties, f"{W}tcW", {f"{W}w": "0", f"{W}type": "auto"})


def drop_traces(root: etree._Element) -> None:
    """Remove what Word keeps for itself, such as revision ids: they would be written again for every document, and
    paragraph ids would stand twice where a loop repeats them.
    """
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            if name.startswith(f"{W}rsid") or name in (f"{W14}paraId", f"{W14}textId"):
                del element.attrib[name]
    for mark in list(root.iter(f"{W}proofErr", f"{W}lastRenderedPageBreak")):
        mark.getparent().remove(mark)
