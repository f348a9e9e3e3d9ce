"""What a mortgage or pledge secures, and whether the thing could be given: fixing, bars, amounts, resolutions."""

from collections.abc import Iterator

from recovery_docs.case.party import Organisation
from recovery_docs.law.citation import cite
from recovery_docs.ledger.accounts.appropriation import fixed_on
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.guarantee.guarantee_validity import COMPANIES
from recovery_docs.prerequisites.limitation.maturity import not_secured
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined
from recovery_docs.prerequisites.security.collateral import Thing


@rule("SEC005", say("最高额担保的债权没有确定"), cite("civil_code", 423), cite("civil_code", 420))
def maximum_fixed(matter: Matter) -> Iterator[Verdict]:
    """民法典423：债权确定的情形：约定的期间届满；没有约定的，自设立满二年后请求确定；新的债权不可能发生；知道或者应当知道
    抵押财产被查封、扣押；债务人、抵押人被宣告破产或者解散；其他。420：对确定的债权在最高债权额限度内优先受偿。
    """
    found = [thing for thing in matter.collateral if thing.interest.maximum is not None]
    if not found:
        yield not_applicable(say("没有最高额担保"))
    for thing in found:
        maximum, path = thing.interest.maximum, f"{thing.path}.maximum"
        if maximum is None:
            continue
        seen = facts(
            matter.case, f"{path}.fixed_on", f"{path}.until_on", f"{path}.seizure_known_on", f"{path}.fixed_by"
        )
        fixed = fixed_on(maximum, matter.tested_on)
        later = [day for day in (maximum.fixed_on, maximum.until_on) if day is not None and day > matter.tested_on]
        if fixed is not None:
            yield met(say("{name}担保的债权已于{on}确定", name=thing.name, on=fixed), *seen, subject=thing.name)
        elif later:
            yield not_met(
                say("{name}担保的债权{on}才确定", name=thing.name, on=min(later)),
                *seen,
                hint=say("有查封、破产、新债权不再发生等确定事由的，填写 {path}.fixed_on 和 fixed_by", path=path),
                subject=thing.name,
            )
        else:
            yield undetermined(
                say("没有写明{name}担保的债权何时确定", name=thing.name),
                *seen,
                hint=say("填写 {path}.until_on 或者 fixed_on、fixed_by", path=path),
                subject=thing.name,
            )


@rule(
    "SEC010",
    say("财产不得抵押"),
    cite("civil_code", 399),
    cite("security_interpretation", 6),
    cite("security_interpretation", 37),
    cite("civil_code", 311),
)
def may_be_security(matter: Matter) -> Iterator[Verdict]:
    """民法典399：（一）土地所有权，（二）宅基地、自留地等集体土地使用权（法律另有规定的除外），（三）公益组织的公益设施，不得抵押。
    担保制度解释37：（四）所有权、使用权不明或者有争议的，抵押人有处分权的有效，没有的看善意取得（民法典311）；（五）依法被
    查封、扣押、监管的，抵押合同不因此无效，措施解除后可以行使抵押权。
    """
    for thing in matter.collateral:
        yield _may_be_given(matter, thing)


def _may_be_given(matter: Matter, thing: Thing) -> Verdict:
    collateral, name, path = thing.interest.collateral, thing.name, f"{thing.path}.collateral"
    seen = facts(matter.case, f"{path}.land", f"{path}.no_disposal_ban", f"{path}.disposal_ban")
    banned = collateral.disposal_ban
    if banned in ("land_ownership", "collective_land", "public_facility") or collateral.land == "homestead":
        return not_met(
            say("{name}属于法律禁止抵押的财产，抵押无效", name=name),
            *seen,
            hint=say("核对权属和土地性质；确属宅基地等的，起诉请求赔偿（担保制度解释17）"),
            subject=name,
        )
    if banned == "title_disputed":
        return undetermined(
            say("{name}的权属不明或者有争议；抵押人有处分权的抵押有效，没有的看债权人是否善意取得", name=name),
            *seen,
            hint=say(
                "查明权属，附确权文书或者设立时的登记簿；有处分权的，把 {path}.no_disposal_ban 写为 true", path=path
            ),
            subject=name,
        )
    if banned in ("seized", "supervised"):
        return undetermined(
            say("{name}设立抵押时被查封、扣押或者监管；抵押合同不因此无效，措施解除后才能行使", name=name),
            *seen,
            hint=say(
                "查措施是否解除；已经解除的附凭证，把 {path}.no_disposal_ban 写为 true 并删去 disposal_ban", path=path
            ),
            subject=name,
        )
    if collateral.no_disposal_ban is False:
        return undetermined(
            say("没有写明{name}属于哪一种禁止抵押的财产，有的无效，有的不因此无效", name=name),
            *seen,
            hint=say("填写 {path}.disposal_ban（宅基地等集体土地、公益设施、权属争议、被查封或者监管）", path=path),
            subject=name,
        )
    return met(say("没有{name}禁止抵押的记录", name=name), *seen, subject=name)


