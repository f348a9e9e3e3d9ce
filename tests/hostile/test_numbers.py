"""The numbers of strangers are seen however they are written; dates, sums and case numbers are not taken for any."""

import json
import random

import pytest
from containers import replaced, word
from stdnum import luhn
from stdnum.cn import ric

from recovery_docs.errors import PacketError
from recovery_docs.packet.leak_guard import Known, guard
from recovery_docs.rendering.check_document.personal_numbers import personal_numbers
from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

RESIDENT = "33048119850312001" + ric.calc_check_digit("330481198503120010")
CARD = "622202123456789012" + luhn.calc_check_digit("622202123456789012")
WRITTEN = {
    RESIDENT: (
        RESIDENT,
        f"{RESIDENT[:6]} {RESIDENT[6:14]} {RESIDENT[14:]}",
        "-".join((RESIDENT[:6], RESIDENT[6:14], RESIDENT[14:])),
        " ".join(RESIDENT),
        "\u200b".join(RESIDENT),
        RESIDENT.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)}),
        f"{RESIDENT[:6]}\u00a0{RESIDENT[6:]}",
    ),
    "330481850312001": ("330481850312001", "330481 850312 001"),
    "13812345678": (
        *(
            "13812345678",
            "138-1234-5678",
            "138 1234 5678",
            "１３８１２３４５６７８",
            "+86 138 1234 5678",
            "+8613812345678",
        ),
        *("0086-13812345678", "138\u200b1234\u200b5678", "1 3 8 1 2 3 4 5 6 7 8", "138–1234–5678", "（13812345678）"),
    ),
    "057188886666": ("0571-88886666", "（0571）88886666", "0571 8888 6666", "(0571)8888-6666", "+86 0571-88886666"),
    "01062345678": ("010-62345678", "010 6234 5678"),
    CARD: (CARD, " ".join(CARD[start : start + 4] for start in range(0, 19, 4)), CARD.replace("2", "２")),
    "LI.SHI@EXAMPLE.COM": ("li.shi@example.com", "Li.Shi@Example.com"),
}


@pytest.mark.parametrize(
    ("number", "text"), [(number, one) for number, spellings in WRITTEN.items() for one in spellings]
)
@pytest.mark.parametrize("around", ["电话：{}。", "见{}，", "{}"])
def test_a_strangers_number_stops_the_paper_however_it_is_written(number, text, around):
    assert number in personal_numbers(around.format(text))
    with pytest.raises(PacketError) as error:
        guard("01_催收通知书.docx", around.format(text), Known('{"name": "李示例"}'))
    assert number not in str(error.value)


@pytest.mark.parametrize(
    ("number", "text"), [(number, one) for number, spellings in WRITTEN.items() for one in spellings]
)
def test_the_cases_own_passes_in_any_spelling(number, text):
    for held in WRITTEN[number]:
        guard("01_催收通知书.docx", f"号码{text}。", Known(json.dumps({"a": f"登记为{held}"}, ensure_ascii=False)))


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-31、2026-11-30",
        "（2026）浙0481民初1234号",
        "1,380,000.00元",
        "借款期间2021-08-18 2022-07-15",
        "13812345678901234567890",
        "138123456",
        "人民币138123.45678元",
        "第1380 0000号",
        "法释〔2020〕28号 2020-12-29",
        "0.05% 0571",
        "100 000 000 000",
        "330481 2026 0001",
    ],
)
def test_dates_sums_and_numbers_of_cases_are_not_taken_for_persons(text):
    assert personal_numbers(text) == frozenset()


def test_false_alarms_are_rarer_than_one_in_ten_thousand_papers():
    """Ten sums, six dates and three numbers of contracts a paper, which no case need hold."""
    chance = random.Random(20261127)
    false = 0
    for _ in range(10_000):
        sums = [f"{chance.randrange(1, 10**9) / 100:,.2f}元" for _ in range(10)]
        days = [
            f"{chance.randrange(1998, 2030)}{chance.choice('-/.')}{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
            for _ in range(6)
        ]
        numbers = [f"{chance.choice('借保抵')}字第{chance.randrange(10**8):08d}号" for _ in range(3)]
        words = [
            *sums,
            *days,
            *numbers,
            f"（{chance.randrange(2000, 2027)}）浙{chance.randrange(10**4):04d}民初{chance.randrange(10**5)}号",
        ]
        chance.shuffle(words)
        false += bool(personal_numbers(chance.choice((" ", "、", "，")).join(words)))
    assert false == 0


def test_a_number_in_the_description_of_a_picture_or_the_target_of_a_link_is_seen():
    data = replaced(
        word("好"),
        "word/document.xml",
        b"<w:body>",
        f'<w:body><!-- x --><w:bookmarkStart w:id="1" w:name="电话{13812345678}"/>'.encode(),
    )
    assert CompiledTemplate.load(data).hidden_numbers == {"13812345678"}


def test_lint_names_the_paragraph_in_which_a_number_was_left_and_does_not_repeat_it():
    (fault,) = [one for one in lint(word("经办人联系电话见下", "138-1234-5678")) if one.severity == "warning"]
    assert "正文第2段" in str(fault)
    assert "1234" not in str(fault)
