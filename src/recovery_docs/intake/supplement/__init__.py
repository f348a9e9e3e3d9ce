"""Answers that people gave to what a workbook or case file leaves open, kept beside it: `台账.补充.yaml`."""
