"""Which court: agreed, territorial, by level, by special competence (民事诉讼法 18–36; 解释 18, 29–33)."""

from collections.abc import Iterator

from recovery_docs.case import Case, Contract, Disputes
from recovery_docs.errors import LawError
from recovery_docs.law.citation import Citation, cite
from recovery_docs.law.parameters import parameter
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.court_area import (
    area_of,
    court_province,
    is_named,
    level_of,
    lies_in,
    province_of_party,
)
from recovery_docs.prerequisites.finding import Fact, Outcome, Verdict
from recovery_docs.prerequisites.rule import Matter, met, not_applicable, not_met, rule, undetermined
from recovery_docs.prerequisites.seen import fact, facts
from recovery_docs.prerequisites.standing import defendants

PLACES: dict[str, Message] = {
    "defendant_domicile": say("被告住所地"),
    "performance": say("合同履行地"),
    "signing": say("合同签订地"),
    "plaintiff_domicile": say("原告住所地"),
    "subject_matter": say("标的物所在地"),
    "other": say("其他地点"),
}
_WRITE_AREA = say("受诉法院辖区与其名称不同的，在 request.court_place 写明省、市、区县")


def agreement_of(case: Case) -> tuple[Contract, str]:
    """The contract whose clause decides, and its path: the loan's, or the guarantee's where guarantors alone are sued.

    担保制度解释21②③.
    """
    sued = defendants(case)
    if sued and not any(standing.capacity == "borrower" for standing in sued):
        for index, guarantee in enumerate(case.guarantees):
            if guarantee.guarantor.name == sued[0].name:
                return guarantee.contract, f"guarantees[{index}].contract"
    return case.loan.contract, "loan.contract"


