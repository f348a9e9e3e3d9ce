"""Blocks of lines used as words: `{%p set 约定 %}` holds paragraphs, of which only a filter of lists makes a sentence.

Printed in a sentence, they would stand where Word calls the file damaged; asked for, they are always there.
"""

from collections.abc import Iterator

from jinja2 import nodes

from recovery_docs.rendering.filters.list_filters import LIST_FILTERS


def block_uses(program: nodes.Template) -> Iterator[tuple[str, int]]:
    """The name of a block and the line, for each such use."""
    yield from _uses(program, set())


def _uses(node: nodes.Node, blocks: set[str]) -> Iterator[tuple[str, int]]:
    """In the order of the template; `blocks` are the names that hold paragraphs so far."""
    match node:
        case nodes.TemplateData():
            return
        case nodes.Output() if not blocks:  # 印出的只有表达式，里面不会再有块
            return
        case nodes.AssignBlock(target=nodes.Name(name=name)):
            yield from _within(node, blocks)
            holds = node.filter is None and any("<w:p" in data.data for data in node.find_all(nodes.TemplateData))
            (blocks.add if holds else blocks.discard)(name)
        case nodes.Assign(target=nodes.Name(name=name)):
            yield from _uses(node.node, blocks)
            blocks.discard(name)
        case nodes.For(target=nodes.Name(name=name)):
            yield from _uses(node.iter, blocks)
            blocks.discard(name)
            for each in (*node.body, *node.else_):
                yield from _uses(each, blocks)
        case nodes.Filter(node=nodes.Name(), name=name) if name in LIST_FILTERS:
            return
        case nodes.Name(name=name, ctx="load") if name in blocks:
            yield name, node.lineno
        case _:
            yield from _within(node, blocks)


def _within(node: nodes.Node, blocks: set[str]) -> Iterator[tuple[str, int]]:
    for each in node.iter_child_nodes():
        yield from _uses(each, blocks)
