"""The folder in which an office keeps figures of law of its own: `lpr.csv` and `parameters.toml`, added to those shipped.

RECOVERY_DOCS_LAW names it; else it stands in the user's data directory. A folder that is not there adds nothing.
"""

import os
from pathlib import Path

import platformdirs

from recovery_docs.errors import Fault, InputError, Place, reason_of
from recovery_docs.messages import say

LAW_VARIABLE = "RECOVERY_DOCS_LAW"
LPR_FILE = "lpr.csv"
PARAMETERS_FILE = "parameters.toml"


def law_folder() -> Path:
    """Where the office's own figures stand, whether or not there are any."""
    named = os.environ.get(LAW_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("recovery-docs", appauthor=False) / "law"


_brought: dict[str, str | None] | None = None
"""What another machine sent along, in place of the folder of this one."""


def office_texts() -> dict[str, str | None]:
    """All that the office added, to be sent to another machine."""
    return {name: office_text(name) for name in (LPR_FILE, PARAMETERS_FILE)}


def bring(texts: dict[str, str | None] | None) -> None:
    """Take what another machine sent for the folder of this one, until `None` is brought."""
    global _brought
    _brought = texts


def office_text(name: str) -> str | None:
    """What stands in one file of the folder, nothing where there is none; `InputError` if it cannot be read."""
    if _brought is not None:
        return _brought.get(name)
    try:
        return (law_folder() / name).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            Fault(
                Place(file=name),
                say(
                    "不能读取（{error}）",
                    error=reason_of(error) if isinstance(error, OSError) else say("不是 UTF-8 编码"),
                ),
                say("用 UTF-8 编码保存；不用的删去"),
            )
        ) from error
