"""融资租赁 rescinded and 保证保险: INT015 to INT017, CMP031, CMP032."""

from typing import Any

from tables.given import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, company, row

AUTUMN = "2022-10-01"
BACK = {"rescind": True}
LOSSES = BACK | {"claim_losses": True}
ALL_RENTS = {"accelerate": True}
SOLD = {"form": "leaseback", "price": 900, "price_paid_on": "2022-06-15"}
LESSEE = "李示例"


def leased(*late: int, later: int, **lease: Any) -> dict[str, Any]:
    """Rents that fell due in July, August, September, and one that falls due in December."""
    rents = [{"due_on": f"2022-0{7 + index}-15", "amount": amount} for index, amount in enumerate(late)]
    rents.append({"due_on": "2022-12-15", "amount": later})
    return {"cause": "finance_lease", "disbursements": [], "lease": {"thing": "挖掘机一台", "rents": rents} | lease}


def titled_leaseback(**lease: Any) -> dict[str, Any]:
    """A lease whose contract calls itself one with a sale before it."""
    return leased(500, later=500, **lease) | {"contract": {"title": "融资租赁合同（售后回租）"}}


def own_figures(principal: str, request: dict[str, Any] = BACK) -> dict[str, Any]:
    """The lessor's own figures, and what it asks for: the contract rescinded and no losses."""
    statement = {"as_of": AUTUMN, "principal": principal}
    return {"bank_statement": statement, "request": request | {"figures": "bank"}}


def insured(paid: dict[str, Any] | None = None, **insurance: Any) -> dict[str, Any]:
    """A policy of 60,000.00 on which the insurer paid 50,000.00."""
    recourse = {"paid_on": "2022-08-01", "amount": 50000, "paid_to": "示例银行股份有限公司"} | (paid or {})
    policy = {"amount": 60000, "rights_transferred_on": "2022-08-02"} | insurance
    return {
        "cause": "guarantee_insurance",
        "disbursements": [],
        "rate": None,
        "penalty": None,
        "schedule": None,
        "recourse": recourse,
        "insurance": policy,
    }


INSURER = company("示例财产保险有限公司", institution="insurance_company")
GUARANTOR = company("示例融资担保有限公司", institution="guarantee_company")

