"""Letters posted, and their results."""
