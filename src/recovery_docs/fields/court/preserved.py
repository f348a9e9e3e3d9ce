"""What the court is asked to preserve: which property, to what amount, why, and on what security."""

from decimal import Decimal

from recovery_docs.case import PreservationRequest, PreservedAsset
from recovery_docs.case.party import Organisation
from recovery_docs.case.words import word
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.written_amounts import months_words
from recovery_docs.law.parameters import parameter
from recovery_docs.prerequisites.procedures.preservation import EXEMPT
from recovery_docs.tree.group import Group, field

MEASURES = {
    "deposit": "冻结",
    "movable": "查封、扣押",
    "real_estate": "查封",
    "shares": "冻结",
    "other": "查封、扣押、冻结",
}
YEARS = {"deposit": "preservation.deposit_years", "movable": "preservation.movable_years"}


class PreservedFields(Group):
    """One thing, or a clue to one."""

    def __init__(self, on: Occasion, asset: PreservedAsset) -> None:
        super().__init__()
        self.on, self.asset = on, asset

    @field("所有人", "财产在谁名下", example="被申请人一李示例", fact="owner")
    def owner(self) -> str:
        party = self.on.case.party(self.asset.owner)
        return self.on.called(party) if party else self.asset.owner

    @field("措施", "对这类财产的保全措施", example="查封")
    def measure(self) -> str:
        return MEASURES[self.asset.kind]

    @field("财产", "名称、数量、所在地或者线索", example="海宁市示例路1号的住宅", fact="text")
    def text(self) -> str:
        return self.asset.text

    @field("数额", "数额", example="100,000.00元", fact="amount")
    def amount(self) -> Decimal | None:
        return self.asset.amount or None

    @field("期限", "保全期限，依法对这类财产最长的", example="三年")
    def period(self) -> str:
        """民诉法解释485：冻结存款不超过一年，动产不超过二年，不动产、其他财产权不超过三年."""
        name = YEARS.get(self.asset.kind, "preservation.other_years")
        return months_words(12 * parameter(name, on=self.on.day, role="申请日").whole)


class PreservationFields(Group):
    """The preservation asked for."""

    def __init__(self, on: Occasion, asked: PreservationRequest) -> None:
        super().__init__()
        self.on, self.request = on, asked

    @field("诉前", "是诉前保全，不是诉讼中的保全", example="否")
    def before_action(self) -> bool:
        return self.request.stage == "before_action"

    @field("财产", "请求保全的各项财产或者线索", fact="assets")
    def assets(self) -> list[PreservedFields]:
        return [PreservedFields(self.on, one) for one in self.request.assets]

    @field("限额", "请求保全的数额；不写的为请求总额", example="232,512.95元", fact="amount")
    def limit(self) -> Decimal:
        return self.request.amount or self.on.matter.claimed

    @field("理由", "可能使判决难以执行的理由；诉前保全为情况紧急的理由", example="被申请人正在转移存款")
    def reason(self) -> str | None:
        asked = self.request
        reason = asked.urgent_because if asked.stage == "before_action" else asked.reason or asked.urgent_because
        return reason.rstrip("。") if reason else None

    @field("案号", "诉讼中的，案号", example="（2026）浙0481民初1号", fact="case_number")
    def number(self) -> str | None:
        return self.request.case_number

    @field("担保方式", "提供什么担保；没有提供的没有", example="保险公司的保全责任险保函", fact="security")
    def security(self) -> str | None:
        found = self.request.security
        return None if found in (None, "none") else word("preservation_security", found)

    @field("担保说明", "担保说明", example="保单号00000001", fact="security_text")
    def security_text(self) -> str | None:
        return self.request.security_text.rstrip("。") if self.request.security_text else None

    @field("担保数额", "担保数额", example="232,512.95元", fact="security_amount")
    def security_amount(self) -> Decimal | None:
        return self.request.security_amount or None

    @field("免担保", "诉讼中的保全，申请人是可以不提供担保的金融机构", example="是")
    def exempt(self) -> bool:
        creditor = self.on.case.creditor
        licensed = isinstance(creditor, Organisation) and creditor.institution in EXEMPT
        return licensed and self.request.stage == "in_action"

    @field("被诉", "本案全部被告，不限于财产被保全的")
    def sued(self) -> list[PartyFields]:
        return [PartyFields(self.on, one.party) for one in self.on.matter.defendants]

    @field("起诉天数", "采取诉前保全措施后几日内起诉", example="30")
    def suit_days(self) -> int:
        return parameter("pre_action_preservation.suit_days", on=self.on.day, role="申请日").whole
