"""The table of cases: what a row says, the filters over it, and the processes that find out."""
