"""recovery-docs: from the facts of a loan in default to filings that can be handed in."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("recovery-docs")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+unknown"
