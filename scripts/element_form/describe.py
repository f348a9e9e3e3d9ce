"""The `.toml` beside a template: its source, and the meaning of every field in the words of the form."""

from pathlib import Path

from scripts.element_form.layout import Field, fields, read_layout

_SOURCE = "法〔2025〕82号《关于印发部分案件起诉状答辩状示范文本的通知》"
_FORM_DATE = "2025-07-14"
_EXAMPLES = {
    "year": "2023",
    "month": "2",
    "day": "10",
    "on": "2023年2月10日",
    "signed": "2022年2月10日",
    "since": "2022年7月16日",
    "phone": "0573-87000000",
    "clause": "3",
}
_BLANK = "没有的写空字符串，空白保留"


def describe(form: str, folder: Path) -> str:
    """The description of a form as TOML."""
    pieces = read_layout(folder / f"{form}.txt")
    title = "".join(piece.words for piece in pieces if piece.kind in ("title", "cause"))
    head = {"id": form, "title": title, "source": _SOURCE, "grade": "A", "form_date": _FORM_DATE}
    lines = [f'{key} = "{value}"' for key, value in head.items()]
    return "\n".join([*lines, *(_entry(found) for found in fields(pieces))]) + "\n"


def _entry(found: Field) -> str:
    where = " · ".join(dict.fromkeys(word for word in found.words if word))
    meaning, example = {
        "box": (f"方框：{where}", "☑"),
        "list": (f"逐一重复：{where}", "列表；没有当事人的一栏放一个空白项"),
        "field": (where, _EXAMPLES.get(found.path.rpartition(".")[2], _BLANK)),
    }[found.kind]
    return f'\n[fields."{found.path}"]\nmeaning = "{meaning}"\nexample = "{example}"'
