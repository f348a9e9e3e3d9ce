"""A case file as a clerk writes it: what is understood, and every fault of a run with its key, its line and what to do."""

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from recovery_docs.case import Case
from recovery_docs.errors import Fault, InputError
from recovery_docs.intake import yaml_facts
from recovery_docs.intake.case_file import MAX_BYTES, read_case

PLAIN = """\
id: 007
creditor: {kind: organisation, name: 示例银行股份有限公司}
borrowers:
  - kind: person
    name: 李示例
    resident_id: "330106198503020019"
loan:
  cause: private_loan
  rate: {annual: "6%"}
  disbursements:
    - {paid_on: 2023-02-10, amount: 1000000, due_on: 2024-02-10}
"""

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A case file with this text; or the plain case with some of its text changed."""

    def write(text: str = PLAIN, *changes: tuple[str, str], name: str = "case.yaml") -> Path:
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return write


def read(path: Path) -> Case:
    return read_case(path).case


def faults(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_case(path)
    return caught.value.faults


def only_fault(path: Path) -> Fault:
    (fault,) = faults(path)
    return fault


def test_every_fact_knows_its_line_and_the_file_its_fingerprint(written: Written) -> None:
    path = written()
    loaded = read_case(path)
    assert loaded.source == "case.yaml"
    assert loaded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert loaded.places["borrowers[0].resident_id"].line == 6
    assert loaded.places["loan.disbursements[0].amount"].line == 11
    assert loaded.places["loan.rate"].line == 9
    assert loaded.warnings == ()


def test_a_number_keeps_its_zeros_and_an_amount_never_is_a_float(written: Written) -> None:
    case = read(written(PLAIN, ("1000000", "0.1")))
    assert case.id == "007"
    assert case.loan.disbursements[0].amount == Decimal("0.1")  # 0.1 as a float is 0.1000000000000000055…


@pytest.mark.parametrize("amount", ["290799.11", '"290799.11"', "290799.110", '"290,799.11"', "29.079911万元"])
def test_an_amount_is_taken_to_the_fen(written: Written, amount: str) -> None:
    assert read(written(PLAIN, ("1000000", amount))).loan.disbursements[0].amount == Decimal("290799.11")


@pytest.mark.parametrize(
    ("amount", "problem"),
    [
        ("0.105", "金额精确到分"),
        ("-1", "金额不能为负数"),
        ("壹佰萬块", "不是金额"),
        ("2.9079911e5", "不是金额"),
        ("NaN", "不是金额"),
        ("Infinity", "不是金额"),
        ("1,00", "不是金额"),
        ("[1]", "不是金额"),
    ],
)
def test_what_is_no_amount_of_money(written: Written, amount: str, problem: str) -> None:
    fault = only_fault(
        written(PLAIN, ("amount: 1000000", f"amount: '{amount}'" if "," in amount else f"amount: {amount}"))
    )
    assert problem in str(fault.problem)
    assert fault.place.key_path == "loan.disbursements[0].amount"
    assert fault.place.line == 11


@pytest.mark.parametrize(
    "day",
    [
        "2023-02-10",
        "2023.2.10",
        "2023/02/10",
        "2023年2月10日",
        "20230210",
        '"20230210"',
        "2023 年 2 月 10 日",
        "2023-02-10 08:00:00",
    ],
)
def test_a_day_as_people_write_it(written: Written, day: str) -> None:
    assert read(written(PLAIN, ("paid_on: 2023-02-10", f"paid_on: {day}"))).loan.disbursements[0].paid_on == date(
        2023, 2, 10
    )


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("2023-02-29", "没有这一天"),
        ("2023-13-01", "没有这一天"),
        ("20231301", "没有这一天"),
        ("230210", "不是完整的日期"),
        ("45000", "不是完整的日期"),  # a day as Excel counts it, or seconds since 1970: never guessed
        ("1675987200", "不是完整的日期"),
        ("02/10/2023", "不是完整的日期"),
        ("1023-02-10", "年份不合理"),
        ("true", "不是完整的日期"),
    ],
)
def test_what_is_no_day(written: Written, day: str, problem: str) -> None:
    fault = only_fault(written(PLAIN, ("paid_on: 2023-02-10", f"paid_on: {day}")))
    assert problem in str(fault.problem)
    assert fault.seen == day


def test_a_leap_day_is_one_only_in_a_leap_year(written: Written) -> None:
    assert read(written(PLAIN, ("2024-02-10", "2024-02-29"))).loan.disbursements[0].due_on == date(2024, 2, 29)
    assert "没有这一天" in str(only_fault(written(PLAIN, ("2024-02-10", "2025-02-29"))).problem)


def test_on_is_a_key_and_no_truth_value(written: Written) -> None:
    events = "events:\n  - kind: demand\n    on: 2024-03-01\n    to: borrower\n"
    assert read(written(PLAIN + events)).events[0].on == date(2024, 3, 1)


def test_yes_no_and_null_are_what_stands_there(written: Written) -> None:
    more = "request: {mediation: {willing: no}, court: ~, facts_text: null}\n"
    request = read(written(PLAIN + more)).request
    assert request.mediation.willing == "no"
    assert (request.court, request.facts_text) == (None, None)


@pytest.mark.parametrize(
    ("key", "near"),
    [("disbursments", "disbursements"), ("cuase", "cause"), ("guarantee", None)],
)
def test_an_unknown_key_is_answered_with_the_nearest(written: Written, key: str, near: str | None) -> None:
    fault = only_fault(written(PLAIN, ("  rate: {annual", f"  {key}: 1\n  rate: {{annual")))
    assert str(fault.problem) == f"不认识的项目“{key}”"
    assert fault.place.key_path == f"loan.{key}"
    assert fault.place.line == 9
    if near:
        assert f"“{near}”" in str(fault.remedy)
    else:
        assert "这里可以写：" in str(fault.remedy)
        assert "disbursements" in str(fault.remedy)


def test_an_unknown_key_of_a_person_is_not_answered_with_a_companys(written: Written) -> None:
    fault = only_fault(written(PLAIN, ("    name: 李示例", "    name: 李示例\n    residentid: x")))
    assert "resident_id" in str(fault.remedy)


def test_a_key_said_twice_is_shown_with_both_lines(written: Written) -> None:
    fault = only_fault(written(PLAIN, ("    name: 李示例\n", "    name: 李示例\n    name: 王示例\n")))
    assert str(fault.problem) == "“name”写了两次，第一次在第5行"
    assert (fault.place.key_path, fault.place.line) == ("borrowers[0].name", 6)


def test_every_fault_is_told_in_one_run(written: Written) -> None:
    path = written(
        PLAIN,
        ("330106198503020019", "330106198503020018"),
        ("2024-02-10", "2024-02-30"),
        ("1000000", "1.005"),
        ('"6%"', "6"),
        ("cause: private_loan", "cause: loan"),
        ("id: 007\n", ""),
        ("name: 示例银行股份有限公司", "nmae: 示例银行股份有限公司"),
    )
    found = {fault.place.key_path: fault for fault in faults(path)}
    assert set(found) == {
        "id",
        "creditor.nmae",
        "creditor.name",
        "borrowers[0].resident_id",
        "loan.cause",
        "loan.rate.annual",
        "loan.disbursements[0].amount",
        "loan.disbursements[0].due_on",
    }
    lines = {key: fault.place.line for key, fault in found.items()}
    assert lines["borrowers[0].resident_id"] == 5
    assert lines["loan.disbursements[0].due_on"] == 10
    assert lines["creditor.name"] == 1  # where the group stands that should hold it
    for fault in found.values():
        assert str(fault.problem)
        assert str(fault.remedy)
        assert fault.place.file == "case.yaml"


def test_a_wrong_check_digit_blocks_and_the_number_is_not_shown_whole(written: Written) -> None:
    fault = only_fault(written(PLAIN, ("330106198503020019", "330106198503020018")))
    assert str(fault.problem) == "公民身份号码的校验位不符"
    assert fault.seen == "330…0018"
    assert "330106198503020018" not in str(fault)


def test_a_number_cut_by_a_spreadsheet_is_told_as_such(written: Written) -> None:
    fault = only_fault(written(PLAIN, ("330106198503020019", "330106198503021000")))
    assert "表格软件" in str(fault.problem)


def test_a_number_that_ends_in_000_and_passes_is_worth_a_look(written: Written) -> None:
    # 330106198503020000: the weighted sum leaves check digit 0, as for one cut number in eleven.
    loaded = read_case(written(PLAIN, ("330106198503020019", "330106198503020000")))
    (warning,) = loaded.warnings
    assert warning.severity == "warning"
    assert "表格软件" in str(warning.problem)


def test_an_unknown_county_warns_only(written: Written) -> None:
    from stdnum.cn import ric

    number = "99010619850302001"
    number += ric.calc_check_digit(number + "0")
    loaded = read_case(written(PLAIN, ("330106198503020019", number)))
    (warning,) = loaded.warnings
    assert warning.severity == "warning"
    assert "区县代码" in str(warning.problem)
    assert warning.place.line == 6
    assert number not in str(warning)


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("330106850302001", "应为 18 位"),
        ("33010619850302001", "应为 18 位"),
        ("330106198502300017", "出生日期不存在"),
        ("33010619850302001A", "校验位不符"),
    ],
)
def test_numbers_that_cannot_be_a_persons(written: Written, number: str, problem: str) -> None:
    from stdnum.cn import ric

    if "出生" in problem:
        number = number[:17] + ric.calc_check_digit(number)
    assert problem in str(only_fault(written(PLAIN, ("330106198503020019", number))).problem)


def test_a_small_x_and_spaces_in_a_number_are_put_right(written: Written) -> None:
    case = read(written(PLAIN, ("330106198503020019", "110105 19491231 002x")))
    assert case.borrowers[0].resident_id == "11010519491231002X"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "right"), [("91330106MA2AAAAA15", True), ("91330106MA2AAAAA16", False), ("91330106MA2AAAAAI5", False)]
)
def test_a_credit_code_is_checked(written: Written, code: str, right: bool) -> None:
    path = written(PLAIN, ("name: 示例银行股份有限公司}", f"name: 示例银行股份有限公司, uscc: {code}}}"))
    if right:
        assert read(path).creditor.uscc == code  # type: ignore[union-attr]
    else:
        assert "统一社会信用代码" in str(only_fault(path).problem)


@pytest.mark.parametrize(
    ("rate", "value"),
    [('"6%"', "0.06"), ('"5‰"', "0.005"), ("万分之五", "0.0005"), ("年利率6%", "0.06"), ("6", None), ("0.06", None)],
)
def test_a_rate_is_never_taken_without_its_unit(written: Written, rate: str, value: str | None) -> None:
    path = written(PLAIN, ('"6%"', rate))
    if value is None:
        fault = only_fault(path)
        assert "没有写明单位" in str(fault.problem)
        assert fault.place.key_path == "loan.rate.annual"
    else:
        assert read(path).loan.rate.annual == Decimal(value)  # type: ignore[union-attr]


def test_a_name_that_is_no_party_is_told_with_its_key(written: Written) -> None:
    fault = only_fault(written(PLAIN + "events: [{kind: demand, on: 2024-03-01, to: 李示利}]\n"))
    assert "events[0].to" in str(fault)
    assert "李示利" in str(fault)


def test_exhibits_of_one_number_are_refused(written: Written) -> None:
    more = "exhibits: [{number: 1, name: 甲}, {number: 2, name: 乙}, {number: 1, name: 丙}]\n"
    assert "证据编号重复：1" in str(only_fault(written(PLAIN + more)))


def test_one_party_written_once_and_pointed_at(written: Written) -> None:
    text = PLAIN.replace("  - kind: person", "  - &debtor\n    kind: person")
    text += "mortgages: [{owner: *debtor, collateral: {kind: house, name: 住宅}}]\n"
    case = read(written(text))
    assert case.mortgages[0].owner == case.borrowers[0]


def test_json_is_read_as_well_with_tabs_and_a_byte_order_mark(written: Written) -> None:
    text = (
        '\ufeff{\n\t"id": "1",\n\t"creditor": {"kind": "person", "name": "甲"},\n'
        '\t"borrowers": [{"kind": "person", "name": "乙"}],\n\t"loan": {"cause": "private_loan",\n'
        '\t"disbursements": [{"paid_on": 20230210, "amount": 100.10, "due_on": "2024-02-10"}]}\n}'
    )
    case = read(written(text, name="case.json"))
    assert case.loan.disbursements[0].amount == Decimal("100.10")
    assert case.loan.disbursements[0].paid_on == date(2023, 2, 10)


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("", "文件里没有案件", None),
        ("- 1\n", "文件里没有案件", None),
        ("id: 1\n  name: 2\n", "写法不对", 2),
        ("id: [1, 2\n", "写法不对", 2),
        ("id: 1\n\tname: 2\n", "写法不对", 2),
        ("id: 1\n---\nid: 2\n", "写法不对", 2),
        ("id: *nobody\n", "写法不对", 1),
        ("id: a\x00b\n", "不允许的字符", None),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(written: Written, text: str, problem: str, line: int | None) -> None:
    fault = only_fault(written(text))
    assert problem in str(fault.problem)
    assert fault.place.line == line


@pytest.mark.parametrize("escape", [r"\0", r"\x07", r"\v", r"\e", r"\x7f", r"\uffff"])
def test_a_character_that_no_paper_can_hold_is_refused_at_its_key_and_line(written: Written, escape: str) -> None:
    fault = only_fault(written(PLAIN, ("name: 李示例", f'name: "李{escape}示例"')))
    assert (fault.place.file, fault.place.key_path, fault.place.line) == ("case.yaml", "borrowers[0].name", 5)
    assert "文字中有无法显示的字符 U+" in str(fault)


def test_half_a_character_is_refused_at_its_line(written: Written) -> None:
    # docxtpl ends the paragraph there
    assert only_fault(written(PLAIN, ("name: 李示例", r'name: "李\ud842示例"'))).place.line == 5


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['true']", "!!int 5", "!secret x", "!!binary aGk="])
def test_a_tag_is_never_obeyed(written: Written, tag: str) -> None:
    found = faults(written(PLAIN, ("name: 李示例", f"name: {tag}")))
    assert any("不支持的标记" in str(fault.problem) for fault in found)


def test_a_file_that_multiplies_itself_is_refused_quickly(written: Written) -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    assert "文件的内容太多" in str(only_fault(written(PLAIN + bomb)))


def test_a_file_that_holds_itself_is_refused(written: Written) -> None:
    assert "文件的层次太多" in str(only_fault(written("id: &a [*a]\n")))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_file_that_is_deep_is_refused_before_it_can_do_harm(written: Written, opening: str) -> None:
    # A few hundred thousand levels would be more than the stack of the parser in C holds.
    assert "文件的层次太多" in str(only_fault(written("id:\n  " + opening * 300_000)).problem)


def test_a_file_that_is_deep_by_pointing_is_refused(written: Written) -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 100))
    assert "文件的层次太多" in str(only_fault(written(PLAIN + chain)).problem)


def test_a_file_that_is_big_is_refused(written: Written) -> None:
    assert "文件太大" in str(only_fault(written("#" * (MAX_BYTES + 1))))
    assert "文件里没有案件" in str(only_fault(written("#" * MAX_BYTES)))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(PLAIN.encode("gb18030"))
    assert "UTF-8" in str(only_fault(path).problem)


@pytest.mark.parametrize("name", ["case.txt", "case", "case.xlsx"])
def test_a_file_of_another_kind_is_refused(written: Written, name: str) -> None:
    assert "不认识的文件类型" in str(only_fault(written(name=name)).problem)


def test_a_file_that_is_not_there_is_named_without_its_folder(tmp_path: Path) -> None:
    fault = only_fault(tmp_path / "没有.yaml")
    assert fault.place.file == "没有.yaml"
    assert str(tmp_path) not in str(fault)


def test_a_missing_key_is_told_by_its_title(written: Written) -> None:
    path = written(PLAIN, ('resident_id: "330106198503020019"', "other_id: {type: 护照}"))
    fault = only_fault(path)
    assert "证件号码" in str(fault.problem)
    assert fault.place.key_path == "borrowers[0].other_id.number"
    assert fault.place.line == 6


def test_the_reader_falls_back_to_the_slow_parser(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    fast = read_case(written())
    monkeypatch.setattr(yaml_facts, "_Loader", yaml.BaseLoader)
    slow = read_case(written())
    assert slow.case == fast.case
    assert slow.places == fast.places
