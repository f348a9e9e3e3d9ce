"""A packet as one encrypted zip (AES-256), to be sent or carried; it is opened with 7-Zip, WinRAR, Bandizip and their like."""

import io
from collections.abc import Mapping
from importlib.util import find_spec

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say

SHORTEST = 8
"""Characters of the shortest password that is taken."""


def refuse_unfit(password: str) -> None:
    """Raise `InputError` where the password is too short, or there is nothing to encrypt with: asked before work begins."""
    if find_spec("pyzipper") is None:
        problem = say("没有安装加密用的 pyzipper")
        raise InputError(Fault(Place(), problem, say("运行 pip install 'recovery-docs[encrypt]'")))
    if len(password) < SHORTEST:
        problem = say("密码太短，至少{count}个字符", count=SHORTEST)
        raise InputError(Fault(Place(), problem, say("换一个长一些的密码；密码另外告诉收件人，不要写在同一封邮件里")))


def encrypted(files: Mapping[str, bytes], password: str) -> bytes:
    """The files in one zip that nobody reads without the password. Raises `InputError` for one that is unfit."""
    refuse_unfit(password)
    import pyzipper

    packed = io.BytesIO()
    with pyzipper.AESZipFile(packed, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()
