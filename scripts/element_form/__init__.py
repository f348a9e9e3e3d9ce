"""How the official element forms are drawn: the words of each form, the look they share, and the Word file of both."""
