"""What happened: the facts of one case, as frozen models. Conclusions of law live elsewhere."""

from recovery_docs.case.card import Card, CardStatement
from recovery_docs.case.case import Assignment, BankStatement, Case, Repayment
from recovery_docs.case.contract import Amendment, Clauses, Contract, Disputes
from recovery_docs.case.event import Event, Signature
from recovery_docs.case.exhibit import Exhibit
from recovery_docs.case.insurance import Insurance, InsuredLoan
from recovery_docs.case.lease import Lease, Rent
from recovery_docs.case.loan import (
    Appropriation,
    Disbursement,
    Facility,
    Instalment,
    InterestDays,
    Loan,
    Penalty,
    Schedule,
)
from recovery_docs.case.loan_rate import LoanRate
from recovery_docs.case.party import Agent, Organisation, OtherId, Party, Person, Representative
from recovery_docs.case.proceeding import AdjudicatedItem, Agreement, Liability, Proceeding, Term, Title
from recovery_docs.case.recourse import Advance, Recourse
from recovery_docs.case.request import (
    Account,
    Contact,
    Cost,
    Letter,
    MediationChoice,
    PlannedPayment,
    PreservationRequest,
    PreservedAsset,
    Request,
    SettledAsset,
    Settlement,
    WatchList,
)
from recovery_docs.case.security import (
    Collateral,
    Guarantee,
    GuaranteePeriod,
    MaximumAmount,
    Mortgage,
    Pledge,
    Registration,
    Resolution,
    Seizure,
)
from recovery_docs.errors import FactError

__all__ = [
    "Account",
    "AdjudicatedItem",
    "Advance",
    "Agent",
    "Agreement",
    "Amendment",
    "Appropriation",
    "Assignment",
    "BankStatement",
    "Card",
    "CardStatement",
    "Case",
    "Clauses",
    "Collateral",
    "Contact",
    "Contract",
    "Cost",
    "Disbursement",
    "Disputes",
    "Event",
    "Exhibit",
    "Facility",
    "FactError",
    "Guarantee",
    "GuaranteePeriod",
    "Instalment",
    "Insurance",
    "InsuredLoan",
    "InterestDays",
    "Lease",
    "Letter",
    "Liability",
    "Loan",
    "LoanRate",
    "MaximumAmount",
    "MediationChoice",
    "Mortgage",
    "Organisation",
    "OtherId",
    "Party",
    "Penalty",
    "Person",
    "PlannedPayment",
    "Pledge",
    "PreservationRequest",
    "PreservedAsset",
    "Proceeding",
    "Recourse",
    "Registration",
    "Rent",
    "Repayment",
    "Representative",
    "Request",
    "Resolution",
    "Schedule",
    "Seizure",
    "SettledAsset",
    "Settlement",
    "Signature",
    "Term",
    "Title",
    "WatchList",
]
