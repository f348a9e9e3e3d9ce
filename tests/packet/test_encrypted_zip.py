"""`packet --encrypt`: a zip that opens with its password alone, holds the whole packet, and is its owner's only."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import EXAMPLES

from recovery_docs.cli.packet import PASSWORD_VARIABLE, packet
from recovery_docs.errors import InputError
from recovery_docs.packet.encrypted_zip import encrypted

pyzipper = pytest.importorskip("pyzipper")
RUN = [str(EXAMPLES / "private-loan.yaml"), "--filing", "payment-order-application", "--encrypt", "--out"]


def test_the_zip_holds_the_packet_and_opens_with_its_password_alone(tmp_path: Path) -> None:
    result = CliRunner().invoke(packet, [*RUN, str(tmp_path)], env={PASSWORD_VARIABLE: "correct horse"})
    assert result.exit_code == 0, result.output
    (archive,) = tmp_path.glob("*.zip")
    folder = archive.with_suffix("")
    with pyzipper.AESZipFile(archive) as opened:
        assert all(info.flag_bits & 1 for info in opened.infolist())
        with pytest.raises(RuntimeError):
            opened.read("manifest.json", pwd=b"wrong password")
        held = {name: opened.read(name, pwd=b"correct horse") for name in opened.namelist()}
    assert held == {path.name: path.read_bytes() for path in folder.iterdir()}
    if os.name == "posix":
        assert archive.stat().st_mode & 0o077 == 0


def test_the_password_is_asked_twice_and_a_short_one_is_refused(tmp_path: Path) -> None:
    asked = CliRunner().invoke(
        packet, [*RUN, str(tmp_path)], input="correct horse\ncorrect horse\n", env={PASSWORD_VARIABLE: None}
    )
    assert (asked.exit_code, len(list(tmp_path.glob("*.zip")))) == (0, 1)
    assert "correct horse" not in asked.output
    short = CliRunner().invoke(packet, [*RUN, str(tmp_path / "short")], env={PASSWORD_VARIABLE: "1234567"})
    assert isinstance(short.exception, InputError)
    assert not (tmp_path / "short").exists()
    assert encrypted({"a": b"b"}, "12345678")
