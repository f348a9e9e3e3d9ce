"""Rules of mortgages and pledges, and of their realisation (SEC)."""
