"""A file on the desktop that opens the desk with a double click: no terminal, no console window that stays."""

import shlex
import sys
from pathlib import Path

from recovery_docs.packet.atomic_folder import file_in_making

_NAME = "清收文书工作台"
_WORDS = ("-m", "recovery_docs", "desk", "--no-console")


def write_shortcut(desktop: Path, folder: Path, system: str = sys.platform, python: str = sys.executable) -> Path:
    """Write the starter of this system's kind for a work folder, over an earlier one; where it is."""
    suffix, text = _starter(system, python, str(folder))
    target = desktop / f"{_NAME}{suffix}"
    with file_in_making(target) as making:
        making.write_text(text, encoding="utf-8", newline="\r\n" if system == "win32" else "\n")
        making.chmod(0o700)
    return target


def _starter(system: str, python: str, folder: str) -> tuple[str, str]:
    if system == "win32":
        return ".cmd", _cmd(python, folder)
    if system == "darwin":
        command = shlex.join((python, *_WORDS, folder))
        return ".command", f"#!/bin/sh\nnohup {command} >/dev/null 2>&1 &\n"
    return ".desktop", _desktop_entry(python, folder)


def _cmd(python: str, folder: str) -> str:
    """`start` lets the console go at once; pythonw has none. The file is UTF-8, which cmd reads under code page 65001."""
    windowless = Path(python).with_name("pythonw.exe")
    program = str(windowless) if windowless.exists() else python
    words = " ".join(f'"{word}"'.replace("%", "%%") for word in (program, *_WORDS, folder))
    return f'@echo off\nchcp 65001 >nul\nstart "" {words}\n'


def _desktop_entry(python: str, folder: str) -> str:
    """As the Desktop Entry Specification quotes: first the words of a command, then the value of a key."""
    words = " ".join(_quoted(word) for word in (python, *_WORDS, folder))
    command = words.replace("\\", "\\\\")
    return f"[Desktop Entry]\nType=Application\nName={_NAME}\nExec={command}\nTerminal=false\nCategories=Office;\n"


def _quoted(word: str) -> str:
    for character in '\\"`$':
        word = word.replace(character, f"\\{character}")
    return '"{}"'.format(word.replace("%", "%%"))
