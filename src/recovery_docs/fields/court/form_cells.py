"""What an official form asks of a party in its blanks; everything empty where a kind of party has nobody."""

from collections.abc import Iterable, Mapping

from recovery_docs.case import Account, Agent
from recovery_docs.case.party import Organisation, Party, Person
from recovery_docs.case.words import word
from recovery_docs.fields.court.day_cells import DayFields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.party_names import contact_phone
from recovery_docs.fields.phrases.sides import third_persons
from recovery_docs.fields.writings import AccountFields
from recovery_docs.prerequisites.execution.executed_title import applying_assignors
from recovery_docs.tree.group import Group, field


class BlockFields(Group):
    """The block of one party on a form; of nobody, an empty one."""

    def __init__(self, party: Party | None, account: Account | None = None, gives_as: str | None = None) -> None:
        super().__init__()
        self.gives_as = gives_as if party else None
        self.party, self.of_account = party, account if party else None
        self.person = party if isinstance(party, Person) else None
        self.organisation = party if isinstance(party, Organisation) else None

    @field("姓名", "姓名或者名称；有法定代理人的写在后面", example="李示例", fact="name")
    def name(self) -> str | None:
        guardian = f"（法定代理人：{self.person.guardian}）" if self.person and self.person.guardian else ""
        return f"{self.party.name}{guardian}" if self.party else None

    @field("性别", "男或者女", example="男", fact="sex")
    def sex(self) -> str | None:
        return word("sex", self.person.sex) if self.person and self.person.sex else None

    @field("出生", "出生的年、月、日", fact="born_on")
    def born(self) -> DayFields | None:
        return DayFields(self.person.born_on) if self.person and self.person.born_on else None

    @field("民族", "民族", example="汉族", fact="ethnicity")
    def ethnicity(self) -> str | None:
        return self.person.ethnicity if self.person else None

    @field("工作单位", "工作单位", example="示例纺织有限公司", fact="employer")
    def employer(self) -> str | None:
        return self.person.employer if self.person else None

    @field("职务", "职业；单位为法定代表人、负责人的职务", example="经理", fact="occupation")
    def post(self) -> str | None:
        if self.person:
            return self.person.occupation
        head = self.organisation.head if self.organisation else None
        return head.title if head else None

    @field("电话", "联系电话", example="0573-87000002", fact="phones")
    def phone(self) -> str | None:
        if self.organisation:
            return contact_phone(self.organisation, self.organisation.head)
        return "、".join(self.person.phones) if self.person else None

    @field("住所地", "住所地", example="浙江省海宁市示范村2号", fact="address")
    def address(self) -> str | None:
        return self.party.address if self.party else None

    @field("注册地", "注册地、登记地；没有写的为住所地", example="浙江省海宁市示范村2号", fact="registered_address")
    def registered_address(self) -> str | None:
        return (self.organisation.registered_address or self.organisation.address) if self.organisation else None

    @field("经常居住地", "经常居住地", example="浙江省海宁市示范小区1幢101室", fact="habitual_residence")
    def habitual_residence(self) -> str | None:
        return self.person.habitual_residence if self.person else None

    @field("证件类型", "证件类型", example="居民身份证", fact="other_id.type")
    def id_type(self) -> str | None:
        if self.person is None:
            return None
        return "居民身份证" if self.person.resident_id else self.person.other_id.type if self.person.other_id else None

    @field("证件号码", "证件号码", example="330481198503020016", fact="resident_id")
    def id_number(self) -> str | None:
        if self.person is None:
            return None
        return self.person.resident_id or (self.person.other_id.number if self.person.other_id else None)

    @field("代表人", "法定代表人、负责人", example="王示例", fact="legal_representative")
    def head(self) -> str | None:
        return self.organisation.head.name if self.organisation and self.organisation.head else None

    @field("信用代码", "统一社会信用代码", example="91330481MA00001022", fact="uscc")
    def uscc(self) -> str | None:
        return self.organisation.uscc if self.organisation else None

    @field("类型", "单位的类型；上市公司为股份有限公司", example="有限责任公司", fact="type")
    def type(self) -> str | None:
        found = self.organisation.type if self.organisation else None
        return (
            word("organisation_type", "joint_stock_company" if found == "listed_company" else found) if found else None
        )

    @field("上市", "是不是上市公司", example="否", fact="listed")
    def listed(self) -> bool:
        found = self.organisation
        return found is not None and (found.type == "listed_company" or bool(found.listed))

    @field("国有", "国有，包括国有控股、国有参股", example="否", fact="ownership")
    def state(self) -> bool:
        return bool(self.organisation and (self.organisation.ownership or "").startswith("state"))

    @field("所有制", "所有制性质", example="民营", fact="ownership")
    def ownership(self) -> str | None:
        found = self.organisation.ownership if self.organisation else None
        return word("ownership", found) if found else None

    @field("其他所有制", "所有制性质是其他的打√", example="√", fact="ownership")
    def other_ownership(self) -> str | None:
        return "√" if self.organisation and self.organisation.ownership == "other" else None

    @field("担保身份", "执行担保人是被执行人、利害关系人、案外人还是其他", example="案外人")
    def capacity(self) -> str | None:
        return self.gives_as

    @field("账户", "收取执行款的账户", fact="/request.enforcement_account")
    def account(self) -> AccountFields | None:
        return AccountFields(self.of_account) if self.of_account else None


