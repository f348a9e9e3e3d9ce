"""A profile from its file: every entry it does not know is told with the nearest one that it does."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake.headings import Heading, Unread, plain
from recovery_docs.intake.layout.units import is_unit
from recovery_docs.intake.profile.constants import Constant, constants, records_of
from recovery_docs.intake.profile.fact_names import fact_names, heading_named
from recovery_docs.intake.profile.lenient_toml import loads
from recovery_docs.intake.profile.letter_pattern import LetterPattern
from recovery_docs.intake.profile.profile import ADDED, Profile
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import Message, quoted, say

BESIDE = "台账方案.toml"
"""The profile that holds for the workbooks of a folder, where none is named."""
KEYS = (
    *(
        "工作表",
        "标题行",
        "单位",
        "不读的列",
        "信上照列的列",
        "隐藏的行",
        "画线的行",
        "采用的金额",
        "函号格式",
        "文书",
        "结果列",
        "同一客户",
    ),
    *("列", "固定", "多人分隔", "跳过的行", "上次的标题"),
)
_READ = {"读取": True, "不读": False}
_ONE_LETTER = {"一案": True, "分开": False}
_BESIDE_NUMBER = {"案号旁": True, "最右": False}
_TWICE = re.compile(r"overwrite a value \(at line (\d+)")


def profile_beside(book: Path) -> Path | None:
    """The profile of the folder of a workbook, or of a folder of workbooks, if there is one."""
    path = (book if book.is_dir() else book.parent) / BESIDE
    return path if path.is_file() else None


def read_profile(path: Path) -> Profile:
    """A profile from a .toml file, or from the mapping sheet made by `--as xlsx`.

    Raises `InputError` with everything that is wrong with it.
    """
    try:
        data = _mapping(path) if path.suffix.lower() == ".xlsx" else loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise _unreadable(path, say("方案不是 UTF-8 编码"), say("用记事本打开，另存为 UTF-8 编码")) from None
    except tomllib.TOMLDecodeError as error:
        if twice := _TWICE.search(str(error)):
            problem = say("方案第{line}行的项目，前面已经写过", line=twice[1])
            raise _unreadable(path, problem, say("一项只写一行，删去其中一行")) from None
        problem = say("方案写得不合格式（{why}）", why=quoted(error))
        raise _unreadable(path, problem, say('每行写成 项目 = "内容"，引号用英文的，一对方括号里是小标题')) from None
    return profile_of(data, path.name)


def profile_of(said: Mapping[str, Any], file: str) -> Profile:
    """A profile from what it says, by the keys of the file; raises `InputError` with everything that is wrong with it."""
    reader = _Reader(file, said)
    profile = reader.profile()
    if reader.faults:
        raise InputError(*reader.faults)
    return profile


def profile_sha256(path: Path | None) -> str:
    """What a run that uses the profile stands on, beside its workbook."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


def _mapping(path: Path) -> dict[str, Any]:
    from recovery_docs.intake.profile.mapping_sheet import mapping_of  # openpyxl takes long to load

    return mapping_of(path)


def _unreadable(path: Path, problem: Message, remedy: Message) -> InputError:
    return InputError(Fault(Place(file=path.name), problem, remedy))


