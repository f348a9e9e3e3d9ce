"""Tables of cases, one row for each thing that a rule can say, and every row in one place for the tests that ask of all."""

from tables import (
    complaint,
    court,
    execution,
    guarantee,
    lease_and_insurance,
    mediation,
    notices,
    other,
    paid_off,
    proceedings,
    security,
    withdrawal,
)
from tables.given import Row

_TABLES = (
    complaint,
    court,
    mediation,
    notices,
    guarantee,
    security,
    proceedings,
    execution,
    paid_off,
    withdrawal,
    other,
    lease_and_insurance,
)
TABLE: tuple[Row, ...] = tuple(row for table in _TABLES for row in table.CASES)
