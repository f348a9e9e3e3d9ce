"""Whether the guarantor could guarantee, and still answers: capacity, resolutions, changed terms, refinancing, insolvency."""

from collections.abc import Iterator

from recovery_docs.case import Guarantee, Resolution
from recovery_docs.case.party import Organisation
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Limb, Verdict
from recovery_docs.prerequisites.guarantee.guarantee_kind import under_old_law
from recovery_docs.prerequisites.guarantee.guarantee_scope import heavier_changes
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_RESIDENTS = ("居民委员会", "居委会")
COMPANIES = ("limited_company", "joint_stock_company", "listed_company")


@rule(
    "GUA005",
    say("不得担任保证人"),
    cite("civil_code", 683),
    cite("security_interpretation", 5),
    cite("security_interpretation", 6),
)
def capacity(matter: Matter) -> Iterator[Verdict]:
    """民法典683：机关法人不得为保证人，经国务院批准为使用外国政府或者国际经济组织贷款进行转贷的除外；以公益为目的的
    非营利法人、非法人组织不得为保证人。担保制度解释5②：居民委员会、村民委员会提供担保无效，但依法代行村集体经济组织职能的村民委员会，
    依照村民委员会组织法规定的讨论决定程序对外提供担保的除外；6：登记为营利法人的学校、医院可以。
    """
    for standing in matter.called_upon:
        party, name, path = standing.guarantee.guarantor, standing.name, f"{standing.path}.guarantor"
        if not isinstance(party, Organisation):
            yield met(
                say("{name}是自然人，可以担任保证人", name=name), *facts(matter.case, f"{path}.kind"), subject=name
            )
            continue
        keys = ("guarantor.type", "guarantor.public_interest", "village_decided", "on_lending_approved")
        seen = facts(matter.case, *(f"{standing.path}.{key}" for key in keys))
        village = party.type == "grassroots_autonomous" and not any(word in party.name for word in _RESIDENTS)
        decided = standing.guarantee.village_decided if village else None
        excepted = decided or (party.type == "government_body" and standing.guarantee.on_lending_approved)
        barred = party.type in ("government_body", "grassroots_autonomous") or party.public_interest
        charitable = ("public_institution", "social_association", "foundation", "social_service_agency")
        if excepted:
            yield met(say("{name}的担保属于法律准许的例外，附决定程序或者批准文件", name=name), *seen, subject=name)
        elif village and decided is None:
            yield undetermined(
                say("{name}担保是否有效，要看它是否依法代行村集体经济组织职能、是否依法讨论决定", name=name),
                *seen,
                hint=say(
                    "取得村民会议或者村民代表会议的决定，填写 {path}.village_decided 并列入证据", path=standing.path
                ),
                subject=name,
            )
        elif barred:
            yield not_met(
                say("{name}是机关法人、基层自治组织或者公益组织，不得担任保证人，保证无效", name=name),
                *seen,
                hint=say("改为请求赔偿保证无效的损失（担保制度解释17），也要在保证期间内主张（33）"),
                subject=name,
            )
        elif party.type in charitable and party.public_interest is None:
            yield undetermined(
                say("没有写明{name}是不是以公益为目的的非营利组织", name=name),
                *seen,
                hint=say("查登记后填写 {path}.public_interest", path=path),
                subject=name,
            )
        else:
            yield met(say("{name}可以担任保证人", name=name), *seen, subject=name)


@rule(
    "GUA006",
    say("公司担保没有决议"),
    cite("company_law", 15),
    cite("security_interpretation", 7),
    cite("security_interpretation", 8),
    cite("security_interpretation", 9),
    cite("security_interpretation", 10),
    cite("security_interpretation", 11),
    severity="warning",
)
def company_resolution(matter: Matter) -> Iterator[Verdict]:
    """公司法15：公司为他人提供担保，依照章程由董事会或者股东会决议；为股东或者实际控制人的，须经股东会决议，该股东回避，
    由出席会议的其他股东所持表决权的过半数通过。担保制度解释7：债权人善意（合理审查了决议）的有效；8：金融机构开保函、
    担保公司担保、为全资子公司、三分之二以上表决权股东签字同意的，没有决议也有效（后两项上市公司除外）；9：上市公司须公告；
    10：一人公司为其股东担保的，不得以没有决议为由不承担责任；11：分支机构担保也要有公司的决议。
    """
    companies = [
        (standing, company)
        for standing in matter.called_upon
        if isinstance(company := standing.guarantee.guarantor, Organisation)
        and (company.type in COMPANIES or company.head_office or standing.guarantee.resolution)
    ]
    if not companies:
        yield not_applicable(say("没有公司担任保证人"))
    for standing, company in companies:
        yield _resolved(matter, standing, company)


