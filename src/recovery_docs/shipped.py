"""What travels with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED, _CHECKOUT = _PACKAGE / "_templates", _PACKAGE.parent.parent / "templates"
TEMPLATES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The templates inside the wheel, or those of the checkout that an editable install points to."""
