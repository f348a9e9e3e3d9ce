"""PAI：还款结清证明。"""

from tables.given import MET, NOT_MET, UNDETERMINED, owing, row

# 1,000,000 × 6% ÷ 360 × 364 日（2022年7月16日至2023年7月14日）= 60,666.67，到期日付清。
PAID = "2023-07-15"


def paying(interest: str) -> dict:
    """Everything paid on the due day but for what is left out of the interest."""
    return {"repayments": [{"paid_on": PAID, "amount": f"10{interest}"}]}


def judged(received: str, **title: object) -> dict:
    """A judgment for 1,000,000, to be performed by 2023-07-20, and what came in on that day."""
    facts = {"document": "judgment", "number": "示例1号", "issued_on": "2023-07-01", "effective_on": "2023-07-10"}
    found = facts | {"perform_by": "2023-07-20", "principal": 1000000} | title
    return {
        "proceedings": [{"kind": "suit", "outcome": "judgment", "title": found}],
        "repayments": [{"paid_on": "2023-07-20", "amount": received, "principal": received}],
    }


CASES = [
    row("PAI001", MET, "paid to the fen", PAID, **paying("60666.67")),
    row("PAI001", NOT_MET, "one fen short", PAID, says="还欠0.01元", **paying("60666.66")),
    row(
        "PAI001",
        NOT_MET,
        "costs are unpaid",
        PAID,
        says="还欠1.00元",
        request={"costs": [{"kind": "lawyer_fee", "amount": 1}]},
        **paying("60666.67"),
    ),
    row("PAI001", MET, "the judgment is paid in time", "2023-07-20", **judged("1000000")),
    row("PAI001", NOT_MET, "one fen of the judgment is left", "2023-07-20", says="还欠0.01元", **judged("999999.99")),
    row(
        "PAI001",
        UNDETERMINED,
        "interest in words that give no sum",
        "2023-07-20",
        **judged("1000000", ordinary_interest_text="按合同约定计算"),
    ),
    row("PAI002", UNDETERMINED, "nobody looked into the books"),
    row("PAI002", NOT_MET, "the books show one fen", **owing("0.01")),
    row("PAI002", MET, "the books show nothing", **owing("0")),
    row("PAI002", UNDETERMINED, "the books are a day old", **owing("0", "2023-07-31")),
]
