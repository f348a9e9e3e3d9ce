"""保证保险: the policy under which an insurer answers to the lender for the borrower, and the loan that it insured."""

from recovery_docs.case.contract import Contract
from recovery_docs.case.fact import Amount, Day, Facts, Text, optional, titled


class InsuredLoan(Facts):
    """The loan behind the policy, as far as the insurer's complaint must tell of it; the lender is `recourse.paid_to`."""

    contract: Contract = titled("所保借款的合同", default=Contract())
    amount: Amount | None = optional("所保借款金额", "元")
    from_on: Day | None = optional("所保借款期限起")
    until_on: Day | None = optional("所保借款期限止")
    terms: Text | None = optional("所保借款的其他约定", "利息标准、还款方式、担保、违约责任、解除条件、管辖约定")
    repaid_on_time: Amount | None = optional("按约定已还款", "理赔前借款人按期归还的，元")
    repaid_late: Amount | None = optional("逾期但已还款", "理赔前借款人逾期归还的，元")
    repaid_principal: Amount | None = optional("已还本金", "理赔前归还的本金，元")
    repaid_interest: Amount | None = optional("已还利息", "理赔前归还的利息，元")
    first_repaid_on: Day | None = optional("按约定还款起始日")
    overdue_from: Day | None = optional("借款逾期之日", "开始逾期不还的日期")


class Insurance(Facts):
    """The policy (保证保险合同). What the insurer paid on it stands in `loan.recourse`, the premium owed there too."""

    policy_number: Text | None = optional("保单号")
    amount: Amount | None = optional("保证保险金额", "元")
    premium: Amount | None = optional("保费金额", "全部应交的保险费，元")
    premium_terms: Text | None = optional("保险费缴纳方式", "例如 分12期，随每期还款缴纳")
    premium_paid: Amount | None = optional("已付保费", "理赔以前已经缴纳的，元")
    from_on: Day | None = optional("保险期间起")
    until_on: Day | None = optional("保险期间止")
    claim_terms: Text | None = optional("理赔条件", "例如 投保人逾期超过80日")
    recourse_terms: Text | None = optional("追索约定", "理赔款项和未付保费的追索")
    default_terms: Text | None = optional("违约事由及违约责任")
    special_terms: Text | None = optional("特别约定")
    other_terms: Text | None = optional("保单其他约定")
    notice_given: bool | None = optional("是否就保险主要条款提示说明")
    notice_how: Text | None = optional("保险条款提示说明的方式、时间、地点")
    rights_transferred_on: Day | None = optional("权益转让确认书日期", "被保险人出具的日期")
    loan: InsuredLoan = titled("所保借款", default=InsuredLoan())
