"""A profile written from a reading: what was understood, what it may be, what is missing, for the officer to correct."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recovery_docs.intake.headings import Heading, plain
from recovery_docs.intake.layout.reading import ColumnReading, Reading, SheetReading
from recovery_docs.intake.profile.constants import constants, within
from recovery_docs.intake.profile.fact_names import fact_name, heading_named
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.profile.proposals import proposals

CREDITOR = ("名称", "统一社会信用代码", "住所地", "联系电话", "负责人", "负责人职务", "是否金融机构", "金融机构种类")
_OF_EACH = ("案件.案件编号", "案件.本金余额")
_AS_OF = "案件.截至日"
_CONTRACT = frozenset(("案件.借款合同编号", "案件.借款合同名称"))
_CARD = frozenset(("卡号", "信用卡号", "账单日", "最低还款额", "信用额度"))
_PAID_FOR = ("代偿.代偿", "逐笔代偿", "案件.代偿")
"""How the facts begin that a guarantor has who paid for the debtor."""
_NOBODY = re.compile(r"[\d.,%-]{1,10}")
"""Amounts, rates and days; a profile goes from hand to hand, and no name or number of a person is written into it."""
_TITLE = """\
# 台账方案：{file} 怎样读。改好后与工作簿放在同一文件夹，文件名为 台账方案.toml；或者运行时用 --profile 写明。
# 以 # 开头的行不起作用，去掉 # 才算。等号两边的文字写在英文引号里。"""
_CHOICES: tuple[tuple[str, str | Sequence[str], str, bool], ...] = (
    ("隐藏的行", "不读", "不读、读取：隐藏和筛选掉的行", True),
    ("画线的行", "不读", "不读、读取：画了删除线的行", True),
    ("信上照列的列", ("逾期天数",), "标题；这些列在催收函上照原样列出", False),
    ("结果列", "案号旁", "案号旁、最右：退回的工作簿打开时，处理结果和问题显示在案号旁边，还是按原样在最右", True),
    (
        "同一客户",
        "分开",
        "一案、分开：同一客户（姓名、证件号码相同）上下相连的几笔借据合成一案、一封函，还是一笔一案",
        True,
    ),
    ("采用的金额", "银行", "银行、计算：照录台账的余额，或者由本系统按利率和还款计算", False),
    ("函号格式", "示银催〔{年}〕{序号:03}号", "", False),
    ("文书", ("催收通知书",), "没有写 --filing 时做哪些", False),
)
"""What holds for the whole book: an example of each, what it may be, and whether the example holds where nobody says."""
_GROUPS: tuple[tuple[str, str, Mapping[str, str | Sequence[str]]], ...] = (
    (
        "多人分隔",
        "一格写了几个人的，用哪些符号分开；“换行”“空格”写这两个字",
        {"借款人": "、，；/", "担保人": "、，；/"},
    ),
    ("跳过的行", "某一列写着这些内容的行不做", {"状态": ("已结清", "核销")}),
)
_KNOWN = '\n["上次的标题"]  # 写方案时工作簿的标题，以后有变会问；不必改'


def profile_text(reading: Reading, heeded: Profile = NOTHING_SAID) -> str:
    """The profile as a file of text. A line that begins with # is not read until the sign is taken away.

    What the profile says that was heeded stays said, in its own words, also where no reading shows it.
    """
    sheets, said = reading.main, heeded.said if reading.profile else {}
    headings = dict.fromkeys(one.heading for sheet in sheets for one in sheet.columns if one.heading)
    lines = (
        _TITLE.format(file=reading.file),
        *_settings(sheets, of_profile=bool(reading.profile)),
        *_choices(said),
        '\n["列"]  # 工作簿的标题 = 它是哪一项',
        *_columns(sheets),
        *_gone(headings, said),
        '\n["固定"]  # 各案相同的；台账里有的，以台账为准',
        *_constants(reading, sheets, said),
        *_groups(said),
        _KNOWN,
        _entry("标题", list(headings)),
    )
    return "\n".join(lines) + "\n"


def _settings(sheets: Sequence[SheetReading], *, of_profile: bool) -> Iterator[str]:
    yield _entry("工作表", [sheet.name for sheet in sheets])
    rows = {sheet.header_rows for sheet in sheets}
    if len(rows) == 1:
        yield _entry("标题行", sorted(set(rows.pop())))
    units = {sheet.unit for sheet in sheets}
    unit = units.pop() if len(units) == 1 else ""
    yield f"{'' if unit else '# '}{_entry('单位', unit or '元')}  # 标题没有写明单位的金额：元、千元、万元、百万元、亿元"
    read = {one.heading for sheet in sheets for one in sheet.of("read", "profile")}
    aside = [one for sheet in sheets for one in sheet.columns if one.is_aside and one.heading not in read]
    kept = (one.heading or f"{one.letter}列" for one in aside if _was_said(one, of_profile))
    yield _entry("不读的列", list(dict.fromkeys(kept)))
    # 不写进“不读的列”：要用其中一列的，在［列］里加一行就行
    if unused := dict.fromkeys(one.heading for one in aside if one.heading and not _was_said(one, of_profile)):
        yield f"# 没有用到的列，要用的写进下面的［列］：{'、'.join(map(_text, unused))}"


