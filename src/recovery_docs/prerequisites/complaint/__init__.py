"""Rules of the complaint: conditions of a suit, parties, evidence, agents, figures (CMP, PTY, INT)."""
