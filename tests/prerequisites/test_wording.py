"""不当的词，拆开写也认得出；完整的号码，隔开写也认得出。依据的事实里，号码只露两端。"""

import pytest
from tables.given import matter, person

from recovery_docs.prerequisites.fact_shown import fact
from recovery_docs.prerequisites.forbidden_words import found_terms, full_number


@pytest.mark.parametrize(
    ("category", "text", "terms"),
    [
        ("abuse", "你这个老 赖", ("老赖",)),
        ("abuse", "老\u200b赖！骗·子！老赖", ("老赖", "骗子")),
        ("abuse", "请依约履行", ()),
        ("abuse", None, ()),
        # 长的在前：通知你所有亲友，不拆成别的词。
        ("threat", "不还就通知你所有亲友", ("通知你所有亲友",)),
        ("mediation_fee", "调解服务费由对方承担", ("调解服务费",)),
        ("ownership", "到期不还，房屋归申请人所有", ("房屋归",)),
    ],
)
def test_terms_are_found_once_each_in_order(category, text, terms):
    assert found_terms(category, text) == terms


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("卡号6222020000000000", True),
        ("卡号6222 0200 0000 0000", True),
        ("卡号6222-0200-0000-0000-000", True),
        ("尾号0000", False),
        ("电话13800000001", False),
        # 十五位、十七位都不是卡号或者身份证号。
        ("流水号622202000000000", False),
        ("流水号62220200000000000", False),
        (None, False),
    ],
)
def test_a_number_in_full_is_seen_however_it_is_spaced(text, full):
    assert full_number(text) is full


def test_facts_show_the_ends_of_a_number_only():
    passport = {"type": "护照", "number": "E00000001"}
    case = matter("2023-08-01", borrowers=[person("李示例", other_id=passport)]).case
    assert fact(case, "borrowers[0].other_id.number").value == "E00…0001"
    assert fact(case, "borrowers[0].phones").value != ("13800000001",)


# 七位的号码露了两端就全露了。
@pytest.mark.parametrize(("number", "shown"), [("E123456", "…"), ("E1234567", "E12…4567")])
def test_a_number_so_short_that_its_ends_are_all_of_it_is_not_shown(number, shown):
    case = matter("2023-08-01", borrowers=[person("李示例", other_id={"type": "护照", "number": number})]).case
    assert fact(case, "borrowers[0].other_id.number").value == shown


def test_a_missing_group_on_the_way_is_a_missing_value():
    case = matter("2023-08-01").case
    assert fact(case, "request.settlement.plan").value is None
    assert fact(case, "guarantees[3].period.months").value is None
