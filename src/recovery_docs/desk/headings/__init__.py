"""The headings of a workbook as rows of a page, and their corrections as a profile."""
