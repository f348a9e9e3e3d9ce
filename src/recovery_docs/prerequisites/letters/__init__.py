"""Rules of letters: notices, conduct in collection, acceleration, assignment, arrival (NOT, CON, ACC, ASG)."""
