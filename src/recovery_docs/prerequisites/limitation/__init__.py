"""The limitation of the main claim: maturity, interruption, what a filing is told of it (LIM)."""
