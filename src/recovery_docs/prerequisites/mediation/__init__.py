"""Rules of people's mediation, judicial confirmation and settlement (MED, JCF, SET)."""
