"""Letters numbered, posted, and their results."""
