"""民间借贷规定 25–31: the ceilings, and whom they do not bind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from recovery_docs.case import Case
from recovery_docs.ledger import draw_up

Lend = Callable[..., Case]


def privately(lend: Lend, paid_on: str, due_on: str, **loan: Any) -> Case:
    disbursement = {"paid_on": paid_on, "amount": 100000, "due_on": due_on}
    return lend(cause="private_loan", disbursements=[disbursement], **loan)


def rates(case: Case, as_of: date) -> list[Decimal]:
    return [line.rate for line in draw_up(case, as_of).lines if line.accrues]


def test_four_times_the_lpr_of_the_day_of_the_contract(lend: Lend) -> None:
    # one-year LPR 3.85 % on 2021-03-01: 15.40 %; 24 % was agreed
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"monthly": "2%"})
    assert rates(case, date(2022, 2, 1)) == [Decimal("0.154")]
    # 100,000 × 15.4 % ÷ 365 × 337
    assert draw_up(case, date(2022, 2, 1)).interest == Decimal("14218.63")


def test_a_rate_at_the_ceiling_stands_and_a_hair_above_it_does_not(lend: Lend) -> None:
    def told(annual: str) -> bool:
        case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": annual})
        return any("上限" in str(notice) for notice in draw_up(case, date(2022, 2, 1)).notices)

    assert (told("15.4%"), told("15.41%")) == (False, True)


def test_a_contract_of_before_20_august_2020_has_two_ceilings(lend: Lend) -> None:
    # 24 % to 2020-08-19; from 2020-08-20 on four times the LPR of the day of filing, 3.70 %: 14.80 %
    case = privately(
        lend, "2020-03-01", "2021-03-01", rate={"annual": "30%"}, case={"request": {"filed_on": "2022-03-01"}}
    )
    lines = [line for line in draw_up(case, date(2021, 3, 1)).lines if line.accrues]
    assert [(line.to_on, line.rate) for line in lines] == [
        (date(2020, 8, 20), Decimal("0.24")),
        (date(2021, 3, 1), Decimal("0.1480")),
    ]


def test_the_day_before_the_new_ceiling_and_the_day_itself(lend: Lend) -> None:
    filed = {"request": {"filed_on": "2022-03-01"}}
    before = privately(lend, "2020-08-19", "2021-03-01", rate={"annual": "30%"}, case=filed)
    after = privately(lend, "2020-08-20", "2021-03-01", rate={"annual": "30%"}, case=filed)
    assert rates(before, date(2021, 3, 1)) == [Decimal("0.24"), Decimal("0.1480")]
    assert rates(after, date(2021, 3, 1)) == [Decimal("0.1540")]


def test_a_loan_between_persons_is_made_when_the_money_comes_and_one_to_a_company_when_it_is_signed(lend: Lend) -> None:
    # 民法典679; signed on 19 August 2020, the last day of the old ceiling, paid out on the next
    def borrowed(**case: Any) -> Case:
        filed = {"request": {"filed_on": "2022-03-01"}}
        signed = {"signed_on": "2020-08-19"}
        return privately(lend, "2020-08-20", "2021-03-01", rate={"annual": "30%"}, contract=signed, case=filed | case)

    assert rates(borrowed(), date(2021, 3, 1)) == [Decimal("0.1540")]
    company = {"kind": "organisation", "name": "示例服饰有限公司"}
    assert rates(borrowed(borrowers=[company]), date(2021, 3, 1)) == [Decimal("0.1480")]


def test_what_is_cut_to_the_ceiling_is_said_with_its_article(lend: Lend) -> None:
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"monthly": "2%"})
    (told,) = [str(one) for one in draw_up(case, date(2022, 2, 1)).notices if "上限" in str(one)]
    assert "按年利率15.4%计算（民间借贷规定第二十五条）" in told


def test_penalties_are_held_down_as_well(lend: Lend) -> None:
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": "12%"}, penalty={"annual": "36%"})
    assert rates(case, date(2023, 3, 1)) == [Decimal("0.12"), Decimal("0.154")]


def test_banks_are_not_bound(lend: Lend) -> None:
    bank = {"kind": "organisation", "name": "示例银行股份有限公司", "financial_institution": True}
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": "24%"}, case={"creditor": bank})
    assert rates(case, date(2022, 2, 1)) == [Decimal("0.24")]


def test_compound_interest_above_the_ceiling_is_pointed_out(lend: Lend) -> None:
    case = privately(
        lend,
        "2021-03-01",
        "2022-03-01",
        rate={"annual": "15.4%"},
        penalty={"annual": "15.4%", "compound": True},
    )
    assert not any("不受支持" in str(notice) for notice in draw_up(case, date(2022, 3, 1)).notices)
    statement = draw_up(case, date(2023, 3, 1))
    # everything simple would be the ceiling; the compound interest is the excess, to a fen of rounding
    told = next(str(notice) for notice in statement.notices if "不受支持" in str(notice))
    assert f"{statement.compound_interest:,}元不受支持" in told


def test_neither_interest_nor_penalty_agreed_bears_the_lpr_once_late(lend: Lend) -> None:
    # 28②（一）: 3.70 % on 2022-03-02; 100,000 × 3.7 % ÷ 365 × 364
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": "0%"})
    assert draw_up(case, date(2022, 3, 2)).total == 100000
    statement = draw_up(case, date(2023, 3, 1))
    assert statement.penalty_interest == Decimal("3689.86")
    assert any("贷款市场报价利率3.7%" in str(notice) for notice in statement.notices)


def test_a_ceiling_that_is_not_on_record_is_not_invented(lend: Lend) -> None:
    case = privately(
        lend, "2014-03-01", "2015-03-01", rate={"annual": "30%"}, case={"request": {"filed_on": "2016-03-01"}}
    )
    statement = draw_up(case, date(2015, 2, 1))
    assert rates(case, date(2015, 2, 1)) == [Decimal("0.30")]
    assert any("没有收录" in str(notice) for notice in statement.notices)
