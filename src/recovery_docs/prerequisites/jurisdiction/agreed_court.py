"""The clause on the court as a clause: its connection with the dispute, and whether a consumer was shown it."""

from collections.abc import Iterator

from recovery_docs.case import Disputes
from recovery_docs.case.words import tables, word
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Outcome, Verdict
from recovery_docs.prerequisites.jurisdiction.competent_court import (
    agreement_of,
    by_law,
    candidates_of,
    is_void,
)
from recovery_docs.prerequisites.jurisdiction.court_area import (
    area_of,
    lies_in,
)
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "JUR004",
    say("约定的地点与争议没有实际联系"),
    cite("jurisdiction_reply_2025", 1),
    cite("civil_procedure_law", 35),
)
def actual_connection(matter: Matter) -> Iterator[Verdict]:
    """法释〔2025〕15号一（2025年12月31日起）：约定被告住所地、合同履行地、签订地、原告住所地、标的物所在地以外的地点，
    没有证据证明与争议有实际联系的，管辖约定无效。
    """
    case = matter.case
    contract, path = agreement_of(matter)
    disputes = contract.disputes
    seen = facts(case, f"{path}.disputes.kind", f"{path}.disputes.place", f"{path}.disputes.text")
    if disputes is None or disputes.kind in ("arbitration", "none"):
        yield not_applicable(say("合同没有约定管辖法院"), *seen)
    elif disputes.place is None and (near := _near(matter, disputes, path)):
        yield met(say("{court}是{place}的法院，与争议有实际联系", court=disputes.institution, place=near), *seen)
    elif disputes.place is None:
        yield undetermined(
            say("没有写明约定的法院与争议是怎样联系的"),
            *seen,
            hint=say("在 {path}.disputes.place 写明连接点，例如 plaintiff_domicile", path=path),
        )
    elif disputes.place != "other":
        yield met(say("约定的是{place}，与争议有实际联系", place=word("place_of_court", disputes.place)), *seen)
    elif is_void(disputes, matter) and by_law(matter).outcome is Outcome.MET:
        yield met(say("约定的地点与争议没有实际联系，约定无效；没有按约定起诉"), *seen)
    elif is_void(disputes, matter):
        yield not_met(
            say("约定的法院不在五类地点，没有证据证明与争议有实际联系的，约定无效"),
            *seen,
            hint=say("有证据的随诉状提交并把 place 改成相应的连接点；没有的，按被告住所地或者合同履行地起诉"),
        )
    else:
        yield undetermined(
            say("约定的法院不在五类地点，{as_of}时要看与争议有没有实际联系", as_of=matter.as_of),
            *seen,
            hint=say("收集实际联系的证据，或者按被告住所地、合同履行地起诉"),
        )


def _near(matter: Matter, disputes: Disputes, path: str) -> str | None:
    """The connecting place that the agreed court serves, as its name and the addresses show."""
    area = area_of(disputes.institution)
    return next(
        (
            name
            for place, (name, *_) in tables()["place_of_court"].items()
            if place != "other" and any(lies_in(address, area) for _, address in candidates_of(matter, place, path))
        ),
        None,
    )


@rule(
    "JUR007",
    say("格式管辖条款没有合理提示"),
    cite("civil_procedure_interpretation", 31),
    cite("civil_code", 496),
    cite("contract_interpretation", 10),
    severity="warning",
)
def prominent_clause(matter: Matter) -> Iterator[Verdict]:
    """解释31：经营者使用格式条款与消费者订立管辖协议，未采取合理方式提请消费者注意，消费者主张管辖协议无效的，应予支持。
    合同编通则解释10③：仅以勾选、弹窗等方式，不能证明已尽提示义务。银行对提示负举证责任。
    """
    case = matter.case
    contract, path = agreement_of(matter)
    disputes = contract.disputes
    seen = facts(case, "loan.consumer", f"{path}.disputes.prominent")
    clause = disputes is not None and disputes.kind in ("court", "either")
    if not clause or all(party.kind == "organisation" for party in case.borrowers) or case.loan.consumer is False:
        yield not_applicable(say("不是与消费者订立的管辖协议"), *seen)
        return
    assert disputes is not None
    if disputes.prominent is None:
        yield undetermined(
            say("没有写明管辖条款是否已经合理提示借款人"),
            *seen,
            hint=say("查合同中该条款是否加粗或者单独签字，填写 {path}.disputes.prominent", path=path),
        )
    elif disputes.prominent:
        yield met(say("管辖条款已经合理提示"), *seen)
    else:
        yield not_met(
            say("管辖条款没有合理提示，借款人可以主张无效"),
            *seen,
            hint=say("按被告住所地或者合同履行地起诉；这两处与约定相同的，风险不大"),
        )