class _Reader:
    def __init__(self, file: str, data: Mapping[str, Any]) -> None:
        self.file, self.data = file, data
        self.faults: list[Fault] = []

    def profile(self) -> Profile:
        """See `read_profile`."""
        for key in self.data:
            if key not in KEYS:
                self._unknown(key, KEYS)
        held = [one for one in constants(self._table("固定")) if self._is_known(one)]
        records, faults = records_of(held, self.file)
        self.faults += faults
        return Profile(
            file=self.file,
            sheets=self._texts("工作表"),
            header_rows=self._header_rows(),
            unit=self._unit(),
            columns=(columns := self._columns()),
            added=self._added(columns),
            passed_over=self._passed_over(columns),
            shown=self._texts("信上照列的列"),
            constants=(*records, *self._figures()),
            separators=self._separators(),
            skipped={name: _texts(values) for name, values in self._table("跳过的行").items()},
            keeps_hidden=self._choice("隐藏的行", _READ, default=False),
            keeps_struck=self._choice("画线的行", _READ, default=False),
            letter_number=self._pattern(),
            filings=self._texts("文书"),
            known_headings=_texts(self._table("上次的标题").get("标题")),
            one_letter=self._choice("同一客户", _ONE_LETTER, default=False),
            results_beside=self._choice("结果列", _BESIDE_NUMBER, default=True),
            said=self.data,
        )

    def _columns(self) -> dict[str, Heading]:
        found = {}
        for heading, name in self._table("列").items():
            meaning = heading_named(_fact_alone(name)) if name else None
            if meaning is not None:
                found[plain(heading)] = meaning
            elif name:
                self._unknown(str(name), fact_names(), within=say("［列］{heading}", heading=heading))
        return found

    def _added(self, columns: Mapping[str, Heading]) -> frozenset[str]:
        """The headings whose amounts are added up; another kind of fact cannot be."""
        found = set()
        for heading, name in self._table("列").items():
            meaning = columns.get(plain(heading))
            if meaning is None or str(name) == _fact_alone(name):
                continue
            if meaning.column.kind == "amount":
                found.add(plain(heading))
            else:
                place = Place(file=self.file, passage=say("［列］{heading}", heading=heading))
                remedy = say("删去“{added}”；只有金额可以相加", added=ADDED)
                self.faults.append(Fault(place, say("写了“{added}”，却不是金额", added=ADDED), remedy))
        return frozenset(found)

    def _passed_over(self, columns: Mapping[str, Heading]) -> frozenset[str]:
        """The columns that are not to be read; one that ［列］ says how to read is a contradiction."""
        aside = self._texts("不读的列")
        lines = {plain(heading): (heading, name) for heading, name in self._table("列").items()}
        for heading in dict.fromkeys(aside):
            if plain(heading) in columns:
                named, name = lines[plain(heading)]
                self.faults.append(
                    Fault(
                        self._place("不读的列"),
                        say(
                            "“{heading}”写在“不读的列”里，［列］里又写着 “{named}” = “{name}”",
                            heading=heading,
                            named=named,
                            name=name,
                        ),
                        say("要读的，从“不读的列”中删去；不读的，删去［列］里的那一行"),
                    )
                )
        return frozenset(map(_column_name, aside))

    def _figures(self) -> tuple[Record, ...]:
        """Whose figures, as a column 采用的金额 would say it in every row."""
        value = self.data.get("采用的金额")
        if not value:
            return ()
        one = Constant("采用的金额", heading_named("案件.采用的金额"), value)
        records, faults = records_of([one], self.file)
        self.faults += faults
        return records

    def _is_known(self, one: Constant) -> bool:
        if isinstance(one.meaning, Heading):
            return True
        could_be = one.meaning.could_be if isinstance(one.meaning, Unread) else ()
        self._unknown(one.name, could_be or [name.partition(".")[2] for name in fact_names()], within=say("［固定］"))
        return False

    def _separators(self) -> dict[str, str]:
        found = {}
        for name, signs in self._table("多人分隔").items():
            meaning = heading_named(f"{name}.名称")
            if meaning is None:
                self._unknown(name, ("借款人", "担保人"), within=say("［多人分隔］"))
            else:
                found[meaning.column.group] = str(signs).replace("换行", "\n").replace("空格", " ")
        return found

    def _header_rows(self) -> tuple[int, int] | None:
        value = self.data.get("标题行")
        rows = [value] if isinstance(value, int) else list(value or ())
        if not rows:
            return None
        if not all(isinstance(row, int) and row > 0 for row in rows):
            self._wrong("标题行", say("写行号，例如 标题行 = 2；两行标题写 标题行 = [2, 3]"))
            return None
        return min(rows), max(rows)

    def _unit(self) -> str:
        unit = str(self.data.get("单位", "") or "")
        if unit and not (unit.endswith("元") and is_unit(unit)):
            self._wrong("单位", say("写 元、千元、万元、百万元 或者 亿元"))
            return ""
        return unit

    def _pattern(self) -> str:
        pattern = str(self.data.get("函号格式", "") or "")
        if not pattern:
            return ""
        try:
            LetterPattern(pattern)
        except ValueError:
            self._wrong(
                "函号格式",
                say(
                    "要有 {ordinal}，花括号里另外只能写 {fields}，例如 示银催〔{year}〕{number}号",
                    ordinal="{序号}",
                    fields="{年}、{案件编号}",
                    year="{年}",
                    number="{序号:03}",
                ),
            )
            return ""
        return pattern

    def _choice(self, key: str, choices: Mapping[str, bool], *, default: bool) -> bool:
        value = self.data.get(key)
        if value in (None, ""):
            return default
        if value not in choices:
            self._wrong(key, say("从这些值中选一个：{choices}", choices=tuple(choices)))
        return choices.get(str(value), default)

    def _table(self, key: str) -> Mapping[str, Any]:
        value = self.data.get(key, {})
        if isinstance(value, Mapping):
            return value
        self._wrong(key, say("写成单独的一段：先一行［{key}］（英文方括号），再逐行写", key=key))
        return {}

    def _texts(self, key: str) -> tuple[str, ...]:
        return _texts(self.data.get(key, ()))

    def _wrong(self, key: str, remedy: Message) -> None:
        seen = str(self.data.get(key))[:30]
        self.faults.append(Fault(self._place(key), say("写的内容不能用"), remedy, seen))

    def _unknown(self, name: str, known: Iterable[str], within: Message | None = None) -> None:
        near = nearest(name, list(known))
        remedy = say("是不是“{near}”", near=near) if near else say("可以写：{known}", known=tuple(known)[:12])
        place = Place(file=self.file, passage=within) if within else Place(file=self.file)
        self.faults.append(Fault(place, say("方案里的“{name}”不认识", name=name), remedy))

    def _place(self, key: str) -> Place:
        return Place(file=self.file, passage=say("“{key}”", key=key))


def nearest(name: str, known: Sequence[str], *, enough: int = 50) -> str | None:
    """The name that is most like this one."""
    found = process.extractOne(plain(name), known, processor=plain, scorer=fuzz.ratio, score_cutoff=enough)
    return found[0] if found else None


def _fact_alone(name: object) -> str:
    """The name of a fact without what says that several columns of it are added up."""
    return plain(str(name)).removesuffix(plain(ADDED))


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value or ()))


def _column_name(text: str) -> str:
    return text if text.removesuffix("列").isalpha() and text.endswith("列") and text[0].isascii() else plain(text)
