"""Who stands in the case: natural persons, organisations and their branches, and the agents who act for them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Discriminator

from recovery_docs.case.fact import Day, Facts, Text, listed, optional, titled
from recovery_docs.case.identity import ResidentId, Sex, Uscc, birthday_of, sex_of
from recovery_docs.case.words import Words

Whereabouts = Annotated[Literal["known", "missing"], Words("whereabouts")]
Province = Text

OrganisationType = Annotated[
    Literal[
        "limited_company",
        "joint_stock_company",
        "listed_company",
        "other_enterprise",
        "public_institution",
        "social_association",
        "foundation",
        "social_service_agency",
        "government_body",
        "rural_collective",
        "cooperative",
        "grassroots_autonomous",
        "sole_proprietorship",
        "partnership",
        "professional_firm",
    ],
    Words("organisation_type"),
]

Ownership = Annotated[
    Literal["state_controlled", "state_participating", "state", "private", "other"], Words("ownership")
]

InstitutionKind = Annotated[
    Literal[
        "commercial_bank",
        "policy_bank",
        "rural_credit_cooperative",
        "consumer_finance",
        "auto_finance",
        "finance_company",
        "trust_company",
        "insurance_company",
        "asset_management_company",
        "small_loan_company",
        "guarantee_company",
        "finance_lease_company",
        "factoring_company",
        "pawnshop",
        "local_asset_management_company",
    ],
    Words("institution"),
]
"""The licence that an institution holds; the last six are local financial organisations (法释〔2020〕27号)."""


class OtherId(Facts):
    """An identity document other than the resident identity card."""

    type: Text = titled("证件类型", "例如 护照")
    number: Text = titled("证件号码")


class Person(Facts):
    """A natural person."""

    kind: Annotated[Literal["person"], Words("party_kind")] = titled("类别")
    name: Text = titled("姓名")
    resident_id: ResidentId | None = optional("公民身份号码", "18 位，校验位不符的不予接受")
    other_id: OtherId | None = optional("其他证件", "没有居民身份证的，写证件类型和号码")
    sex_if_no_id: Sex | None = optional("性别", "有公民身份号码的不必填写")
    born_on_if_no_id: Day | None = optional("出生日期", "有公民身份号码的不必填写")
    ethnicity: Text | None = optional("民族", "例如 汉族")
    employer: Text | None = optional("工作单位")
    occupation: Text | None = optional("职业或职务")
    address: Text | None = optional("住所地（户籍所在地）")
    habitual_residence: Text | None = optional("经常居住地", "离开住所地连续居住满一年的地方")
    province: Province | None = optional("住所地省份", "级别管辖用；未写的从地址开头识别")
    service_address: Text | None = optional("送达地址", "合同约定或者本人确认的送达地址")
    address_agreed: bool | None = optional("送达地址是否经合同约定")
    phones: tuple[Text, ...] = listed("联系电话", "预留在合同或者账户中的号码")
    email: Text | None = optional("电子邮箱")
    spouse: Text | None = optional("配偶姓名")
    whereabouts: Whereabouts | None = optional("下落")
    missing_evidence: Text | None = optional("下落不明的证明")
    abroad: bool | None = optional("是否在境外")
    died_on: Day | None = optional("死亡日期")
    heirs: tuple[Text, ...] = listed("继承人或者遗产管理人姓名")
    incapable_on: Day | None = optional("认定无、限制民事行为能力的日期")
    guardian: Text | None = optional("法定代理人（监护人）姓名")

    @property
    def sex(self) -> Sex | None:
        """As the ID number says, else as written."""
        return sex_of(self.resident_id) if self.resident_id else self.sex_if_no_id

    @property
    def born_on(self) -> date | None:
        """As the ID number says, else as written."""
        return birthday_of(self.resident_id) if self.resident_id else self.born_on_if_no_id

    @property
    def home(self) -> str | None:
        """Where the law looks for the person: the habitual residence before the registered one (民事诉讼法22)."""
        return self.habitual_residence or self.address


class Representative(Facts):
    """The legal representative of a legal person, or the responsible person of a branch or unincorporated body."""

    name: Text = titled("姓名")
    title: Text | None = optional("职务", "例如 董事长、行长")
    phone: Text | None = optional("联系电话")
    resident_id: ResidentId | None = optional("公民身份号码")


class Organisation(Facts):
    """A legal person, a branch, or an unincorporated body."""

    kind: Annotated[Literal["organisation"], Words("party_kind")] = titled("类别")
    name: Text = titled("名称", "与营业执照一致的全称")
    uscc: Uscc | None = optional("统一社会信用代码")
    address: Text | None = optional("住所地（主要办事机构所在地）")
    registered_address: Text | None = optional("注册地或者登记地", "与住所地相同的不必填写")
    province: Province | None = optional("住所地省份", "级别管辖用；未写的从地址开头识别")
    service_address: Text | None = optional("送达地址", "合同约定或者确认的送达地址")
    address_agreed: bool | None = optional("送达地址是否经合同约定")
    phones: tuple[Text, ...] = listed("联系电话")
    email: Text | None = optional("电子邮箱")
    legal_representative: Representative | None = optional("法定代表人", "法人填写")
    responsible_person: Representative | None = optional("负责人", "分支机构、非法人组织填写")
    head_office: Text | None = optional("总机构全称", "分支机构填写，例如 示例银行股份有限公司")
    type: OrganisationType | None = optional("组织类型")
    ownership: Ownership | None = optional("所有制性质")
    financial_institution: bool | None = optional("是否金融机构")
    institution: InstitutionKind | None = optional("金融机构种类")
    licence_number: Text | None = optional("金融许可证号")
    public_interest: bool | None = optional("是否以公益为目的的非营利组织")
    listed: bool | None = optional("是否上市公司")
    sole_shareholder: bool | None = optional("是否一人公司")
    whereabouts: Whereabouts | None = optional("下落")
    bankruptcy_accepted_on: Day | None = optional("受理破产申请日期")
    administrator: Text | None = optional("破产管理人名称")
    deregistered_on: Day | None = optional("注销登记日期")

    @property
    def head(self) -> Representative | None:
        """Who signs for the organisation."""
        return self.legal_representative or self.responsible_person

    @property
    def home(self) -> str | None:
        """Where the law looks for the organisation: its principal office."""
        return self.address


Party = Annotated[Person | Organisation, Discriminator("kind")]


class Agent(Facts):
    """Somebody who acts for the creditor in a proceeding (民事诉讼法61, 62)."""

    name: Text = titled("姓名")
    kind: Annotated[Literal["lawyer", "legal_worker", "employee", "relative", "recommended"], Words("agent_kind")] = (
        titled(
            "身份",
        )
    )
    firm: Text | None = optional("单位", "律师事务所或者工作单位全称")
    title: Text | None = optional("职务", "例如 律师、职员")
    phone: Text | None = optional("联系电话")
    resident_id: ResidentId | None = optional("公民身份号码")
    licence_number: Text | None = optional("执业证号")
    powers: Annotated[Literal["general", "special"], Words("powers")] | None = optional("代理权限")
    special_powers: tuple[
        Annotated[
            Literal[
                "admit",
                "waive",
                "change_claims",
                "settle",
                "counterclaim",
                "appeal",
                "apply_enforcement",
                "receive_payment",
            ],
            Words("special_power"),
        ],
        ...,
    ] = listed("特别授权事项")
    documents: tuple[Text, ...] = listed("已备的代理材料", "例如 授权委托书、律师执业证、所函、劳动关系证明")
