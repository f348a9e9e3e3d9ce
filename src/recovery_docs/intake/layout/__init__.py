"""How somebody else laid a sheet out: where its table begins and ends, what stands above it, which rows are no cases."""
