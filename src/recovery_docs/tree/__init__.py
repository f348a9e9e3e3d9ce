"""Trees of fields under names that templates use: groups, values that print themselves, the dictionary of all names."""
