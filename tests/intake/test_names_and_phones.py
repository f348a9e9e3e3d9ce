"""Names and telephone numbers as people write them: what is looked through, and what is asked about."""

from pathlib import Path
from typing import Any

import pytest
from workbook_files import case_of, flat, resident_id, the_fault

from recovery_docs.errors import FactError
from recovery_docs.intake.values.cell_text import identity
from recovery_docs.intake.values.names import name, split_people
from recovery_docs.intake.values.phones import phones


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("钱 示例", "钱示例"),
        ("孙\u3000范文", "孙范文"),
        ("王范文先生", "王范文"),
        ("李样本女士", "李样本"),
        ("周示范(借款人)", "周示范"),
        ("周示范（本人）", "周示范"),
        ("欧阳 示范", "欧阳示范"),
        ("阿卜杜拉·示例", "阿卜杜拉·示例"),
        ("郑和", "郑和"),
        ("李和平", "李和平"),
        ("示例（中国）有限公司", "示例（中国）有限公司"),
        ("示例和样本科技有限公司", "示例和样本科技有限公司"),
        ("360示例（北京）科技有限公司", "360示例（北京）科技有限公司"),
        ("无", None),
    ],
)
def test_a_name_is_read_without_what_people_add_to_it(written: str, read: str | None) -> None:
    assert name(written) == read


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("李样本（已故）", "已故"),
        ("李样本[已死亡]", "已死亡"),
        ("（已结清）卫示例", "已结清"),
        ("示例纺织有限公司（已注销）", "已注销"),
        ("王*例", "“*”"),
        ("吴试样＊", "“*”"),
        ("冯样本1", "数字"),
        ("卫示例（蒋范文）", "蒋范文"),
        ("卫示例（曾用名卫样本）", "曾用名"),
        ("杨试样等2人", "“等”"),
        ("杨试样等", "“等”"),
        ("借款人", "不是姓名"),
        ("已结清", "不是姓名"),
        ("先生", "不是姓名"),
        ("李某", "不是姓名"),
        ("王某某", "不是姓名"),
    ],
)
def test_what_is_no_plain_name_is_asked_about(written: str, problem: str) -> None:
    with pytest.raises(FactError) as refused:
        name(written)
    assert problem in str(refused.value.problem)


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("钱示例、孙范文", ("钱示例", "孙范文")),
        ("李样本/周示范", ("李样本", "周示范")),
        ("吴试样\n郑示例", ("吴试样", "郑示例")),
        ("王范文 冯样本", ("王范文", "冯样本")),
        ("李明 王芳", ("李明", "王芳")),
        ("沈样本，韩示范", ("沈样本", "韩示范")),
        ("朱示例&秦范文", ("朱示例", "秦范文")),
        ("尤样本和许示范", ("尤样本", "许示范")),
        ("蒋范文，示例纺织有限公司", ("蒋范文", "示例纺织有限公司")),
        ("示例纺织有限公司 样本皮革有限公司", ("示例纺织有限公司", "样本皮革有限公司")),
        ("何试样；吕示例；施样本", ("何试样", "吕示例", "施样本")),
    ],
)
def test_several_people_in_one_cell_are_several(written: str, people: tuple[str, ...]) -> None:
    assert split_people(written) == people
    with pytest.raises(FactError, match=str(len(people))):
        name(written)


def test_people_are_split_as_the_officer_says() -> None:
    assert split_people("钱示例+孙范文", "+") == ("钱示例", "孙范文")
    assert split_people("钱示例-孙范文", "、") == ("钱示例-孙范文",)


def test_several_numbers_in_one_cell_are_asked_about() -> None:
    assert identity(resident_id(1)) == resident_id(1)
    for between in ("、", "/", "\n", " "):
        with pytest.raises(FactError, match="几个证件号码"):
            identity(f"{resident_id(1)}{between}{resident_id(2)}")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("138 0000 0001", ("13800000001",)),
        ("138-0000-0001", ("13800000001",)),
        ("+86 13800000001", ("13800000001",)),
        ("+8613800000001", ("13800000001",)),
        ("008613800000001", ("13800000001",)),
        ("86-13800000001", ("13800000001",)),
        ("13800000001 13800000002", ("13800000001", "13800000002")),
        ("13800000001\n13800000001", ("13800000001",)),
        ("13800000001（本人）", ("13800000001",)),
        ("手机：13800000001", ("13800000001",)),
        ("0573-80000002", ("0573-80000002",)),
        ("057380000002转801", ("057380000002转801",)),
        ("80000002", ("80000002",)),
        ("400-800-0001", ("400-800-0001",)),
        ("无", ()),
        ("空号", ()),
        ("13800000001、无", ("13800000001",)),
    ],
)
def test_telephone_numbers_as_people_write_them(written: str, read: tuple[str, ...]) -> None:
    assert phones(written) == read


@pytest.mark.parametrize("written", ["1380000000", "138000000012", "12800000001", "13800000001（妻子）", "见附件"])
def test_what_is_no_number_of_the_person_is_asked_about(written: str) -> None:
    with pytest.raises(FactError, match="不是电话号码"):
        phones(written)


GUARANTOR: dict[str, Any] = {"担保人": "褚试样", "担保人证件号码": resident_id(9), "电话": "13900000001"}


def test_a_telephone_after_the_guarantor_is_the_guarantor_s(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, {"联系电话": "13800000001", **GUARANTOR}))
    assert case.borrowers[0].phones == ("13800000001",)
    assert case.guarantees[0].guarantor.phones == ("13900000001",)


def test_the_only_telephone_after_a_guarantor_is_nobody_s_until_it_is_said(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, GUARANTOR))
    assert (case.borrowers[0].phones, case.guarantees[0].guarantor.phones) == ((), ())


def test_no_letter_goes_to_a_remark(tmp_path: Path) -> None:
    fault = the_fault(flat(tmp_path, {"借款人姓名": "李示例（已故）"}))
    assert (fault.place.heading, "死亡日期" in str(fault.remedy)) == ("借款人姓名", True)
    assert "李示例" not in (fault.seen or "")
