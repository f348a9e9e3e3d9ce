"""From raw values to a `Case`, every fault with its place: pydantic's complaints put into a clerk's words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from recovery_docs.case import Case, FactError
from recovery_docs.case.identity import county_is_known
from recovery_docs.case.schema.kinds import groups_in
from recovery_docs.case.schema.paths import key_path
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.contradictions import contradictions
from recovery_docs.messages import Message, quoted, say

Path = tuple[str | int, ...]
_PERSONAL = re.compile(r"resident_id|other_id|phones|phone|account|number|email")


def validated(
    data: Mapping[str, Any], places: Mapping[str, Place], file: str
) -> tuple[Case | None, list[Fault], list[Fault]]:
    """The case with the faults that only warn, or no case and every fault that stands in its way.

    `data` has the shape of `Case` with values as written; `places` says where each key path stands.
    """
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        details = error.errors()
        return None, [_fault(detail, data, places, file) for detail in details if not _echo(detail, details)], []
    return case, [], list(_doubts(case, places, file))


def nearest_place(path: str, places: Mapping[str, Place], file: str) -> Place:
    """Where the value stands, or the group that it would stand in."""
    found = path
    while found and found not in places:
        found = found[: max(found.rfind("."), found.rfind("["), 0)]
    place = places.get(found)
    if place is None:
        return Place(file=file, key_path=path or None)
    # 单元格、补充自己说明位置，案件文件则还要写明项目
    if place.case:
        return replace(place, key_path=path)
    return place if place.cell else Place(file=file, key_path=path or None, line=place.line)


def shortened(path: str, value: object) -> str | None:
    """The value as a message may show it: short, and never a whole number of a person."""
    if value is None or isinstance(value, Mapping | list | tuple):
        return None
    text = str(value)
    if _PERSONAL.search(path.rpartition(".")[2]) and len(text) > 7:
        return f"{text[:3]}…{text[-4:]}"
    return text if len(text) <= 30 else f"{text[:30]}…"


def _echo(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether a list is called too short only because its items have faults of their own."""
    depth = len(detail["loc"])
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == detail["loc"] for other in details
    )


def _fault(detail: ErrorDetails, data: Mapping[str, Any], places: Mapping[str, Place], file: str) -> Fault:
    steps = _without_tags(detail["loc"], data)
    path = key_path(steps)
    problem, remedy = _words(detail, steps, data)
    missing = detail["type"] in ("missing", "extra_forbidden", "union_tag_not_found")
    seen = None if missing or isinstance(detail.get("input"), BaseModel) else shortened(path, detail.get("input"))
    return Fault(nearest_place(path, places, file), problem, remedy, seen)


def _without_tags(location: Path, data: Any) -> Path:
    """Drop the tags by which pydantic tells the members of a union apart; they are no keys of the case."""
    steps: list[str | int] = []
    value = data
    for step in location:
        if isinstance(step, str) and isinstance(value, Mapping) and step not in value and value.get("kind") == step:
            continue
        steps.append(step)
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list | tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            value = None
    return tuple(steps)


def _words(detail: ErrorDetails, steps: Path, data: Any) -> tuple[Message, Message]:
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, FactError):
        return error.problem, error.remedy
    expected = re.findall(r"'([^']*)'|(\d+)", str(detail.get("ctx", {}).get("expected", "")))
    choices = [text or number for text, number in expected]
    match detail["type"]:
        case "missing":
            return say("没有填写“{title}”", title=_title(steps, data)), say("补写 {path}", path=key_path(steps))
        case "extra_forbidden":
            return _unknown_key(steps, data)
        case "literal_error" | "enum":
            return say("不是可以选的值"), say("从这些值中选一个：{choices}", choices=choices)
        case "union_tag_not_found" | "union_tag_invalid":
            return say("没有写明是自然人还是单位"), say("填写 kind: person（自然人）或者 kind: organisation（单位）")
        case "bool_parsing" | "bool_type":
            return say("应填写是或者否"), say("填写 true 或者 false")
        case "int_parsing" | "int_type" | "int_from_float" | "decimal_parsing" | "decimal_type":
            return say("不是数字"), say("填写阿拉伯数字")
        case "string_type":
            return say("应填写文字"), say("只填写一段文字，数字加引号")
        case "model_type" | "model_attributes_type" | "dict_type":
            return say("这里应写一组项目，不是单个的值"), say("照 examples 中的写法逐项填写")
        case "tuple_type" | "list_type":
            return say("这里应写一个列表"), say("每一项前加“- ”，照 examples 中的写法填写")
        case "too_short":
            return say("至少要写一项"), say("补写 {path}", path=key_path(steps))
        case "greater_than_equal" | "less_than_equal":
            return say("数值超出范围"), say("核对后重新填写")
        case "time_parsing" | "time_type":
            return say("不是时间"), say("按“时:分”填写，例如 09:30")
        case _:
            return say("填写的内容不合要求（{why}）", why=quoted(detail["msg"])), say("照 examples 中的写法重新填写")


