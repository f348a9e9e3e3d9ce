"""What goes with other papers: the list of exhibits, the address for service, the case's own number."""
