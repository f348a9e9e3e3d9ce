"""`lint` finds an ID or a telephone number in a template however it is disguised; figures and dates are none."""

import io

import pytest
from docx import Document

from recovery_docs.rendering.check_document.disguised_numbers import disguised_numbers
from recovery_docs.rendering.check_template.lint import lint

ID, PHONE = "330481196502021016", "13805730001"
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")


@pytest.mark.parametrize(
    "written",
    [
        "330481.19650202.1016",
        "3.3.0.4.8.1.1.9.6.5.0.2.0.2.1.0.1.6",
        "（330481）（19650202）（1016）",
        "[330481]19650202[1016]",
        ID.translate(CHINESE),
        ID.translate(ARABIC),
        ID.translate(CIRCLED),
        "三三〇四八一，19650202。1016".replace("，", "·"),
    ],
)
def test_an_id(written: str) -> None:
    assert ID in disguised_numbers(f"身份证：{written}，借款人")


@pytest.mark.parametrize(
    "written",
    [
        "138.0573.0001",
        "(138)(0573)(0001)",
        "一三八〇五七三〇〇〇一",
        "幺三八零五七三零零零幺",
        PHONE.translate(ARABIC),
        PHONE.translate(CIRCLED),
    ],
)
def test_a_telephone_number(written: str) -> None:
    assert PHONE in disguised_numbers(f"电话：{written}。")


@pytest.mark.parametrize(
    "words",
    [
        "二〇二六年十一月二十七日，自二〇二三年二月十日起",
        "人民币壹佰壹拾壹万肆仟壹佰壹拾贰元贰角玖分（1,114,112.29元）",
        "2023.02.10至2024.02.10",
        "一、二、三、四、五、六、七、八、九、十",
        "本金138,880.00元、利息2,291.52元、违约金6,000.00元",
        "第1.2.3.4条、第5.6条",
    ],
)
def test_figures_days_and_lists_are_none(words: str) -> None:
    assert disguised_numbers(words) == frozenset()


def test_lint_says_where_it_stands() -> None:
    document, saved = Document(), io.BytesIO()
    document.add_paragraph("{{ 文书.标题 }}")
    document.add_paragraph("联系电话：一三八〇五七三〇〇〇一。")
    document.save(saved)

    (found,) = [one for one in lint(saved.getvalue(), "函.docx") if "证件号码、电话" in str(one)]

    assert "第2段" in str(found)
