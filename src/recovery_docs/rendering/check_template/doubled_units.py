"""元元, 整整, 日日, 《《, 人民币人民币: words typed beside a field that prints them already."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say
from recovery_docs.rendering.check_template.fields import field_uses
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment
from recovery_docs.rendering.engine.template_parts import ReadPart
from recovery_docs.rendering.filters.field_filters import split_pattern
from recovery_docs.rendering.word.passage import Tag
from recovery_docs.tree.dictionary import Dictionary

_UNITS = "元整日年月天期份名号%％》"
_OPENING = "《第"
_FEWEST = 2
"""Other words are doubled where so many of them are alike."""
_LONGEST = 4
_PRINTS = {"大写": "人民币壹元整", "元": "1.00元", "日期": "1月1日", "数字": "1.00"}
"""What a filter prints, as far as it matters here."""
_AS_IT_IS = frozenset(("可空", "default", "d"))


def doubled_units(
    read: Iterable[ReadPart], declared: Collection[str] | None, file: str, dictionary: Dictionary | None = None
) -> Iterator[Fault]:
    """A warning for each; what a field begins and ends with is told by its last filter, else by its example."""
    environment = TemplateEnvironment()
    for part in read:
        for tag in part.tags:
            if not tag.text.startswith("{{"):
                continue
            text, end = tag.paragraph.text, tag.start + len(tag.text)
            before, inside, after = _printed(tag, declared, environment, dictionary)
            place = Place(file=file, passage=tag.passage, tag=tag.text)
            if inside and (word := _ends_with(before + inside, after or text[end:].lstrip(" \u3000"))):
                yield Fault(
                    place,
                    say("后面又写了一个“{unit}”，会印成“{doubled}”", unit=word, doubled=word * 2),
                    say("删去标签后面的“{unit}”", unit=word),
                    severity="warning",
                )
            if inside and (word := _begins_with(before or text[: tag.start].rstrip(" \u3000"), inside)):
                yield Fault(
                    place,
                    say("前面已经写了“{unit}”，会印成“{doubled}”", unit=word, doubled=word * 2),
                    say("删去标签前面的“{unit}”", unit=word),
                    severity="warning",
                )


def _ends_with(printed: str, following: str) -> str:
    """The words that stand at the end of what is printed and again behind it."""
    for length in range(min(_LONGEST, len(printed), len(following)), 0, -1):
        word = following[:length]
        if printed.endswith(word) and (length >= _FEWEST or word in _UNITS) and not word.isascii() | word.isdigit():
            return word
    return following[:1] if following[:1] in ("%", "％") and printed.endswith(("%", "％")) else ""


def _begins_with(preceding: str, printed: str) -> str:
    """The words that stand at the beginning of what is printed and before it already."""
    for length in range(min(_LONGEST, len(printed), len(preceding)), 0, -1):
        word = printed[:length]
        if preceding.endswith(word) and (length >= _FEWEST or word in _OPENING) and not any(map(str.isdigit, word)):
            return word
    return ""


def _printed(
    tag: Tag, declared: Collection[str] | None, environment: TemplateEnvironment, dictionary: Dictionary | None
) -> tuple[str, str, str]:
    """What `|写` puts before, an example of the value, and what it puts behind; nothing where that is not known."""
    try:
        program = environment.parse(f"{{{{ {tag.statement} }}}}")
    except (TemplateSyntaxError, RecursionError):  # told already, with its place
        return "", "", ""
    printed = next((each for output in program.find_all(nodes.Output) for each in output.nodes), None)
    before = after = ""
    while isinstance(printed, nodes.Filter) and printed.name in (*_AS_IT_IS, "写"):
        given = printed.args[:1] if printed.name == "写" else []
        pattern = next((one.value for one in given if isinstance(one, nodes.Const) and isinstance(one.value, str)), "")
        if "…" in pattern and not before + after:
            before, after = split_pattern(pattern)[0], split_pattern(pattern)[1] or ""
        printed = printed.node
    if isinstance(printed, nodes.Filter):
        return before, _PRINTS.get(printed.name, ""), after
    path = next((use.path for use in field_uses(nodes.Template([nodes.Output([printed])]))), "") if printed else ""
    if dictionary is not None and (field := dictionary.find(path)) is not None:
        return before, field.example, after
    said = declared.get(path) if isinstance(declared, Mapping) else None
    return before, str(said.get("example", "")) if isinstance(said, Mapping) else "", after
