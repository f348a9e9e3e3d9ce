"""Everything wrong with a template, in one run, for whoever edited it in Word."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.rendering.check_document.disguised_numbers import disguised_numbers
from recovery_docs.rendering.check_document.figures_and_capitals import contradictions
from recovery_docs.rendering.check_document.personal_numbers import numbers_in_attributes, personal_numbers
from recovery_docs.rendering.check_document.typed_leftovers import PLACEHOLDER, is_blank
from recovery_docs.rendering.check_template.doubled_units import doubled_units
from recovery_docs.rendering.check_template.faults import template_faults
from recovery_docs.rendering.check_template.field_kinds import wrong_kinds
from recovery_docs.rendering.check_template.fields import field_uses
from recovery_docs.rendering.check_template.fonts import unknown_fonts
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.engine.template_parts import ReadPart, ReadTemplate, taken_apart
from recovery_docs.rendering.filters.field_filters import DAY_STYLES
from recovery_docs.rendering.word.clauses import Clauses
from recovery_docs.rendering.word.passage import tags
from recovery_docs.tree.dictionary import Dictionary

_BARE_NAME = re.compile(r"[{｛\[【«]*\s*(?P<path>[\u4e00-\u9fff]+(?:\.[\u4e00-\u9fff]+)+)\s*[}｝\]】»]*")
_ONE_BRACE = re.compile(r"(?<![{｛_])[{｛][^{}｛｝%#_\n]{1,40}[}｝](?![}｝_])")
_CLAUSES = "条款"
"""Under this name stand the clauses, as fields do under theirs."""


def lint(
    source: Path | bytes,
    declared: Collection[str] | None = None,
    *,
    name: str | None = None,
    allowed: Collection[str] = (),
    clauses: Clauses | None = None,
    dictionary: Dictionary | None = None,
) -> list[Fault]:
    """Every fault of a template, errors first; nothing if it is good.

    `declared` are the dotted fields that the `.toml` names, each by its own path or by the name that a loop gives to an
    item; without it the fields are not asked about. `allowed` are the blanks that the form has for a pen;
    `clauses` are those that it may name; `dictionary` has the names of the tree that every paper gets.
    """
    file = name or ("template.docx" if isinstance(source, bytes) else source.name)
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        template = taken_apart(data, file, clauses)
    except TemplateError as error:
        return list(error.faults)
    parts, read = template.parts, template.read
    found = list(template_faults(template, file))
    if not found:
        found += _uncompilable(data, file, template)
    found += of_words(read, declared, allowed, file, dictionary)
    found += _comments(read, file)
    found += _unseen(read, file)
    found += _personal(parts, read, file)
    found += unknown_fonts(parts, file)
    return in_order(found)


def of_words(
    read: Sequence[ReadPart],
    declared: Collection[str] | None,
    allowed: Collection[str],
    file: str,
    dictionary: Dictionary | None = None,
) -> Iterator[Fault]:
    """What the words and the fields beside them say wrong, in a template or in a clause."""
    if declared is not None or dictionary is not None:
        yield from _undeclared(read, declared, file, dictionary)
    yield from _placeholders(read, allowed, file, dictionary)
    yield from doubled_units(read, declared, file, dictionary)
    if dictionary is not None:
        yield from wrong_kinds(read, file, dictionary)


def in_order(found: Iterable[Fault]) -> list[Fault]:
    """Each fault once, errors first."""
    return sorted(dict.fromkeys(found), key=lambda fault: fault.severity == "warning")


def _uncompilable(data: bytes, file: str, template: ReadTemplate) -> Sequence[Fault]:
    try:
        CompiledTemplate(data, file, proven=template)
    except TemplateError as error:
        return error.faults
    return ()


def _undeclared(
    read: Iterable[ReadPart], declared: Collection[str] | None, file: str, dictionary: Dictionary | None
) -> Iterator[Fault]:
    """Fields that no filing will give. Whoever declares `lender.name` may ask whether there is a `lender`.

    Without `declared` only names of the dictionary are asked about.
    """
    known = {
        ".".join(name.split(".")[: length + 1]) for name in declared or () for length in range(name.count(".") + 1)
    }
    for part in read:
        where = part.whereabouts(file)
        try:
            uses = field_uses(part.program)
        except (TemplateSyntaxError, RecursionError):  # told already, with its place
            continue
        for use in uses:
            root = use.path.split(".")[0]
            if dictionary is not None and dictionary.is_root(root):
                if dictionary.find(use.path) is None:
                    yield Fault(where.place(use.line), *_no_such_field(use.path, dictionary))
            elif root == _CLAUSES and dictionary is not None:  # told where clauses are put in place
                continue
            elif declared is not None and use.path not in known and use.said not in known:
                yield Fault(where.place(use.line), *_no_such_field(use.said or use.path, dictionary))


def _no_such_field(path: str, dictionary: Dictionary | None) -> tuple[Message, Message]:
    near = "、".join(dictionary.nearest(path)) if dictionary is not None else ""
    remedy = say("改成 templates fields 列出的字段；做文书的程序不给别的字段")
    if path in DAY_STYLES:
        remedy = say("文字要放在引号里：{written}", written=f"'{path}'")
    elif near:
        remedy = say("是不是 {names}？用 templates fields 查看全部字段", names=near)
    return say("没有 {field} 这个字段", field=path), remedy


def _placeholders(
    read: Iterable[ReadPart], allowed: Collection[str], file: str, dictionary: Dictionary | None
) -> Iterator[Fault]:
    for part in read:
        for paragraph in part.paragraphs:
            words = paragraph.text
            for tag in tags(paragraph):
                words = words.replace(tag.text, "\n", 1)
            for found in PLACEHOLDER.finditer(words):
                if not any(is_blank(found.group(), blank) for blank in allowed):
                    yield Fault(
                        Place(file=file, passage=paragraph.passage),
                        say("留有占位文字，会原样印在文书里"),
                        say("换成字段；表格本来留给手写的空白，在 .toml 的 blanks 里写明"),
                        found.group(),
                    )
            for one_brace in _ONE_BRACE.finditer(words):
                yield Fault(
                    Place(file=file, passage=paragraph.passage),
                    say("花括号只有一个，会原样印出"),
                    say("字段写在两个花括号里；要印出花括号本身的，中间加下划线"),
                    one_brace[0],
                )
            for name in _field_names(words, dictionary) if dictionary is not None else ():
                yield Fault(
                    Place(file=file, passage=paragraph.passage),
                    say("字段的名称没有写在两个花括号里，会原样印出"),
                    say("写成 {tag}", tag=f"{{{{ {name.strip('{}｛｝[]【】«» ')} }}}}"),
                    name,
                )
            for left in contradictions(words):
                yield Fault(Place(file=file, passage=paragraph.passage), left.problem, left.remedy, left.text)


def _personal(parts: Mapping[str, bytes], read: Iterable[ReadPart], file: str) -> Iterator[Fault]:
    """Numbers of somebody, left from the letter that the template was made of; every paper that holds them is refused."""
    problem = say("留有证件号码、电话、账号或者邮箱，做出的文书会因此被拦下")
    remedy = say("换成字段，例如 {field}；确实要印在每一份上的，写进案件资料或者共同信息", field="{{ … }}")
    seen: set[str] = set()
    for part in read:
        for paragraph in part.paragraphs:
            if numbers := personal_numbers(paragraph.text) | disguised_numbers(paragraph.text):
                seen |= numbers
                yield Fault(Place(file=file, passage=paragraph.passage), problem, remedy, severity="warning")
    for name, data in parts.items():
        if numbers_in_attributes(data) - seen:
            passage = say("部件 {name}", name=name)
            yield Fault(
                Place(file=file, passage=passage),
                problem,
                say("图片说明、链接和书签里也不要留，删去后另存"),
                severity="warning",
            )


def _unseen(read: Iterable[ReadPart], file: str) -> Iterator[Fault]:
    """Words that Word does not show, and that go out with the paper."""
    for part in read:
        for paragraph in part.paragraphs:
            runs = (one.getparent().getparent() for one in paragraph.element.iter(f"{W}vanish"))
            if any("".join(run.itertext(f"{W}t")).strip() for run in runs):
                yield Fault(
                    Place(file=file, passage=paragraph.passage),
                    say("有隐藏的文字：看不见，印不出来，却随文书一起交出去"),
                    say("删去它；要印出来的，在“字体”里取消“隐藏”"),
                    severity="warning",
                )


def _field_names(text: str, dictionary: Dictionary) -> Iterator[str]:
    """Names of fields that stand there without their two braces: 合同.编号, { 合同.编号 }."""
    for found in _BARE_NAME.finditer(text):
        if dictionary.find(found["path"]) is not None:
            yield found[0]


def _comments(read: Iterable[ReadPart], file: str) -> Iterator[Fault]:
    for part in read:
        if part.part.kind == "comments" and any(paragraph.text.strip() for paragraph in part.paragraphs):
            yield Fault(
                Place(file=file, passage=part.part.label),
                say("模板里有批注，会随文书一起交出去"),
                say("不打算交出去的，在 Word“审阅”中全部删除"),
                severity="warning",
            )
