"""Papers of people's mediation and of settlement: application, agreement, confirmation, repayment plan, assets."""
