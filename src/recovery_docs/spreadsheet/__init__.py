"""Workbooks as packages: their parts, rows, formats, comments and links, read and copied as a stream; nothing of cases."""