def _resolved(matter: Matter, standing: GuaranteeStanding, company: Organisation) -> Verdict:
    guarantee, name, path = standing.guarantee, company.name, standing.path
    seen = facts(
        matter.case,
        f"{path}.resolution",
        f"{path}.for_related",
        f"{path}.two_thirds_signed",
        f"{path}.listed_announced",
    )
    listed = company.listed or company.type == "listed_company"
    if listed and guarantee.listed_announced is False:
        return not_met(
            say("{name}是上市公司，担保没有公告，对其不发生效力", name=name),
            *seen,
            hint=say("有公告的填写 {path}.listed_announced", path=path),
            subject=name,
        )
    if company.institution == "guarantee_company" or (
        not listed and (guarantee.for_related == "wholly_owned_subsidiary" or guarantee.two_thirds_signed)
    ):
        return met(say("{name}的担保不需要决议", name=name), *seen, subject=name)
    if guarantee.for_related == "sole_shareholder" and company.sole_shareholder is not False:
        return met(say("{name}是一人公司，为其股东担保有效", name=name), *seen, subject=name)
    resolution = guarantee.resolution
    if resolution is None:
        return undetermined(
            say("没有写明{name}是否有公司决议", name=name),
            *seen,
            hint=say("填写 {path}.resolution，并把决议、章程列入证据；没有决议的，对方可以主张担保无效", path=path),
            subject=name,
        )
    return _reviewed(name, guarantee, resolution, seen)


def _reviewed(name: str, guarantee: Guarantee, resolution: Resolution, seen: tuple[Fact, ...]) -> Verdict:
    limbs = [Limb(say("债权人审查了决议和章程"), resolution.reviewed)]
    if guarantee.for_related == "shareholder_or_controller":
        limbs += [
            Limb(say("由股东会决议"), resolution.body == "shareholders"),
            Limb(say("被担保的股东回避"), resolution.related_abstained),
            Limb(say("经出席的其他股东所持表决权过半数通过"), resolution.majority),
        ]
    failed = [limb.text for limb in limbs if limb.satisfied is False]
    unknown = [limb.text for limb in limbs if limb.satisfied is None]
    if failed:
        return not_met(
            say("{name}的决议不合要求，不符合：{failed}", name=name, failed=failed),
            *seen,
            hint=say("担保可能无效，准备按担保制度解释17请求赔偿"),
            subject=name,
            limbs=tuple(limbs),
        )
    if unknown:
        return undetermined(
            say("{name}的决议还要核对：{unknown}", name=name, unknown=unknown),
            *seen,
            hint=say("核对决议和章程后填写 resolution 各项和 for_related"),
            subject=name,
            limbs=tuple(limbs),
        )
    return met(say("{name}有公司决议，债权人审查过", name=name), *seen, subject=name, limbs=tuple(limbs))


@rule(
    "GUA018",
    say("约定了独立担保"),
    cite("civil_code", 682, paragraph=1),
    cite("security_interpretation", 2),
    severity="warning",
)
def not_independent(matter: Matter) -> Iterator[Verdict]:
    """民法典682①、担保制度解释2：约定担保合同的效力独立于主合同，或者对主合同无效的法律后果承担担保责任的，该约定无效；
    主合同有效的，担保合同的效力不受影响，主合同无效的，担保合同无效。金融机构开立的独立保函，适用独立保函的规定。
    """
    independent = [standing for standing in matter.called_upon if standing.guarantee.independent]
    if not independent:
        yield not_applicable(say("没有约定独立担保"))
    for standing in independent:
        party, name, path = standing.guarantee.guarantor, standing.name, standing.path
        seen = facts(matter.case, f"{path}.independent", f"{path}.guarantor.kind")
        financial = isinstance(party, Organisation) and party.financial_institution
        if financial:
            yield met(say("{name}是金融机构，独立保函适用独立保函的规定", name=name), *seen, subject=name)
        elif financial is None:
            yield undetermined(
                say("约定了独立担保，没有写明{name}是不是金融机构", name=name),
                *seen,
                hint=say("填写 {path}.guarantor.financial_institution", path=path),
                subject=name,
            )
        else:
            yield not_met(
                say("{name}不是金融机构，独立担保的约定无效，保证合同随主合同有效或者无效", name=name),
                *seen,
                hint=say("不要以独立担保为由主张；主合同有效的，仍按保证方式和保证期间主张"),
                subject=name,
            )


