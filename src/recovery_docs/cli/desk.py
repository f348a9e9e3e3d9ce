"""`recovery-docs desk`: the pages on the officer's own machine."""

import webbrowser
from datetime import date
from pathlib import Path

import click

from recovery_docs import Fault, InputError, Place, say
from recovery_docs.cli.language import spoken


@click.command(help=spoken(say("打开清收文书工作台：在浏览器里看台账、办案件、做文书；资料只在本机。")))
@click.argument("folder", metavar="[FOLDER]", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--no-browser", is_flag=True, help=spoken(say("不打开浏览器，只写出地址；地址只能用一次。")))
def desk(folder: Path | None, no_browser: bool) -> None:
    """Serve the folder until its last page is closed."""
    try:
        from recovery_docs.desk.folder import Folder
        from recovery_docs.desk.launch import run
        from recovery_docs.desk.only_desk import RunningError
        from recovery_docs.desk.ticket_file import put_ticket
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        raise InputError(
            Fault(Place(), say("没有安装工作台"), say("运行 pip install 'recovery-docs[desk]'"))
        ) from missing
    place = Folder((folder or Path.home() / "清收文书工作台").resolve())
    try:
        run(place, date.today, browser=not no_browser, told=click.echo)
    except RunningError as running:
        click.echo(spoken(say("这个文件夹的工作台已经在运行")))
        if running.address and no_browser:
            click.echo(running.address)
        elif running.address:
            webbrowser.open(put_ticket(place.root, running.address).as_uri())
