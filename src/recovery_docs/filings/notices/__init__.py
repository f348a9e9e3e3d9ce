"""Letters to those who owe: collection, guarantors, acceleration, assignment, text messages, visits."""
