"""Letters on their way: the posting list, envelopes, the print file; and what became of each, taken back into the cases."""
