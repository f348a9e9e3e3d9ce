"""Batches among machines that die: what is left is what an undisturbed run leaves."""
