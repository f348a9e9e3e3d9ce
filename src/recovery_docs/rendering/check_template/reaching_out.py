"""What in a template would fetch, run or show something from outside it, and is therefore refused when it is loaded."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from lxml import etree

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.packages import XmlError, tree_of
from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.word.passage import paragraphs
from recovery_docs.rendering.word.text_parts import TextPart

_LINK, _ALT_CHUNK, _TEMPLATE = "/hyperlink", "/aFChunk", "/attachedTemplate"
_HARMLESS_LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|\\\\|//", re.IGNORECASE)
_FETCHING = ("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD")
_INSERTING = ("EMBED", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "MACROBUTTON")
"""Fields that bring something in from elsewhere, or put in or run what lies in the file (ECMA-376 part 1, 17.16.5)."""
_BEGIN = "\0"
_FIELD = re.compile(rf"{_BEGIN}\s*({'|'.join((*_FETCHING, *_INSERTING))}|{_BEGIN})(?!\w)", re.IGNORECASE)
"""What a field does; one whose own name is put together by another field may do anything."""

_DELETE_OBJECT = say("在 Word 中删去嵌入的对象、控件和插入的文件，要用的内容直接写在模板里")
_START_ANEW = say("在 Word 中新建文档，把内容复制过去后另存")
_FETCHES = say("引用了文件以外的内容，打开时会去读取")
_INSERT = say("图片用“插入→图片”重新放进来，其他的删去")
_ALIEN_PARTS: tuple[tuple[re.Pattern[str], Message, Message], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), problem, remedy)
    for pattern, problem, remedy in (
        (r"(?:.*/)?vba\w*\..*|.*\.bas", say("模板里有宏"), say("在 Word 中另存为不带宏的 .docx")),
        (r".*/(?:embeddings|activeX|ctrlProps|attachedToolbars)/.*", say("模板里嵌有对象或者控件"), _DELETE_OBJECT),
        (r"(?:.*/)?(?:webextensions|customUI|userCustomization)/.*", say("模板里带有加载项"), _START_ANEW),
        (
            r".*\.(?:html?|mht|mhtml|rtf|txt|doc[xm]?|dot[xm]?|xls[xmb]?|ppt[xm]?|exe|dll|js|vbs|ps1|bat|cmd|lnk|url|hta|swf)",
            say("模板里夹带着别的文件"),
            _DELETE_OBJECT,
        ),
    )
)
_ALIEN_ELEMENTS: Mapping[str, tuple[Message, Message]] = {
    "altChunk": (say("模板里插入了别的文件，Word 打开时才会展开"), _DELETE_OBJECT),
    "subDoc": (say("模板引用了子文档"), _DELETE_OBJECT),
    "object": (say("模板里嵌有对象或者控件"), _DELETE_OBJECT),
    "OLEObject": (say("模板里嵌有对象或者控件"), _DELETE_OBJECT),
    "control": (say("模板里嵌有对象或者控件"), _DELETE_OBJECT),
    "attachedTemplate": (say("模板又挂着别的模板"), say("在 Word“开发工具→文档模板”中改为 Normal.dotm")),
    "mailMerge": (say("模板连着邮件合并的数据源"), say("在 Word“邮件→开始邮件合并”中选“普通 Word 文档”")),
    "frameset": (say("模板是网页框架"), _START_ANEW),
}
"""Elements by their local names."""
_VML = ("{urn:schemas-microsoft-com:vml}*", "{urn:schemas-microsoft-com:office:office}*")
_SUSPECTS = (*(f"{{*}}{name}" for name in _ALIEN_ELEMENTS), *_VML)
"""What lxml is to look for: to ask every element in Python took most of the time in which a template is loaded."""


def reaching_out(parts: Mapping[str, bytes], texts: Iterable[TextPart]) -> Iterator[Fault]:
    """Everything of the kind, each with the place in Word where it is to be taken out."""
    shown = {text.name: text for text in texts}
    for name, data in parts.items():
        here = shown[name].label if name in shown else say("部件 {name}", name=name)
        for pattern, problem, remedy in _ALIEN_PARTS:
            if pattern.fullmatch(name):
                yield Fault(Place(passage=here), problem, remedy)
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        try:
            root = shown[name].root if name in shown else tree_of(data)
        except XmlError as error:
            yield Fault(
                Place(passage=here),
                say("部件的 XML 已损坏：{reason}", reason=error.reason),
                say("在 Word 中打开并另存为新的 .docx 后再试；来源不明的文件不要使用"),
            )
            continue
        if name.endswith(".rels"):
            yield from _relations(root, _source_of(name), shown)
        elif name.startswith("customXml/item") and "".join(root.itertext()).strip():
            yield Fault(
                Place(passage=here),
                say("模板里夹带着自定义数据，里面的内容在 Word 中看不到"),
                say("在 Word“文件→信息→检查文档”中删除“自定义 XML 数据”"),
            )
        else:
            yield from _elements(root, shown.get(name), here)


def fetches(parts: Mapping[str, bytes]) -> bool:
    """Whether whatever opens a file of Word's, such as somebody's exhibit, would fetch something from outside it.

    A template that it hangs on, objects and macros in it are not looked for. Raises `XmlError` for a damaged part.
    """
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        root = tree_of(data)
        if any(map(_brings_in, root.iter(etree.Element))) or any(map(_is_elsewhere, root.iter(*_VML))):
            return True
        fields = _FIELD.finditer("".join(code for code, _ in _codes(root)))
        if any(field[1].upper() in (*_FETCHING, _BEGIN) for field in fields):
            return True
    return False


def _source_of(relations: str) -> str:
    """The part whose relations a part holds (ECMA-376 part 2, 9.3.3)."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relations(root: etree._Element, source: str, shown: Mapping[str, TextPart]) -> Iterator[Fault]:
    for entry in root.iter(etree.Element):
        kind, target = entry.get("Type", ""), entry.get("Target", "").strip()
        if kind.endswith(_ALT_CHUNK):
            problem, remedy = _ALIEN_ELEMENTS["altChunk"]
        elif entry.get("TargetMode") != "External" or (kind.endswith(_LINK) and _HARMLESS_LINK.match(target)):
            continue
        elif kind.endswith(_LINK):
            problem, remedy = say("链接指向本机或者内网的文件"), say("在 Word 中右击它，选“取消超链接”")
        else:
            problem, remedy = _FETCHES, _INSERT
        yield Fault(Place(passage=_where_used(shown.get(source), entry.get("Id", ""), source)), problem, remedy)


