"""Every fault for which a template is refused, found in one run."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.rendering.check_document.typed_leftovers import (
    FULL_WIDTH,
    FULL_WIDTH_BRACES,
    INVISIBLE,
    SPLIT_BRACES,
)
from recovery_docs.rendering.check_template.balance import UnbalancedError, prove_balanced
from recovery_docs.rendering.check_template.block_uses import block_uses
from recovery_docs.rendering.check_template.lost_words import lost_by_patching
from recovery_docs.rendering.check_template.reaching_out import reaching_out
from recovery_docs.rendering.check_template.slips import filter_meant, slip
from recovery_docs.rendering.check_template.structure import (
    lost_text,
    tags_out_of_reach,
    tracked_changes,
    unmatched_blocks,
)
from recovery_docs.rendering.check_template.syntax_words import syntax_words
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment
from recovery_docs.rendering.engine.tag_lines import Whereabouts
from recovery_docs.rendering.engine.template_parts import ReadPart, ReadTemplate, clause_read
from recovery_docs.rendering.word.clauses import Clause
from recovery_docs.rendering.word.passage import Tag
from recovery_docs.rendering.word.passage import tags as tags_in

_OPEN_DELIMITER = re.compile(r"\{[{%#]|[}%#]\}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”")
_CURLY = str.maketrans("“”‘’", "\"\"''")
_REFUSED = frozenset({"include", "import", "from", "extends", "block", "autoescape", "filter"})
_PARTS_OF_BLOCKS = frozenset({"else", "elif", "vm", "hm", "raw"})
_DEEP = say("模板嵌套太深"), say("把模板拆开，减少嵌套")
_CELL_SETTINGS = frozenset({"colspan", "cellbg"})


_Words = tuple[Message, Message]


def template_faults(template: ReadTemplate, file: str) -> tuple[Fault, ...]:
    """Every fault, in the order of the document, each with its place; of a clause that is not whole by itself, only its own."""
    open_ends = [fault for clause in template.clauses for fault in _open_ends(clause)]
    found = [*template.faults, *open_ends]
    if not open_ends:
        found += (fault for part in template.read for fault in _within_depth(part, file))
    found += tags_out_of_reach(template.parts, (part.part.name for part in template.read))
    found += reaching_out(template.parts, (part.part for part in template.read))
    return tuple(dict.fromkeys(fault.at(file=file) for fault in found))


def clause_faults(clause: Clause, file: str) -> list[Fault]:
    """Everything for which a clause cannot be put anywhere."""
    return _within_depth(clause_read(clause), file)


def _open_ends(clause: Clause) -> Iterator[Fault]:
    """Tags and blocks of a clause that its surroundings might close; all else shows when it is in place."""
    part = ReadPart(clause.part, source="")
    yield from unmatched_blocks(_outside_raw(part.tags))
    yield from _half_tags(part)


def uncompilable(part: ReadPart, file: str, error: Exception) -> Fault:
    """What Python itself makes of a program that Jinja found no fault with."""
    place = Place(file=file, passage=part.part.label)
    return Fault(place, *(_DEEP if isinstance(error, RecursionError) else _syntax(str(error))))


def _within_depth(part: ReadPart, file: str) -> list[Fault]:
    try:
        return _of_part(part, file)
    except RecursionError as error:
        return [uncompilable(part, file, error)]


def _of_part(part: ReadPart, file: str) -> list[Fault]:
    tags = tuple(_outside_raw(part.tags))
    wrong = cache(partial(_wrong_in, environment=TemplateEnvironment()))
    found = [
        *tracked_changes(part.part, part.paragraphs),
        *lost_text(part.paragraphs, tags),
        *unmatched_blocks(tags),
        *_half_tags(part),
        *(fault for tag in tags for fault in _of_tag(tag, wrong)),
    ]
    return found or list(lost_by_patching(part)) or list(_of_program(part, file))


def _of_program(part: ReadPart, file: str) -> Iterator[Fault]:
    """What shows only when the part is read as a whole."""
    where = part.whereabouts(file)
    try:
        program = part.program
        yield from _blocks_as_words(program, where)
        prove_balanced(program)
    except TemplateSyntaxError as error:
        yield Fault(where.place(error.lineno), *_syntax(error.message))
    except UnbalancedError as error:
        place = where.place(error.line)
        remedy = say("让条件和循环的开头、结尾处在同样的位置：同一段文字里，或者各占一段、一行")
        if (place.tag or "").startswith("{{"):
            remedy = say("标签有一半在链接、控件或者智能标记里：删去整个标签，在它外面重新手工输入")
        yield Fault(place, say("这个标签会打乱文档的结构，文件可能打不开"), remedy)


def _blocks_as_words(program: nodes.Template, where: Whereabouts) -> Iterator[Fault]:
    for name, line in block_uses(program):
        tag = where.tag(line)
        if tag is None or not (tag.text.startswith("{{") and tag.level == "p"):
            yield Fault(
                where.place(line),
                say("{name} 是一块段落，不能当作文字", name=name),
                say(
                    "先把各行连起来，例如 {joined}；要问有没有内容的，先写 {kept}",
                    joined=f"{{{{ {name}|分号 }}}}",
                    kept=f"{{% set {name} = {name}|分号 %}}",
                ),
            )


def _half_tags(part: ReadPart) -> Iterator[Fault]:
    """Braces that belong to no tag of their paragraph."""
    for paragraph in part.paragraphs:
        rest = paragraph.text
        for tag in tags_in(paragraph):
            rest = rest.replace(tag.text, " ", 1)
        if found := FULL_WIDTH_BRACES.search(rest):
            yield Fault(
                Place(passage=paragraph.passage),
                say("花括号或者百分号是全角的，不会被填写"),
                say("把标签的花括号和百分号改成半角"),
                rest[max(found.start() - 1, 0) :][:20],
            )
        elif found := SPLIT_BRACES.search(rest):
            yield Fault(
                Place(passage=paragraph.passage),
                say("花括号中间有空格或者看不见的字符，不会被填写"),
                say("删去标签，重新手工输入"),
                rest[max(found.start() - 1, 0) :][:20],
            )
        elif found := _OPEN_DELIMITER.search(rest):
            yield Fault(
                Place(passage=paragraph.passage),
                say("标签没有在同一段里写完整"),
                say("在同一段里补上另一半花括号；要印出花括号本身的，中间加下划线"),
                rest[max(found.start() - 10, 0) :][:20],
            )


def _of_tag(tag: Tag, wrong: Callable[[str], Iterable[_Words]]) -> Iterator[Fault]:
    place = Place(passage=tag.passage, tag=tag.text)
    if found := INVISIBLE.search(tag.text):
        yield Fault(
            place, say("标签里有看不见的字符 U+{code}", code=f"{ord(found.group()):04X}"), say("删去标签，重新手工输入")
        )
    elif not tag.text.startswith("{#") and (found := FULL_WIDTH.search(_QUOTED.sub("", tag.text))):
        yield Fault(
            place,
            say("标签里有全角字符 U+{code}（{sign}）", code=f"{ord(found.group()):04X}", sign=found.group()),
            say("把标签里的空格和标点改成半角，templates fix 可以代劳"),
        )
    elif tag.level in ("tr", "tc") and tag.paragraph.row is None:
        yield Fault(
            place,
            say("表格行、单元格的标签不在表格里"),
            say("移到表格里；表格外的整段标签用 p，例如 {example}", example="{%p if … %}"),
        )
    else:
        yield from _of_expression(tag, place, wrong)


def _of_expression(tag: Tag, place: Place, wrong: Callable[[str], Iterable[_Words]]) -> Iterator[Fault]:
    if tag.keyword in _REFUSED:
        yield Fault(place, say("模板里不能用 {word}", word=tag.keyword), say("删去它，把内容直接写在模板里"))
        return
    source = _alone(tag, tag.keyword)
    if source is not None:
        yield from (Fault(place, *words) for words in wrong(source))


def _wrong_in(source: str, environment: TemplateEnvironment) -> list[_Words]:
    """What is wrong with a tag, wherever it stands; a form has the same tags many times."""
    try:
        program = environment.parse(source)
    except TemplateSyntaxError as error:
        return [_syntax(error.message, source)]
    except RecursionError:
        return [_DEEP]
    return [
        (say("没有 {name} 这个过滤器或者判断", name=node.name), filter_meant(node.name))
        for kind, known in (("Filter", environment.filters), ("Test", environment.tests))
        for node in program.find_all(getattr(nodes, kind))
        if node.name not in known
    ]


def _alone(tag: Tag, word: str) -> str | None:
    """The tag as a program of its own, or nothing where it is only the end or the middle of a block."""
    statement = tag.statement.translate(_CURLY)
    rest = statement.removeprefix(word)
    if tag.text.startswith("{{"):
        return f"{{{{ {statement} }}}}"
    if tag.text.startswith("{#") or word.startswith("end") or word in _PARTS_OF_BLOCKS - {"elif"}:
        return None
    if word in _CELL_SETTINGS:
        return f"{{{{ {rest} }}}}"
    if word == "elif":
        return f"{{% if {rest} %}}{{% endif %}}"
    if word == "set" and "=" in statement:
        return f"{{% {statement} %}}"
    if word in ("if", "for", "set", "with", "macro", "call"):
        return f"{{% {statement} %}}{{% end{word} %}}"
    return f"{{% {statement} %}}"


def _outside_raw(tags: Iterable[Tag]) -> Iterator[Tag]:
    raw = False
    for tag in tags:
        if tag.text.startswith("{%") and tag.statement in ("raw", "endraw"):
            raw = tag.statement == "raw"
            yield tag
        elif not raw:
            yield tag


def _syntax(reason: str | None, source: str = "") -> tuple[Message, Message]:
    return (
        say("标签写错了：{reason}", reason=syntax_words(reason or "")),
        slip(source) or say("对照模板说明改正；字段名、括号、引号要完整，运算符用半角"),
    )
