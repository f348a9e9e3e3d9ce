"""An office's own templates: tried, used, set aside, read."""
