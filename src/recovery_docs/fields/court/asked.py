"""What the creditor asks and chose, and of whom."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Request, WatchList
from recovery_docs.fields.collateral import CollateralFields
from recovery_docs.fields.court.enforced import LimitFields, ResumptionFields
from recovery_docs.fields.court.preserved import PreservationFields
from recovery_docs.fields.court.shared_out import DistributionFields
from recovery_docs.fields.court.sides_named import DeadFields
from recovery_docs.fields.court.stayed import StayFields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.sides import claimed_interests, sued_guarantees
from recovery_docs.fields.securities import GuaranteeFields
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.fee import collateral_auction_fee
from recovery_docs.prerequisites.lease.lease_sums import LeaseSums
from recovery_docs.tree.group import Group, field


class WatchListFields(Group):
    """The creditor's own note on whom not to deal with again."""

    def __init__(self, on: Occasion, found: WatchList) -> None:
        super().__init__()
        self.on, self.found = on, found

    @field("人员", "列入的人；不写的为全体借款人", fact="names")
    def parties(self) -> list[PartyFields]:
        named = [party for name in self.found.names if (party := self.on.case.party(name)) is not None]
        return [PartyFields(self.on, one) for one in named or self.on.case.borrowers]

    @field("措施", "措施", example="以后不予担保", fact="measure")
    def measure(self) -> str:
        return self.found.measure

    @field("原因", "原因", example="逾期后由本公司代偿", fact="reason")
    def reason(self) -> str:
        return self.found.reason.rstrip("。")

    @field("审批人", "审批人", example="王示例", fact="decided_by")
    def decided_by(self) -> str | None:
        return self.found.decided_by

    @field("审批日期", "审批日期", example="2026年11月20日", fact="decided_on")
    def decided_on(self) -> date | None:
        return self.found.decided_on


class LeaseClaimFields(Group):
    """What a lessor asks beside the rents that are due."""

    def __init__(self, request: Request, sums: LeaseSums) -> None:
        super().__init__()
        self.request, self.sums = request, sums

    @field("赔偿损失", "解除合同并请求赔偿损失", example="是", fact="/request.claim_losses")
    def losses(self) -> bool:
        return not self.request.accelerate

    @field("全部未付租金", "到期和未到期的未付租金", example="292,104.00元")
    def unpaid(self) -> Decimal:
        return self.sums.unpaid

    @field("到期未付租金", "已经到期的未付租金", example="136,104.00元")
    def due(self) -> Decimal:
        return self.sums.due

    @field("未到期租金", "还没有到期的租金", example="156,000.00元")
    def later(self) -> Decimal:
        return self.sums.later

    @field("留购或者残值", "留购价款；约定期满归出租人的，期满残值", example="100.00元")
    def worth_at_end(self) -> Decimal | None:
        return self.sums.worth_at_end or None

    @field("租赁物价值", "收回的租赁物的价值；没有评估的没有", example="180,000.00元", fact="/loan.lease.value")
    def value(self) -> Decimal | None:
        return self.sums.value

    @field("扣减前合计", "未付租金、留购价款或者残值、违约金合计", example="301,568.48元")
    def before_value(self) -> Decimal:
        return self.sums.before_value

    @field("损失", "减去租赁物价值以后", example="121,568.48元")
    def loss(self) -> Decimal:
        return self.sums.loss


