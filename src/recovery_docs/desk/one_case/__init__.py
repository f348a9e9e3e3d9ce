"""What the page of one case shows: its clocks as a picture, its debt line by line, its finished papers."""
