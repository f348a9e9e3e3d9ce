"""Which language the program speaks: `--lang`, else RECOVERY_DOCS_LANG, else Chinese, whatever the system speaks."""

import os
import sys
from collections.abc import Iterable
from typing import cast, get_args

from recovery_docs import Language, Message, listed


def chosen() -> Language:
    """The language of this run. Help texts need it before click has parsed anything, so the arguments are looked at."""
    asked = _option(sys.argv[1:]) or os.environ.get("RECOVERY_DOCS_LANG")
    return cast(Language, asked) if asked in get_args(Language) else "zh"


def spoken(message: Message) -> str:
    """The sentence in the language of this run."""
    return message.in_language(chosen())


def listing(parts: Iterable[str]) -> str:
    """Several things in one line, in the punctuation of this run's language."""
    return listed(parts, chosen())


def _option(arguments: list[str]) -> str | None:
    for index, argument in enumerate(arguments):
        if argument == "--lang":
            return next(iter(arguments[index + 1 :]), None)
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None
