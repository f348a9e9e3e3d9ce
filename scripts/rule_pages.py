"""Writes `docs/rules/`: one page a subject with every rule, from the code; run `make docs` after a change.

What a rule says of a case comes from the tables of cases that its tests run on. A test compares the pages with the code,
so that neither is forgotten.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from recovery_docs.filings import FILINGS
from recovery_docs.law.citation import Citation
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.finding import Finding
from recovery_docs.prerequisites.rule import RULES, Rule, examine

_HERE = Path(__file__).resolve().parent.parent
RULE_PAGES = _HERE / "docs" / "rules"
MARKS = {"met": "✓", "not_met": "✗", "undetermined": "？", "not_applicable": "－"}
SUBJECTS = {
    "PTY": "当事人及其资料",
    "INT": "利息与金额",
    "NOT": "催收函件",
    "CON": "催收行为",
    "ACC": "提前到期",
    "ASG": "债权转让",
    "LIM": "诉讼时效",
    "GUA": "保证",
    "SEC": "担保物权及其实现",
    "MED": "人民调解",
    "JCF": "司法确认",
    "SET": "以资抵债",
    "CMP": "起诉",
    "JUR": "管辖",
    "PAI": "还款结清",
    "PAY": "支付令",
    "PRE": "财产保全",
    "ENF": "执行",
}


def page_names() -> list[str]:
    """The file names of all pages."""
    return [*(f"{subject}.md" for subject in _rules_by_subject()), "README.md"]


def page(name: str) -> str:
    """The text of a page."""
    subject, by_subject = name.removesuffix(".md"), _rules_by_subject()
    return _page(subject, by_subject[subject]) if subject in by_subject else _index(by_subject)


def _rules_by_subject() -> dict[str, list[Rule]]:
    load_rules()
    by_subject: dict[str, list[Rule]] = defaultdict(list)
    for code in sorted(RULES):
        by_subject[code[:3]].append(RULES[code])
    return by_subject


def _index(by_subject: dict[str, list[Rule]]) -> str:
    ordered = [subject for subject in SUBJECTS if subject in by_subject]
    lines = [f"- [{subject} {SUBJECTS[subject]}]({subject}.md)：{len(by_subject[subject])} 条" for subject in ordered]
    head = "# 检查规则\n\n由代码生成（`make docs`）。条文后方括号内为核验级别；S、U 级只作提示，不单独阻止提交。\n\n"
    return head + "\n".join(lines) + "\n"


def _page(subject: str, rules: list[Rule]) -> str:
    return f"# {SUBJECTS[subject]}（{subject}）\n\n" + "\n".join(_entry(rule) for rule in rules)


def _entry(rule: Rule) -> str:
    weight = "不符合就不能提交" if rule.severity == "blocking" else "只作提示"
    used = "、".join(filing.title for filing in FILINGS.values() if rule.code in filing.prerequisites) or "—"
    statute = "".join(line.strip() for line in rule.statute.splitlines())
    return (
        f"## {rule.code} {rule.name}\n\n{statute}\n\n- 轻重：{weight}\n- 用于：{used}\n"
        f"- 依据：{'；'.join(_cited(one) for one in rule.citations)}\n{_limbs(rule)}{_remedies(rule)}\n{''.join(_cases(rule))}"
    )


def _limbs(rule: Rule) -> str:
    limbs = dict.fromkeys(str(limb.text) for _, finding in _found(rule.code) for limb in finding.limbs)
    return f"- 要件：{'；'.join(limbs)}\n" if limbs else ""


def _remedies(rule: Rule) -> str:
    """What can be done about it, as the findings say."""
    remedies = dict.fromkeys(str(finding.hint) for _, finding in _found(rule.code) if finding.hint)
    return f"- 补救：{'；'.join(remedies)}\n" if remedies else ""


def _cases(rule: Rule) -> Iterator[str]:
    """What the rule says of the cases of its tests, each sentence once, with its articles where they are not the rule's."""
    yield from dict.fromkeys(
        f"- {MARKS[one.outcome.value]} {day}：{one.message}{_own_articles(rule, one)}\n"
        for day, one in _found(rule.code)
    )


def _own_articles(rule: Rule, finding: Finding) -> str:
    others = {(one.instrument.id, one.article, one.paragraph, one.item) for one in finding.citations}
    same = others == {(one.instrument.id, one.article, one.paragraph, one.item) for one in rule.citations}
    return "" if same else f"（{'；'.join(one.short() for one in finding.citations)}）"


@cache
def _found(code: str) -> tuple[tuple[str, Finding], ...]:
    """The findings of a rule on every row of its tables, with the day asked about."""
    return tuple(
        (row.as_of, finding)
        for row in _tables()
        if row.code == code
        for finding in examine(row.matter, (code,))
        if finding.outcome.value == row.outcome
    )


@cache
def _tables() -> tuple[Any, ...]:
    sys.path.insert(0, str(_HERE / "tests" / "prerequisites"))
    try:
        return tuple(import_module("tables").TABLE)
    finally:
        sys.path.pop(0)


def _cited(citation: Citation) -> str:
    return f"{citation.short()}[{citation.grade.value}]"


def write() -> None:
    """Write every page, and remove those whose subject is gone."""
    RULE_PAGES.mkdir(parents=True, exist_ok=True)
    texts = {name: page(name) for name in page_names()}
    for name, text in texts.items():
        (RULE_PAGES / name).write_text(text, encoding="utf-8")
    for stale in set(RULE_PAGES.glob("*.md")) - {RULE_PAGES / name for name in texts}:
        stale.unlink()


if __name__ == "__main__":
    write()
