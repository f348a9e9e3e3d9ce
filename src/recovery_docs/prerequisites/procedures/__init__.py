"""Rules of the payment order, preservation and enforcement (PAY, PRE, ENF)."""
