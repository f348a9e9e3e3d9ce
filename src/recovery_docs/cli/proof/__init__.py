"""Commands that prove packets: are they as they were made, where does every figure come from."""
