"""A first pair to write an own paper from: a Word file with the words of our letter to the same people, and its `.toml`."""

import io
from pathlib import Path

import docx
from pathvalidate import sanitize_filename

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.filings.own import OWN_RECIPIENTS
from recovery_docs.messages import say
from recovery_docs.shipped import TEMPLATES

_LIKE = {
    "borrower": "notices/collection-notice.docx",
    "guarantor": "notices/guarantor-demand.docx",
    "everybody": "notices/collection-notice.docx",
}

_OWED = (
    "{{ 债权人.姓名 }}与{{ 借款人.姓名 }}{{ 借款.案由 }}一案，"
    "截至{{ 条款.截至日 }}，尚欠{{ 欠款.分项 }}，合计{{ 欠款.合计 }}。"
)
_TEXT = """# 本行自拟的文书：旁边的 Word 文件里写它的话，这里写它是什么、发给谁。
标题 = "{title}"
发给 = "{to}"          # {choices}；各做一份，“案件”是全案一份

# 下面各项可以不写，去掉行首的 # 就生效
# 规则 = "NOT001 LIM001"                  # 提交前要过的规则，见 recovery-docs rules；不写的按同类函件
# 附件 = ["debt-statement"]               # 一起做的附件，见 recovery-docs templates list
# 必填 = ["收件人.尊称", "欠款.合计"]      # 不能空着的字段，见 recovery-docs templates fields
#
# [[不用于]]
# 条件 = "not 保证"
# 原因 = "本案没有保证人"
#
# [[另用标题]]
# 条件 = "担保.反担保"
# 标题 = "致反担保人函"
"""


def starting_pair(name: str, to: str, directory: Path) -> tuple[Path, Path]:
    """Write the Word file and the `.toml` of a new paper; raises `TemplateError` where either is there already."""
    stem = str(sanitize_filename(name, "_", platform="universal"))
    word_file, description = directory / f"{stem}.docx", directory / f"{stem}.toml"
    for path in (word_file, description):
        if path.exists():
            raise TemplateError(
                Fault(Place(file=path.name), say("已经有这个文件，没有覆盖"), say("换一个名称，或者直接修改已有的文件"))
            )
    directory.mkdir(parents=True, exist_ok=True)
    word_file.write_bytes(_of_the_case() if to == "case" else (TEMPLATES / _LIKE[to]).read_bytes())
    description.write_text(described(name, to), encoding="utf-8")
    return word_file, description


def described(title: str, to: str) -> str:
    """The words of a `.toml` that says what a paper is and to whom it goes, and what else it may say."""
    spoken = next((chinese for chinese, ours in OWN_RECIPIENTS.items() if ours == to), to)
    return _TEXT.format(title=title, to=spoken, choices="、".join(OWN_RECIPIENTS))


def _of_the_case() -> bytes:
    """A title, what is owed, a day: in the look of our letters."""
    document = docx.Document(str(TEMPLATES / _LIKE["borrower"]))
    kept = {"文书标题": "{{ 文书.标题 }}", "正文文字": _OWED, "落款": "{{ 文书.日期 }}"}
    body = document.element.body
    wanted = {
        name: next(one for one in document.paragraphs if one.style is not None and one.style.name == name)
        for name in kept
    }
    for element in [one for one in body if not one.tag.endswith("}sectPr")]:
        if element not in [one._p for one in wanted.values()]:
            body.remove(element)
    for name, paragraph in wanted.items():
        paragraph.text = kept[name]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
