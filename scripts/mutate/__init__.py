"""Changes one boundary of the program at a time, and lists the changes that no test notices; `make mutate`.

mutmut and cosmic-ray know nothing of plaintiffs and articles, and start an interpreter for every change; here a change is
tried in a fork of a process that has collected the tests, by the tests that reach its line, those of little else first.
"""
