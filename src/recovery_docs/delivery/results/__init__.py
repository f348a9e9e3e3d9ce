"""What became of letters, read from lists and taken into the cases."""
