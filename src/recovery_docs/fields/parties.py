"""Parties: who they are, and what this paper calls them."""

from datetime import date

from recovery_docs.case import Case
from recovery_docs.case.party import Organisation, Party, Person
from recovery_docs.case.words import word
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.party_cells import CellFields
from recovery_docs.fields.phrases.party_names import Role, contact_phone, lines
from recovery_docs.prerequisites.legal_standing import gone, heirs_of
from recovery_docs.prerequisites.liable_parties import in_place_of
from recovery_docs.tree.group import Group, field


class HeadFields(Group):
    """Who acts for an organisation."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__()
        self.organisation = organisation

    def __str__(self) -> str:
        return str(self.ask("姓名"))

    @field("身份", "法定代表人还是负责人", example="法定代表人")
    def capacity(self) -> str:
        return "法定代表人" if self.organisation.legal_representative else "负责人"

    @field("姓名", "姓名", example="王示例", fact="name")
    def name(self) -> str | None:
        return self.organisation.head.name if self.organisation.head else None

    @field("职务", "职务", example="经理", fact="title")
    def post(self) -> str | None:
        return self.organisation.head.title if self.organisation.head else None

    @field("电话", "联系电话", example="0573-00000001", fact="phone")
    def phone(self) -> str | None:
        return contact_phone(self.organisation, self.organisation.head)

    @field("本人电话", "本人的联系电话，不是单位的", example="13800000001", fact="phone")
    def own_phone(self) -> str | None:
        return self.organisation.head.phone if self.organisation.head else None

    @field("身份号码", "公民身份号码", example="330481198503020016", fact="resident_id")
    def resident_id(self) -> str | None:
        return self.organisation.head.resident_id if self.organisation.head else None


class PartyFields(Group):
    """A party; printed as this paper calls it."""

    def __init__(self, on: Occasion, party: Party, role: str = "") -> None:
        super().__init__()
        self.on, self.party, self.role = on, party, role

    def __str__(self) -> str:
        return self.on.called(self.party)

    @field("姓名", "姓名或者名称", example="李示例", fact="name", also=("名称", "户名"))
    def name(self) -> str:
        return self.party.name

    @field("称谓", "本文书对他的称呼，不带姓名", example="被告一")
    def called(self) -> str:
        return self.role

    @field("协议身份", "在协议里以什么身份签字；不是协议的没有", example="借款人")
    def capacity(self) -> str | None:
        return self.on.sides.capacities.get(self.party.name) if self.on.sides else None

    @field("是单位", "是否单位", example="是")
    def is_organisation(self) -> bool:
        return isinstance(self.party, Organisation)

    @field("性别", "自然人的性别", example="男", fact="sex")
    def sex(self) -> str | None:
        return word("sex", self.party.sex) if isinstance(self.party, Person) and self.party.sex else None

    @field("民族", "自然人的民族", example="汉族", fact="ethnicity")
    def ethnicity(self) -> str | None:
        return self.party.ethnicity if isinstance(self.party, Person) else None

    @field("出生日期", "自然人的出生日期", example="1985年3月2日", fact="born_on")
    def born_on(self) -> date | None:
        return self.party.born_on if isinstance(self.party, Person) else None

    @field("死亡日期", "已经死亡的，死亡日期", example="2023年5月1日", fact="died_on")
    def died_on(self) -> date | None:
        return self.party.died_on if isinstance(self.party, Person) else None

    @field("各继承人", "已经死亡的，其继承人或者遗产管理人的姓名", example="李示例", fact="heirs")
    def heirs_named(self) -> list[str]:
        return list(heirs_of(self.party))

    @field("注销日期", "单位已经注销登记的，哪一天", example="2026年3月15日", fact="deregistered_on")
    def deregistered_on(self) -> date | None:
        found = self.party.deregistered_on if isinstance(self.party, Organisation) else None
        return found if found is None or found <= self.on.matter.tested_on else None

    @field("受理破产日期", "法院受理其破产申请的日期", example="2026年6月15日", fact="bankruptcy_accepted_on")
    def bankrupt_since(self) -> date | None:
        found = self.party.bankruptcy_accepted_on if isinstance(self.party, Organisation) else None
        return found if found is None or found <= self.on.matter.tested_on else None

    @field("破产管理人", "破产管理人", example="浙江示例律师事务所", fact="administrator")
    def administrator(self) -> str | None:
        return self.party.administrator if isinstance(self.party, Organisation) else None

    @field("工作单位", "自然人的工作单位", example="示例纺织有限公司", fact="employer")
    def employer(self) -> str | None:
        return self.party.employer if isinstance(self.party, Person) else None

    @field("职业", "自然人的职业", example="职员", fact="occupation")
    def occupation(self) -> str | None:
        return self.party.occupation if isinstance(self.party, Person) else None

    @field("证件号码", "公民身份号码或者统一社会信用代码", example="330481198503020016", also=("身份证号",))
    def number(self) -> str | None:
        if isinstance(self.party, Organisation):
            return self.party.uscc
        other = self.party.other_id
        return self.party.resident_id or (other.number if other else None)

    @field("住址", "住所或者经常居住地", example="浙江省海宁市示例路1号", fact="address", also=("地址", "住所"))
    def address(self) -> str | None:
        return self.party.home

    @field("电话", "联系电话，有几个的都写", example="13800000001", fact="phones", also=("联系电话", "手机"))
    def phone(self) -> str | None:
        if isinstance(self.party, Organisation):
            return contact_phone(self.party, self.party.head)
        return "、".join(self.party.phones)

    @field(
        "户籍地", "自然人的住所地（户籍所在地）；没有写的为经常居住地", example="浙江省海宁市示例路1号", fact="address"
    )
    def registered_home(self) -> str | None:
        return self.party.address or self.party.home

    @field("经常居住地", "与住所地不同的经常居住地", example="浙江省杭州市示例路2号", fact="habitual_residence")
    def habitual_residence(self) -> str | None:
        return self.party.habitual_residence if isinstance(self.party, Person) and self.party.address else None

    @field("身份号码", "公民身份号码", example="330481198503020016", fact="resident_id")
    def resident_id(self) -> str | None:
        return self.party.resident_id if isinstance(self.party, Person) else None

    @field("信用代码", "统一社会信用代码", example="91330481MA00001022", fact="uscc")
    def uscc(self) -> str | None:
        return self.party.uscc if isinstance(self.party, Organisation) else None

    @field("许可证号", "单位的金融许可证号", example="B0001S233040001", fact="licence_number")
    def licence(self) -> str | None:
        return self.party.licence_number if isinstance(self.party, Organisation) else None

    @field("总机构", "分支机构的总机构", example="示例银行股份有限公司", fact="head_office")
    def head_office(self) -> str | None:
        branch = isinstance(self.party, Organisation) and self.party.legal_representative is None
        return self.party.head_office if branch and isinstance(self.party, Organisation) else None

    @field("其他证件", "没有居民身份证的，证件名称和号码", example="护照号码E00000001", fact="other_id")
    def other_id(self) -> str | None:
        found = self.party.other_id if isinstance(self.party, Person) else None
        return f"{found.type}号码{found.number}" if found else None

    @field("年龄", "文书日期时的周岁", example="38")
    def age(self) -> int | None:
        born, on = (self.party.born_on if isinstance(self.party, Person) else None), self.on.day
        return None if born is None else on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    @field("栏", "表格里窄栏的写法：单位没有性别、民族、年龄的写—")
    def cells(self) -> CellFields:
        return CellFields(self.party, self.ask("年龄") or None)

    @field("下落不明", "是否下落不明", example="否", fact="whereabouts")
    def missing(self) -> bool:
        return self.party.whereabouts == "missing"

    @field("介绍", "当事人的各项身份信息，一行一项", example="被告一：李示例，男，1985年3月2日出生，汉族，住……")
    def introduced(self) -> list[str]:
        return lines(Role(self.party, self.role))

    @field("代表人", "单位的法定代表人或者负责人", fact="legal_representative")
    def head(self) -> HeadFields | None:
        return HeadFields(self.party) if isinstance(self.party, Organisation) and self.party.head else None

    @field("法定代理人", "无民事行为能力人、限制民事行为能力人的法定代理人", example="李示例", fact="guardian")
    def guardian(self) -> str | None:
        return self.party.guardian if isinstance(self.party, Person) else None

    @field("签署方式", "盖章还是签名", example="盖章")
    def signs(self) -> str:
        return "签名" if self.party.kind == "person" else "盖章"


class ReaderFields(PartyFields):
    """The party to whom a letter goes."""

    @field("称谓", "函件对收件人的称呼：您，或者贵单位", example="您")
    def called(self) -> str:
        return "您" if self.party.kind == "person" else "贵单位"

    @field("尊称", "函件开头对收件人的称呼", example="李示例先生", also=("抬头",))
    def addressed(self) -> str:
        party = self.party
        if isinstance(party, Organisation):
            return party.name
        name = f"{party.name}{ {'male': '先生', 'female': '女士'}.get(party.sex or '', '') }"
        return f"{name}（法定代理人{party.guardian}收）" if party.guardian else name

    @field("是借款人", "收件人是否借款人本人", example="是")
    def is_borrower(self) -> bool:
        return self.party in self.on.case.borrowers

    @field("是保证人", "收件人是否本函所称保证人本人", example="是")
    def is_guarantor(self) -> bool:
        return self.on.guarantee is not None and self.party is self.on.guarantee.guarantee.guarantor

    @field("是债务人", "收件人作为借款人（或者其继承人）对债务本身负责，不只是提供担保", example="是")
    def owes(self) -> bool:
        return self.on.stands_for is not None and self.on.stands_for.capacity == "borrower"

    @field("身份", "收件人（或者被继承人）是债务人还是担保人", example="债务人")
    def standing(self) -> str:
        return "债务人" if self.on.stands_for is None or self.on.stands_for.capacity == "borrower" else "担保人"

    @field("是担保人", "收件人（或者被继承人）只是抵押人、出质人", example="否")
    def only_gives_things(self) -> bool:
        return self.on.stands_for is not None and self.on.stands_for.capacity in ("mortgagor", "pledgor")

    @field("是本人", "收件人本人负责，不是继承人、遗产管理人", example="是")
    def himself(self) -> bool:
        return self.on.stands_for is None or self.on.stands_for.party is self.party

    @field("债务人", "收件人所负责任原来是谁的：他本人，或者被继承人")
    def liable(self) -> PartyFields:
        return PartyFields(self.on, self.on.stands_for.party if self.on.stands_for else self.party)

    @field("被继承人", "收件人以继承人、遗产管理人身份收函的，为谁的债务")
    def stands_for(self) -> list[PartyFields]:
        return [PartyFields(self.on, one) for one in estates_of(self.on, self.party)]

    @field("已被诉", "同一债务已经对收件人起诉或者仲裁，尚未审结", example="否")
    def sued_already(self) -> bool:
        return any(_running_suit(self.on.case, self.party))

    @field("约定仲裁机构", "收件人所签合同约定仲裁的，向谁申请", example="杭州仲裁委员会")
    def arbitration(self) -> str | None:
        case, to = self.on.case, self.party
        own = [one.contract for one in case.guarantees if one.guarantor.name == to.name and to not in case.borrowers]
        disputes = next((one.disputes for one in own if one.disputes is not None), case.loan.contract.disputes)
        if disputes is None or disputes.kind != "arbitration":
            return None
        return disputes.institution or "约定的仲裁机构"


def estates_of(on: Occasion, party: Party) -> list[Person]:
    """The dead for whose debts a letter goes to the party, which does not owe them by its own signature (民法典1161)."""
    own = {one.name for one in on.matter.obligors if one.party is party}
    return [
        one.party
        for one in on.matter.obligors
        if isinstance(one.party, Person) and party.name in heirs_of(one.party) and party.name not in own
    ]


def _running_suit(case: Case, to: Party) -> "list[bool]":
    """民诉法解释247：a suit that runs for the same claim bars another."""
    return [
        True
        for one in case.proceedings
        if one.kind in ("suit", "arbitration")
        and one.filed_on is not None
        and one.outcome in (None, "pending")
        and one.same_claim is not False
        and (not one.against or any(case.concerns(name, to) for name in one.against))
    ]


def security_givers(on: Occasion) -> list[Party]:
    """Everybody who gave security, the heirs of the dead; nobody who is gone."""
    return [
        one.party
        for standing in on.matter.obligors
        if standing.capacity != "borrower"
        for one in in_place_of(on.case, standing, on.matter.tested_on)
        if gone(one.party, on.matter.tested_on) is None
    ]
