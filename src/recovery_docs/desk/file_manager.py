"""The system's own window on a folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def show_folder(folder: Path) -> bool:
    """Open the folder in the file manager; False where there is none to open it."""
    if sys.platform == "win32":
        os.startfile(folder)
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen([program, str(folder)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    return True
