"""The ledger against a bare loop in binary floating point that does the same sum, as a ratio.

The loop knows nothing of rounding, repayments or reasons; the ratio says what these cost, the same on any machine.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from recovery_docs.case import Case
from recovery_docs.ledger import draw_up

AS_OF = date(2026, 11, 20)
_PARTIES = {
    "creditor": {"kind": "organisation", "name": "示例银行"},
    "borrowers": [{"kind": "person", "name": "李示例"}],
}


def main() -> None:
    """Print a line for a plain loan and one for a thirty-year loan by level instalments."""
    for name, loan, days in (("plain loan", _plain(), 700), ("30-year loan", _mortgage(), 2250)):
        case = Case.model_validate({"id": "1", **_PARTIES, "loan": loan})
        ours, loop = _best(lambda case=case: draw_up(case, AS_OF)), _best(lambda days=days: _loop(days))
        print(f"ledger {ours / loop:.1f}x float loop {name} ({ours * 1000:.2f} ms)", flush=True)


def _plain() -> dict[str, Any]:
    return {
        "cause": "financial_loan",
        "rate": {"annual": "6%"},
        "penalty": {"surcharge": "50%", "compound": True},
        "interest_days": {"settle": "quarterly", "on": 20},
        "disbursements": [{"paid_on": "2024-12-20", "amount": "200000", "due_on": "2025-12-19"}],
    }


def _mortgage() -> dict[str, Any]:
    return {
        "cause": "financial_loan",
        "rate": {"lpr": "5y", "spread_bp": 60, "reprice": "yearly"},
        "penalty": {"surcharge": "50%", "compound": True},
        "schedule": {"method": "level_instalment", "day": 20},
        "disbursements": [
            {"paid_on": "2020-09-20", "amount": "1200000", "due_on": "2050-09-20", "interest_paid_until": "2023-11-20"}
        ],
    }


def _loop(days: int) -> float:
    """Interest and compound interest day by day."""
    owed, compound, day = 0.0, 0.0, date(2020, 1, 1)
    for _ in range(days):
        owed += 200000.0 * 0.06 / 360
        compound += owed * 0.09 / 360
        day += timedelta(days=1)
    return owed + compound


def _best(work: Callable[[], object], rounds: int = 40) -> float:
    found = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


if __name__ == "__main__":
    main()
