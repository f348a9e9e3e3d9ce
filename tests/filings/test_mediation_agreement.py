"""人民调解协议书: what 人民调解法29 asks for, and nothing that a court could not confirm (解释355、358)."""

from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of, words

from recovery_docs.prerequisites.forbidden_words import found_terms

CASE = "settled-in-mediation"
PLAN = [{"pay_on": "2026-12-20", "amount": "700000"}, {"pay_on": "2027-06-20", "amount": "800000"}]


def lines(changes: dict[str, Any] | None = None, example: str = CASE) -> list[str]:
    (document,) = documents("mediation-agreement", matter_of(example, changes))
    return words(document).splitlines()


def terms(changes: dict[str, Any] | None = None, example: str = CASE) -> list[str]:
    """The numbered clauses."""
    found = lines(changes, example)
    return found[found.index("经调解，自愿达成如下协议：") + 1 : found.index("履行方式、时限：")]


def test_debt_waiver_plan_and_default_follow_each_other_and_add_up() -> None:
    # 314,452.17 - 3,000 = 311,452.17; 50,000 × 3 + 52,000 = 202,000; 311,452.17 - 202,000 = 109,452.17 from the assets.
    found = terms()

    assert found[0].startswith("一、各方确认，截至2026年11月17日（含当日），被申请人一顾长风尚欠申请人本金300,000.00元")
    assert "合计人民币314,452.17元（大写：人民币叁拾壹万肆仟肆佰伍拾贰元壹角柒分）" in found[0]
    assert "减免利息3,000.00元，减免后为311,452.17元" in found[1]
    assert "分4期支付申请人人民币202,000.00元" in found[2]
    assert (
        "其余109,452.17元以变卖小型普通客车一辆所得的价款清偿、茶叶一批作价抵偿，不足的部分由被申请人一顾长风继续清偿"
        in found[3]
    )
    assert any("有权要求其一次清偿全部剩余债务，已经减免的利息恢复计算" in term for term in found)


def test_what_has_to_be_done_stands_with_its_day() -> None:
    found = lines()
    performance = found[found.index("履行方式、时限：") + 1 :][:7]

    assert performance[0] == "1. 2026年12月20日前支付50,000.00元；"
    assert "5. 2027年1月31日前，顾长风变卖小型普通客车一辆；" in performance
    assert performance[-1].endswith("账号330402000700070007。")


def test_no_word_gives_the_creditor_a_thing() -> None:
    for example, changes in ((CASE, None), ("housing-loan", {"request.settlement": {"plan": PLAN}})):
        text = all_words(documents("mediation-agreement", matter_of(example, changes)))
        assert found_terms("ownership", text) == ()
    assert any("本协议不确认、不改变该财产的归属" in term for term in terms())


def test_a_mortgage_stays_a_mortgage() -> None:
    """民法典401：约定债务人不履行到期债务时抵押财产归债权人所有的，只能依法就抵押财产优先受偿."""
    found = terms({"request.settlement": {"plan": PLAN}}, "housing-loan")

    kept = next(term for term in found if "抵押" in term)
    assert "担保财产的归属不因本协议改变" in kept
    assert "拍卖、变卖所得的价款优先受偿" in kept


def test_the_guarantor_consents_to_the_new_days() -> None:
    """民法典695②：变更履行期限未经保证人书面同意的，保证期间不受影响."""
    assert any("被申请人二钱映雪知悉并同意本协议约定的还款方式和期限" in term for term in terms())
    assert not any("担保合同" in term for term in terms({"guarantees": []}))


@pytest.mark.parametrize(("amount", "later"), [("314452.17", None), ("314452.18", "0.01元")])
def test_a_plan_of_more_than_the_debt_names_the_interest_in_it(amount: str, later: str | None) -> None:
    found = terms({"request.settlement": {"plan": [{"pay_on": "2026-12-20", "amount": amount}]}})

    plan = next(term for term in found if "一次支付" in term)
    assert ("其中截至日以后的利息" in plan) is (later is not None)
    assert later is None or f"其中截至日以后的利息{later}" in plan
    assert any("按期足额支付完毕的，上述债务结清" in term for term in found)


def test_two_payments_are_instalments() -> None:
    plan = [{"pay_on": day, "amount": "157226"} for day in ("2026-12-20", "2027-01-20")]

    assert any("分2期支付" in term for term in terms({"request.settlement": {"plan": plan}}))


# 314,452.17元还清了，财产不必变卖；差一分，以财产清偿一分。
@pytest.mark.parametrize(("amount", "rest"), [("314452.17", None), ("314452.16", "其余0.01元以变卖小型普通客车一辆")])
def test_assets_pay_only_what_the_plan_leaves(amount: str, rest: str | None) -> None:
    changes = {
        "request.settlement.plan": [{"pay_on": "2026-12-20", "amount": amount}],
        "request.settlement.waived_interest": None,
    }
    found = terms(changes)

    assert any("其余" in term for term in found) is (rest is not None)
    assert rest is None or any(rest in term for term in found)
    assert any("上述债务结清" in term for term in found) is (rest is None)


def test_confirmation_is_promised_only_where_both_sides_agreed_to_it() -> None:
    joint = "三十日内共同向嘉兴市南湖区人民法院申请司法确认"

    assert any(joint in term for term in terms())
    assert not any(joint in term for term in terms({"proceedings.0.agreement.joint_application": "false"}))


def test_number_day_and_copies_come_from_the_facts_else_from_the_sides() -> None:
    signed, draft = lines(), lines({"proceedings": [], "request.settlement.copies": None})

    assert signed[1] == "编号：南湖示例调〔2026〕118号"
    assert "2026年11月18日" in signed
    assert not any("编号：南湖" in line for line in draft)
    assert draft[1].startswith("申请人：")
    # Creditor, borrower, guarantor and the committee.
    assert "本协议一式四份，当事人、人民调解委员会各持一份。" in draft


@pytest.mark.parametrize(("changes", "who"), [({}, "各方就还款的"), ({"guarantees": []}, "双方就还款的")])
def test_two_are_both_sides_and_more_are_all_parties(changes: dict[str, Any], who: str) -> None:
    assert any(line.startswith(who) for line in lines(changes))
    assert terms(changes)[0].startswith(f"一、{who[:2]}确认")


def test_the_agreement_is_the_one_that_mediation_gave_whatever_came_after() -> None:
    before = matter_of(CASE).case.model_dump(mode="json")["proceedings"]
    after = [
        {"kind": "mediation", "institution": "海宁市示例人民调解委员会", "outcome": "terminated"},
        {"kind": "judicial_confirmation", "agreement": {"number": "别的协议"}},
    ]
    assert lines({"proceedings": [*before, *after]})[1] == "编号：南湖示例调〔2026〕118号"


def test_no_exhibit_is_pointed_to_for_an_agreement_has_no_list() -> None:
    assert "（证据" not in all_words(documents("mediation-agreement", matter_of(CASE)))


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "ready"),
        ({"request.settlement": None}, "not_applicable"),
        ({"request.committee": None}, "not_applicable"),
        ({"request.settlement.plan": [], "request.settlement.assets": []}, "refused"),
        ({"request.settlement.text": "当事人负担调解费500元"}, "refused"),
        ({"request.settlement.text": "到期不还的，车辆归申请人所有"}, "refused"),
    ],
)
def test_when_it_may_be_made(changes: dict[str, Any], status: str) -> None:
    assert assessed("mediation-agreement", matter_of(CASE, changes)).status == status
