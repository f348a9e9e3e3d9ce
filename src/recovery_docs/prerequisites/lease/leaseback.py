"""售后回租: the lessee sold the thing that it leases; whether it was sold at all (民法典735, 737; 融资租赁解释1, 2)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined


@rule(
    "INT019",
    say("看不出租赁物由谁出卖、出卖了没有"),
    cite("civil_code", 735),
    cite("civil_code", 737),
    cite("finance_lease_interpretation", 1),
    cite("finance_lease_interpretation", 2),
    severity="warning",
)
def sold_to_the_lessor(matter: Matter) -> Iterator[Verdict]:
    """民法典735：出租人根据承租人对出卖人、租赁物的选择，向出卖人购买租赁物，提供给承租人使用。融资租赁解释2：承租人将其自有物出卖给
    出租人，再从出租人处租回的（售后回租），不应仅以承租人和出卖人系同一人为由认定不构成融资租赁法律关系。
    但民法典737：以虚构租赁物方式订立的合同无效；融资租赁解释1：结合标的物的性质、价值、租金的构成等认定，实际不构成的，按其实际构成
    的法律关系处理。所以售后回租要写得出卖的是什么、价款多少、哪一天付的。
    """
    case, lease = matter.case, matter.case.loan.lease
    if lease is None:
        return
    seen = facts(case, "loan.contract.title", "loan.lease.form", "loan.lease.seller")
    if lease.form is None:
        yield undetermined(
            say("没有写明租赁方式，从合同名称、出卖人看是售后回租，文书按售后回租写")
            if case.leased_back
            else say("没有写明是直租还是售后回租"),
            *seen,
            hint=say("loan.lease.form 写 direct（直租）或者 leaseback（售后回租）"),
        )
    elif lease.form == "direct" and (case.leaseback_by_title or case.sold_by_lessee):
        yield not_met(
            say("合同名称写着回租，租赁方式写的是直租")
            if case.leaseback_by_title
            else say("出卖人{name}就是承租人，租赁方式写的是直租", name=lease.seller),
            *seen,
            hint=say("核对合同；承租人把自有的租赁物卖给出租人再租回的，loan.lease.form 写 leaseback（售后回租）"),
        )
    elif lease.form == "direct":
        yield met(say("直租，租赁物由承租人以外的人出卖"), *seen)
    elif lease.seller is not None and not case.sold_by_lessee:
        yield not_met(
            say("售后回租的出卖人应当是承租人，写的却是{name}", name=lease.seller),
            *seen,
            hint=say("核对合同；向承租人以外的人购买租赁物的，loan.lease.form 写 direct（直租）"),
        )
    else:
        yield complete(
            case,
            [
                particular(say("租赁物"), "loan.lease.thing"),
                particular(say("购买价款"), "loan.lease.price"),
                particular(say("购买价款支付日"), "loan.lease.price_paid_on"),
            ],
            done=say("售后回租：承租人出卖租赁物，价款{price}元，再租回使用", price=lease.price),
            of=say("售后回租"),
        )
