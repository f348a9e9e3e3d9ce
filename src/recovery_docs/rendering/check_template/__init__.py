"""Everything wrong with a template before it prints: lost words, structure, balance, fields, fonts."""