@rule("JUR001", say("没有写明受诉法院"), cite("civil_procedure_law", 122, item=4))
def court_named(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法122（四）：属于人民法院受理民事诉讼的范围和受诉人民法院管辖。先要写明向哪个法院起诉。"""
    seen = fact(matter.case, "request.court")
    court = matter.case.request.court
    if court is None:
        yield undetermined(
            say("没有写明向哪个法院起诉"), seen, hint=say("在 request.court 写法院全称，例如 海宁市人民法院")
        )
    elif court.endswith("法院"):
        yield met(say("受诉法院是{court}", court=court), seen)
    else:
        yield not_met(say("“{court}”不是法院的全称", court=court), seen, hint=say("写到“人民法院”为止，不写庭室"))


@rule(
    "JUR002",
    say("受诉法院不是合同约定的法院"),
    cite("civil_procedure_law", 35),
    cite("civil_procedure_interpretation", 30),
    cite("security_interpretation", 21, paragraph=2),
)
def agreed_court(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法35：书面协议可以选择被告住所地、合同履行地、合同签订地、原告住所地、标的物所在地等与争议有实际联系的
    地点的法院，不得违反级别管辖和专属管辖。解释30：约定两个以上的可以择一；32：约定一方住所地，签约后住所地变更的，
    仍由签约时的住所地法院管辖。一并起诉债务人和担保人的，按主合同定（担保制度解释21②）。
    """
    case = matter.case
    contract, path = agreement_of(case)
    disputes = contract.disputes
    seen = facts(
        case, "request.court", f"{path}.disputes.kind", f"{path}.disputes.institution", f"{path}.disputes.place"
    )
    if disputes is None or disputes.kind in ("arbitration", "none"):
        yield not_applicable(say("合同没有约定管辖法院"), *seen)
    elif _void(disputes, matter):
        yield not_applicable(say("约定的地点与争议没有实际联系，管辖约定无效"), *seen)
    elif case.request.court is None:
        yield undetermined(say("没有写明受诉法院，无法与约定核对"), *seen, hint=say("填写 request.court"))
    elif is_named(disputes.institution):
        yield _named(case, disputes, path, seen)
    elif disputes.place in (None, "other"):
        yield undetermined(
            say("合同约定了管辖，但没有写明约定的是哪个法院或者哪个地点"),
            *seen,
            hint=say("对照条款填写 {path}.disputes.institution（法院全称）或者 place", path=path),
        )
    else:
        yield _connected(case, disputes.place, path, seen)


def _void(disputes: Disputes | None, matter: Matter) -> bool:
    """Whether the clause chose a place outside the five kinds, which is void since 法释〔2025〕15号."""
    chosen = disputes is not None and disputes.kind in ("court", "either") and disputes.place == "other"
    return chosen and _in_force(cite("jurisdiction_reply_2025", 1), matter)


def _named(case: Case, disputes: Disputes, path: str, seen: tuple[Fact, ...]) -> Verdict:
    court, agreed = case.request.court or "", disputes.institution or ""
    if court == agreed or court.endswith(agreed) or agreed.endswith(court):
        return met(say("{court}是合同约定的法院", court=court), *seen)
    if level_of(agreed) == "basic" and level_of(court) == "intermediate":
        return _above(case, court, agreed, seen)
    return not_met(
        say("合同约定由{agreed}管辖，现在写的是{court}", agreed=agreed, court=court),
        *seen,
        hint=say("改向{agreed}起诉；标的额超过其级别管辖的，向其上一级法院起诉", agreed=agreed),
    )


def _above(case: Case, court: str, agreed: str, seen: tuple[Fact, ...]) -> Verdict:
    """An agreement on courts cannot change their levels: a claim too big for the agreed court goes to the one above it."""
    seen = (*seen, fact(case, "request.court_place"))
    if lies_in(case.request.court_place, area_of(agreed)):
        return met(say("合同约定由{agreed}管辖，{court}是其上一级法院", agreed=agreed, court=court), *seen)
    return undetermined(
        say("合同约定由{agreed}管辖，不知道{court}是不是其上一级法院", agreed=agreed, court=court),
        *seen,
        hint=say(
            "标的额不超过其级别管辖的，改向{agreed}起诉；超过的，在 request.court_place 把所在地写到{agreed}的区县",
            agreed=agreed,
        ),
    )


def _connected(case: Case, place: str, path: str, seen: tuple[Fact, ...]) -> Verdict:
    """An agreed kind of place: which addresses it means, and whether the court serves one of them."""
    candidates = _candidates(case, place, path)
    seen = (*seen, *(fact(case, where) for where, _ in candidates))
    return _served(case, candidates, seen, say("合同约定的{place}", place=PLACES[place]))


def _candidates(case: Case, place: str, path: str) -> list[tuple[str, str | None]]:
    """Key paths and addresses of one kind of connecting place."""
    creditor = [("creditor.address", case.creditor.home)]
    lender = [("assignments[0].assignor.address", case.lender.home)] if case.assignments else []
    contract, _ = agreement_of(case)
    match place:
        case "defendant_domicile":
            return [(f"{one.path}.address", one.party.home) for one in defendants(case)]
        case "signing":
            return [(f"{path}.signed_at", contract.signed_at)]
        case "subject_matter":
            return [
                (f"mortgages[{index}].collateral.location", one.collateral.location)
                for index, one in enumerate(case.mortgages)
            ]
        case _:
            return [*creditor, *lender]


def _served(case: Case, candidates: list[tuple[str, str | None]], seen: tuple[Fact, ...], what: Message) -> Verdict:
    """Whether the court serves one of several places."""
    court = case.request.court or ""
    area = area_of(court, case.request.court_place)
    answers = [(path, address, lies_in(address, area)) for path, address in candidates]
    for _path, address, answer in answers:
        if answer:
            return met(say("{court}管辖{what}（{address}）", court=court, what=what, address=address), *seen)
    if any(answer is None for _path, _address, answer in answers) or not answers:
        unknown = [path for path, address, answer in answers if answer is None and not address]
        return undetermined(
            say("无法判断{court}是不是{what}的法院", court=court, what=what),
            *seen,
            hint=say("补写：{paths}", paths=unknown) if unknown else _WRITE_AREA,
        )
    return not_met(
        say(
            "{court}不是{what}的法院（{addresses}）",
            court=court,
            what=what,
            addresses=[address for _path, address, _answer in answers],
        ),
        *seen,
        hint=say("改写 request.court；{area}", area=_WRITE_AREA),
    )


@rule(
    "JUR003",
    say("受诉法院没有地域管辖权"),
    cite("civil_procedure_law", 22),
    cite("civil_procedure_law", 24),
    cite("civil_procedure_interpretation", 18),
)
def territorial(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法24：合同纠纷由被告住所地或者合同履行地法院管辖；22：住所地与经常居住地不一致的，由经常居住地法院管辖，
    几个被告住所地不同的，各该法院都有管辖权；36：多个法院都有管辖权的，原告可以选择。
    解释18②：没有约定履行地，争议标的为给付货币的，接收货币一方所在地为合同履行地，金融机构请求还款的即其所在地。
    """
    case = matter.case
    contract, path = agreement_of(case)
    disputes = contract.disputes
    agreed = disputes is not None and disputes.kind in ("court", "either") and not _void(disputes, matter)
    if disputes is not None and agreed and (is_named(disputes.institution) or disputes.place):
        yield not_applicable(say("合同约定了管辖法院，按约定"), fact(case, f"{path}.disputes.kind"))
        return
    yield _by_law(case)


def _by_law(case: Case) -> Verdict:
    """Whether the court is that of a defendant's home or of the place of performance, the creditor's seat."""
    candidates = [
        *((f"{one.path}.address", one.party.home) for one in defendants(case)),
        ("creditor.address", case.creditor.home),
    ]
    seen = (fact(case, "request.court"), *(fact(case, where) for where, _ in candidates))
    if case.request.court is None:
        return undetermined(say("没有写明受诉法院"), *seen, hint=say("填写 request.court"))
    return _served(case, candidates, seen, say("被告住所地或者合同履行地"))


@rule(
    "JUR004",
    say("约定的地点与争议没有实际联系"),
    cite("jurisdiction_reply_2025", 1),
    cite("civil_procedure_law", 35),
)
def actual_connection(matter: Matter) -> Iterator[Verdict]:
    """法释〔2025〕15号一（2025年12月31日起）：约定被告住所地、合同履行地、签订地、原告住所地、标的物所在地以外的地点，
    没有证据证明与争议有实际联系的，管辖约定无效。
    """
    case = matter.case
    contract, path = agreement_of(case)
    disputes = contract.disputes
    seen = facts(case, f"{path}.disputes.kind", f"{path}.disputes.place", f"{path}.disputes.text")
    if disputes is None or disputes.kind in ("arbitration", "none"):
        yield not_applicable(say("合同没有约定管辖法院"), *seen)
    elif disputes.place is None and (near := _near(case, disputes, path)):
        yield met(say("{court}是{place}的法院，与争议有实际联系", court=disputes.institution, place=near), *seen)
    elif disputes.place is None:
        yield undetermined(
            say("没有写明约定的法院与争议是怎样联系的"),
            *seen,
            hint=say("在 {path}.disputes.place 写明连接点，例如 plaintiff_domicile", path=path),
        )
    elif disputes.place != "other":
        yield met(say("约定的是{place}，与争议有实际联系", place=PLACES[disputes.place]), *seen)
    elif _void(disputes, matter) and _by_law(case).outcome is Outcome.MET:
        yield met(say("约定的地点与争议没有实际联系，约定无效；没有按约定起诉"), *seen)
    elif _void(disputes, matter):
        yield not_met(
            say("约定的法院不在五类地点，没有证据证明与争议有实际联系的，约定无效"),
            *seen,
            hint=say("有证据的随诉状提交并把 place 改成相应的连接点；没有的，按被告住所地或者合同履行地起诉"),
        )
    else:
        yield undetermined(
            say("约定的法院不在五类地点，{as_of}时要看与争议有没有实际联系", as_of=matter.as_of),
            *seen,
            hint=say("收集实际联系的证据，或者按被告住所地、合同履行地起诉"),
        )


def _near(case: Case, disputes: Disputes, path: str) -> Message | None:
    """The connecting place that the agreed court serves, as its name and the addresses show."""
    area = area_of(disputes.institution)
    return next(
        (
            name
            for place, name in PLACES.items()
            if place != "other" and any(lies_in(address, area) for _, address in _candidates(case, place, path))
        ),
        None,
    )


@rule(
    "JUR005",
    say("受诉法院的级别不对"),
    cite("level_jurisdiction_notice"),
)
def level(matter: Matter) -> Iterator[Verdict]:
    """法发〔2021〕27号（2021年10月1日起）：当事人住所地均在或者均不在受理法院所处省级行政辖区的，诉讼标的额五亿元以上；
    当事人一方住所地不在的，一亿元以上，由中级人民法院管辖第一审；以下的由基层人民法院管辖。涉外、海事、知识产权除外。
    """
    case = matter.case
    court = case.request.court
    claim = matter.statement.claim
    parties = [case.creditor, *(standing.party for standing in defendants(case))]
    provinces = {party.name: province_of_party(party) for party in parties}
    seen = facts(case, "request.court", "request.court_province", "creditor.province")
    if court is None:
        yield undetermined(say("没有写明受诉法院"), *seen, hint=say("填写 request.court"))
        return
    if any(party.kind == "person" and party.abroad for party in parties):
        yield not_applicable(say("有当事人在境外，级别管辖另有标准"), *seen)
        return
    try:
        same = parameter("jurisdiction.intermediate_same_province", on=matter.as_of, role="起诉日").value
        cross = parameter("jurisdiction.intermediate_cross_province", on=matter.as_of, role="起诉日").value
    except LawError:
        yield undetermined(
            say("{as_of}时的级别管辖标准没有收录", as_of=matter.as_of), *seen, hint=say("按起诉当时的标准人工核对")
        )
        return
    here = court_province(case)
    unknown = [name for name, province in provinces.items() if province is None]
    if cross <= claim < same and (here is None or unknown):
        yield undetermined(
            say("标的额{claim}元，归哪一级法院要看各方住所是否同省", claim=claim),
            *seen,
            hint=say("填写 request.court_province，以及这些当事人的 province：{names}", names=unknown)
            if unknown
            else say("填写 request.court_province"),
        )
        return
    inside = {province == here for province in provinces.values()}
    least = same if len(inside) == 1 else cross
    wanted = "intermediate" if claim >= least else "basic"
    if level_of(court) == wanted:
        yield met(say("标的额{claim}元，由{court}这一级法院管辖", claim=claim, court=court), *seen)
    else:
        yield not_met(
            say(
                "标的额{claim}元（中级人民法院的起点是{least}元），{court}的级别不对",
                claim=claim,
                least=least,
                court=court,
            ),
            *seen,
            hint=say("向中级人民法院起诉") if wanted == "intermediate" else say("向基层人民法院起诉"),
        )


@rule(
    "JUR006",
    say("互联网法院不再受理此类案件"),
    cite("internet_court_provisions_2025", 1),
)
def internet_court(matter: Matter) -> Iterator[Verdict]:
    """法释〔2025〕14号1（2025年11月1日起）：网上签订、履行的金融借款合同纠纷、小额借款合同纠纷不再由互联网法院管辖，
    按一般地域管辖到基层人民法院；此前已经受理的继续审理。
    """
    court = matter.case.request.court
    seen = facts(matter.case, "request.court", "loan.cause")
    if court is None or "互联网法院" not in court:
        yield (
            met(say("不是向互联网法院起诉"), *seen)
            if court
            else undetermined(say("没有写明受诉法院"), *seen, hint=say("填写 request.court"))
        )
    elif _in_force(cite("internet_court_provisions_2025", 1), matter):
        yield not_met(
            say("{court}自2025年11月1日起不再受理借款合同纠纷", court=court),
            *seen,
            hint=say("向被告住所地或者合同履行地的基层人民法院起诉"),
        )
    else:
        yield not_applicable(say("{as_of}时互联网法院的管辖按原规定", as_of=matter.as_of), *seen)


@rule(
    "JUR007",
    say("格式管辖条款没有合理提示"),
    cite("civil_procedure_interpretation", 31),
    cite("civil_code", 496),
    cite("contract_interpretation", 10),
    severity="warning",
)
def prominent_clause(matter: Matter) -> Iterator[Verdict]:
    """解释31：经营者使用格式条款与消费者订立管辖协议，未采取合理方式提请消费者注意，消费者主张管辖协议无效的，应予支持。
    合同编通则解释10③：仅以勾选、弹窗等方式，不能证明已尽提示义务。银行对提示负举证责任。
    """
    case = matter.case
    contract, path = agreement_of(case)
    disputes = contract.disputes
    seen = facts(case, "loan.consumer", f"{path}.disputes.prominent")
    clause = disputes is not None and disputes.kind in ("court", "either")
    if not clause or all(party.kind == "organisation" for party in case.borrowers) or case.loan.consumer is False:
        yield not_applicable(say("不是与消费者订立的管辖协议"), *seen)
        return
    assert disputes is not None
    if disputes.prominent is None:
        yield undetermined(
            say("没有写明管辖条款是否已经合理提示借款人"),
            *seen,
            hint=say("查合同中该条款是否加粗或者单独签字，填写 {path}.disputes.prominent", path=path),
        )
    elif disputes.prominent:
        yield met(say("管辖条款已经合理提示"), *seen)
    else:
        yield not_met(
            say("管辖条款没有合理提示，借款人可以主张无效"),
            *seen,
            hint=say("按被告住所地或者合同履行地起诉；这两处与约定相同的，风险不大"),
        )


def _in_force(citation: Citation, matter: Matter) -> bool:
    return citation.instrument.in_force(matter.as_of)
