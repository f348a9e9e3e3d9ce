"""`recovery-docs verify`: whether packets are still as they were made."""

from pathlib import Path

import click

from recovery_docs import packets_in, say
from recovery_docs import verify as look_at
from recovery_docs.cli.language import spoken
from recovery_docs.cli.opened_input import show_faults


@click.command(help=spoken(say("核对文书包：做好以后有没有文件被改过、少了、多了，改在哪一处。")))
@click.argument(
    "folders",
    metavar="PACKET...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--exhibits",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=spoken(say("证据文件所在的文件夹，一并核对证据文件。")),
)
@click.pass_context
def verify(ctx: click.Context, folders: tuple[Path, ...], exhibits: Path | None) -> None:
    """Exit 0 when every file is as it was made, 1 when one is not, 2 where there is no packet."""
    changed = False
    for folder in (packet for one in folders for packet in packets_in(one)):
        found = look_at(folder, exhibits)
        changed |= bool(found.faults)
        show_faults(found.faults)
        if found.faults:
            told = say("{folder}：与做好时不同，{count}处", folder=folder.name, count=len(found.faults))
        else:
            told = say(
                "{folder}：{files}个文件与做好时一样，清单指纹 {seal}",
                folder=folder.name,
                files=found.files,
                seal=found.seal[:16],
            )
        click.echo(spoken(told))
    ctx.exit(int(changed))