class AgentBlockFields(Group):
    """The block of one agent; where there is none, an empty one."""

    def __init__(self, agent: Agent | None) -> None:
        super().__init__()
        self.agent = agent

    @field("有", "有委托诉讼代理人", example="是")
    def present(self) -> bool:
        return self.agent is not None

    @field("姓名", "姓名", example="周示例", fact="name")
    def name(self) -> str | None:
        return self.agent.name if self.agent else None

    @field("单位", "单位", example="浙江示例律师事务所", fact="firm")
    def firm(self) -> str | None:
        return self.agent.firm if self.agent else None

    @field("职务", "职务", example="律师", fact="title")
    def post(self) -> str | None:
        return self.agent.title if self.agent else None

    @field("电话", "联系电话", example="0573-87000003", fact="phone")
    def phone(self) -> str | None:
        return self.agent.phone if self.agent else None

    @field("权限", "一般授权还是特别授权", example="特别授权", fact="powers")
    def powers(self) -> str | None:
        return word("powers", self.agent.powers) if self.agent and self.agent.powers else None

    @field("特别权限", "特别授权的各项权限", example="承认诉讼请求、和解", fact="special_powers")
    def special_powers(self) -> list[str]:
        agent = self.agent
        return (
            [word("special_power", one) for one in agent.special_powers] if agent and agent.powers == "special" else []
        )


class BlocksFields(Group):
    """The blocks of one side of a form: one for each party, and an empty one where a side has none of its kind."""

    def __init__(self, parties: Iterable[Party], accounts: Mapping[str, Account | None] | None = None) -> None:
        super().__init__()
        self.parties, self.accounts = tuple(parties), accounts or {}

    def _blocks(self, kind: str) -> list[BlockFields]:
        found = [BlockFields(one, self.accounts.get(one.name)) for one in self.parties if one.kind == kind]
        return found or [BlockFields(None)]

    @field("自然人", "各自然人一栏；没有的，空白一栏")
    def persons(self) -> list[BlockFields]:
        return self._blocks("person")

    @field("单位", "各单位一栏；没有的，空白一栏")
    def organisations(self) -> list[BlockFields]:
        return self._blocks("organisation")


class FormFields(BlocksFields):
    """The creditor's side of a form, whom it is against, and the agents."""

    def __init__(self, on: Occasion) -> None:
        case = on.case
        keeping = applying_assignors(case)
        accounts = {hand.assignor.name: hand.account for hand in keeping}
        accounts[case.creditor.name] = case.request.enforcement_account
        super().__init__([*(hand.assignor for hand in keeping), case.creditor], accounts)
        self.on, self.case = on, case

    @field("对方", "被告、被执行人等对方各当事人的各栏")
    def others(self) -> BlocksFields:
        return BlocksFields(role.party for role in (self.on.sides.others if self.on.sides else ()))

    @field("第三人", "第三人的各栏")
    def thirds(self) -> BlocksFields:
        return BlocksFields(third_persons(self.on.matter, self.on.sides) if self.on.sides else ())

    @field("落款", "盖章的各单位；自然人亲笔签名，不印", example="示例银行股份有限公司海宁支行")
    def signing(self) -> list[str]:
        return [one.name for one in self.parties if one.kind == "organisation"]

    @field("代理人", "各委托诉讼代理人的一栏；没有的，空白一栏")
    def agents(self) -> list[AgentBlockFields]:
        return [AgentBlockFields(one) for one in self.case.agents] or [AgentBlockFields(None)]
