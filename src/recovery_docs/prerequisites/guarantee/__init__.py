"""Rules of guarantees: kind, period, exercise, scope, validity, the guarantor's own limitation (GUA)."""
