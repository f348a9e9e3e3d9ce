"""`python -m recovery_docs` is `recovery-docs`."""

from recovery_docs.cli import main

main()
