"""What is printed of a posting: envelopes, labels, the letters in one file."""
