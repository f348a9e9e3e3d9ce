"""CMP029、CMP030：撤诉。"""

from tables.given import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, guarantee, row

SUIT = {"kind": "suit", "institution": "海宁市人民法院", "number": "（2023）浙0481民初1号", "filed_on": "2023-09-01"}


def suing(**changes: object) -> dict:
    """A suit that is being heard."""
    return {"proceedings": [SUIT | changes]}


# 2023年7月15日到期，保证期间24个月，至2025年7月15日届满。
LAST, AFTER = "2025-07-15", "2025-07-16"
GENERAL, JOINT = {"guarantees": [guarantee(kind="general")]}, {"guarantees": [guarantee()]}
SERVED = {"served_on": "2023-09-20"}

CASES = [
    row("CMP029", MET, "a suit is heard", "2023-10-01", **suing()),
    row("CMP029", MET, "pending is heard too", "2023-10-01", **suing(outcome="pending")),
    row("CMP029", NOT_MET, "it is decided", "2023-12-01", **suing(outcome="judgment")),
    row("CMP029", NOT_MET, "nobody sued"),
    row("CMP029", NOT_MET, "the suit is for another claim", "2023-10-01", **suing(same_claim=False)),
    row("CMP029", UNDETERMINED, "no case number", "2023-10-01", says="案号", **suing(number=None)),
    row("CMP029", UNDETERMINED, "no court", "2023-10-01", says="受理法院", **suing(institution=None)),
    row("CMP030", NOT_APPLICABLE, "nobody guaranteed", "2023-10-01", **suing()),
    row("CMP030", MET, "on the last day he may still be sued", LAST, **suing(), **GENERAL),
    row("CMP030", NOT_MET, "the day after he is free", AFTER, **suing(**SERVED), **GENERAL),
    row("CMP030", MET, "a joint guarantor was served", AFTER, **suing(**SERVED), **JOINT),
    row("CMP030", NOT_MET, "a joint guarantor was not served", AFTER, **suing(), **JOINT),
    row("CMP030", NOT_MET, "only the borrower was sued", AFTER, **suing(against=["borrower"], **SERVED), **JOINT),
    row("CMP030", UNDETERMINED, "nobody knows of what kind", AFTER, **suing(), guarantees=[guarantee(kind=None)]),
]
