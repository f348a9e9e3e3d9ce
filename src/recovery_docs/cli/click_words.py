"""Click's own words in Chinese: its headings, its metavars, and what it says of a wrong call.

Click (8.1 and later) marks its words with `_` and `ngettext` but ships no translation. An English run says them as they are.
"""

import re
import sys
from datetime import date

import click

from recovery_docs import FactError, day, say
from recovery_docs.cli.language import chosen, spoken

_CHINESE = {
    # 帮助
    "Usage:": "用法:",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s 版",
    "default: {default}": "不写的为 {default}",
    "env var: {var}": "环境变量 {var}",
    "required": "必须写",
    "(dynamic)": "（临时决定）",
    "file": "文件",
    "directory": "文件夹",
    "path": "文件或者文件夹",
    # 写错的命令
    "Error: {message}": "错误：{message}",
    "Aborted!": "已中断。",
    "Try '{command} {option}' for help.": "用 {command} {option} 查看说明。",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "Missing command.": "没有写命令。",
    "No such option: {name}": "没有“{name}”这个选项。",
    "No such option {name!r}.": "没有“{name}”这个选项。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "Missing option": "没有写选项",
    "Missing argument": "没有写参数",
    "Missing parameter": "没有写参数",
    "Missing {param_type}": "没有写 {param_type}",
    "Missing parameter: {param_name}": "没有写参数 {param_name}",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
    "Got unexpected extra argument ({args})": "多写了参数（{args}）",
    "Argument {name!r} takes {nargs} values.": "参数“{name}”要写 {nargs} 个值。",
    "Option {name!r} requires an argument.": "选项“{name}”后面没有写值。",
    "Option {name!r} does not take a value.": "选项“{name}”后面不写值。",
    "Takes {nargs} values but 1 was given.": "要写 {nargs} 个值，写了 {len} 个。",
    # 写错的值
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "{value!r} is not {choice}.": "“{value}”不是可以写的值：{choice}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是可以用的数字。",
    "{value} is not in the range {range}.": "{value} 不在范围之内（{range}）。",
    "{name} {filename!r} does not exist.": "{name}“{filename}”不存在。",
    "{name} {filename!r} is a file.": "{name}“{filename}”是一个文件。",
    "{name} {filename!r} is a directory.": "{name}“{filename}”是一个文件夹。",
    "{name} '{filename}' is a directory.": "{name}“{filename}”是一个文件夹。",
    "{name} {filename!r} is not readable.": "{name}“{filename}”没有读取的权限。",
    "{name} {filename!r} is not writable.": "{name}“{filename}”没有写入的权限。",
    "{name} {filename!r} is not executable.": "{name}“{filename}”没有执行的权限。",  # click 8.1 也这样说不能读取的
    "Could not open file {filename!r}: {message}": "文件“{filename}”打不开：{message}",
    "unknown error": "原因不明",
}
"""Click's words to ours; of a word with a singular and a plural, the singular."""
_ARGUMENTS = {
    "CASE": "案件",
    "BOOK": "工作簿",
    "DIR": "文件夹",
    "FILE": "文件",
    "FOLDER": "文件夹",
    "AMOUNT": "金额",
    "CODE": "编号",
    "DATE": "日期",
    "ID": "编号",
    "LETTER": "旧函",
    "NAME": "名称",
    "PACKET": "文书包",
}


def translate_click() -> None:
    """Put our words in the place of gettext's, which every module of click has taken over under these two names."""
    for name, module in sys.modules.copy().items():
        if name.startswith("click."):
            for bound, ours in (("_", _word), ("ngettext", _counted)):
                if hasattr(module, bound):
                    setattr(module, bound, ours)


def name_metavars(command: click.Command) -> click.Command:
    """Say in a word what stands in the place of every value, in this command and those below it.

    Those of options stay in Latin letters, since click sets its columns by the number of characters.
    """
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.metavar = parameter.metavar or _metavar(parameter.type)
        elif chosen() == "zh" and not isinstance(parameter.type, click.Choice):
            said = parameter.metavar or str(parameter.name).upper()
            parameter.metavar = re.sub("[A-Z]+", lambda found: _ARGUMENTS.get(found[0], found[0]), said)
    if chosen() == "zh":
        command.options_metavar = "[选项]"
    if isinstance(command, click.Group):
        if chosen() == "zh":
            command.subcommand_metavar = "命令 [参数]..."
        for below in command.commands.values():
            name_metavars(below)
    return command


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as people write it: 2026-10-31, 2026/10/31, 2026年10月31日."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or click's own complaint."""
        if isinstance(value, date):
            return value
        try:
            return day(str(value))
        except FactError:
            told = say("“{value}”不是日期，按“年-月-日”填写，例如 2023-02-10。", value=str(value))
            self.fail(spoken(told), param, ctx)


def _metavar(kind: object) -> str | None:
    """FILE, DIR, DAY or N, rather than DIRECTORY, [%Y-%m-%d] or INTEGER RANGE."""
    match kind:
        case click.Path():
            return "DIR" if not kind.file_okay else "FILE"
        case Day():
            return "DAY"
        case click.IntRange():
            return "N"
        case _:
            return None


def _word(message: str) -> str:
    return _CHINESE.get(message, message) if chosen() == "zh" else message


def _counted(singular: str, plural: str, number: int) -> str:
    if chosen() == "zh":
        return _CHINESE.get(singular, plural)
    return singular if number == 1 else plural
