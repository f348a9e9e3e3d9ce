"""The walk of ten minutes in docs/templates.md makes the letter that it shows, with nothing but what the page says."""

from pathlib import Path

import docx
from scripts.walk import section, walk


def test_the_walk_of_the_page_makes_a_banks_own_letter_in_an_empty_folder(tmp_path: Path) -> None:
    *_, checked, made = walk(tmp_path)

    assert "0处错误，0处提醒" in checked
    (letter,) = (tmp_path / "文书").rglob("01_*.docx")
    assert letter.name == "01_面谈邀请函.docx"
    assert letter.name in made
    words = [one.text for one in docx.Document(str(letter)).paragraphs]
    assert words[0] == "面谈邀请函"
    assert "请贵单位在收到本函后十日内到示例银行股份有限公司海宁支行面谈还款安排，并带上本函和身份证件。" in words
    assert "保证人周一凡可以一同前来。" in words
    assert not any("提起诉讼" in one for one in words)  # 条款“法律后果”换掉了


def test_the_pictures_of_the_page_are_there() -> None:
    assert all((Path("docs") / name).is_file() for name in ("own-letter-template.png", "own-letter.png"))
    assert section().count("](own-letter") == 2
