"""What a court's upload page wants: its slots and limits, and a packet put into them."""
