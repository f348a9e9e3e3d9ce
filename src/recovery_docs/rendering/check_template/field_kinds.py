"""Filters on fields of another kind: capitals of a date, a date of an amount."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.errors import Fault
from recovery_docs.messages import say
from recovery_docs.rendering.check_template.fields import field_uses
from recovery_docs.rendering.engine.template_parts import ReadPart
from recovery_docs.tree.dictionary import Dictionary, kind_of

_FOR = {"大写": "金额", "数字": "金额", "元": "金额", "日期": "日期"}


def wrong_kinds(read: Iterable[ReadPart], file: str, dictionary: Dictionary) -> Iterator[Fault]:
    """Each filter on a field of the tree that gives something else than it is for."""
    for part in read:
        where = part.whereabouts(file)
        try:
            program = part.program
        except (TemplateSyntaxError, RecursionError):  # told already, with its place
            continue
        for used in program.find_all(nodes.Filter):
            wanted = _FOR.get(used.name)
            if wanted is None or used.node is None:
                continue
            path = next((use.path for use in field_uses(nodes.Template([nodes.Output([used.node])]))), "")
            field = dictionary.find(path)
            if field is not None and kind_of(field) != wanted:
                yield Fault(
                    where.place(used.lineno),
                    say("{field} 不是{wanted}，不能用“{filter}”", field=path, wanted=wanted, filter=used.name),
                    say("去掉“|{filter}”，或者换一个是{wanted}的字段", filter=used.name, wanted=wanted),
                )
