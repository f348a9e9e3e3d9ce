"""The law as cited: instruments, citations, dated parameters, the counting of periods. It knows nothing of cases."""