@rule(
    "GUA007",
    say("加重债务没有保证人书面同意"),
    cite("civil_code", 695, paragraph=1),
    cite("guarantee_law", 24),
    cite("guarantee_law_interpretation", 30),
    severity="warning",
)
def changes_consented(matter: Matter) -> Iterator[Verdict]:
    """民法典695①：未经保证人书面同意变更主合同内容，减轻债务的，对变更后的债务负责；加重债务的，对加重的部分不负责。
    2021年以前的变更，担保法24按担保法解释30理解：①加重债务的，保证人对加重的部分不承担责任；②变更履行期限的，保证期间仍为原来的
    期间；③协议变更但没有实际履行的，仍应承担责任。
    """
    for standing in matter.called_upon:
        name = standing.name
        changes = list(heavier_changes(matter.case, standing.guarantee, matter.as_of))
        seen = facts(
            matter.case,
            f"{standing.path}.contract.signed_on",
            *(f"loan.amendments[{one}].heavier" for one, _ in changes),
        )
        heavier = [one.signed_on for _, one in changes if one.heavier]
        if heavier:
            old = under_old_law(heavier[0])
            yield not_met(
                say("{on}的变更加重了债务，没有{name}的书面同意", on=heavier[0], name=name),
                *seen,
                hint=say(
                    "有书面同意的写入 loan.amendments[].consented_by；加重的部分不向{name}主张，没有实际履行的变更不影响其责任",
                    name=name,
                )
                if old
                else say("有书面同意的写入 loan.amendments[].consented_by；加重的部分不向{name}主张", name=name),
                subject=name,
            )
        elif any(one.heavier is None for _, one in changes):
            yield undetermined(
                say("没有写明主合同的变更是否加重了债务、{name}是否书面同意", name=name),
                *seen,
                hint=say("填写 loan.amendments[].heavier 和 consented_by"),
                subject=name,
            )
        else:
            yield met(say("没有未经{name}同意而加重债务的变更", name=name), *seen, subject=name)


@rule("GUA008", say("借新还旧，保证人不知情"), cite("security_interpretation", 16))
def refinancing_known(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释16：以新贷偿还旧贷，新贷与旧贷的担保人相同的，承担新贷的担保责任；不同或者旧贷没有担保的，新贷的担保人
    不承担责任，但有证据证明其提供担保时知道或者应当知道以新贷偿还旧贷的除外。
    """
    loan = matter.case.loan
    refinanced = loan.refinances or any(one.kind == "refinancing" for one in loan.amendments)
    if not refinanced:
        yield not_applicable(say("不是借新还旧"), *facts(matter.case, "loan.refinances"))
        return
    for standing in matter.called_upon:
        guarantee, name, path = standing.guarantee, standing.name, standing.path
        knew, same = guarantee.knew_refinancing, guarantee.guaranteed_old_loan
        seen = facts(matter.case, "loan.refinances", f"{path}.guaranteed_old_loan", f"{path}.knew_refinancing")
        if knew or same:
            yield met(say("{name}为旧贷担保过或者知道借新还旧，仍承担责任", name=name), *seen, subject=name)
        elif knew is False and same is False:
            yield not_met(
                say("{name}没有为旧贷担保，也不知道借新还旧，不承担责任", name=name),
                *seen,
                hint=say("有知情声明、用途条款的填写 {path}.knew_refinancing 并附证据", path=path),
                subject=name,
            )
        else:
            yield undetermined(
                say("借新还旧，没有写明{name}是否为旧贷担保过、是否知情", name=name),
                *seen,
                hint=say("填写 {path}.guaranteed_old_loan 和 knew_refinancing", path=path),
                subject=name,
            )


@rule(
    "GUA016",
    say("债务人或者保证人已经破产"),
    cite("security_interpretation", 22),
    cite("security_interpretation", 23),
    cite("enterprise_bankruptcy_law", 16),
    severity="warning",
)
def nobody_bankrupt(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释22：法院受理债务人破产案件的，担保债务自受理之日起停止计息；23：债权人可以申报债权，同时向担保人主张。
    保证人破产的，向管理人申报债权；企业破产法16：受理后债务人对个别债权人的清偿无效。
    """
    case = matter.case
    paths = {f"borrowers[{index}]": party for index, party in enumerate(case.borrowers)}
    paths |= {f"{one.path}.guarantor": one.guarantee.guarantor for one in matter.called_upon}
    organisations = {path: party for path, party in paths.items() if isinstance(party, Organisation)}
    bankrupt = {
        path: (party, party.bankruptcy_accepted_on)
        for path, party in organisations.items()
        if party.bankruptcy_accepted_on is not None and party.bankruptcy_accepted_on <= matter.as_of
    }
    if not organisations:
        yield not_applicable(say("债务人、保证人都是自然人"))
    elif not bankrupt:
        seen = facts(case, *(f"{path}.bankruptcy_accepted_on" for path in organisations))
        yield met(say("没有受理债务人、保证人破产申请的记录"), *seen)
    for path, (party, accepted_on) in bankrupt.items():
        seen = facts(case, f"{path}.bankruptcy_accepted_on")
        if path.startswith("borrowers"):
            yield not_met(
                say("借款人{name}的破产申请于{on}受理，保证债务自该日停止计息", name=party.name, on=accepted_on),
                *seen,
                hint=say("把计息截至日改为{on}；申报债权，并通知保证人", on=accepted_on),
            )
        else:
            yield not_met(
                say("保证人{name}的破产申请于{on}受理", name=party.name, on=accepted_on),
                *seen,
                hint=say("向管理人申报债权"),
                subject=party.name,
            )
