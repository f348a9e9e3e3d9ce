"""民事起诉状, in the classic form, and on the official element form where the cause of action has one."""

from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.party_names import against
from recovery_docs.fields.phrases.sides import sides
from recovery_docs.fields.roots import names
from recovery_docs.filings.court.element import FORMS, complaint_document
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.law.citation import cite
from recovery_docs.prerequisites.matter import Matter

TITLE = "民事起诉状"
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
    """The complaint in the classic form of 2016, for a legal person or a natural person as plaintiff."""
    on = Occasion(matter, TITLE, sides=sides(matter, "原告", "被告"))
    return Document("civil-complaint", TITLE, names(on))


register(
    Filing(
        id="civil-complaint",
        title=TITLE,
        folder="court",
        prerequisites=rule_codes(
            "PTY005 PTY006 INT006 CMP001 CMP002 CMP003 CMP004 CMP005 CMP006 CMP007 CMP008 CMP009 JUR001 JUR002 JUR003 JUR004 "
            "JUR005 JUR006 JUR007 CMP010 CMP011 CMP012 CMP013 CMP014 CMP015 CMP016 CMP017 GUA017 GUA002 "
            "GUA006 GUA018 GUA019 GUA007 GUA014 GUA015 SEC016 SEC009 LIM001 LIM002 LIM003 ACC001 ACC002 ACC004 "
            "ASG002 ASG004 ASG005 "
            "PTY001 PTY002 PTY003 CMP018 CMP019 CMP020 CMP021 CMP022 CMP023 CMP024 CMP025 CMP026 CMP027 "
            "CMP028 INT001 INT002 INT007 INT003 INT005 INT008 INT009 INT013 INT014 INT015 INT016 "
            "CMP031 CMP032 INT017 INT018 INT019"
        ),
        documents=complaint,
        annexes=COMPLAINT_ANNEXES,
        templates=("civil-complaint", *FORMS.values()),
        names=against,
    )
)
