"""How far a guarantor promised to answer, in words that letters and claims share."""

from recovery_docs.case import Guarantee
from recovery_docs.fields.phrases.contract_terms import limit_words
from recovery_docs.fields.phrases.written_amounts import yuan


def promised_limits(guarantee: Guarantee) -> list[str]:
    """How far a guarantor promised to answer: 在80,000.00元的限额内, 按50%的份额."""
    limits = []
    if guarantee.maximum:
        limits.append(f"在{limit_words(guarantee.maximum)}范围内")
    elif guarantee.cap is not None:
        limits.append(f"在{yuan(guarantee.cap)}的限额内")
    if guarantee.share:  # 民法典699：约定了份额的，按照份额承担
        limits.append(f"按{guarantee.share}的份额")
    return limits
