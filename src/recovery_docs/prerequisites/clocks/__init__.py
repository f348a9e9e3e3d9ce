"""Clocks of rights: which right dies when, how that day was reached, what still stops it."""
