"""民事起诉状, in the classic form, and on the official element form where the cause of action has one."""

from recovery_docs.case import Case
from recovery_docs.fields.phrases.legal_basis import claim_basis, filing_day
from recovery_docs.fields.phrases.party_names import Role, against, agent_lines, lines
from recovery_docs.fields.phrases.sides import sides, third_persons
from recovery_docs.fields.phrases.written_amounts import chinese_number, numbered
from recovery_docs.filings.court.claims import claims
from recovery_docs.filings.court.element import FORMS, complaint_document
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.narrative import narrative
from recovery_docs.filings.prose.paper import paper
from recovery_docs.law.citation import cite
from recovery_docs.prerequisites.matter import Matter

COMPLAINT_ANNEXES = (
    "debt-statement",
    "evidence-list",
    "legal-representative-certificate",
    "power-of-attorney",
    "service-address-confirmation",
)


def complaint(matter: Matter) -> tuple[Document, ...]:
    """The complaint: on the official element form where the cause has one, unless the request prefers the classic."""
    return (complaint_document(matter) if takes_element_form(matter) else classic(matter),)


def takes_element_form(matter: Matter) -> bool:
    """Whether an official form of the day exists for the cause, and the plaintiff does not prefer the classic one."""
    case = matter.case
    in_force = cite("element_form_notice").instrument.in_force(filing_day(matter))
    return case.loan.cause in FORMS and in_force and case.request.complaint_form != "classic"


def classic(matter: Matter) -> Document:
    """The complaint in the classic form of 2016 (legal person or natural person as plaintiff)."""
    case = matter.case
    on = sides(matter, "原告", "被告")
    parties = [*lines(on.creditor), *agent_lines(case.agents)]
    for role in on.others:
        parties += lines(role)
    thirds = third_persons(matter, on)
    for number, third in enumerate(thirds, start=1):
        label = "第三人" if len(thirds) == 1 else f"第三人{chinese_number(number)}"
        parties += lines(Role(third, label))
    prayer = f"综上，原告依照{claim_basis(matter, on)}的规定提起诉讼，请求判如所请。"
    context = {
        "parties": parties,
        "claims": numbered(claims(matter)),
        "facts": [*narrative(matter, on), prayer],
        "evidence": evidence_lines(case),
        "court": case.request.court or "",
        "copies": str(len(on.others)),
    }
    return paper(matter, "civil-complaint", "民事起诉状", context)


def evidence_lines(case: Case) -> list[str]:
    """Where the evidence is told of: in the list that is filed with the paper."""
    if not case.exhibits:
        return ["见所附证据材料。"]
    return [f"证据共{len(case.exhibits)}份，名称、来源、证明对象和内容见所附《证据目录》。"]


register(
    Filing(
        id="civil-complaint",
        title="民事起诉状",
        folder="court",
        prerequisites=rule_codes(
            "PTY005 PTY006 INT006 CMP001 CMP002 CMP003 CMP004 CMP005 CMP006 CMP007 CMP008 CMP009 JUR001 JUR002 JUR003 JUR004 "
            "JUR005 JUR006 JUR007 CMP010 CMP011 CMP012 CMP013 CMP014 CMP015 CMP016 CMP017 GUA017 GUA002 "
            "GUA006 GUA018 GUA019 GUA007 GUA014 GUA015 SEC016 SEC009 LIM001 LIM002 LIM003 ACC001 ACC002 ASG002 ASG004 PTY001 "
            "PTY002 PTY003 CMP018 CMP019 CMP020 CMP021 CMP022 CMP023 CMP024 CMP025 CMP026 CMP027 "
            "CMP028 INT001 INT002 INT007 INT003 INT005 INT008 INT009 INT013 INT014"
        ),
        documents=complaint,
        annexes=COMPLAINT_ANNEXES,
        templates=("civil-complaint", *(template for template, _ in FORMS.values())),
        names=against,
    )
)
