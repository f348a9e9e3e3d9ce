"""A bank's own papers: a Word file and a short `.toml` in the folder of its templates, each a filing like ours."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.case.grammar import chinese_toml
from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.fields.conditions import holds
from recovery_docs.fields.roots import DICTIONARY
from recovery_docs.filings.declared import RECIPIENTS, declared_filing
from recovery_docs.filings.filing import FILINGS, Filing
from recovery_docs.filings.outside_papers import known_papers
from recovery_docs.messages import Message, quoted, say
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.rule import RULES
from recovery_docs.shipped import TEMPLATES

CLAUSES = "clauses.docx"
_FOLDERS = ("notices", "mediation", "court", "annexes")
_NAMES = {
    "编号": "id",
    "标题": "title",
    "发给": "to",
    "规则": "rules",
    "附件": "annexes",
    "必填": "required",
    "留空": "blanks",
    "来源": "source",
    "级别": "grade",
    "日期": "form_date",
    "另用标题": "titles",
    "改用": "instead",
    "不用于": "not_for",
    "送达后记为": "posted_as",
    "外来材料": "outside",
    "份数": "copies",
    "不放一包": "not_beside",
}
_IN_ENTRIES = {"条件": "if", "标题": "title", "模板": "template", "原因": "because", "文书": "filing"}
_COPIES = {"法院和被告": "court and defendants"}
_POSTED_AS = {"催收": "demand", "提前到期": "acceleration", "债权转让通知": "assignment_notice", "不记": "other"}
OWN_RECIPIENTS = {"案件": "case", "借款人": "borrower", "保证人": "guarantor", "所有义务人": "everybody"}
_LETTER = "PTY005 INT006 NOT010 NOT002 NOT003 NOT004 NOT005 NOT006 NOT007 NOT008 INT004"
DEFAULT_RULES = {
    "borrower": f"{_LETTER} LIM001 ENF003 ENF006 CON001 CON002 CON003 CON004 CON005",
    "guarantor": f"{_LETTER} GUA011 GUA004 GUA005 GUA006 GUA018 GUA019 GUA008 GUA001 GUA002 GUA003 LIM001 ENF003 ENF006",
    "everybody": f"{_LETTER} LIM001 ENF003",
    "case": "PTY005 INT006 INT004",
}
"""What an own paper must pass whose `.toml` names no rules: what letters to the same people must pass."""


@dataclass(frozen=True)
class OwnPaper:
    """An own paper: its description in our words, and its Word file."""

    settings: Mapping[str, Any]
    word_file: Path

    @property
    def id(self) -> str:
        return str(self.settings["id"])

    @property
    def filing(self) -> Filing:
        """The paper as a filing; made only when somebody asks for it by name."""
        return declared_filing(self.settings, "notices", asked_only=True)


def own_papers(directory: Path) -> tuple[OwnPaper, ...]:
    """The bank's own papers of a folder, by name; raises `TemplateError` with whatever is wrong with a description."""
    found: list[OwnPaper] = []
    faults: list[Fault] = []
    for description in _files(directory, "*.toml"):
        if _of_ours(description.stem):
            continue
        try:
            found.append(_read(description))
        except TemplateError as error:
            faults += error.faults
    if faults:
        raise TemplateError(*faults)
    return tuple(found)


def register_own(directory: Path | None) -> tuple[Filing, ...]:
    """Make the own papers of a folder known as filings, beside ours; again as often as asked."""
    if directory is None:
        return ()
    filings = tuple(one.filing for one in own_papers(directory))
    FILINGS.update({filing.id: filing for filing in filings})
    return filings


def unused_templates(directory: Path) -> Iterator[Fault]:
    """A warning of each Word file that stands in for none of ours and has no description, so that no paper is made of it."""
    for file in _files(directory, "*.docx"):
        if (
            file.name.startswith("~$")
            or file.name == CLAUSES
            or _of_ours(file.stem)
            or file.with_suffix(".toml").exists()
        ):
            continue
        yield Fault(
            Place(file=file.name),
            say("文件名不是内置文书的编号，旁边也没有同名的 .toml，做文书时不会用到"),
            say("代替内置文书的，改成 templates list 里的编号；另作一种文书的，用 templates new 写一份 .toml"),
            severity="warning",
        )


def _files(directory: Path, pattern: str) -> list[Path]:
    """Those of the folder itself and of the folders that `templates export` makes in it."""
    return sorted((*directory.glob(pattern), *(path for one in _FOLDERS for path in (directory / one).glob(pattern))))


@cache
def _built_in_ids() -> frozenset[str]:
    return frozenset(path.stem for path in TEMPLATES.glob("*/*.toml"))


def _of_ours(name: str) -> bool:
    return name in _built_in_ids()


