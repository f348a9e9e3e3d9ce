"""The register of letters: the number of each, what became of it, and how it went out."""
