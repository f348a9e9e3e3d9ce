"""Prerequisites of filings as rules of law, a folder a subject, and the clocks of rights."""

from importlib import import_module
from pkgutil import walk_packages


def load_rules() -> None:
    """Import every file of this room, so that all rules are registered."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
