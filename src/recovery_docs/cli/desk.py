"""`recovery-docs desk`: the pages on the officer's own machine."""

from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click
from platformdirs import user_desktop_path, user_documents_path

from recovery_docs import Fault, InputError, Place, say, write_shortcut
from recovery_docs.cli.language import spoken

_FOLDER = "清收文书工作台"


@click.command(help=spoken(say("打开清收文书工作台：在浏览器里看台账、办案件、做文书；资料只在本机。")))
@click.argument("folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--no-browser", is_flag=True, help=spoken(say("不打开浏览器，只写出地址；地址只能用一次。")))
@click.option("--shortcut", is_flag=True, help=spoken(say("在桌面上放一个可以双击打开的文件，以后不用命令行。")))
@click.option("--no-console", is_flag=True, hidden=True, expose_value=False)  # `main` 看它
def desk(folder: Path | None, no_browser: bool, shortcut: bool) -> None:
    """Serve the folder, one in the user's documents where none is named, until its last page is closed."""
    _refuse_uninstalled()
    place = (folder or user_documents_path() / _FOLDER).resolve()
    if shortcut:
        click.echo(write_shortcut(user_desktop_path(), place))
        return
    from recovery_docs import open_desk  # 没有装 desk 的，导入它就会出错，所以先查过

    with suppress(KeyboardInterrupt):  # 按 Ctrl+C 是平常的结束
        if not open_desk(place, date.today, browser=not no_browser, told=click.echo):
            click.echo(spoken(say("这个文件夹的工作台已经在运行")))


def _refuse_uninstalled() -> None:
    if not all(map(find_spec, ("starlette", "uvicorn"))):
        raise InputError(Fault(Place(), say("没有安装工作台"), say("运行 pip install 'recovery-docs[desk]'")))
