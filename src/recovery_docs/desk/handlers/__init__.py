"""One file a page; each offers its `ROUTES`."""
