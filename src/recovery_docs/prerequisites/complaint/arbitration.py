"""Arbitration agreements bar a suit (民事诉讼法 127（二）; 仲裁法), each contract for itself."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.case import Contract
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Fact, Outcome, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

EITHER_WAY = cite("jurisdiction_reply_2025", 4)


@rule(
    "CMP007",
    say("约定了仲裁，不能起诉"),
    cite("civil_procedure_law", 127, item=2),
    cite("civil_procedure_interpretation", 215),
    cite("arbitration_law", 5),
    cite("arbitration_law", 27),
)
def no_arbitration(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法127（二）：双方达成书面仲裁协议的，告知原告申请仲裁；坚持起诉的不予受理（解释215）。

    仲裁法27：书面，写明请求仲裁的意思、仲裁事项和选定的仲裁机构；29：机构没有约定或者约定不明又达不成补充协议的，
    协议无效；担保制度解释21①：只约束借款合同的当事人，只起诉担保人的看担保合同；37：对方首次开庭前没有异议的，视为放弃。27③：一方主张有仲裁协议，另一方首次开庭前不否认、经提示并记录的，视为有。约定“可以仲裁也可以诉讼”的，仲裁部分无效（法释〔2025〕15号四）。
    """
    case = matter.case
    contract = case.loan.contract
    if matter.defendants and not any(one.capacity == "borrower" for one in matter.defendants):
        yield not_applicable(
            say("没有起诉借款人，借款合同的仲裁条款不约束担保人"),
            *facts(case, "loan.contract.disputes.kind", "request.defendants"),
        )
    elif contract.disputes is None:
        yield undetermined(
            say("没有写明借款合同对争议解决怎么约定，不知道有没有仲裁条款"),
            fact(case, "loan.contract.disputes"),
            hint=say("查借款合同的争议解决条款，填写 loan.contract.disputes；没有约定的写 kind: none"),
        )
    else:
        yield _agreement(matter, contract, "loan.contract", say("借款合同"), None)


@rule(
    "CMP008",
    say("担保合同约定了仲裁，不能对该担保人起诉"),
    cite("security_interpretation", 21, paragraph=1),
    cite("civil_procedure_law", 127, item=2),
)
def no_arbitration_with_security_givers(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释21①：主合同或者担保合同约定了仲裁条款的，人民法院对约定仲裁条款的合同当事人之间的纠纷无管辖权。
    主从合同各看各的。
    """
    contracts = _security_contracts(matter)
    if not contracts:
        yield not_applicable(say("没有要起诉的担保人"))
    for name, path, contract in contracts:
        if contract.disputes is not None:
            yield _agreement(matter, contract, path, say("{name}的担保合同", name=name), name)
        else:
            yield not_applicable(
                say("{name}的担保合同没有写出仲裁条款", name=name), fact(matter.case, f"{path}.disputes"), subject=name
            )


@rule(
    "CMP009",
    say("没有写明担保合同的争议解决约定"),
    cite("security_interpretation", 21, paragraph=1),
    severity="warning",
)
def security_disputes_known(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释21①：担保合同的仲裁条款只约束该担保人。起诉前应当逐份看过；没有看到的提醒，不拦。"""
    contracts = _security_contracts(matter)
    if not contracts:
        yield not_applicable(say("没有要起诉的担保人"))
    for name, path, contract in contracts:
        seen = fact(matter.case, f"{path}.disputes.kind")
        if contract.disputes is None:
            yield undetermined(
                say("没有写明{name}的担保合同怎样约定争议解决", name=name),
                seen,
                hint=say("查该份合同，填写 {path}.disputes；没有约定的写 kind: none", path=path),
                subject=name,
            )
        elif contract.disputes.kind == "arbitration":
            yield not_met(
                say("{name}的担保合同约定仲裁，与借款合同分开解决", name=name),
                seen,
                hint=say("对{name}另行申请仲裁，或者取得其同意由法院审理的书面文件", name=name),
                subject=name,
            )
        else:
            yield met(say("已经写明{name}的担保合同怎样约定争议解决", name=name), seen, subject=name)


def _security_contracts(matter: Matter) -> list[tuple[str, str, Contract]]:
    """Name, path and contract of every guarantor and owner of collateral among the defendants."""
    case, sued = matter.case, matter.sued
    found = [
        *(
            (one.guarantor.name, f"guarantees[{index}].contract", one.contract)
            for index, one in enumerate(case.guarantees)
        ),
        *((one.owner.name, f"mortgages[{index}].contract", one.contract) for index, one in enumerate(case.mortgages)),
        *((one.owner.name, f"pledges[{index}].contract", one.contract) for index, one in enumerate(case.pledges)),
    ]
    return [each for each in found if each[0] in sued]


def _agreement(matter: Matter, contract: Contract, path: str, which: Message, subject: str | None) -> Verdict:
    disputes = contract.disputes
    assert disputes is not None
    seen = facts(matter.case, f"{path}.disputes.kind", f"{path}.disputes.institution", f"{path}.disputes.text")
    if disputes.kind in ("court", "none"):
        return met(say("{which}没有约定仲裁", which=which), *seen, subject=subject)
    if disputes.kind == "either":
        return _either(which, matter.as_of, seen, subject)
    if disputes.institution is None:
        return undetermined(
            say("{which}约定仲裁，但没有写明仲裁机构；机构约定不明又没有补充协议的，仲裁协议无效", which=which),
            *seen,
            hint=say(
                "对照合同填写 {path}.disputes.institution；合同确实没有选定机构的，写出条款原文交律师判断", path=path
            ),
            subject=subject,
        )
    return not_met(
        say("{which}约定由{institution}仲裁，法院不受理", which=which, institution=disputes.institution),
        *seen,
        hint=say(
            "向{institution}申请仲裁；双方另行书面同意改由法院审理的，按新约定填写", institution=disputes.institution
        ),
        subject=subject,
    )


def _either(which: Message, on: date, seen: tuple[Fact, ...], subject: str | None) -> Verdict:
    if EITHER_WAY.as_it_stood(on) is None:
        return undetermined(
            say(
                "{which}约定“或裁或审”；{on}时还没有法释〔2025〕15号，效力要看当时的规定和对方是否异议",
                which=which,
                on=on,
            ),
            *seen,
            hint=say("2025年12月31日起仲裁部分无效，可以起诉；此前起诉的请律师判断"),
            subject=subject,
        )
    return Verdict(
        Outcome.MET,
        say("{which}约定“或裁或审”，仲裁部分无效，可以起诉", which=which),
        None,
        subject,
        seen,
        citations=(EITHER_WAY,),
    )