def _read(description: Path) -> OwnPaper:
    """One description, in Chinese keys or ours; every fault of it at once."""
    try:
        said = chinese_toml.loads(description.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(
            Fault(
                Place(file=description.name),
                say("不是可以读的 .toml：{reason}", reason=quoted(error)),
                say('一行写一项，例如 标题 = "律师函"，标点用半角；用 templates new 可以写出一份样子'),
            )
        ) from error
    word_file = description.with_suffix(".docx")
    faults = [*_faults(said, description.name)]
    if not word_file.is_file():
        faults.append(
            Fault(
                Place(file=description.name),
                say("旁边没有同名的 Word 文件 {file}", file=word_file.name),
                say("把模板存成这个名称，与 .toml 放在一起"),
            )
        )
    if faults:
        raise TemplateError(*faults)
    return OwnPaper(_settings(said, description.stem), word_file)


def _settings(said: Mapping[str, Any], stem: str) -> dict[str, Any]:
    """The description in our keys, with what goes without saying."""
    found = {_NAMES.get(key, key): value for key, value in said.items()}
    for key in ("titles", "instead", "not_for", "not_beside"):
        if key in found:
            found[key] = [{_IN_ENTRIES.get(name, name): text for name, text in one.items()} for one in found[key]]
    for one in found.get("not_beside", ()):
        one["filing"] = _filing_meant(one["filing"])
    called = {paper["name"]: key for key, paper in known_papers().items()}
    found["outside"] = [called.get(one, one) for one in found.get("outside", ())]
    if "copies" in found:
        found["copies"] = _COPIES.get(found["copies"], found["copies"])
    found["to"] = OWN_RECIPIENTS.get(found["to"], found["to"])
    rules = found.get("rules", DEFAULT_RULES[found["to"]])
    found["rules"] = rules if isinstance(rules, str) else " ".join(rules)
    if found["to"] != "case":
        said_as = found.get("posted_as", "unsaid")
        found["posted_as"] = _POSTED_AS.get(said_as, said_as)
    common = {"id": stem, "source": "本行自拟", "grade": "C", "form_date": ""}
    return common | found


def _faults(said: Mapping[str, Any], file: str) -> Iterator[Fault]:
    def fault(key: str, problem: Message, remedy: Message) -> Fault:
        return Fault(Place(file=file, key_path=key), problem, remedy)

    known = {*_NAMES, *_NAMES.values()}
    for key in said:
        if key not in known:
            yield fault(key, say("不认识这一项"), say("可以写的：{keys}", keys="、".join(_NAMES)))
    plain = {_NAMES.get(key, key): (key, value) for key, value in said.items()}
    if not isinstance(plain.get("title", ("", None))[1], str):
        yield fault("标题", say("没有写标题"), say('写上文书的标题，例如 标题 = "律师函"'))
    key, to = plain.get("to", ("发给", None))
    if OWN_RECIPIENTS.get(str(to), to) not in RECIPIENTS:
        yield fault(key, say("没有写清一份发给谁"), say("从这些中选一个：{choices}", choices="、".join(OWN_RECIPIENTS)))
    key, posted_as = plain.get("posted_as", ("", "other"))
    if posted_as not in (*_POSTED_AS, *_POSTED_AS.values()):
        yield fault(
            key, say("没有写清送达后记为什么事件"), say("从这些中选一个：{choices}", choices="、".join(_POSTED_AS))
        )
    yield from _unknown_rules(plain, fault)
    key, annexes = plain.get("annexes", ("", ()))
    for one in annexes:
        if one not in FILINGS:
            yield fault(key, say("没有编号为 {id} 的附件", id=one), say("用 templates list 查看全部编号"))
    key, required = plain.get("required", ("", ()))
    for one in required:
        if DICTIONARY.find(one) is None:
            yield fault(key, say("没有 {field} 这个字段", field=one), _meant(one))
    yield from _what_goes_with_it(plain, fault)
    for name in ("titles", "instead", "not_for", "not_beside"):
        key, entries = plain.get(name, ("", ()))
        for one in entries:
            condition = one.get("条件", one.get("if", ""))
            if name == "not_beside" and not condition:
                continue
            try:
                holds(condition, {})
            except TemplateSyntaxError:
                yield fault(
                    key, say("条件写错了：{condition}", condition=condition), say("例如 保证、not 转让、借款.信用卡")
                )
            except Exception:  # 没有案件资料，算不出来的条件到做文书时再算
                continue


def _what_goes_with_it(plain: Mapping[str, tuple[str, Any]], fault: Any) -> Iterator[Fault]:
    key, papers = plain.get("outside", ("", []))
    if not isinstance(papers, list) or not all(isinstance(one, str) and one for one in papers):
        yield fault(key, say("外来材料没有写成一列名称"), say('例如 外来材料 = ["借款合同", "董事会决议"]'))
    key, copies = plain.get("copies", ("", 1))
    if copies not in (*_COPIES, *_COPIES.values()) and (type(copies) is not int or copies < 1):
        yield fault(key, say("份数不是一个数"), say("写几份，例如 2；或者写“法院和被告”：法院一份，被告每人一份"))
    key, entries = plain.get("not_beside", ("", ()))
    for one in entries:
        other = one.get("文书", one.get("filing", ""))
        if _filing_meant(other) not in FILINGS:
            yield fault(key, say("没有叫 {name} 的文书", name=other), say("用 templates list 查看全部编号"))
        if not one.get("原因", one.get("because")):
            yield fault(key, say("没有写明为什么不放一包"), say('写上原因，例如 原因 = "两者择一提出"'))


def _filing_meant(said: str) -> str:
    """The id of a filing called by it or by its title."""
    return next((one.id for one in FILINGS.values() if one.title == said), said)


def _unknown_rules(plain: Mapping[str, tuple[str, Any]], fault: Any) -> Iterator[Fault]:
    key, rules = plain.get("rules", ("", ""))
    load_rules()
    for code in rules.split() if isinstance(rules, str) else rules:
        if code not in RULES:
            yield fault(key, say("没有编号为 {code} 的规则", code=code), say("用 rules 命令查看全部规则的编号"))


def _meant(field: str) -> Message:
    near = "、".join(DICTIONARY.nearest(field))
    return say("是不是 {names}？用 templates fields 查看全部字段", names=near)
