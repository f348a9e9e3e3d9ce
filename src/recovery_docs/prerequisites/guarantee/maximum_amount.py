"""What a maximum-amount guarantee, mortgage or pledge secures of claims older than itself (民法典420②, 439, 690②)."""

from collections.abc import Iterator

from recovery_docs.case import MaximumAmount
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.limitation.maturity import lent_before
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "GUA019",
    say("最高额担保设立以前的债权没有约定转入"),
    cite("civil_code", 420, paragraph=2),
    cite("civil_code", 439),
    cite("civil_code", 690),
    severity="warning",
)
def prior_claims_agreed(matter: Matter) -> Iterator[Verdict]:
    """民法典420②：最高额抵押权设立前已经存在的债权，经当事人同意，可以转入最高额抵押担保的债权范围；439②、690②：最高额质权、
    最高额保证参照适用。没有约定的，债权发生期间以前的借款不受其担保。
    """
    found = list(_secured(matter))
    if not found:
        yield not_applicable(say("没有早于最高额担保期间的借款"))
    for name, subject, path, maximum in found:
        notes = list(lent_before(matter.case, maximum))
        seen = facts(matter.case, f"{path}.maximum.from_on", f"{path}.maximum.earlier_claims", "loan.disbursements")
        if maximum.earlier_claims:
            yield met(say("约定了借据{notes}转入{name}", notes=notes, name=name), *seen, subject=subject)
        elif maximum.earlier_claims is None:
            yield undetermined(
                say("借据{notes}早于{name}的债权发生期间，没有写明是否约定转入", notes=notes, name=name),
                *seen,
                hint=say("对照合同填写 {path}.maximum.earlier_claims；期间写错的改正 from_on", path=path),
                subject=subject,
            )
        else:
            yield not_met(
                say("借据{notes}早于{name}的债权发生期间，没有约定转入，不受其担保", notes=notes, name=name),
                *seen,
                hint=say("只就其余借据主张；双方同意转入的，签订补充协议，登记的担保还要变更登记"),
                subject=subject,
            )


def _secured(matter: Matter) -> Iterator[tuple[Message, str, str, MaximumAmount]]:
    """Each maximum amount that has claims older than itself, with what it is called, its subject and its path."""
    for standing in matter.called_upon:
        maximum = standing.guarantee.maximum
        if maximum is not None and lent_before(matter.case, maximum):
            yield say("{name}的最高额保证", name=standing.name), standing.name, standing.path, maximum
    for thing in matter.collateral:
        maximum = thing.interest.maximum
        if thing.interest.waived_on is None and maximum is not None and lent_before(matter.case, maximum):
            yield say("以{name}设立的最高额担保", name=thing.name), thing.name, thing.path, maximum
