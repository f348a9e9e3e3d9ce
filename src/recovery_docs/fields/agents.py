"""Those who act for the creditor in court."""

from recovery_docs.case import Agent
from recovery_docs.case.words import told, word
from recovery_docs.tree.group import Group, field

_LICENSED = ("lawyer", "legal_worker")
_BESIDE_SUITS = ("settle", "apply_enforcement", "receive_payment")

_IN_ENFORCEMENT = {"settle": "代为和解", "receive_payment": "代为收取执行款项"}
_FOR_PAYMENT_ORDER = {"receive_payment": "代为收取款项", "apply_enforcement": "代为申请执行支付令"}


class AgentFields(Group):
    """Somebody who acts for the creditor in court."""

    def __init__(self, agent: Agent) -> None:
        super().__init__()
        self.agent = agent

    def __str__(self) -> str:
        return self.agent.name

    @field("姓名", "姓名", example="王示例", fact="name")
    def name(self) -> str:
        return self.agent.name

    @field("身份", "律师、工作人员等", example="律师")
    def capacity(self) -> str:
        return self.agent.title or word("agent_kind", self.agent.kind)

    @field("单位", "律师事务所", example="浙江示例律师事务所", fact="firm")
    def firm(self) -> str | None:
        return self.agent.firm

    @field("电话", "联系电话", example="13800000009", fact="phone")
    def phone(self) -> str | None:
        return self.agent.phone

    @field("执业证号", "律师、基层法律服务工作者的执业证号", example="13301202010000001", fact="licence_number")
    def licence(self) -> str | None:
        return self.agent.licence_number if self.agent.kind in _LICENSED else None

    @field("身份号码", "其他代理人的公民身份号码", example="330481198503020016", fact="resident_id")
    def resident_id(self) -> str | None:
        return None if self.agent.kind in _LICENSED else self.agent.resident_id

    @field("特别授权", "是否特别授权", example="是", fact="powers")
    def special(self) -> bool:
        return self.agent.powers == "special"

    @field("特别权限", "特别授权的各项权限", example="代为和解", fact="special_powers")
    def special_powers(self) -> list[str]:
        return [told("special_power", power) for power in self.agent.special_powers]

    @field("程序权限", "特别授权中不限于诉讼的权限：和解、调解，申请执行，收款", example="代为申请执行")
    def powers_beside_suits(self) -> list[str]:
        beside = (power for power in self.agent.special_powers if power in _BESIDE_SUITS)
        return [told("special_power", power) for power in beside]

    @field("执行权限", "特别授权中用于执行程序的权限：和解，收款", example="代为收取执行款项")
    def powers_in_enforcement(self) -> list[str]:
        return [said for power, said in _IN_ENFORCEMENT.items() if power in self.agent.special_powers]

    @field("督促权限", "特别授权中用于申请支付令的权限：收款，申请执行", example="代为申请执行")
    def powers_for_payment_order(self) -> list[str]:
        return [said for power, said in _FOR_PAYMENT_ORDER.items() if power in self.agent.special_powers]
