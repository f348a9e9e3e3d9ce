"""Papers and exhibits bound into volumes: A4 pages, stamped, numbered, with bookmarks, and read back."""
