"""保证保险: the insurer paid and asks back; the main clauses explained; premium and damages within bounds."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_NO_INSURANCE = say("不是保证保险")


@rule("CMP031", say("保险人的追偿权没有写清楚"), cite("insurance_law", 60, paragraph=1), severity="warning")
def insurer_paid(matter: Matter) -> Iterator[Verdict]:
    """保险法60①：保险人自向被保险人赔偿保险金之日起，在赔偿金额范围内代位行使被保险人请求赔偿的权利。保证保险的追偿依这一条还是
    依投保人与保险人的约定，实务做法不一，没有读到统一规定，所以只提醒：要有保险公司、被保险人、理赔金额，不超过保险金额，附权益转让确认书。
    """
    case, insurance, recourse = matter.case, matter.case.loan.insurance, matter.case.loan.recourse
    seen = facts(
        case,
        "creditor.institution",
        "loan.insurance.amount",
        "loan.insurance.rights_transferred_on",
        "loan.recourse.paid_on",
        "loan.recourse.paid_to",
    )
    if case.loan.cause != "guarantee_insurance":
        yield not_applicable(_NO_INSURANCE, *seen)
        return
    paid = None if recourse is None else recourse.total
    most = insurance.amount if insurance else None
    institution = case.creditor.institution if case.creditor.kind == "organisation" else None
    if institution is not None and institution != "insurance_company":
        yield not_met(
            say("{creditor}不是保险公司", creditor=case.creditor.name),
            *seen,
            hint=say("担保公司代偿的，案由写追偿权纠纷"),
        )
    elif paid is not None and most is not None and paid > most:
        yield not_met(
            say("理赔{paid}元，超过保证保险金额{most}元", paid=paid, most=most),
            *seen,
            hint=say("对照保单和理赔凭证核对；超过的部分不在追偿范围"),
        )
    elif recourse is None or recourse.paid_to is None or insurance is None or insurance.rights_transferred_on is None:
        yield undetermined(
            say("没有写全理赔、被保险人和权益转让确认书"),
            *seen,
            hint=say("填写 loan.recourse 的 paid_on、amount、paid_to 和 loan.insurance.rights_transferred_on"),
        )
    else:
        yield met(say("已经向{insured}理赔{paid}元，取得权益转让确认书", insured=recourse.paid_to, paid=paid), *seen)


@rule("CMP032", say("保险主要条款有没有提示说明"), cite("civil_code", 496, paragraph=2), severity="warning")
def clauses_explained(matter: Matter) -> Iterator[Verdict]:
    """民法典496②：采用格式条款的，提供的一方应当以合理的方式提示对方注意免除或者减轻其责任等与对方有重大利害关系的条款，按照对方的
    要求说明；没有提示或者说明，致使对方没有注意或者理解的，对方可以主张该条款不成为合同的内容。保费、违约金和追偿条款都在其中。
    """
    case, insurance = matter.case, matter.case.loan.insurance
    seen = facts(case, "loan.insurance.notice_given", "loan.insurance.notice_how")
    if case.loan.cause != "guarantee_insurance":
        yield not_applicable(_NO_INSURANCE, *seen)
    elif insurance is None or insurance.notice_given is None:
        yield undetermined(
            say("没有写明有没有就主要条款提示、说明"), *seen, hint=say("填写 loan.insurance.notice_given、notice_how")
        )
    elif insurance.notice_given:
        yield met(say("已经就主要条款提示、说明"), *seen)
    else:
        yield not_met(
            say("没有就主要条款提示、说明"),
            *seen,
            hint=say("保费、违约金条款可能不成为合同内容；补充投保时的录音录像、签字页"),
        )


@rule(
    "INT017",
    say("理赔后的保险费、违约金过高"),
    cite("financial_trial_opinions", 2),
    cite("civil_code", 585, paragraph=2),
    severity="warning",
)
def within_bounds(matter: Matter) -> Iterator[Verdict]:
    """民法典585②：约定的违约金过分高于造成的损失的，可以请求适当减少。法发〔2017〕22号2（二手引文）：金融借款的各项费用总计超过年
    利率24%的部分，对方请求调减的应予支持；保证保险参照，没有读到专门规定。理赔后保险责任已经终止，理赔以后的保险费有争议。
    """
    case, recourse = matter.case, matter.case.loan.recourse
    seen = facts(
        case,
        "loan.recourse.occupation_rate_daily",
        "loan.recourse.occupation_rate_annual",
        "loan.recourse.premium_owed",
        "loan.recourse.premium_due_on",
    )
    if case.loan.cause != "guarantee_insurance" or recourse is None:
        yield not_applicable(_NO_INSURANCE, *seen)
        return
    rates = [one.annual_rate for one in matter.statement.balances if one.annual_rate is not None]
    highest = max(rates, default=None)
    after = recourse.premium_due_on is not None and recourse.premium_due_on > recourse.first_paid_on
    if after and recourse.premium_owed:
        yield not_met(
            say("主张的保险费在理赔以后才到期（{on}）", on=recourse.premium_due_on),
            *seen,
            hint=say("理赔以后的保险费可能不获支持，只主张到理赔之日"),
        )
    elif highest is None or not governed("cost.total_most", matter.as_of):
        yield met(say("没有约定按日计收的违约金"), *seen)
    else:
        most = parameter("cost.total_most", on=matter.as_of, role="截至日").value
        told = say("违约金按年利率{rate}%计收", rate=(highest * 100).normalize())
        hint = say("对方请求调减的，超过年利率24%的部分可能不获支持")
        yield not_met(told, *seen, hint=hint) if highest > most else met(told, *seen)
