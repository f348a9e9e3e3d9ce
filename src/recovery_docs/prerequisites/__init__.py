"""Prerequisites of filings as rules of law, and the clocks of rights: one small file a subject."""

from importlib import import_module
from pkgutil import iter_modules


def load_rules() -> None:
    """Import every file of this room, so that all rules are registered."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