def _choices(said: Mapping[str, Any]) -> Iterator[str]:
    for key, example, meaning, is_usual in _CHOICES:
        value = said.get(key)
        entry = _entry(key, value or example) + (f"  # {meaning}" if meaning else "")
        yield entry if value or is_usual else f"# {entry}"


def _groups(said: Mapping[str, Any]) -> Iterator[str]:
    for name, meaning, examples in _GROUPS:
        yield f"\n[{_text(name)}]  # {meaning}"
        entries = said.get(name)
        sign = "" if entries else "# "
        yield from (f"{sign}{_entry(key, value)}" for key, value in (entries or examples).items())


def _was_said(one: ColumnReading, of_profile: bool) -> bool:
    """Whether a column must be named to be passed over: it has no heading, or an earlier profile names it."""
    return bool(one.samples) if not one.heading else of_profile and one.taken == "left_out"


def _columns(sheets: Sequence[SheetReading]) -> Iterator[str]:
    first: dict[str, ColumnReading] = {}
    for one in (one for sheet in sheets for one in sheet.columns if one.heading):
        first.setdefault(one.heading, one)
    likely = proposals(sheets)
    for heading, one in first.items():
        if heading in likely:
            yield f"{_entry(heading, likely[heading])}  # 请核对：{one.letter} 列{_samples(one)}"
            continue
        if one.taken in ("read", "profile"):
            yield _entry(heading, one.fact)
        for fact, sureness in one.could_be if one.taken in ("asked", "unknown") else ():
            sure = f"（{sureness:.0%}）" if one.taken == "unknown" else ""
            yield f"# {_entry(heading, fact)}  # 待确认{sure}：{one.letter} 列{_samples(one)}"


def _gone(headings: Iterable[str], said: Mapping[str, Any]) -> Iterator[str]:
    """The columns of the profile that the workbook has no more, for as long as nobody says what is to be of them."""
    here = set(map(plain, headings))
    for heading, fact in said.get("列", {}).items():
        if fact and plain(heading) not in here:
            yield f"{_entry(heading, str(fact))}  # 现在没有这一列"


def _samples(one: ColumnReading) -> str:
    shown = [text for text in one.samples[:2] if _NOBODY.fullmatch(text)]
    return f"，例如 {'、'.join(shown)}" if shown else ""


def _constants(reading: Reading, sheets: Sequence[SheetReading], said: Mapping[str, Any]) -> Iterator[str]:
    creditor = "债权人."
    own = [fact for fact in reading.missing if fact in _OF_EACH or fact.startswith("借款人.")]
    if own:
        yield f"# 各案不同的还缺：{'、'.join(own)}；在工作簿里加上这一列，或者在上面的［列］里写明是哪一列"
    for fact in reading.missing:
        if fact not in own and not fact.startswith(creditor):
            yield _entry(fact, _proposed(fact, sheets))
    read = {one.fact for sheet in sheets for one in sheet.of("read", "profile")} | {
        name for name, _ in reading.constants
    }
    if _AS_OF not in reading.missing and _AS_OF not in read:
        yield _entry(_AS_OF, _proposed(_AS_OF, sheets))
    if not read & _CONTRACT:
        yield _entry("案件.借款合同名称", "")
    yield from (_entry(fact, value) for fact, value in _said(reading, said))
    if not any(fact.startswith(creditor) for fact in read):
        yield _group("债权人", CREDITOR)
    for group, parts in within().items():
        yield f"# {_group(group, [name for name in parts if name != '联系电话'])}"


def _said(reading: Reading, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the profile says of every case, as it was written there rather than as it was read."""
    written = {
        fact_name(one.meaning): "是" if one.value is True else "否" if one.value is False else str(one.value)
        for one in constants(said.get("固定", {}))
        if isinstance(one.meaning, Heading) and not one.is_open
    }
    yield from written.items()
    own = {"案件.采用的金额"} if said.get("采用的金额") else set()
    yield from ((fact, value) for fact, value in reading.of_profile if fact not in written.keys() | own)


def _proposed(fact: str, sheets: Sequence[SheetReading]) -> str:
    """What the book itself says of a fact that every case lacks; the officer looks it over with the rest."""
    meaning = heading_named(fact)
    if meaning is not None and meaning.column.fact == "bank_statement.as_of":
        return next((sheet.as_of for sheet in sheets if sheet.as_of), "")
    if meaning is not None and meaning.column.fact == "loan.cause":
        read = {one.fact for sheet in sheets for one in sheet.of("read", "profile")}
        if any(fact.startswith(_PAID_FOR) for fact in read):
            return "追偿权纠纷"
        headings = {one.heading for sheet in sheets for one in sheet.columns}
        return "信用卡纠纷" if len(headings & _CARD) > 1 else "金融借款合同纠纷"
    return ""


def _group(name: str, parts: Iterable[str]) -> str:
    return f"{_text(name)} = {{ {', '.join(_entry(part, '') for part in parts)} }}"


def _entry(key: str, value: str | Sequence[object]) -> str:
    if isinstance(value, str):
        return f"{_text(key)} = {_text(value)}"
    return f"{_text(key)} = [{', '.join(str(one) if isinstance(one, int) else _text(str(one)) for one in value)}]"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ").replace("\r", "")
    return f'"{escaped}"'
