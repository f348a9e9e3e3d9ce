"""Word files as they are: container, parts, paragraphs, tables, drawings, links."""
