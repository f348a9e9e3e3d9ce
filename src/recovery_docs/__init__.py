"""recovery-docs: from the facts of a loan in default to filings that can be handed in.

What another program needs stands in `__init__.pyi`, by subject; each name is loaded when it is first asked for.
docs/api.md shows how the parts go together. What is not named there may change without notice.
"""

from importlib.metadata import PackageNotFoundError, version

import lazy_loader

try:
    __version__ = version("recovery-docs")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+unknown"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
