"""What the finished papers of a packet say, read from their words, and whether they say the same."""
