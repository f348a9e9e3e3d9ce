"""Rows of values out of a workbook of any kind, with what calamine alone would lose."""
