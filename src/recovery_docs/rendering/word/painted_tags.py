"""Tags in two character styles, fields blue and conditions small and grey, for whoever reads a template in Word."""

from lxml import etree

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.engine.dialect import TAG, W, parsed, written
from recovery_docs.rendering.word.archive import Container, read_parts
from recovery_docs.rendering.word.named_styles import CONDITION, FIELD, STYLES, style_ids
from recovery_docs.rendering.word.passage import word_elements
from recovery_docs.rendering.word.runs import isolated
from recovery_docs.rendering.word.text_parts import TextPart, text_parts

_LOOKS = {
    FIELD: '<w:color w:val="1F4EA1"/>',
    CONDITION: '<w:color w:val="808080"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
}
_IDS = {FIELD: "TemplateField", CONDITION: "TemplateCondition"}


def with_painted_tags(data: bytes, file: str) -> bytes:
    """The Word file with each tag in its style; words in such a style that belong to no tag lose it, all else stays."""
    parts = read_parts(data, file)
    texts = [text for text in text_parts(parts, file) if text.kind not in ("properties", "comments")]
    if STYLES not in parts:
        raise TemplateError(
            Fault(Place(file=file), say("文件里没有样式，标签没法上色"), say("在 Word 中打开并另存为新的 .docx 后再试"))
        )
    parts[STYLES] = _with_styles(parts[STYLES], file)
    ids = {name: style_ids(parts, (name,), file) for name in (FIELD, CONDITION)}
    for text in texts:
        _paint(text, ids)
        parts[text.name] = written(text.root)
    return Container(parts).packed([])


def _with_styles(styles: bytes, file: str) -> bytes:
    """The styles of the file, and those two of them that it has not."""
    root = parsed(styles, file, say("样式"))
    names = {name.get(f"{W}val") for name in root.iter(f"{W}name")}
    for name, look in _LOOKS.items():
        if name not in names:
            root.append(
                etree.fromstring(
                    f'<w:style xmlns:w="{W[1:-1]}" w:type="character" w:customStyle="1" w:styleId="{_IDS[name]}">'
                    f'<w:name w:val="{name}"/><w:uiPriority w:val="1"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
                )
            )
    return written(root)


def _paint(part: TextPart, ids: dict[str, frozenset[str]]) -> None:
    known = ids[FIELD] | ids[CONDITION]
    wanted: dict[etree._Element, str] = {}
    for paragraph in part.root.iter(f"{W}p"):
        text = "".join(words for _, words in word_elements(paragraph))
        for tag in reversed(list(TAG.finditer(text))):
            identity = min(ids[FIELD if tag.group().startswith("{{") else CONDITION])
            wanted |= dict.fromkeys(isolated(paragraph, *tag.span()), identity)
    for run in part.root.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        style = None if properties is None else properties.find(f"{W}rStyle")
        if style is not None and style.get(f"{W}val") not in known:
            continue
        if run not in wanted:
            if style is not None:
                properties.remove(style)
        elif style is None:
            if properties is None:
                run.insert(0, properties := run.makeelement(f"{W}rPr"))
            properties.insert(0, properties.makeelement(f"{W}rStyle", {f"{W}val": wanted[run]}))
        else:
            style.set(f"{W}val", wanted[run])
