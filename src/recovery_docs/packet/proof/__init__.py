"""What proves a packet: fingerprints of its files and lines, the look whether all is still as it was made."""
