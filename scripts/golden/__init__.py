"""What every paper says today, as text under tests/golden, so that a change of words or figures shows as a diff."""