class RequestFields(Group):
    """What the creditor asks and chose."""

    def __init__(self, on: Occasion) -> None:
        super().__init__()
        self.on, self.request, self.sides = on, on.case.request, on.sides

    @field("宣布提前到期", "是否要求宣布提前到期", example="是", fact="accelerate")
    def accelerates(self) -> bool:
        return bool(self.request.accelerate)

    @field("提前到期日", "写明的提前到期日；不写的自通知到达之日", example="2022年9月1日", fact="accelerated_on")
    def accelerated_on(self) -> date | None:
        return self.request.accelerated_on

    @field("提前到期事由", "宣布提前到期的事由", example="借款人涉及重大诉讼", fact="acceleration_ground")
    def acceleration_ground(self) -> str | None:
        return (self.request.acceleration_ground or "").rstrip("。") or None

    @field("起诉时提前到期", "要求提前到期而债务还没有全部到期，以起诉或者通知宣布", example="是")
    def accelerates_now(self) -> bool:
        return bool(self.request.accelerate) and not self.on.matter.statement.matured

    @field("解除合同", "是否请求解除合同", example="否", fact="rescind")
    def rescinds(self) -> bool:
        return bool(self.request.rescind)

    @field("已解除日", "融资租赁等合同已经解除的日期；没有解除的没有", example="2026年11月1日", fact="rescinded_on")
    def rescinded_on(self) -> date | None:
        return self.request.rescinded_on if self.request.rescind else None

    @field("确认所有权", "请求确认租赁物归原告所有", example="是", fact="claim_ownership")
    def claims_ownership(self) -> bool:
        return bool(self.request.claim_ownership) and self.on.case.loan.lease is not None

    @field("租赁", "融资租赁请求全部租金或者解除后的损失的，各项数额；只请求到期租金的没有")
    def lease(self) -> LeaseClaimFields | None:
        sums = self.on.matter.lease_sums
        return LeaseClaimFields(self.request, sums) if sums else None

    @field("付至实际清偿", "请求利息计算至实际清偿之日", example="是", fact="to_actual_payment")
    def to_actual_payment(self) -> bool:
        return self.request.to_actual_payment

    @field("总上限", "主张的利息、罚息、复利合计年利率上限，百分数", example="24", fact="total_ceiling")
    def ceiling(self) -> str | None:
        return None if self.request.total_ceiling is None else percent(self.request.total_ceiling)

    @field("撤诉理由", "申请撤诉的理由", example="被告已经还清全部欠款", fact="withdraw_because")
    def withdraw_because(self) -> str | None:
        return (self.request.withdraw_because or "").rstrip("。") or None

    @field("恢复执行", "为什么恢复执行；不申请的没有", fact="resumption")
    def resumption(self) -> ResumptionFields | None:
        return ResumptionFields(self.request.resumption) if self.request.resumption else None

    @field("限制消费", "限制消费、纳入失信被执行人名单；不申请的没有", fact="consumption_limit")
    def consumption_limit(self) -> LimitFields | None:
        return LimitFields(self.on, self.request.consumption_limit) if self.request.consumption_limit else None

    @field("参与分配", "参与分配；不申请的没有", fact="distribution")
    def distribution(self) -> DistributionFields | None:
        return DistributionFields(self.on, self.request.distribution) if self.request.distribution else None

    @field("执行担保", "执行担保和暂缓执行；没有的没有", fact="enforcement_guarantee")
    def stay(self) -> StayFields | None:
        return StayFields(self.on, self.request.enforcement_guarantee) if self.request.enforcement_guarantee else None

    @field("关注名单", "结清后登记的内部关注名单；没有登记的没有", fact="watch_list")
    def watch_list(self) -> WatchListFields | None:
        return WatchListFields(self.on, self.request.watch_list) if self.request.watch_list else None

    @field("主张诉讼费用", "是否请求对方负担诉讼费用", example="是", fact="claim_court_fees")
    def claims_court_fees(self) -> bool:
        return self.request.claim_court_fees

    @field("其他请求", "其他请求，一项一条", example="判令被告交付权属证书", fact="other_claims")
    def other_claims(self) -> list[str]:
        return list(self.request.other_claims)

    @field("补充事实", "需要在事实与理由中说明的其他情况", example="借款人曾书面承认债务。", fact="facts_text")
    def more_facts(self) -> str | None:
        return self.request.facts_text

    @field("主张担保", "有担保，并且没有不主张", example="是", fact="claim_security")
    def claims_security(self) -> bool:
        case = self.on.case
        return bool(case.guarantees or case.security_interests) and self.request.claim_security is not False

    @field("向借款人请求", "借款人（或者其继承人）是否站在对方", example="是")
    def of_borrowers(self) -> bool:
        return self.sides is not None and any(self.sides.has(one) for one in self.on.case.borrowers)

    @field("被请求的借款人", "站在对方的借款人；已经死亡的，其继承人在遗产范围内", example="被告一李示例")
    def borrowers_asked(self) -> str:
        case = self.on.case
        return self.sides.borrowers(case) if self.sides else joined_names(one.name for one in case.borrowers)

    @field("共同", "应当还款的不止一人", example="否")
    def together(self) -> bool:
        if self.sides is None:
            return len(self.on.case.borrowers) > 1
        living = len(self.sides.living_borrowers(self.on.case))
        return living > 1 or (not living and sum(self.sides.has(one) for one in self.on.case.borrowers) > 1)

    @field("在世借款人", "站在对方的借款人本人")
    def living_borrowers(self) -> list[PartyFields]:
        roles = self.sides.living_borrowers(self.on.case) if self.sides else []
        return [PartyFields(self.on, role.party, role.title) for role in roles]

    @field("通知对象", "通知、起诉状副本应当到达的人：借款人；已经死亡的，其继承人", example="被告一李示例")
    def told(self) -> list[str]:
        roles = self.sides.living_borrowers(self.on.case) if self.sides else []
        heirs = [role for one in self.on.case.borrowers for role in (self.sides.heirs(one) if self.sides else ())]
        found = list(dict.fromkeys(role.name for role in roles or heirs))
        return found or [self.on.called(one) for one in self.on.case.borrowers]

    @field("已故借款人", "在其他借款人之外，已经死亡、由继承人或者遗产管理人在遗产范围内清偿的借款人")
    def dead_borrowers(self) -> list[DeadFields]:
        sides, case = self.sides, self.on.case
        if sides is None or not sides.living_borrowers(case):
            return []
        return [DeadFields(self.on, one) for one in case.borrowers if sides.heirs(one)]

    @field("被请求的保证", "站在对方的保证人的各份保证")
    def guarantees_asked(self) -> list[GuaranteeFields]:
        found = sued_guarantees(self.on.matter, self.sides) if self.sides else ()
        return [GuaranteeFields(self.on, one) for one in found]

    @field("被请求的保证人", "站在对方的保证人；已经死亡的，其继承人在遗产范围内", example="被告二陈示例")
    def guarantors_asked(self) -> list[str]:
        found = sued_guarantees(self.on.matter, self.sides) if self.sides else ()
        return [self.sides.answering(one.guarantee.guarantor) for one in found if self.sides]

    @field("主张的担保物", "债权人主张的各项抵押、质押")
    def collateral_claimed(self) -> list[CollateralFields]:
        found = claimed_interests(self.on.case, self.sides) if self.sides else ()
        return [CollateralFields(self.on, one) for one in found]

    @field("申请费", "实现担保物权的申请费；不知道法院标准的没有", example="4,350.00元", fact="auction_fee")
    def auction_fee(self) -> Decimal | None:
        fee = collateral_auction_fee(self.request.auction_fee)
        return fee.amount if fee else None

    @field("保全", "请求的财产保全；没有请求的没有", fact="preservation")
    def preservation(self) -> PreservationFields | None:
        asked = self.request.preservation
        return PreservationFields(self.on, asked) if asked else None
