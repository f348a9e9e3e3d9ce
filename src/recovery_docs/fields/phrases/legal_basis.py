"""The articles that a paper relies on, each in the version in force on the paper's day."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from recovery_docs.case import Case, Mortgage
from recovery_docs.fields.phrases.sides import Sides, claimed_interests, sued_guarantees
from recovery_docs.law.citation import Citation, cite
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.matter import Matter


def filing_day(matter: Matter) -> date:
    """The day that is printed on the papers."""
    return matter.case.request.filed_on or matter.as_of


def claim_basis(matter: Matter, on: Sides) -> str:
    """The articles behind a claim for the debt and its security, as one enumeration: 《民法典》第…条、第…条.

    Of a guarantee signed and due before 2021 they are those of its time, which the Civil Code repealed (时间效力规定1②).
    """
    found = enumerated(_claim_articles(matter, on), filing_day(matter))
    older = _articles_of_its_time(one for one in sued_guarantees(matter, on) if one.of_its_time)
    return f"{found}，{_listed(older)}" if older else found


def _claim_articles(matter: Matter, on: Sides) -> list[Citation]:
    case = matter.case
    guarantees = [one for one in sued_guarantees(matter, on) if not one.of_its_time]
    articles = [577]
    if case.loan.cause == "recourse":
        articles.append(700)
    elif case.loan.cause in ("finance_lease", "guarantee_insurance"):
        articles += [752] if case.loan.lease else []
        articles += [735] if case.leased_back else []
    else:
        articles += [674, 675, 676]
    if case.assignments:
        articles += [545, 546, 547]
    if any(one.kind.kind == "general" for one in guarantees):
        articles.append(687)
    if any(one.kind.kind == "joint_and_several" for one in guarantees):
        articles.append(688)
    if guarantees:
        articles.append(691)
    kinds = {type(one).__name__ for one in claimed_interests(case, on)}
    if "Mortgage" in kinds:
        articles.append(410)
    if "Pledge" in kinds:
        articles.append(436)
    if case.request.costs:
        articles.append(561)
    if on.estates:
        articles.append(1161)
    return [*(cite("civil_code", article) for article in sorted(articles)), *_special_articles(case)]


def _special_articles(case: Case) -> list[Citation]:
    """融资租赁解释2售后回租，9逾期利息和违约金，5解除，11赔偿损失；保险法60①保险人在赔偿金额范围内代位请求。"""
    if case.loan.cause == "guarantee_insurance":
        return [cite("insurance_law", 60, paragraph=1)]
    if case.loan.cause != "finance_lease":
        return []
    wanted = [9] if case.loan.penalty else []
    wanted += [2] if case.leased_back else []
    wanted += [5] if case.request.rescind else []
    wanted += [11] if case.request.rescind and case.request.claim_losses else []
    return [cite("finance_lease_interpretation", article) for article in sorted(wanted)]


def auction_basis(matter: Matter, on: Sides) -> str:
    """The articles behind a request to sell the collateral claimed."""
    code = {386}
    for interest in claimed_interests(matter.case, on):
        if isinstance(interest, Mortgage):
            code |= {394, 410}
        else:  # 权利质权没有规定的，适用动产质权的规定（民法典446）
            code |= {425, 436} if interest.right == "movable" else {436, 440, 446}
    articles = [cite("civil_code", article) for article in sorted(code)]
    articles += [cite("civil_procedure_law", article) for article in (207, 208)]
    return enumerated(articles, filing_day(matter))


def _articles_of_its_time(guarantees: Iterable[GuaranteeStanding]) -> list[Citation]:
    """担保法17一般保证，18连带责任保证，19没有约定保证方式，21保证范围；时间效力规定1②：民法典施行前的法律事实适用当时的法律。"""
    articles: set[int] = set()
    for one in guarantees:
        articles |= {17 if one.kind.kind == "general" else 18, 21}
        articles |= {19} if cite("guarantee_law", 19) in one.kind.citations else set()
    if not articles:
        return []
    return [
        *(cite("guarantee_law", article) for article in sorted(articles)),
        cite("time_effect_provisions", 1, paragraph=2),
    ]


def enumerated(citations: Iterable[Citation], on: date) -> str:
    """《甲法》第一条、第二条，《乙法》第三条; a citation not in force on the day is an error."""
    return _listed(citation.for_day(on) for citation in citations)


def _listed(citations: Iterable[Citation]) -> str:
    groups = [(title, list(of)) for title, of in groupby(citations, key=lambda one: one.instrument.title_zh)]
    return "，".join(f"《{_inner(title)}》{'、'.join(one.place() for one in of)}" for title, of in groups)


def _inner(title: str) -> str:
    """A title within a title stands in single marks."""
    return title.replace("《", "〈").replace("》", "〉")
