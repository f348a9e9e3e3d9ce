"""What helps an officer to write templates of her own: the dictionary of fields, a first pair to start from."""
