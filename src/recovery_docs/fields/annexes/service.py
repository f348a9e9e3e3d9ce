"""Where the creditor is served."""

from recovery_docs.case import Case
from recovery_docs.tree.group import Group, field


class ServiceFields(Group):
    """Who takes papers for the creditor, and where."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case, self.creditor = case, case.creditor
        self.agent = case.agents[0] if case.agents else None

    @field("签收人", "指定签收人：第一位代理人，没有的为债权人", example="王示例")
    def signer(self) -> str:
        return self.agent.name if self.agent else self.creditor.name

    @field("地址", "确认的送达地址", example="浙江省海宁市示例路1号", fact="/creditor.service_address")
    def address(self) -> str | None:
        return self.creditor.service_address or self.creditor.address

    @field("电话", "代理人、联系人或者债权人的电话", example="13800000009")
    def phone(self) -> str | None:
        contact = self.case.request.contact
        of_people = (self.agent.phone if self.agent else None) or (contact.phone if contact else None)
        return of_people or "、".join(self.creditor.phones)

    @field("邮箱", "电子邮件地址", example="fawu@example.com", fact="/creditor.email")
    def email(self) -> str | None:
        return self.creditor.email
