"""What is asked of a person about one case, and what becomes of the answers."""
