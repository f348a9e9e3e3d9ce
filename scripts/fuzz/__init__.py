"""Damaged and hostile workbooks, templates and case files, made by seed: each is read, or refused in a sentence."""
