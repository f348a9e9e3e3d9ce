"""The desk: a page on the officer's own machine over what the command line does."""
