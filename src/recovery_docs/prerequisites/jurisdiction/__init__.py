"""Rules of jurisdiction: which court, agreed or by law, at which level (JUR)."""
