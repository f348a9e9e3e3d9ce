"""How a disbursement is to be repaid: its due days, its instalments, the days on which something changes."""
