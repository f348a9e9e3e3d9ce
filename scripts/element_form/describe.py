"""The `.toml` beside a template: its source, and the meaning of every field in the words of the form."""

import json
import tomllib
from pathlib import Path

from scripts.element_form.layout import Field, fields, read_layout

_SOURCE = "法〔2025〕82号《关于印发部分案件起诉状答辩状示范文本的通知》"
_FORM_DATE = "2025-07-14"
_OUTSIDE = {"enforcement-application": ("creditor-identity", "lawyer", "employee", "title")}
"""The papers from outside that go with a form."""
_PROPERTIES = (
    Field("title", ("文书标题，写入文件属性",), "field"),
    Field("author", ("文件属性中的作者；债权人是自然人的为空",), "field"),
)


def describe(form: str, folder: Path) -> str:
    """The description of a form as TOML."""
    pieces = read_layout(folder / f"{form}.txt")
    title = "".join(piece.words for piece in pieces if piece.kind in ("title", "cause"))
    head = {"id": form, "title": title, "source": _SOURCE, "grade": "A", "form_date": _FORM_DATE}
    lines = [f'{key} = "{value}"' for key, value in head.items()]
    if outside := _OUTSIDE.get(form):
        lines.append(f"outside = {json.dumps(outside)}")
    examples = tomllib.loads((folder / "examples.toml").read_text(encoding="utf-8"))
    lines += [_entry(found, _example(found, examples)) for found in (*_PROPERTIES, *fields(pieces))]
    return "\n".join(lines) + "\n"


def _entry(found: Field, example: str) -> str:
    where = " · ".join(dict.fromkeys(word for word in found.words if word))
    kind = {"box": "方框：", "list": "逐一重复：", "field": ""}[found.kind]
    return f'\n[fields."{found.path}"]\nmeaning = "{kind}{where}"\nexample = "{example}"'


def _example(found: Field, examples: dict[str, dict[str, str]]) -> str:
    if found.kind != "field":
        return {"box": "☑", "list": "列表；没有当事人的一栏放一个空白项"}[found.kind]
    *_, last = parts = found.path.split(".")
    return examples["days"].get(last) or examples["fields"][".".join(parts[-2:])]
