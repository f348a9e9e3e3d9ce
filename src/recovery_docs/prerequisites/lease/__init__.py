"""Finance leases: all rents or the thing back, on what ground, and what the lessor loses (民法典752)."""
