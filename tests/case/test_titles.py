"""Every fact has a name for people, and nothing that an editor shows of one is English."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.case.schema.kinds import groups_in, is_many, kind_of, models_within
from recovery_docs.case.schema.paths import field_at, key_path, named, placed, steps_of, value_in
from recovery_docs.case.schema.titles import title, titles

CHINESE = re.compile("[一-鿿]")
_DEEP = 8


def _paths(model: type[Facts], way: tuple[str | int, ...] = (), within: tuple[Any, ...] = ()) -> Iterator[Any]:
    """Every path of the schema, the first of each list, no group within itself."""
    for name, field in model.model_fields.items():
        path = (*way, name)
        yield path
        for group in groups_in(field.annotation):
            if group not in within and len(path) < _DEEP:
                yield from _paths(group, (*path, 0) if is_many(field.annotation) else path, (*within, model))


PATHS = sorted({key_path(path) for path in _paths(Case)})


def test_every_fact_has_a_title_path_of_chinese_words() -> None:
    assert len(PATHS) > 1000
    untitled = [
        path for path in PATHS if not titles(steps_of(path)) or not all(map(CHINESE.search, titles(steps_of(path))))
    ]
    assert untitled == []


def test_two_facts_of_one_group_are_not_called_alike() -> None:
    for model in models_within(Case):
        known = [field.title for field in model.model_fields.values()]
        assert len(known) == len(set(known)), model.__name__


def test_a_fact_is_either_written_on_a_line_or_made_of_such() -> None:
    for path in PATHS:
        field = field_at(steps_of(path))
        assert field is not None
        assert kind_of(field) or groups_in(field.annotation), path


def _descriptions(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("description"), str):
            yield schema["description"]
        for one in schema.values():
            yield from _descriptions(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from _descriptions(one)


def test_an_editor_is_told_of_no_fact_in_english() -> None:
    told = list(_descriptions(Case.model_json_schema()))
    assert len(told) > 100
    assert [one for one in told if not CHINESE.search(one)] == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("request.letter.pay_by", "请求 · 函件 · 要求还款的期限"),
        ("borrowers[0].service_address", "借款人 · 海宁市样本纺织有限公司 · 送达地址"),
        ("guarantees[0].guarantor.employer", "保证 · 周一凡 · 保证人 · 工作单位"),
        ("loan.disbursements[1].due_on", "借款 · 放款 · 20241015002 · 到期日"),
        ("repayments[2].amount", "还款 · 2024年11月20日 · 还款金额"),
        ("events[7].kind", "催收等事件 · 第8项 · 事件"),
        ("borrowers[0].nobody", ""),
        ("loan.contract[0].number", ""),
    ],
)
def test_a_key_path_as_a_person_says_it(path: str, said: str, example: Callable[[str], dict[str, Any]]) -> None:
    assert title(path, Case.model_validate(example("working-capital"))) == said


def test_an_item_called_by_its_name_is_found_wherever_it_stands_now(example: Callable[[str], dict[str, Any]]) -> None:
    facts = example("working-capital")
    case = Case.model_validate(facts)
    key = named(("loan", "disbursements", 1, "due_on"), case)
    assert key == "loan.disbursements[20241015002].due_on"
    facts["loan"]["disbursements"].reverse()
    turned = Case.model_validate(facts)
    assert placed(key, turned) == ("loan", "disbursements", 0, "due_on")
    assert value_in(turned, *placed(key, turned) or ()) == case.loan.disbursements[1].due_on
    assert placed("loan.disbursements[20991231009].due_on", turned) is None
    assert placed("borrowers[0].address", turned) == ("borrowers", 0, "address")
    assert placed("borrowers[1].name", turned) == ("borrowers", 1, "name")  # 可以添一人
    assert placed("borrowers[2].name", turned) is None
    assert placed("borrowers[甲].na me", turned) is None