@rule(
    "SEC014",
    say("主张的数额超过登记的数额"),
    cite("security_interpretation", 15),
    cite("security_interpretation", 47),
    cite("civil_code", 389),
    severity="warning",
)
def within_registered_amount(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释15：最高额担保，登记的最高债权额与约定不一致的，以登记的为准；47：登记簿与合同不一致的，以登记簿为准。
    民法典389：担保范围包括主债权及其利息、违约金、损害赔偿金、保管和实现担保物权的费用，另有约定的按照约定。
    """
    for thing in matter.collateral:
        registration, maximum = thing.interest.registration, thing.interest.maximum
        seen = facts(matter.case, f"{thing.path}.registration.amount", f"{thing.path}.maximum.limit")
        registered = registration.amount if registration else None
        limit = registered if registered is not None else (maximum.limit if maximum else None)
        claim, outside = matter.statement.claim, not_secured(matter.case, maximum)
        if outside:
            seen = (*seen, *facts(matter.case, f"{thing.path}.maximum.until_on", "loan.disbursements"))
            yield not_met(
                say("借据{notes}不在{name}最高额担保的债权范围内，不受其担保", notes=list(outside), name=thing.name),
                *seen,
                hint=say("就其余借据请求优先受偿；日期写错的改正 {path}.maximum", path=thing.path),
                subject=thing.name,
            )
        elif limit is None:
            yield undetermined(
                say("没有写明{name}登记的被担保债权数额", name=thing.name),
                *seen,
                hint=say("对照登记证明填写 {path}.registration.amount", path=thing.path),
                subject=thing.name,
            )
        elif claim > limit:
            yield not_met(
                say("请求{claim}元，{name}登记的数额是{limit}元", claim=claim, name=thing.name, limit=limit),
                *seen,
                hint=say(
                    "最高额担保的，请求在{limit}元限度内优先受偿；登记的只是本金的，附合同说明担保范围", limit=limit
                ),
                subject=thing.name,
            )
        else:
            yield met(say("请求的数额在登记的{limit}元以内", limit=limit), *seen, subject=thing.name)


@rule(
    "SEC015",
    say("公司提供物的担保没有决议"),
    cite("company_law", 15),
    cite("security_interpretation", 7),
    severity="warning",
)
def owner_resolved(matter: Matter) -> Iterator[Verdict]:
    """公司法15、担保制度解释7：公司以自己的财产为他人担保，依照章程由董事会或者股东会决议；债权人合理审查的为善意。"""
    borrowers = {party.name for party in matter.case.borrowers}
    found = False
    for thing in matter.collateral:
        owner, resolution = thing.interest.owner, thing.interest.resolution
        if owner.name in borrowers or not isinstance(owner, Organisation) or owner.type not in COMPANIES:
            continue
        found = True
        seen = facts(matter.case, f"{thing.path}.resolution", f"{thing.path}.resolution.reviewed")
        if resolution is None or resolution.reviewed is None:
            yield undetermined(
                say("没有写明{owner}以{name}担保的决议", owner=owner.name, name=thing.name),
                *seen,
                hint=say("填写 {path}.resolution 并把决议、章程列入证据", path=thing.path),
                subject=thing.name,
            )
        elif resolution.reviewed:
            yield met(say("{owner}有决议，债权人审查过", owner=owner.name), *seen, subject=thing.name)
        else:
            yield not_met(
                say("债权人没有审查{owner}的决议，可能不是善意", owner=owner.name),
                *seen,
                hint=say("补充审查决议、章程的证据"),
                subject=thing.name,
            )
    if not found:
        yield not_applicable(say("没有公司为他人提供物的担保"))
