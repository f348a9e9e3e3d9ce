"""How amounts, days, rates and periods are written: one grammar, whether a case file or a cell of a workbook holds them.

Each reader takes a text and raises `FactError` with what is wrong and what to do; whoever called it adds the place.
What can be understood in two ways is refused, never guessed.
"""

from recovery_docs.case.grammar.amount import amount, checked_amount
from recovery_docs.case.grammar.day import checked_day, day
from recovery_docs.case.grammar.period import guarantee_period, months
from recovery_docs.case.grammar.rate import RatePeriod, basis_points, late_rate, loan_rate, rate, rate_of, times

__all__ = [
    "RatePeriod",
    "amount",
    "basis_points",
    "checked_amount",
    "checked_day",
    "day",
    "guarantee_period",
    "late_rate",
    "loan_rate",
    "months",
    "rate",
    "rate_of",
    "times",
]
