"""What nobody can tell for want of a fact names that fact, so that it can be asked for and answered."""

from pathlib import Path

import pytest

from open_cases import FILES, undetermined
from recovery_docs.case.schema.kinds import groups_in, kind_of
from recovery_docs.case.schema.paths import field_at, placed
from recovery_docs.prerequisites.wanted import wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_open_finding_names_facts_that_can_be_written(file: Path) -> None:
    wrong = []
    for matter, finding in undetermined(file):
        if not finding.wanted:
            wrong.append((finding.code, str(finding.hint)))
        for path in (path for group in finding.wanted for path in group):
            steps = placed(path, matter.case)
            field = field_at(steps, matter.case) if steps else None
            if field is None or not (kind_of(field) or groups_in(field.annotation)):
                wrong.append((finding.code, path))
    assert wrong == []


@pytest.mark.parametrize(
    ("hint", "missing", "asked"),
    [
        (
            "填写 request.letter.pay_by 或者 pay_within_days",
            [],
            [("request.letter.pay_by", "request.letter.pay_within_days")],
        ),
        (
            "对照原件补写：request.court、creditor.phones / creditor.email",
            [],
            [("request.court",), ("creditor.phones", "creditor.email")],
        ),
        ("查借款合同，填写 loan.contract.disputes；没有约定的写 kind: none", [], [("loan.contract.disputes",)]),
        ("在 proceedings 写 kind: mediation 和 agreement 的签字", [], [("proceedings",)]),
        ("给这些证据写明种类：exhibits[].kind", ["exhibits[4].kind"], [("exhibits[4].kind",)]),
        ("填写 exhibits[].source、form", ["exhibits[1].form"], [("exhibits[1].source",), ("exhibits[1].form",)]),
        ("在 proceedings[].title 填写文书号", ["proceedings"], [("proceedings",)]),
        ("附对账单", ["bank_statement.total"], [("bank_statement.total",)]),
        ("请律师判断", [], []),
    ],
)
def test_the_hint_says_what_is_asked(hint: str, missing: list[str], asked: list[tuple[str, ...]]) -> None:
    assert list(wanted(hint, missing)) == asked
