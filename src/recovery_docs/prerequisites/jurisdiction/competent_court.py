"""Which court: agreed, territorial, by level, by special competence (民事诉讼法 18–36; 解释 18, 29–33)."""

from collections.abc import Iterator

from recovery_docs.case import Case, Contract, Disputes
from recovery_docs.case.words import word
from recovery_docs.law.citation import Citation, cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Fact, Verdict
from recovery_docs.prerequisites.jurisdiction.court_area import (
    area_of,
    is_named,
    level_of,
    lies_in,
)
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_WRITE_AREA = say("受诉法院辖区与其名称不同的，在 request.court_place 写明省、市、区县")


def agreement_of(matter: Matter) -> tuple[Contract, str]:
    """The contract whose clause decides, and its path: the loan's, or the guarantee's where guarantors alone are sued.

    担保制度解释21②③.
    """
    case, sued = matter.case, matter.defendants
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
    contract, path = agreement_of(matter)
    disputes = contract.disputes
    seen = facts(
        case, "request.court", f"{path}.disputes.kind", f"{path}.disputes.institution", f"{path}.disputes.place"
    )
    if disputes is None or disputes.kind in ("arbitration", "none"):
        yield not_applicable(say("合同没有约定管辖法院"), *seen)
    elif is_void(disputes, matter):
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
        yield _connected(matter, disputes.place, path, seen)


def is_void(disputes: Disputes | None, matter: Matter) -> bool:
    """Whether the clause chose a place outside the five kinds, which is void since 法释〔2025〕15号."""
    chosen = disputes is not None and disputes.kind in ("court", "either") and disputes.place == "other"
    return chosen and in_force(cite("jurisdiction_reply_2025", 1), matter)


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


def _connected(matter: Matter, place: str, path: str, seen: tuple[Fact, ...]) -> Verdict:
    """An agreed kind of place: which addresses it means, and whether the court serves one of them."""
    case, candidates = matter.case, candidates_of(matter, place, path)
    seen = (*seen, *(fact(case, where) for where, _ in candidates))
    return _served(case, candidates, seen, say("合同约定的{place}", place=word("place_of_court", place)))


def candidates_of(matter: Matter, place: str, path: str) -> list[tuple[str, str | None]]:
    """Key paths and addresses of one kind of connecting place."""
    case = matter.case
    creditor = [("creditor.address", case.creditor.home)]
    lender = [("assignments[0].assignor.address", case.lender.home)] if case.assignments else []
    contract, _ = agreement_of(matter)
    match place:
        case "defendant_domicile":
            return [(f"{one.path}.address", one.party.home) for one in matter.defendants]
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
    contract, path = agreement_of(matter)
    disputes = contract.disputes
    agreed = disputes is not None and disputes.kind in ("court", "either") and not is_void(disputes, matter)
    if disputes is not None and agreed and (is_named(disputes.institution) or disputes.place):
        yield not_applicable(say("合同约定了管辖法院，按约定"), fact(case, f"{path}.disputes.kind"))
        return
    yield by_law(matter)


def by_law(matter: Matter) -> Verdict:
    """Whether the court is that of a defendant's home or of the place of performance, the creditor's seat."""
    case = matter.case
    candidates = [
        *((f"{one.path}.address", one.party.home) for one in matter.defendants),
        ("creditor.address", case.creditor.home),
    ]
    seen = (fact(case, "request.court"), *(fact(case, where) for where, _ in candidates))
    if case.request.court is None:
        return undetermined(say("没有写明受诉法院"), *seen, hint=say("填写 request.court"))
    return _served(case, candidates, seen, say("被告住所地或者合同履行地"))


def in_force(citation: Citation, matter: Matter) -> bool:
    """Whether the instrument stands on the matter's day."""
    return citation.instrument.in_force(matter.as_of)