def _unknown_key(steps: Path, data: Any) -> tuple[Message, Message]:
    model = _model_at(steps[:-1], data)
    known = [*model.model_fields] if model else []
    key = str(steps[-1])
    problem = say("不认识的项目“{key}”", key=key)
    if near := get_close_matches(key, known, n=1, cutoff=0.7):
        return problem, say("是不是“{near}”？改正后重新读取", near=near[0])
    return problem, say("这里可以写：{known}", known=known)


def _title(steps: Path, data: Any) -> str:
    model = _model_at(steps[:-1], data)
    field = model.model_fields.get(str(steps[-1])) if model else None
    return field.title if field and field.title else str(steps[-1])


def _model_at(steps: Path, data: Any) -> type[BaseModel] | None:
    """The model that stands at a path of the case; of a union the member that the written `kind` names."""
    models: Sequence[type[BaseModel]] = [Case]
    value = data
    for step in steps:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list | tuple) and step < len(value) else None
            continue
        model = _chosen(models, value)
        if model is None or step not in model.model_fields:
            return None
        models = groups_in(model.model_fields[step].annotation)
        value = value.get(step) if isinstance(value, Mapping) else None
    return _chosen(models, value)


def _chosen(models: Sequence[type[BaseModel]], value: Any) -> type[BaseModel] | None:
    kind = value.get("kind") if isinstance(value, Mapping) else None
    tagged = (
        model for model in models if kind in get_args(getattr(model.model_fields.get("kind"), "annotation", None))
    )
    return next(tagged, models[0] if models else None)


def _doubts(case: Case, places: Mapping[str, Place], file: str) -> Iterator[Fault]:
    yield from contradictions(case, lambda path: nearest_place(path, places, file))
    yield from _told_differently(case, places, file)
    for path, number in _resident_ids(case):
        if not county_is_known(number):
            yield Fault(
                nearest_place(path, places, file),
                say("公民身份号码的前六位不是现有的区县代码"),
                say("校验位相符，可以使用；区县可能已经撤并，请对照身份证再看一遍"),
                shortened(path, number),
                severity="warning",
            )
        if number.endswith("000"):
            yield Fault(
                nearest_place(path, places, file),
                say("公民身份号码末三位为 000，可能是表格软件把长数字截成了 15 位"),
                say("校验位相符，可以使用；请对照身份证再看一遍"),
                shortened(path, number),
                severity="warning",
            )


def _told_differently(case: Case, places: Mapping[str, Place], file: str) -> Iterator[Fault]:
    """One name with two stories: either one is wrong, or they are two people whom the papers would confuse."""
    first: dict[str, tuple[str, Any]] = {}
    for path, party in _parties(case):
        known_path, known = first.setdefault(party.name, (path, party))
        if known_path == path:
            continue
        told = party.model_dump(exclude_unset=True)
        differing = [
            f"{path}.{key}"
            for key, value in known.model_dump(exclude_unset=True).items()
            if key in told and told[key] != value
        ]
        if differing:
            yield Fault(
                nearest_place(path, places, file),
                say("与 {other} 同名，但写法不同：{keys}", other=f"{known_path}.name", keys=differing),
                say("是同一人的，改成一致；不是同一人的，在姓名后加注区别"),
                severity="warning",
            )


def _parties(case: Case) -> list[tuple[str, Any]]:
    groups: list[tuple[str, Any]] = [("creditor", case.creditor)]
    groups += [(f"borrowers[{index}]", party) for index, party in enumerate(case.borrowers)]
    groups += [(f"guarantees[{index}].guarantor", one.guarantor) for index, one in enumerate(case.guarantees)]
    groups += [(f"mortgages[{index}].owner", one.owner) for index, one in enumerate(case.mortgages)]
    groups += [(f"pledges[{index}].owner", one.owner) for index, one in enumerate(case.pledges)]
    return groups


def _resident_ids(case: Case) -> Iterator[tuple[str, str]]:
    for path, party in _parties(case):
        if number := getattr(party, "resident_id", None):
            yield f"{path}.resident_id", number
