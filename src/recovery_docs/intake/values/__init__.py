"""Single values as people write them in a cell: amounts, days, rates, terms, words."""
