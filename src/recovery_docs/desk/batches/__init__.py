"""Batches that were asked for on a page, each in a process of its own."""
