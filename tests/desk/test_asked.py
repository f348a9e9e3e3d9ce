"""What is asked of a case: what stops most first, every open finding by a field that can be answered, answers kept."""

import stat
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from open_cases import FILES, undetermined
from recovery_docs.case import Case
from recovery_docs.case.schema.paths import field_at, placed, steps_of
from recovery_docs.case.schema.typed import typed
from recovery_docs.desk.asked.fields import Field, fields_at
from recovery_docs.desk.asked.kept_answers import keep
from recovery_docs.desk.asked.questions import Questions, questions
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.intake import Row, read_case
from recovery_docs.intake.supplement.supplement import supplement_path
from recovery_docs.prerequisites.matter import Matter

BARE = """
id: 案1
creditor: {kind: organisation, name: 示例银行股份有限公司海宁支行, phones: [0573-80000000]}
borrowers: [{kind: person, name: 李示例}]
loan:
  cause: financial_loan
  disbursements: [{paid_on: 2021-08-18, amount: 200000, due_on: 2022-07-15}]
  rate: {annual: "6%"}
"""
DAY = date(2023, 2, 10)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "案.yaml"
    path.write_text(BARE, encoding="utf-8")
    return path


def _row(book: Path) -> Row:
    loaded = read_case(book)
    return Row(loaded, (), None, loaded.case.id)


def _asked(row: Row, *filings: str) -> Questions:
    assert row.loaded
    matter = Matter.on(row.loaded.case, DAY)
    return questions(row.loaded.case, assess_all(matter, [FILINGS[one] for one in filings]), row.loaded.places)


def _answered(book: Path, answers: Mapping[str, str]) -> Row:
    kept = keep(book, _row(book), answers)
    assert kept.faults == {}
    assert kept.row
    assert kept.row.loaded
    assert kept.row.loaded.case == read_case(book).case
    return kept.row


def _example_of(field: Field, case: Case) -> str:
    if field.choices:
        return field.choices[0][1]
    if field.key.endswith("resident_id"):
        return "330106198203154023"
    return "91330481MA28A1B2CH" if field.key.endswith("uscc") else field.example or "浙江省海宁市示例路1号"


def test_what_stops_most_is_asked_first_and_either_of_two_together(book: Path) -> None:
    asked = _asked(_row(book), "collection-notice", "civil-complaint", "payment-order-application")
    stops = [len(one.blocked) for one in asked.blocking]
    assert stops == sorted(stops, reverse=True)
    assert stops[0] == 3
    assert asked.others
    assert all(not one.blocked for one in asked.others)
    ways = [tuple(field.title for way in one.ways for field in way) for one in (*asked.blocking, *asked.others)]
    assert ("要求还款的期限", "要求还款的天数") in ways
    titled = [(one.title, way) for one, way in zip((*asked.blocking, *asked.others), ways, strict=True)]
    assert len(titled) == len(set(titled))
    one = next(one for one in asked.blocking if one.ways[0][0].key == "borrowers[0].address")
    assert one.ways[0][0].within == "借款人 · 李示例"
    assert any("民法典" in article or "民事诉讼法" in article for article in one.articles)


def test_what_was_answered_is_not_asked_again(book: Path) -> None:
    before = _asked(_row(book), "collection-notice")
    row = _answered(book, {"request.letter.pay_by": "2023年3月10日", "borrowers[0].phones": "13800000001"})
    after = _asked(row, "collection-notice")
    keys = {field.key for one in (*after.blocking, *after.others) for way in one.ways for field in way}
    assert after.count < before.count
    assert not keys & {"request.letter.pay_by", "request.letter.pay_within_days", "borrowers[0].phones"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_open_finding_leads_to_a_field_that_can_be_answered(file: Path) -> None:
    seen: set[tuple[str, str]] = set()
    wrong = []
    for matter, finding in undetermined(file):
        if (finding.code, finding.message.text) in seen:
            continue
        seen.add((finding.code, finding.message.text))
        steps = [placed(path, matter.case) for group in finding.wanted for path in group]
        fields = [field for way in steps if way for field in fields_at(way, matter.case, {})]
        if not fields:
            wrong.append((finding.code, finding.wanted))
        for field in fields:
            assert typed(steps_of(field.key), _example_of(field, matter.case), matter.case) not in (None, ()), field.key
    assert wrong == []


def _proof_asked(row: Row) -> dict[str, tuple[Field, ...]]:
    asked = _asked(row, "civil-complaint").blocking
    return {str(one.title): one.ways[0] for one in asked if any(why.code == "CMP021" for why in one.whys)}


def test_an_exhibit_that_is_not_there_is_asked_for_and_its_name_is_enough(book: Path) -> None:
    before = _proof_asked(_row(book))
    assert list(before) == ["证据：合同", "证据：放款、透支或者代偿的凭证"]
    row = _row(book)
    for number, ways in enumerate(before.values()):
        fields = _proof_asked(row)[f"证据：{('合同', '放款、透支或者代偿的凭证')[number]}"]
        assert [field.title for field in fields[:4]] == ["文件名", "证据名称", "种类", "编号"]
        proposed = {field.key: field.proposed for field in fields if field.proposed}
        assert proposed == {
            f"exhibits[{number}].kind": ("借款合同", "放款凭证")[number],
            f"exhibits[{number}].number": str(number + 1),
        }
        row = _answered(book, {**proposed, f"exhibits[{number}].name": f"证据{number}"})
        assert ways
    assert _proof_asked(row) == {}
    assert row.loaded
    assert [one.number for one in row.loaded.case.exhibits] == [1, 2]


def test_a_demand_without_proof_asks_for_the_number_of_its_exhibit(book: Path) -> None:
    book.write_text(
        BARE
        + "events: [{kind: demand, to: borrower, on: 2022-08-01, channel: ems, outcome: delivered}]\n"
        + "exhibits: [{number: 1, name: 双方主体资格材料}, {number: 3, name: 催收通知书及回执, kind: demand}]\n",
        encoding="utf-8",
    )
    asked = _asked(_row(book), "collection-notice", "civil-complaint")
    (one,) = [one for one in (*asked.blocking, *asked.others) if any(why.code == "LIM002" for why in one.whys)]
    ((field,),) = one.ways
    assert str(one.title) == "证据：2022年8月1日中断时效的凭证"
    assert field.help.startswith("证据目录里的编号：1 双方主体资格材料、3 催收通知书及回执；")
    row = _answered(book, {field.key: "3"})
    assert row.loaded
    assert row.loaded.case.events[0].exhibit == 3


def test_answers_are_kept_for_their_owner_beside_the_book_alone(book: Path) -> None:
    before = book.read_bytes()
    _answered(book, {"request.letter.pay_by": "2023年3月10日", "loan.contract.disputes.kind": "法院"})
    path = supplement_path(book)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8").splitlines()[1:] == [
        "案1:",
        "  loan.contract.disputes.kind: court",
        '  request.letter.pay_by: "2023-03-10"',
    ]
    assert book.read_bytes() == before