def _where_used(part: TextPart | None, identity: str, source: str) -> Message:
    if part is None:
        return say("部件 {name}", name=source)
    for paragraph in paragraphs(part):
        if any(identity in element.attrib.values() for element in paragraph.element.iter(etree.Element)):
            return paragraph.passage
    return part.label


def _elements(root: etree._Element, part: TextPart | None, here: Message) -> Iterator[Fault]:
    found: dict[tuple[Message, Message], etree._Element] = {}
    for element in root.iter(*_SUSPECTS):
        name = etree.QName(element).localname
        if name in _ALIEN_ELEMENTS:
            found.setdefault(_ALIEN_ELEMENTS[name], element)
        elif _is_elsewhere(element):
            found.setdefault((_FETCHES, _INSERT), element)
    codes = _codes(root)
    for field in _FIELD.finditer("".join(code for code, _ in codes)):
        problem = say("域 {name} 会取来文件以外的内容，或者运行程序", name=field[1].upper().strip(_BEGIN))
        found.setdefault((problem, say("按 Alt+F9 显示域代码，删去它")), _holding(codes, field.start()))
    passages = {paragraph.element: paragraph.passage for paragraph in paragraphs(part)} if part and found else {}
    for (problem, remedy), element in found.items():
        around = (passages[one] for one in (element, *element.iterancestors()) if one in passages)
        yield Fault(Place(passage=next(around, here)), problem, remedy)


def _brings_in(relation: etree._Element) -> bool:
    """Whether it is a relation to something outside that is shown, or to a file put in that may itself have such."""
    kind = relation.get("Type", "")
    return kind.endswith(_ALT_CHUNK) or (
        relation.get("TargetMode") == "External" and not kind.endswith((_LINK, _TEMPLATE))
    )


def _is_elsewhere(element: etree._Element) -> bool:
    """Whether an element of a drawing of the older kind names a file that is none of the package's."""
    return any(_ELSEWHERE.match(element.get(one, "")) for one in ("src", "href"))


def _codes(root: etree._Element) -> list[tuple[str, etree._Element]]:
    """What stands in the codes of fields, with the element that holds each piece."""
    codes: list[tuple[str, etree._Element]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}instrText", f"{W}fldChar"):
        if element.tag == f"{W}fldSimple":
            codes.append((_BEGIN + element.get(f"{W}instr", ""), element))
        elif element.tag == f"{W}instrText":
            codes.append((element.text or "", element))
        elif element.get(f"{W}fldCharType") == "begin":
            codes.append((_BEGIN, element))
    return codes


def _holding(codes: Sequence[tuple[str, etree._Element]], position: int) -> etree._Element:
    """The element in whose code a position of all codes together lies."""
    ends = accumulate(len(code) for code, _ in codes)
    return next(element for end, (_, element) in zip(ends, codes, strict=True) if position < end)
