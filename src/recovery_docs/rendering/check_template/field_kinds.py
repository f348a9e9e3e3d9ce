"""Fields used as what they are not: capitals of a date, a loop over one thing, an amount held against words."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.errors import Fault
from recovery_docs.messages import Message, say
from recovery_docs.rendering.check_template.fields import PathOf, look_at
from recovery_docs.rendering.engine.template_parts import ReadPart
from recovery_docs.rendering.filters.field_filters import DAY_STYLES, NO_GAP, split_pattern
from recovery_docs.tree.dictionary import Dictionary, kind_of
from recovery_docs.tree.group import Field, group_of

_FOR = {"大写": "金额", "数字": "金额", "元": "金额", "日期": "日期"}
_BARE = frozenset(("round", "int", "float", "abs"))
_SEVERAL = "几项"
_Words = tuple[Message, Message]


def wrong_kinds(read: Iterable[ReadPart], file: str, dictionary: Dictionary) -> Iterator[Fault]:
    """Each use of a field of the tree as something else than it is."""
    for part in read:
        where = part.whereabouts(file)
        found: list[tuple[int, _Words]] = []

        def look(node: nodes.Node, path_of: PathOf, found: list[tuple[int, _Words]] = found) -> None:
            found += _wrong(node, path_of, dictionary)

        try:
            look_at(part.program, look)
        except (TemplateSyntaxError, RecursionError):  # told already, with its place
            continue
        yield from (Fault(where.place(line), *words) for line, words in found)


def _wrong(node: nodes.Node, path_of: PathOf, dictionary: Dictionary) -> Iterator[tuple[int, _Words]]:
    """What is wrong with a statement or an expression, and on which line."""
    if isinstance(node, nodes.Output):
        for each in node.nodes:
            if isinstance(each, (nodes.Name, nodes.Getattr, nodes.Getitem)):
                yield from ((each.lineno, words) for words in _printed(path_of(each)[0], dictionary))
    else:
        yield from ((node.lineno, words) for words in _used(node, path_of, dictionary))


def _used(node: nodes.Node, path_of: PathOf, dictionary: Dictionary) -> Iterator[_Words]:
    match node:
        case nodes.Filter():
            yield from _filter(node, path_of(node.node)[0], dictionary)
        case nodes.For():
            yield from _loop(*path_of(node.iter), dictionary)
        case nodes.Compare(expr=expr, ops=[nodes.Operand(op="eq" | "ne" | "gt" | "lt" | "gteq" | "lteq", expr=other)]):
            for one, against in ((expr, other), (other, expr)):
                if isinstance(against, nodes.Const) and isinstance(against.value, str):
                    yield from _compared(path_of(one)[0], against.value, dictionary)


def _filter(node: nodes.Filter, path: str, dictionary: Dictionary) -> Iterator[_Words]:
    said = [one.value for one in node.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
    if node.name == "日期" and said and said[0] not in DAY_STYLES:
        yield (
            say("“日期”没有 {style} 这种写法", style=said[0]),
            say("从这些中选一个：{choices}", choices="、".join(DAY_STYLES)),
        )
    if node.name == "写" and said and split_pattern(said[0])[1] is None:
        yield NO_GAP, say("在值的位置写上“…”，例如 {example}", example="|写('于…签订')")
    field = dictionary.find(path)
    if field is None:
        return
    if kind_of(field) == "金额" and node.name in _BARE:
        yield (
            say("“{filter}”印出的金额没有“元”和千分位", filter=node.name),
            say("去掉它；要别的写法的，用 |大写、|数字"),
        )
    wanted = _FOR.get(node.name)
    if wanted is not None and kind_of(field) != wanted:
        yield (
            say("{field} 不是{wanted}，不能用“{filter}”", field=path, wanted=wanted, filter=node.name),
            say("去掉“|{filter}”，或者换一个是{wanted}的字段", filter=node.name, wanted=wanted),
        )


def _printed(path: str, dictionary: Dictionary) -> Iterator[_Words]:
    field = dictionary.find(path)
    if field is None:
        return
    group = group_of(field.kind)
    if kind_of(field) == "是否":
        condition = f"{{% if {path} %}}…{{% endif %}}"
        yield say("{field} 是“是否”，不能直接印出", field=path), say("写成条件，例如 {tag}", tag=condition)
    elif group is not None and group.__str__ is object.__str__:
        inside = next((one.name for one in group.fields.values() if kind_of(one) in ("文字", "金额", "日期")), "")
        yield (
            say("{field} 是一组字段，不能直接印出", field=path),
            say("写上要印的一项，例如 {tag}", tag=f"{{{{ {path}.{inside} }}}}"),
        )


def _loop(path: str, start: str, dictionary: Dictionary) -> Iterator[_Words]:
    """A loop over what there is one of; of an item of a loop only what comes after it counts."""
    steps = path.split(".")
    ends = range(start.count(".") + 2 if start else 1, len(steps) + 1)
    fields = [dictionary.find(".".join(steps[:end])) for end in ends]
    if fields and all(field is not None and kind_of(field) != _SEVERAL for field in fields):
        several = next((one for one in dictionary.nearest(path) if _is_several(dictionary.find(one))), "")
        remedy = say("循环的是几项的字段，例如 {field}", field=several) if several else say("去掉循环，直接写这个字段")
        yield say("{field} 只有一个，不能循环", field=path), remedy


def _is_several(field: Field | None) -> bool:
    return field is not None and kind_of(field) == _SEVERAL


def _compared(path: str, words: str, dictionary: Dictionary) -> Iterator[_Words]:
    """What is held against words that it cannot be; a condition that is never met prints nothing, and nobody notices."""
    field = dictionary.find(path)
    if field is None or not words:
        return
    kind = kind_of(field)
    if kind == "是否":
        condition = f"{{% if {path} %}}"
        yield say("{field} 是“是否”，不能与文字比较", field=path), say("直接写 {tag}；相反的写 not", tag=condition)
    elif kind in ("金额", "日期", "数"):
        yield (
            say("{field} 是{kind}，不能与文字比较", field=path, kind=kind),
            say("去掉引号；日期不能这样比较"),
        )
    elif kind == "文字" and (choices := dictionary.choices(field)) and words not in choices:
        yield (
            say("{field} 不会是“{words}”，这个条件永远不成立", field=path, words=words),
            say("从这些中选一个：{choices}", choices="、".join(choices)),
        )
