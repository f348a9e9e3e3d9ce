"""A finished document read back: left-over tags and blanks, figures that differ from capitals."""
