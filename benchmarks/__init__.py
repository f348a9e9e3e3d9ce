"""How fast documents are made, measured on real filings: `python -m benchmarks`."""
