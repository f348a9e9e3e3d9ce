"""The debt ledger: what is owed to the fen, line by line, as a court computes it."""

from recovery_docs.ledger.drawing_up import compute, draw_up
from recovery_docs.ledger.entry import Applied, Balance, Line
from recovery_docs.ledger.reconcile import Reconciliation, reconcile
from recovery_docs.ledger.statement import Statement

__all__ = ["Applied", "Balance", "Line", "Reconciliation", "Statement", "compute", "draw_up", "reconcile"]
