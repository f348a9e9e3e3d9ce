"""What the sides agree: a plan of payments, things that pay, the agreement before a mediator."""
