"""What goes with other papers: the debt statement, the evidence list, representation, the receipt, the check sheet."""
