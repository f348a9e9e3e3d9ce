"""Papers for a court: the complaint, the auction request, preservation, the payment order, enforcement."""
