"""What a heading means by its parts, and what a cell says besides the fact that stands in it."""
