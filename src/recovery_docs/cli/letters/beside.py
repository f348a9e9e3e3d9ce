"""What `packet` puts beside a packet when it is asked to: papers compared with those before, papers masked."""

from pathlib import Path

import click

from recovery_docs import Case, Packet, PacketError, Redlines, put_file, redacted_copy, redacted_name, say
from recovery_docs.cli.language import spoken
from recovery_docs.cli.opened_input import show_faults


def show_redlines(compared: Redlines | None, out: Path, folder: str) -> None:
    """Put the comparisons there; say so where there is none."""
    if compared is None:
        click.echo(spoken(say("文件夹里还没有上一份，没有可以对照的")), err=True)
        return
    show_faults(compared.warnings)
    if not compared.files:
        click.echo(spoken(say("各份文书的文字都没有变，没有做修订对照")), err=True)
        return
    target = compared.write(out, folder)
    for name in compared.files:
        click.echo(target / name)


def show_redacted(made: Packet, case: Case, out: Path, *, pdf: bool) -> bool:
    """Put the masked copy there and say what is not in it; whether it could be made."""
    archive = out / redacted_name(case)
    try:
        put_file(archive, redacted_copy(made, case, pdf=pdf))
    except PacketError as error:
        show_faults(error.faults)
        return False
    click.echo(archive)
    told = say("脱敏的一份里没有证据（扫描件遮不了）和提交条件核对表；姓名、名称、权属证号没有遮，发出前看一遍")
    click.echo(spoken(told), err=True)
    return True
