"""Templates as somebody types them: fields of the tree, clauses, filters, lists made in blocks, rows that repeat."""

import io
from functools import cache
from random import Random

from docx import Document

from recovery_docs.fields.roots import DICTIONARY
from recovery_docs.rendering.engine.library import TemplateLibrary
from scripts.fuzz.damage import ODD

_FITTING = {
    "金额": ("大写", "数字", "元", "写('…元')", "可空|写('共…')"),
    "日期": ("日期", "日期('点')", "写('于…签订。')", "可空"),
    "是否": ("勾", "勾('是')", "default('否')"),
    "文字": ("写", "写('（…）')", "可空", "default('另行约定')", "upper", "勾('一般授权')", "replace('一', '二')"),
    "数": ("写('共…项')", "可空"),
    "几项": ("顿号", "以及", "分号", "编号", "编号('一')", "length", "first"),
    "": ("分号", "逗号", "顿号", "以及", "编号", "编号('一')"),
}
"""Filters by the kind of what they are put on; without a kind, on a list made in a block."""
_ODD = (
    *(
        "写(事)",
        "写('')",
        "日期('{')",
        "编号(0)",
        "default(各条)",
        "join('、')",
        "sort",
        "batch(2)",
        "center(99999999)",
    ),
    *("safe", "没有", "大写", "日期", "顿号", "勾"),
)
_SOUND, _MEETS = 0.7, 0.98
"""How many templates keep every tag; how often a tag asks for what fits its place."""


def typed(random: Random) -> bytes:
    """A Word file of such tags; in three of ten one tag was lost, typed twice or mistyped."""
    lines = _block(random, 0)
    rows = _rows(random) if random.random() < 0.6 else []
    if random.random() > _SOUND:
        _mistype(random, random.choice([lines, *rows]))
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        grid = document.add_table(rows=len(rows), cols=2)
        for row, texts in zip(grid.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    if random.random() < 0.3:
        document.sections[0].footer.paragraphs[0].text = _printed(random)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _block(random: Random, depth: int) -> list[str]:
    """Paragraphs; the deeper, the fewer of them hold more."""
    lines: list[str] = []
    for _ in range(random.randint(1, 3)):
        inside = _block(random, depth + 1) if depth < 2 and random.random() < 0.5 else [_sentence(random)]
        match random.randrange(6):
            case 0:
                lines += ["{%p set 各条 %}", *inside, "{%p endset %}", "{{p 各条" + _filter(random) + " }}"]
            case 1:
                lines += [
                    "{%p set 各条 %}",
                    *inside,
                    "{%p endset %}",
                    "{%p set 各条 = 各条" + _filter(random) + " %}",
                    "{{ 各条 }}",
                ]
            case 2:
                lines += [f"{{%p for 事 in {_value(random, '几项')} %}}", *inside, "{{ 事 }}", "{%p endfor %}"]
            case 3:
                lines += [f"{{%p if {_value(random)} %}}", *inside, "{%p else %}", _sentence(random), "{%p endif %}"]
            case 4:
                lines += [f"{{{{p 条款.{_clause(random)} }}}}", *inside]
            case _:
                lines += inside
    return lines


def _rows(random: Random) -> list[list[str]]:
    row = [_sentence(random), "{{ 事" + random.choice(("", ".金额", ".姓名", "|可空")) + " }}"]
    inside = [row, ["{%tr endfor %}", ""]]
    if random.random() < 0.3:
        inside = [["{%tr if loop.first %}", ""], row, ["{%tr endif %}", ""], ["{%tr endfor %}", ""]]
    return [["项目", "金额"], [f"{{%tr for 事 in {_value(random, '几项')} %}}", ""], *inside]


def _sentence(random: Random) -> str:
    said = f"本行与{_printed(random)}，{_printed(random)}。"
    if random.random() < 0.2:
        return f"{{% if {_value(random)} %}}{said}{{% endif %}}"
    return said


def _printed(random: Random) -> str:
    if random.random() < 0.1:
        return f"{{{{ 条款.{_clause(random, inline=random.random() < _MEETS)} }}}}"
    path, kind = random.choice(_paths())
    if kind == "一组":
        return _printed(random)
    said = path if random.random() < _MEETS else _odd(random)
    tag = f"{{{{ {said}{_filter(random, kind) if kind in ('是否', '几项') or random.random() < 0.5 else ''} }}}}"
    return f"{{% if {said} %}}{tag}{{% endif %}}" if random.random() < 0.9 else tag


def _value(random: Random, *kinds: str) -> str:
    """A field of the tree of one of the kinds, of any without them; seldom something else."""
    if random.random() > _MEETS:
        return _odd(random)
    return random.choice([path for path, kind in _paths() if not kinds or kind in kinds])


def _odd(random: Random) -> str:
    return random.choice(
        ("事", "各条", "loop.index", "没有", "请求.没有", "条款", "条款.没有", "1/0", "'字' * 9999999", "[]")
    )


def _filter(random: Random, kind: str = "") -> str:
    return "|" + random.choice(_FITTING[kind] if random.random() < _MEETS else _ODD)


def _mistype(random: Random, lines: list[str]) -> None:
    at = random.randrange(len(lines))
    match random.randrange(4):
        case 0:
            lines[at] = ""
        case 1:
            lines[at] *= 2
        case 2:
            lines[at] = lines[at].replace(random.choice("{}%|.'"), random.choice(("", "{{", "’", "｜")), 1)
        case _:
            lines[at] += "".join(one for one in random.choice(ODD) if one.isprintable())


@cache
def _paths() -> list[tuple[str, str]]:
    return [(one.path, one.kind) for one in DICTIONARY.entries]


def _clause(random: Random, *, inline: bool = False) -> str:
    return random.choice(_clauses()[inline])


@cache
def _clauses() -> tuple[list[str], list[str]]:
    """The names of all, and of those that are one paragraph."""
    found = sorted(library().clauses.by_name.items())
    return [name for name, _ in found], [name for name, clause in found if len(clause.blocks) == 1]


@cache
def library() -> TemplateLibrary:
    """Ours, with its clauses."""
    return TemplateLibrary()
