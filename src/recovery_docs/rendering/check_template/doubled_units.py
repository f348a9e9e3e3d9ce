"""元元, 整整, 日日: a word typed behind a field that prints it already."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say
from recovery_docs.rendering.check_template.fields import field_uses
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment
from recovery_docs.rendering.engine.template_parts import ReadPart
from recovery_docs.rendering.word.passage import Tag
from recovery_docs.tree.dictionary import Dictionary

_UNITS = "元整日年月天期份名%％"
_ENDS = {"大写": "整", "元": "元", "日期": "日"}
"""What a filter lets a value end with."""


def doubled_units(
    read: Iterable[ReadPart], declared: Collection[str] | None, file: str, dictionary: Dictionary | None = None
) -> Iterator[Fault]:
    """A warning for each; what a field ends with is told by its last filter, else by its example."""
    environment = TemplateEnvironment()
    for part in read:
        for tag in part.tags:
            unit = tag.paragraph.text[tag.start + len(tag.text) :][:1]
            if not unit or unit not in _UNITS or not tag.text.startswith("{{"):
                continue
            if _ending(tag, declared, environment, dictionary) == unit:
                yield Fault(
                    Place(file=file, passage=tag.passage, tag=tag.text),
                    say("后面又写了一个“{unit}”，会印成“{doubled}”", unit=unit, doubled=unit * 2),
                    say("删去标签后面的“{unit}”", unit=unit),
                    severity="warning",
                )


def _ending(
    tag: Tag, declared: Collection[str] | None, environment: TemplateEnvironment, dictionary: Dictionary | None
) -> str:
    """The last sign that the tag prints, or nothing where that is not known."""
    try:
        program = environment.parse(f"{{{{ {tag.statement} }}}}")
    except TemplateSyntaxError:  # told already, with its place
        return ""
    printed = next((each for output in program.find_all(nodes.Output) for each in output.nodes), None)
    if isinstance(printed, nodes.Filter):
        return _ENDS.get(printed.name, "")
    path = next((use.path for use in field_uses(program)), "")
    if dictionary is not None and (field := dictionary.find(path)) is not None:
        return field.example[-1:]
    said = declared.get(path) if isinstance(declared, Mapping) else None
    example = said.get("example", "") if isinstance(said, Mapping) else ""
    return str(example)[-1:]
