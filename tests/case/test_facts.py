"""What a case may hold: frozen, closed, nothing decided in it, and what contradicts itself refused."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from stdnum.cn import ric, uscc

from recovery_docs.case import Case, Organisation, Person
from recovery_docs.case.fact import Amount, Day, Share
from recovery_docs.case.identity import birthday_of, check_resident_id, check_uscc, county_is_known, sex_of
from recovery_docs.case.loan import LoanRate
from recovery_docs.case.security import GuaranteePeriod

Example = Callable[[str], dict[str, Any]]


def _models(annotation: Any, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in seen:
            seen.add(annotation)
            yield annotation
            for field in annotation.model_fields.values():
                yield from _models(field.annotation, seen)
        return
    for part in get_args(annotation):
        yield from _models(part, seen)


MODELS = tuple(_models(Case, set()))


def test_every_group_of_facts_is_frozen_and_closed() -> None:
    assert len(MODELS) > 40
    for model in MODELS:
        assert model.model_config["frozen"], model
        assert model.model_config["extra"] == "forbid", model


def test_every_key_has_a_chinese_title_and_no_fact_has_a_silent_default() -> None:
    # A default is nothing written, an empty list or group, or a choice that its title tells of.
    chosen = set()
    for model in MODELS:
        for name, field in model.model_fields.items():
            assert field.title, (model, name)
            assert any("\u4e00" <= letter <= "\u9fff" for letter in field.title), (model, name)
            if not (field.is_required() or field.default in (None, ()) or isinstance(field.default, BaseModel)):
                chosen.add(f"{model.__name__}.{name}")
    amounts = {f"BankStatement.{kind}" for kind in ("interest", "penalty_interest", "compound_interest", "fees")}
    assert chosen == amounts | {
        "BankStatement.liquidated_damages",
        "CardStatement.spent",
        "Instalment.principal",
        "InterestDays.count_last_day",
        "InterestDays.month",
        "InterestDays.year",
        "Penalty.base",
        "Penalty.compound_rate",
        "Penalty.starts",
        "Request.claim_court_fees",
        "Request.figures",
        "Request.to_actual_payment",
        "Schedule.every_months",
        "Schedule.first_interest",
        "Schedule.interest",
    }


def test_every_date_says_whose_it_is() -> None:
    for model in MODELS:
        assert "date" not in model.model_fields, model


@pytest.mark.parametrize("name", ["everything", "working-capital", "housing-loan"])
def test_a_case_survives_being_written_and_read_again(name: str, example: Example) -> None:
    case = Case.model_validate(example(name))
    assert Case.model_validate(case.model_dump(exclude_defaults=True)) == case


@pytest.mark.parametrize("value", [0.1, 1.0, True, float("nan")])
def test_money_is_never_a_float(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Amount).validate_python(value)


@given(st.decimals(min_value=0, max_value=10**13, places=2))
def test_an_amount_stays_as_it_was_written(amount: Decimal) -> None:
    for written in (amount, str(amount), f" {amount} ".strip()):
        assert TypeAdapter(Amount).validate_python(written) == amount


@given(st.dates(min_value=date(1949, 1, 1), max_value=date(2200, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    written = (f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", int(f"{day:%Y%m%d}"), f"{day.year}年{day.month}月{day.day}日", day)
    assert {TypeAdapter(Day).validate_python(value) for value in written} == {day}


@pytest.mark.parametrize("year", [1948, 2201])
def test_a_year_that_no_loan_had_is_refused(year: int) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(f"{year}-01-01")


@pytest.mark.parametrize("text", ["a\x00", "\ufeffa", "a\ud800", "a\x1b[0m", "", "   "])
def test_a_text_that_word_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Person(kind="person", name=text)


@pytest.mark.parametrize("text", ["𠮷㛃", "a\nb", "a\tb", "<&>\"'{{}}"])
def test_any_text_that_word_can_hold_is_kept(text: str) -> None:
    assert Person(kind="person", name=text).name == text


@pytest.mark.parametrize("written", ["6%", "6.00％", " 6 % ", "百分之六", "百分之6"])
def test_a_share_always_has_its_unit(written: str) -> None:
    assert TypeAdapter(Share).validate_python(written) == Decimal("0.06")


# --- identities ---------------------------------------------------------------------------------------------------------


def _numbers() -> st.SearchStrategy[str]:
    days = st.dates(min_value=date(1900, 1, 1), max_value=date(2025, 12, 31))
    bodies = st.builds(lambda day, order: f"330106{day:%Y%m%d}{order:03d}", days, st.integers(1, 999))
    return bodies.map(lambda body: body + ric.calc_check_digit(body + "0"))


@given(_numbers(), st.integers(0, 17), st.integers(1, 9))
def test_a_number_passes_and_no_number_with_one_wrong_digit_does(number: str, place: int, step: int) -> None:
    assert check_resident_id(number.lower()) == number
    assert county_is_known(number)
    wrong = "0123456789"[(int(number[place]) + step) % 10] if number[place] != "X" else str(step)
    with pytest.raises(ValueError, match="公民身份号码"):
        check_resident_id(number[:place] + wrong + number[place + 1 :])


@given(_numbers())
def test_birthday_and_sex_stand_in_the_number(number: str) -> None:
    person = Person(
        kind="person", name="甲", resident_id=number, sex_if_no_id="male", born_on_if_no_id=date(1999, 9, 9)
    )
    assert person.born_on == birthday_of(number) == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    assert person.sex == sex_of(number) == ("male" if int(number[16]) % 2 else "female")


def test_without_a_number_birthday_and_sex_are_as_written() -> None:
    person = Person(kind="person", name="甲", sex_if_no_id="female", born_on_if_no_id=date(1999, 9, 9))
    assert (person.sex, person.born_on) == ("female", date(1999, 9, 9))
    assert Person(kind="person", name="甲").sex is None


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8))
def test_a_credit_code_passes_and_none_with_a_wrong_last_character_does(middle: str) -> None:
    body = f"91330106{middle}1"
    code = body + uscc.calc_check_digit(body)
    assert check_uscc(f" {code[:8]} {code[8:]} ".lower()) == code
    wrong = "1" if code[-1] != "1" else "2"
    with pytest.raises(ValueError, match="统一社会信用代码"):
        check_uscc(code[:-1] + wrong)


# --- what contradicts itself --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("facts", [{}, {"annual": "6%", "monthly": "5‰"}, {"annual": "6%", "spread_bp": 10}])
def test_a_rate_is_agreed_in_one_way(facts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        LoanRate.model_validate(facts)


@pytest.mark.parametrize(
    "facts", [{}, {"months": 6, "not_agreed": True}, {"months": 6, "until_on": "2026-01-01"}, {"months": 0}]
)
def test_a_guarantee_period_is_worded_in_one_way(facts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        GuaranteePeriod.model_validate(facts)


@pytest.mark.parametrize(("due_on", "right"), [("2024-08-20", False), ("2024-08-21", True)])
def test_a_note_is_due_after_it_was_paid_out(due_on: str, right: bool, example: Example) -> None:
    facts = example("working-capital")
    facts["loan"]["disbursements"][0] |= {"paid_on": "2024-08-20", "due_on": due_on}
    if right:
        Case.model_validate(facts)
    else:
        with pytest.raises(ValidationError, match="到期日不晚于放款日"):
            Case.model_validate(facts)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"events": [{"kind": "demand", "on": "2024-01-01", "to": "路人"}]}, "events\\[0\\].to"),
        ({"request": {"defendants": ["borrower", "路人"]}}, "request.defendants\\[1\\]"),
        ({"proceedings": [{"kind": "suit", "against": ["路人"]}]}, "proceedings\\[0\\].against"),
    ],
)
def test_who_is_named_stands_in_the_case(change: dict[str, Any], problem: str, example: Example) -> None:
    with pytest.raises(ValidationError, match=problem):
        Case.model_validate(example("working-capital") | change)


def test_a_branch_and_a_company_sign_by_their_heads() -> None:
    head = {"name": "甲"}
    branch = Organisation.model_validate({"kind": "organisation", "name": "乙支行", "responsible_person": head})
    company = Organisation.model_validate({"kind": "organisation", "name": "丙公司", "legal_representative": head})
    assert branch.head == branch.responsible_person is not None
    assert company.head == company.legal_representative is not None


def test_the_lender_is_the_first_hand(example: Example) -> None:
    case = Case.model_validate(example("everything"))
    assert case.lender.name == "傅青"
    assert case.creditor.name == "方砚"
    assert (
        Case.model_validate(example("working-capital")).lender
        == Case.model_validate(example("working-capital")).creditor
    )


def test_everybody_is_a_party_once(example: Example) -> None:
    case = Case.model_validate(example("everything"))
    names = [party.name for party in case.parties]
    assert len(names) == len(set(names))
    assert {"方砚", "陆归舟", "沈晚", "傅青", "戴月"} <= set(names)
    assert case.party("路人") is None
    borrower = case.borrowers[0]
    assert case.concerns("borrower", borrower)
    assert case.concerns("陆归舟", borrower)
    assert not case.concerns("沈晚", borrower)
    assert not case.concerns(None, borrower)


def test_a_party_named_twice_is_known_by_its_first_record(example: Example) -> None:
    facts = example("housing-loan")
    borrower = facts["borrowers"][0]
    facts["mortgages"][0]["owner"] = {"kind": borrower["kind"], "name": borrower["name"]}
    case = Case.model_validate(facts)
    assert case.party(borrower["name"]) == case.borrowers[0]
    assert case.concerns("borrower", case.mortgages[0].owner)
