"""What a learned field prints of other cases: where they lack it, or have more, it needs a condition or a loop."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.tree.group import member
from recovery_docs.tree.leaf import Nothing, Several

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def not_printed(
    tag: str, place: Place, own: Mapping[str, Any], others: Iterable[Mapping[str, Any]], case: str
) -> Iterator[Fault]:
    """Why a tag prints nothing, or not everything, of another case whose papers have these names; once."""
    expression = tag.removeprefix("{{").split("|")[0].split("}")[0].strip()
    for names in others:
        wrong = _wrong(names, own, expression)
        if wrong is not None:
            yield Fault(place, say("案件 {case} {wrong}", case=case, wrong=wrong[0]), wrong[1], severity="warning")
            return


def _wrong(names: Mapping[str, Any], own: Mapping[str, Any], expression: str) -> tuple[Message, Message] | None:
    other: Any = None
    ours: Any = None
    for number, (step, index) in enumerate(_STEP.findall(expression)):
        other, ours = (member(other, step), member(ours, step)) if number else (names[step], own[step])
        if isinstance(other, Nothing):
            condition = say("这里要加条件：把说它的话放进 {tag}", tag=f"{{% if {expression} %}}…{{% endif %}}")
            return say("没有 {field}", field=expression), condition
        if index and isinstance(other, Several):
            if len(other) != len(ours):
                loop = say("这里要改成循环：{tag}", tag=f"{{% for 项 in {other.path} %}}…{{% endfor %}}")
                return say(
                    "有{number}项 {field}，这里写的是{ours}项", number=len(other), field=step, ours=len(ours)
                ), loop
            other, ours = other[int(index)], ours[int(index)]
    return None
