"""The desk: pages on the officer's own machine, over the same rooms as the command line; no figure and no rule is made here."""
