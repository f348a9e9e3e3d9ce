"""The accounts of a debt: disbursements, cards and recourse run forward in time, with their rates and schedules."""
