"""The evidence that a suit is filed with, and the list of it (民事证据规定 1, 19; 民诉法解释 90)."""

from collections.abc import Iterator

from recovery_docs.case import Case
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Absent, Fact, Limb, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "CMP021",
    say("没有符合起诉条件的证据"),
    cite("evidence_provisions", 1),
    cite("civil_procedure_interpretation", 90),
)
def evidence_of_the_claim(matter: Matter) -> Iterator[Verdict]:
    """民事证据规定1：原告起诉应当提供符合起诉条件的相应的证据。至少要有合同，以及款项已经放出（透支、代偿）的凭证。
    民间借贷规定2①：出借人起诉提供借据、收据、欠条等债权凭证即可；有没有交付的凭证另行提醒。
    """
    case = matter.case
    proof: tuple[str, ...] = ("disbursement_proof",)
    if case.loan.cause == "credit_card":
        proof = ("statement_of_account", "disbursement_proof")
    elif case.loan.cause == "private_loan":
        proof = ("loan_contract", "disbursement_proof")
    yield has_exhibits(case, {say("合同"): ("loan_contract",), say("放款、透支或者代偿的凭证"): proof})


@rule("CMP022", say("证据还不齐"), cite("civil_procedure_interpretation", 90), severity="warning")
def evidence_of_the_rest(matter: Matter) -> Iterator[Verdict]:
    """解释90：对自己主张的事实应当提供证据，证据不足的负不利后果。主体、还款、担保、登记、转让、费用，主张什么就要有什么。"""
    case = matter.case
    wanted: dict[Message, tuple[str, ...]] = {
        say("双方主体资格证明"): ("identity",),
        say("还款明细或者对账单"): ("repayment_record", "statement_of_account"),
    }
    if case.loan.cause == "private_loan":
        wanted[say("交付借款的凭证")] = ("disbursement_proof",)
    if case.guarantees or case.security_interests:
        wanted[say("担保合同")] = ("security_contract",)
    if any(interest.registration for interest in case.security_interests):
        wanted[say("登记证明")] = ("registration",)
    if case.assignments:
        wanted[say("债权转让协议和通知")] = ("assignment",)
    if case.request.costs:
        wanted[say("费用票据")] = ("costs",)
    yield has_exhibits(case, wanted, *(facts(case, "request.costs") if case.request.costs else ()))


def has_exhibits(case: Case, wanted: dict[Message, tuple[str, ...]], *asked: Fact) -> Verdict:
    """Whether the evidence list has an exhibit of each kind; an exhibit of no stated kind leaves it open."""
    kinds = {exhibit.kind for exhibit in case.exhibits}
    limbs = tuple(Limb(label, bool(kinds.intersection(accepted))) for label, accepted in wanted.items())
    missing = [limb.text for limb in limbs if not limb.satisfied]
    seen: tuple[Fact, ...] = tuple(
        fact(case, f"exhibits[{index}].kind") for index in range(len(case.exhibits))
    ) or facts(case, "exhibits")
    seen += asked
    unsorted = [exhibit.number for exhibit in case.exhibits if exhibit.kind is None]
    if not missing:
        return met(say("证据目录里有{labels}", labels=[limb.text for limb in limbs]), *seen, limbs=limbs)
    if unsorted:
        return undetermined(
            say("不知道证据{numbers}里有没有{missing}", numbers=unsorted, missing=missing),
            *seen,
            hint=say("给这些证据写明种类：exhibits[].kind"),
            limbs=limbs,
        )
    return not_met(
        say("证据目录里没有{missing}", missing=missing),
        *seen,
        hint=say("在 exhibits 补上{missing}", missing=missing),
        limbs=limbs,
        absent=tuple(Absent(what, accepted) for what, accepted in wanted.items() if what in missing),
    )


@rule("CMP023", say("证据目录没有写全"), cite("evidence_provisions", 19), severity="warning")
def evidence_list(matter: Matter) -> Iterator[Verdict]:
    """民事证据规定19：对提交的证据材料逐一分类编号，对来源、证明对象和内容作简要说明，签名盖章，注明提交日期，
    并依照对方当事人人数提出副本。
    """
    case = matter.case
    if not case.exhibits:
        yield not_applicable(say("没有证据"))
        return
    bare = [one.number for one in case.exhibits if one.source is None or one.proves is None or one.form is None]
    copies = len(matter.defendants) + 1
    few = [one.number for one in case.exhibits if one.copies is not None and one.copies < copies]
    seen = tuple(
        fact(case, f"exhibits[{index}].{key}")
        for index, one in enumerate(case.exhibits)
        for key in ("source", "proves", "form", "copies")
        if one.number in bare or one.number in few
    )
    if few:
        yield not_met(
            say("证据{few}的份数不够：法院一份、每个被告一份，共{copies}份", few=few, copies=copies),
            *seen,
            hint=say("加印到{copies}份", copies=copies),
        )
    elif bare:
        yield undetermined(
            say("证据{bare}没有写明来源、证明内容或者是不是原件", bare=bare),
            *seen,
            hint=say("填写 exhibits[].source、proves、form"),
        )
    else:
        yield met(say("每份证据都写明了来源、证明内容和原件还是复印件；每份备{copies}份", copies=copies), *seen)