def test_an_answer_is_changed_and_taken_back(book: Path) -> None:
    _answered(book, {"request.letter.pay_by": "2023-03-10"})
    row = _answered(book, {"request.letter.pay_by": "2023-03-20"})
    assert row.loaded
    assert row.loaded.case.request.letter
    assert row.loaded.case.request.letter.pay_by == date(2023, 3, 20)
    row = _answered(book, {"request.letter.pay_by": ""})
    assert row.loaded
    assert row.loaded.case.request.letter is None
    assert not supplement_path(book).exists()


def test_what_the_book_says_is_put_right_with_what_it_said(book: Path) -> None:
    row = _answered(book, {"loan.disbursements[0].amount": "21万", "loan.rate.annual": "5%"})
    assert row.loaded
    assert row.loaded.case.loan.disbursements[0].amount == 210_000
    text = supplement_path(book).read_text(encoding="utf-8")
    assert "原为" in text
    assert "6%" in text
    row = _answered(book, {"loan.disbursements[0].amount": "200000", "loan.rate.annual": "6%"})
    assert not supplement_path(book).exists()


def test_items_are_added_changed_and_taken_back(book: Path) -> None:
    first = {"events[0].kind": "催收", "events[0].on": "2022年9月1日", "events[0].to": "borrower"}
    _answered(book, first)
    row = _answered(book, {"events[1].kind": "demand", "events[1].on": "2022-10-01", "events[1].channel": "ems"})
    assert row.loaded
    assert [one.on for one in row.loaded.case.events] == [date(2022, 9, 1), date(2022, 10, 1)]
    row = _answered(book, {"events[1].on": "2022-10-05"})
    assert row.loaded
    assert [one.on for one in row.loaded.case.events] == [date(2022, 9, 1), date(2022, 10, 5)]
    row = _answered(book, dict.fromkeys(first, ""))
    assert row.loaded
    assert [one.on for one in row.loaded.case.events] == [date(2022, 10, 5)]


def test_a_name_put_right_takes_no_other_answer_along(book: Path) -> None:
    _answered(book, {"borrowers[0].address": "浙江省海宁市示例路1号"})
    row = _answered(book, {"borrowers[0].name": "李范例", "borrowers[0].phones": "13800000001"})
    assert row.loaded
    borrower = row.loaded.case.borrowers[0]
    assert (borrower.name, borrower.address) == ("李范例", "浙江省海宁市示例路1号")
    row = _answered(book, {"borrowers[0].address": "浙江省海宁市示例路2号"})
    assert row.loaded
    assert row.loaded.case.borrowers[0].address == "浙江省海宁市示例路2号"
    assert supplement_path(book).read_text(encoding="utf-8").count("address") == 1


@pytest.mark.parametrize(
    ("answers", "at", "said"),
    [
        ({"request.letter.pay_by": "下个月"}, "request.letter.pay_by", "不是完整的日期"),
        ({"loan.contract.disputes.kind": "调解"}, "loan.contract.disputes.kind", "从这些中选一个：法院"),
        ({"events[0].kind": "催收", "events[0].on": ""}, "events[0].on", "没有填写“日期”"),
        ({"borrowers[4].name": "王范文"}, "borrowers[4].name", "这一项现在没有"),
        ({"loan.contract": "某合同"}, "loan.contract", "这一项现在没有"),
        ({"id": "案2"}, "id", "这一项现在没有"),
    ],
)
def test_what_cannot_be_so_is_told_at_its_field_and_nothing_is_kept(
    answers: dict[str, str], at: str, said: str, book: Path
) -> None:
    kept = keep(book, _row(book), {"request.court": "海宁市人民法院", **answers})
    assert kept.row is None
    assert list(kept.faults) == [at]
    assert said in kept.faults[at]
    assert not any(word in kept.faults[at] for word in ("events", "loan", "request"))
    assert not supplement_path(book).exists()


def test_every_field_has_words_for_people() -> None:
    for file in FILES:
        case = read_case(file).case
        for key in (
            "borrowers",
            "guarantees",
            "events",
            "proceedings",
            "repayments",
            "mortgages",
            "loan.disbursements",
        ):
            fields = fields_at(steps_of(key), case, {})
            assert fields
            assert [one for one in fields if one.title.isascii() or (one.help.isascii() and one.help)] == []
            assert field_at(steps_of(fields[0].key), case)
            needed = [one.required for one in fields]
            assert needed == sorted(needed, reverse=True)
