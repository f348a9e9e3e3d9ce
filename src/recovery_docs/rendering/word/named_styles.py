"""Styles by the names that people see: an office suite gives new ids when it saves, and keeps the names."""

from collections.abc import Collection, Iterable, Mapping

from lxml import etree

from recovery_docs.errors import TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.engine.dialect import W, parsed

STYLES = "word/styles.xml"
FIELD, CONDITION = "字段", "条件"
"""Character styles that set tags apart for whoever edits a template; a document has no use for them."""


def style_ids(parts: Mapping[str, bytes], names: Collection[str], file: str) -> frozenset[str]:
    """The ids that styles of these names have in a file."""
    if STYLES not in parts or not any(name.encode() in parts[STYLES] for name in names):
        return frozenset()
    try:
        root = parsed(parts[STYLES], file, say("样式"))
    except TemplateError:  # told with the other parts that are not well-formed
        return frozenset()
    return frozenset(
        identity
        for style in root.iter(f"{W}style")
        if (identity := style.get(f"{W}styleId"))
        and any(name.get(f"{W}val", "").strip() in names for name in style.iterfind(f"{W}name"))
    )


def without_tag_styles(roots: Iterable[etree._Element], ids: Collection[str]) -> bool:
    """Take the styles of tags off the runs, so that what is printed looks like its paragraph; whether there were any."""
    found = [mark for root in roots for mark in root.iter(f"{W}rStyle") if mark.get(f"{W}val") in ids] if ids else []
    for mark in found:
        mark.getparent().remove(mark)
    return bool(found)