CASES = [
    row("INT015", NOT_APPLICABLE, "all rents", AUTUMN, loan=leased(500, later=500), request={"accelerate": True}),
    # 欠付达到全部租金的15%以上：150 ÷ 1,000 是，149 ÷ 1,000 不是；两期以上不问数额。
    row("INT015", MET, "fifteen in a hundred", AUTUMN, loan=leased(150, later=850), request=BACK, says="15.00%"),
    row("INT015", NOT_MET, "a little less", AUTUMN, loan=leased(149, later=851), request=BACK, says="欠付租金1期"),
    row("INT015", MET, "two rents", AUTUMN, loan=leased(50, 50, later=900), request=BACK, says="欠付租金2期"),
    row(
        "INT015",
        NOT_MET,
        "one of two rents is paid",
        AUTUMN,
        loan=leased(50, 50, later=900),
        request=BACK,
        repayments=[{"paid_on": "2022-07-15", "amount": 50}],
        says="欠付租金1期共50",
    ),
    row(
        "INT015",
        MET,
        "as agreed",
        AUTUMN,
        loan=leased(50, later=950, rescission_terms="一期未付即可解除"),
        request=BACK,
        says="一期未付即可解除",
    ),
    row("INT016", NOT_APPLICABLE, "all rents", AUTUMN, loan=leased(500, later=500), request={"accelerate": True}),
    row("INT016", UNDETERMINED, "nobody said", AUTUMN, loan=leased(500, later=500), request=BACK),
    row("INT016", MET, "no losses", AUTUMN, loan=leased(500, later=500), request=BACK | {"claim_losses": False}),
    row("INT018", MET, "every rent that fell due", AUTUMN, loan=leased(500, later=500), **own_figures("500")),
    row("INT018", NOT_MET, "a fen more than fell due", AUTUMN, loan=leased(500, later=500), **own_figures("500.01")),
    row(
        "INT018",
        NOT_APPLICABLE,
        "all rents are asked for",
        AUTUMN,
        loan=leased(500, later=500),
        **own_figures("1000", ALL_RENTS),
    ),
    row("INT018", NOT_APPLICABLE, "the losses are", AUTUMN, loan=leased(500, later=500), **own_figures("1000", LOSSES)),
    row("INT016", UNDETERMINED, "worth what", AUTUMN, loan=leased(500, later=500), request=LOSSES),
    # 500 + 500 + 10 − 300 = 710；价值高于未付租金的，没有损失。
    row(
        "INT016",
        MET,
        "the rents less the thing",
        AUTUMN,
        loan=leased(500, later=500, value=300, purchase_price=10, owner_at_end="lessee"),
        request=LOSSES,
        says="损失710",
    ),
    row("INT016", MET, "worth more", AUTUMN, loan=leased(500, later=500, value=1200), request=LOSSES, says="损失0"),
    # 约定期满归出租人的，加上残值：1,000 + 80 − 300 = 780。
    row(
        "INT016",
        MET,
        "with what it would be worth",
        AUTUMN,
        loan=leased(500, later=500, value=300, owner_at_end="lessor", residual=80),
        request=LOSSES,
        says="损失780",
    ),
    row(
        "INT016",
        UNDETERMINED,
        "what would it be worth",
        AUTUMN,
        loan=leased(500, later=500, value=300, owner_at_end="lessor"),
        request=LOSSES,
        says="残值",
    ),
    # 售后回租：出卖的是什么、价款多少、哪一天付的，三样都写明。
    row("INT019", MET, "sold and leased back", AUTUMN, loan=leased(500, later=500, **SOLD), says="价款900"),
    row("INT019", MET, "sold by the lessee named", AUTUMN, loan=leased(500, later=500, **SOLD, seller=LESSEE)),
    row("INT019", UNDETERMINED, "no price", AUTUMN, loan=leased(500, later=500, **SOLD | {"price": None}), says="价款"),
    row(
        "INT019",
        UNDETERMINED,
        "sold what",
        AUTUMN,
        loan=leased(500, later=500, **SOLD | {"thing": None}),
        says="租赁物",
    ),
    row("INT019", NOT_MET, "sold by another", AUTUMN, loan=leased(500, later=500, **SOLD, seller="示例机械有限公司")),
    row(
        "INT019",
        MET,
        "bought for the lessee",
        AUTUMN,
        loan=leased(500, later=500, form="direct", seller="示例机械有限公司"),
    ),
    row("INT019", NOT_MET, "bought from the lessee", AUTUMN, loan=leased(500, later=500, form="direct", seller=LESSEE)),
    row("INT019", NOT_MET, "called otherwise", AUTUMN, loan=titled_leaseback(form="direct"), says="合同名称"),
    row("INT019", UNDETERMINED, "nobody said", AUTUMN, loan=leased(500, later=500), says="直租还是售后回租"),
    row("INT019", UNDETERMINED, "the title alone", AUTUMN, loan=titled_leaseback(), says="按售后回租写"),
    row("CMP031", NOT_APPLICABLE, "a guarantor", AUTUMN, loan=insured() | {"cause": "recourse"}),
    row("CMP031", MET, "paid and proved", AUTUMN, loan=insured(), creditor=INSURER, says="理赔50,000.00元"),
    row("CMP031", MET, "paid all of the policy", AUTUMN, loan=insured({"amount": 60000}), creditor=INSURER),
    row("CMP031", NOT_MET, "paid more", AUTUMN, loan=insured({"amount": "60000.01"}), creditor=INSURER),
    row("CMP031", NOT_MET, "no insurer", AUTUMN, loan=insured(), creditor=GUARANTOR, says="不是保险公司"),
    row("CMP031", UNDETERMINED, "no letter", AUTUMN, loan=insured(rights_transferred_on=None), creditor=INSURER),
    row("CMP031", UNDETERMINED, "to whom", AUTUMN, loan=insured({"paid_to": None}), creditor=INSURER),
    row("CMP032", NOT_APPLICABLE, "a bank", AUTUMN),
    row("CMP032", UNDETERMINED, "nobody said", AUTUMN, loan=insured(), creditor=INSURER),
    row("CMP032", MET, "explained", AUTUMN, loan=insured(notice_given=True), creditor=INSURER),
    row("CMP032", NOT_MET, "not explained", AUTUMN, loan=insured(notice_given=False), creditor=INSURER),
    row("INT017", NOT_APPLICABLE, "a bank", AUTUMN),
    row("INT017", MET, "no damages agreed", AUTUMN, loan=insured(), creditor=INSURER),
    row("INT017", MET, "24 %", AUTUMN, loan=insured({"occupation_rate_annual": "24%"}), creditor=INSURER),
    row("INT017", NOT_MET, "above it", AUTUMN, loan=insured({"occupation_rate_annual": "24.01%"}), creditor=INSURER),
    row(
        "INT017",
        MET,
        "premium to the day of payment",
        AUTUMN,
        loan=insured({"premium_owed": 300, "premium_due_on": "2022-08-01"}),
        creditor=INSURER,
    ),
    row(
        "INT017",
        NOT_MET,
        "premium of a later day",
        AUTUMN,
        loan=insured({"premium_owed": 300, "premium_due_on": "2022-08-02"}),
        creditor=INSURER,
    ),
]
