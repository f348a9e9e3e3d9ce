"""Where the built-in templates lie, each with its `.toml`."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED, _CHECKOUT = _PACKAGE / "_templates", _PACKAGE.parent.parent / "templates"
BUILT_IN = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The templates inside the wheel, or those of the checkout that an editable install points to."""
