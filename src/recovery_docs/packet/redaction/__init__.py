"""A copy of a packet for people outside: numbers and homes of persons masked, and proven to be so."""
