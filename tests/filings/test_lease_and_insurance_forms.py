"""融资租赁 and 保证保险 on their official forms: what is ticked and filled, and sums that add up."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from example_cases import all_words, assessed, facts_of, row

from recovery_docs.case import Case
from recovery_docs.filings.court.element.complaint_form import complaint_document
from recovery_docs.prerequisites.matter import Matter

CALLED_IN = Path(__file__).resolve().parents[1] / "golden" / "cases" / "finance-lease.yaml"


def matter(facts: dict[str, Any]) -> Matter:
    case = Case.model_validate(facts)
    assert case.request.as_of is not None
    return Matter.on(case, case.request.as_of)


def context(facts: dict[str, Any]) -> Any:
    """The blanks of the form, and beside them what the finished form says."""
    document = complaint_document(matter(facts))
    return dict(document.context) | {"text": all_words([document])}


def loss(form: Any) -> str:
    """How the loss is made up."""
    return row(form["text"], "5. 返还租赁物").partition("明细：")[2].strip()


def total(form: Any) -> str:
    """The amount of the suit."""
    return row(form["text"], "标的总额").strip()


def leased(lease: dict[str, Any] | None = None, **request: Any) -> Any:
    facts = facts_of("leased-equipment")
    facts["loan"]["lease"] |= lease or {}
    facts["request"] |= request
    return context(facts)


def test_the_loss_is_all_unpaid_rents_and_charges_less_the_thing() -> None:
    # 96,500 × 2 到期，96,500 × 5 未到期；违约金 96,500 × 0.04% ×（157 ＋ 65）日 = 8,569.20。
    # 193,000 ＋ 482,500 ＋ 1,000 ＋ 8,569.20 － 420,000 = 265,069.20；加律师费 12,000 为标的额。
    form = leased()

    assert [form["loss"][name] for name in ("due", "later", "unpaid", "price", "damages")] == [
        "193,000.00",
        "482,500.00",
        "675,500.00",
        "1,000.00",
        "8,569.20",
    ]
    assert loss(form).endswith("＝265,069.20元")
    assert total(form).startswith("277,069.20元")
    assert form["pay"]["due"] == ""
    assert (form["rescission"]["judged"], form["rescission"]["confirmed"]) == ("☑", "□")


@pytest.mark.parametrize(
    ("principal", "due", "later"),
    [
        ("675500", "193,000.00", "482,500.00"),  # 本单位的数是全部未付租金 193,000 ＋ 482,500，未到期的不再加一次
        ("193000", "193,000.00", "482,500.00"),  # 只是到期租金
        ("434249.99", "434,249.99", "482,500.00"),  # 比到期租金多出的 241,249.99 不到未到期租金的一半
        ("434250.01", "0.00", "434,250.01"),  # 过了一半，当作全部未付租金
    ],
)
def test_rents_that_the_lessors_own_figures_hold_already_are_not_added_again(
    principal: str, due: str, later: str
) -> None:
    # 193,000 ＋ 482,500 ＋ 1,000 ＋ 8,569.20 － 420,000 = 265,069.20，与自己算的一样
    facts = facts_of("leased-equipment")
    facts["request"]["figures"] = "bank"
    facts["bank_statement"] = {"as_of": "2026-11-20", "principal": principal, "liquidated_damages": "8569.20"}
    form = context(facts)

    assert (form["loss"]["due"], form["loss"]["later"]) == (due, later)
    assert loss(form).endswith("＝265,069.20元") is (principal in ("675500", "193000"))


def test_who_rescinds_and_claims_no_losses_is_not_owed_the_rents_to_come() -> None:
    # 本单位的数 675,500 ＝ 到期未付 193,000 ＋ 未到期 482,500
    facts = facts_of("leased-equipment")
    facts["request"] |= {"figures": "bank", "claim_losses": False}
    facts["bank_statement"] = {"as_of": "2026-11-20", "principal": "675500", "liquidated_damages": "8569.20"}
    refused = assessed("civil-complaint", matter(facts))
    assert refused.status == "refused"
    assert [one.code for one in refused.blocking] == ["INT018"]
    facts["bank_statement"]["principal"] = "193000"
    assert assessed("civil-complaint", matter(facts)).status == "ready"


def test_a_thing_that_goes_back_to_the_lessor_adds_what_it_would_have_been_worth() -> None:
    # 没有留购价款，加上残值 20,000：685,069.20 － 1,000 ＋ 20,000 － 420,000 = 284,069.20。
    form = leased({"owner_at_end": "lessor", "residual": "20000"})

    assert loss(form).endswith("＝284,069.20元")
    assert form["loss"]["price"] == ""


def test_a_thing_that_nobody_valued_is_set_off_by_its_proceeds() -> None:
    form = leased({"value": None})

    assert "＝685,069.20元，以收回的租赁物折价或者拍卖、变卖所得的价款抵扣" in loss(form)
    assert total(form).startswith("697,069.20元")


def test_a_contract_that_a_notice_ended_is_confirmed_to_have_ended() -> None:
    form = leased(rescinded_on="2026-11-01")

    assert (form["rescission"]["judged"], form["rescission"]["confirmed"]) == ("□", "☑")
    assert form["rescission"]["on"] == {"year": "2026", "month": "11", "day": "1"}


def test_without_losses_the_rents_that_are_due_are_asked() -> None:
    # 193,000 ＋ 8,569.20 ＋ 12,000 = 213,569.20
    form = leased(claim_losses=None)

    assert (form["loss"]["due"], form["loss"]["unpaid"], form["loss"]["later"]) == ("193,000.00", "", "")
    assert total(form).startswith("213,569.20元")


def test_all_rents_are_asked_with_the_price_of_the_thing() -> None:
    # 136,104 ＋ 156,000 ＋ 9,364.48 ＋ 100 = 301,568.48
    form = context(yaml.load(CALLED_IN.read_text(encoding="utf-8"), yaml.BaseLoader))

    assert (form["pay"]["due"], form["pay"]["later"], form["pay"]["price"]) == ("136,104.00", "156,000.00", "100.00")
    assert total(form).startswith("301,568.48元")
    assert form["loss"]["unpaid"] == ""
    assert (form["pay"]["base"], form["pay"]["rate"]) == ("136,104.00", "每日0.05%")


def test_rents_paid_on_the_due_day_are_in_time_and_later_ones_are_late() -> None:
    form = leased()
    assert (form["paid"]["on_time"], form["paid"]["late"]) == ("96,500.00", "0.00")

    facts = facts_of("leased-equipment")
    facts["repayments"][0]["paid_on"] = "2026-03-18"
    late = context(facts)["paid"]
    # 3月16日、17日的违约金 96,500 × 0.04% × 2 = 77.20 先抵
    assert (late["on_time"], late["late"]) == ("0.00", "96,422.80")


def test_what_the_insurer_asks_adds_up() -> None:
    # 54,210.55 × 0.04% × 66 日 = 1,431.16；2,000 元先抵它，余 568.84 抵保险费；其后 97 日 2,103.37。
    form = context(facts_of("guarantee-insurance"))

    assert (form["owed"]["principal"], form["owed"]["accrued"]) == ("54,210.55", "2,434.53")
    assert total(form).startswith("56,645.08元")
    assert form["asked"]["detail"].startswith("2026年8月15日收到2,000.00元，抵充违约金1,431.16元、保险费568.84元；尚欠")
    # 理赔前已付 3,600，加上抵充的 568.84
    assert (form["asked"]["premium_paid"], form["asked"]["repaid"]) == ("4,168.84", "1,431.16")
    assert form["asked"]["premium_owed"] == "331.16"


def test_kinds_that_a_voucher_does_not_tell_apart_stay_open() -> None:
    facts = facts_of("guarantee-insurance")
    owed = context(facts)["insured"]["owed"]
    assert (owed["principal"], owed["penalty_interest"], owed["compound_interest"]) == ("52,179.84", "500.09", "")

    for part in ("principal", "interest", "penalty_interest"):
        del facts["loan"]["recourse"][part]
    assert set(context(facts)["insured"]["owed"].values()) == {""}
