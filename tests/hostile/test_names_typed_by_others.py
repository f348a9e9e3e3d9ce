"""A name typed into a template would stand in everybody's letter: it is found before a letter is made, and words are not
taken for names.
"""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from containers import HEADINGS, replaced, word
from openpyxl import Workbook
from stdnum.cn import ric

from recovery_docs.cli import group
from recovery_docs.errors import InputError
from recovery_docs.rendering.check_template.typed_names import TypedWords
from recovery_docs.shipped import TEMPLATES

NOTICE = TEMPLATES / "notices" / "collection-notice.docx"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦方邹熊孟秦白江阎薛尹段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤高安成时全平和明"
)
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红建国建华志云飞玉萍春梅海燕鑫鹏宇浩凯健俊帆雪琳晨晶丹峰亮龙利义"
    "兴立成功方正安全康宁远长久信用知行时间金山水木林森田野"
)


def typed(tmp_path: Path, *paragraphs: str) -> TypedWords:
    (tmp_path / "催收通知书.docx").write_bytes(word(*paragraphs))
    return TypedWords([tmp_path / "催收通知书.docx"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("李明", "致：李明"),
        ("李明", "李明先生："),
        ("李明", "李 明"),
        ("李明", "乙方：李明（身份证号码见下）"),
        ("李明", "兹由李明在此确认"),
        ("李明", "尊敬的客户　李明　女士"),
        ("李明", "李\u3000明："),
        ("李明", "借款人李明于2021年8月18日借款"),
        ("李明", "被告李明，男"),
        ("李明", '{% set whom = "李明" %}'),
        ("李明", "李\u200b明（签字）"),
        ("李明华", "请李明华速来我行"),
        ("欧阳示例", "贵方欧阳示例尚欠"),
        ("海宁示例贸易有限公司", "保证人海宁示例贸易有限公司承担连带责任"),
        ("John Smith", "Dear John Smith:"),
    ],
)
def test_a_name_that_stands_alone_is_found_with_its_place(tmp_path: Path, name: str, text: str) -> None:
    place = typed(tmp_path, "第一段", text).where(name)
    assert place is not None
    assert (place.file, str(place.passage)) == ("催收通知书.docx", "正文第2段")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("李明", "致：李明华"),
        ("李明", "桃李明艳"),
        ("成立", "本行成立于1997年。成立以来"),
        ("高利", "严禁高利贷"),
        ("任何", "任何单位和个人"),
        ("时效", "诉讼时效"),
        ("金额", "金额"),  # 我们自己的模板里也有的词
        ("方式", "还款方式"),
        ("John", "Johnson & Co."),
        ("李明", "经办人：李明"),
        ("李明", "联系人　李明　电话"),
        ("王", "王"),
    ],
)
def test_a_part_of_another_name_a_word_and_an_officer_are_not(tmp_path: Path, name: str, text: str) -> None:
    assert typed(tmp_path, text).where(name) is None


def test_no_invented_name_is_found_in_our_own_templates_nor_ten_thousand_in_other_letters(tmp_path: Path) -> None:
    """Three letters as offices write them, ten thousand people, and every template of ours taken for an office's own."""
    letters = typed(
        tmp_path,
        "贵方于2021年8月18日向我行借款，期限届满，至今没有归还。请于收到本通知之日起十日内归还全部本息。",
        "根据合同约定，任何一方均应当全面履行义务；时间、方式、金额见下表。和解、调解均可向我行提出，方便时请来电。",
        "高效、安全、平等是我行的宗旨。成立于1997年的海宁支行，任职人员均持证上岗，明确告知，严禁收取任何费用。",
        "金额　利息　罚息　合计　方式　期限　备注　时间　全部　明细　万元　安排如下：高利、平等、温和、明确、成功、方便。",
    )
    everything = TypedWords(sorted(TEMPLATES.glob("*/*.docx")))
    chance = random.Random(20261127)
    for _ in range(10_000):
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        assert letters.where(name) is None, name
        assert everything.where(name) is None, name


def _book(path: Path, *names: str) -> Path:
    book = Workbook()
    book.active.append((*HEADINGS, "案由", "采用的金额", "到期日", "地址", "联系电话"))
    for number, name in enumerate(names, start=1):
        stem = f"330481198503120{number:02d}"
        identity = stem + ric.calc_check_digit(f"{stem}0")
        row = [f"A{number}", "示例银行股份有限公司", name, identity, f"示借字第{number}号", 1000, "2026-10-31"]
        book.active.append([*row, "金融借款合同纠纷", "银行", "2026-01-05", "浙江省海宁市示例路1号", "13900000001"])
    book.save(path)
    return path


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """An own letter that begins with the name of the debtor for whom it was first written."""
    folder = tmp_path / "模板"
    folder.mkdir()
    paragraph = "<w:body><w:p><w:r><w:t>致：李</w:t></w:r><w:r><w:t>样本先生</w:t></w:r></w:p>"
    data = replaced(NOTICE.read_bytes(), "word/document.xml", b"<w:body>", paragraph.encode())
    (folder / "collection-notice.docx").write_bytes(data)
    return folder


def _batch(tmp_path: Path, templates: Path, *names: str) -> Result:
    book = _book(tmp_path / "台账.xlsx", *names)
    asked = ["--filing", "collection-notice", "--templates", str(templates), "--workers", "1"]
    return CliRunner().invoke(group, ["batch", str(book), "--out", str(tmp_path / "out"), *asked])


def test_a_letter_that_was_once_another_debtors_is_not_sent_to_this_one(tmp_path: Path, templates: Path) -> None:
    refused = _batch(tmp_path, templates, "赵示例", "李样本", "钱示例").exception
    assert isinstance(refused, InputError)  # exit code 2
    said = str(refused)
    assert "collection-notice.docx 正文第1段：写着李**，是本批中别的案件的当事人" in said
    assert "李样本" not in said
    assert not list((tmp_path / "out").glob("*/*.docx"))


def test_nor_is_one_made_for_her_own_case_alone_refused(tmp_path: Path, templates: Path) -> None:
    made = _batch(tmp_path, templates, "李样本")
    assert made.exit_code == 0, made.output
    assert list((tmp_path / "out").glob("*/01_*.docx"))
