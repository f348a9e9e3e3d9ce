"""Passages that papers of several kinds share: parties, terms, narrative, legal basis, amounts in words."""
