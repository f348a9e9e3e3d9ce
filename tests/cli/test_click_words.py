"""What the program says of itself and of a wrong call is in one language, click's words and ours."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from recovery_docs.cli import group

GOOD = str(Path(__file__).resolve().parents[2] / "examples" / "two-notes-published.yaml")

WRONG_CALLS = [
    (("chek",), "没有“chek”这个命令"),
    (("templates", "lst"), "没有“lst”这个命令"),
    (("check",), "没有写参数 '案件|工作簿'"),
    (("check", "missing.yaml"), "文件“missing.yaml”不存在"),
    (("check", "."), "文件“.”是一个文件夹"),
    (("check", GOOD, "--formt", "json"), "没有“--formt”这个选项"),
    (("check", GOOD, "--format", "csv"), "“csv”不是可以写的值：'text', 'json', 'xlsx'"),
    (("check", GOOD, "--as-of", "10.2.2023"), "“10.2.2023”不是日期"),
    (("check", GOOD, "--as-of"), "选项“--as-of”后面没有写值"),
    (("check", GOOD, "--explain=3"), "选项“--explain”后面不写值"),
    (("check", GOOD, "--filing", "xyz"), "没有叫 xyz 的文书"),
    (("clocks", GOOD, "一", "二"), "多写了参数（一 二）"),
    (("check", GOOD, "一"), "文件“一”不存在"),
    (("clocks", GOOD, "--within", "soon"), "“soon”不是可以用的数字"),
    (("clocks", GOOD, "--within", "-1"), "-1 不在范围之内（x>=0）"),
    (("batch", ".", "--filing", "auto"), "没有写选项 '--out'"),
    (("batch", "missing", "--out", "out"), "文件或者文件夹“missing”不存在"),
    (("packet", GOOD, "--out", GOOD), "是一个文件"),
    (("packet", GOOD, "--templates", "missing"), "文件夹“missing”不存在"),
    (("fee", "1000", "--kind", "tax"), "“tax”不是可以写的值"),
    (("--lang", "fr", "check"), "“fr”不是可以写的值：'zh', 'en'"),
]
NAMES = frozenset(
    (
        *("recovery", "docs", "Word", "PDF", "LibreOffice", "Dask", "Excel", "JSON", "Schema"),
        *("RECOVERY", "DOCS", "LAW", "PASSWORD", "AES", "zip"),
        *("FILE", "DIR", "DAY", "DAYS", "N", "TEXT", "ADDRESS", "NUMBER", "PATTERN", "URL", "REGISTER", "sqlite"),
        *("NAME", "CODE", "WORDS"),
    )
)
"""Words in Latin letters that are names, or stand where a value is written."""


def _below(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _below((*path, name), found)


COMMANDS = {path: command for path, command in _below((), group) if not command.hidden}


def _words(text: str) -> set[str]:
    return set(re.findall("[A-Za-z]{2,}", text))


def _names() -> set[str]:
    """Words in Latin letters that a command line is written with: commands, options, choices."""
    typed = [name for path in COMMANDS for name in path]
    for command in COMMANDS.values():
        for parameter in command.params:
            typed += [*parameter.opts, *parameter.secondary_opts, str(parameter.default)]
            if isinstance(parameter.type, click.Choice):
                typed += map(str, parameter.type.choices)
    return _words(" ".join((*typed, "--help", "--version")))


_SPEAKER = """
import contextlib, io, json, sys

answers = []
for arguments in json.load(sys.stdin):
    sys.argv = ["recovery-docs", *arguments]
    from recovery_docs.cli import main

    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            main()
    except SystemExit as end:
        answers.append((end.code, printed.getvalue()))
json.dump(answers, sys.stdout)
"""


def _answers(calls: Iterable[tuple[str, ...]]) -> list[tuple[int, str]]:
    """What a program of its own ends with and prints at each call: click keeps some words in the language of the first."""
    environment = {name: value for name, value in os.environ.items() if name != "RECOVERY_DOCS_LANG"}
    spoken = subprocess.run(
        [sys.executable, "-c", _SPEAKER],
        input=json.dumps(list(calls)),
        env=environment | {"LC_ALL": "en_GB.UTF-8", "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [(code, printed) for code, printed in json.loads(spoken.stdout)]


def test_a_wrong_call_is_answered_in_chinese() -> None:
    answers = _answers(arguments for arguments, _ in WRONG_CALLS)
    names = _names() | NAMES
    for (arguments, said), (code, printed) in zip(WRONG_CALLS, answers, strict=True):
        assert code == 2, arguments
        assert said in printed
        assert "错误：" in printed
        listed = re.sub("可用的：.*", "", printed)
        assert _words(listed) - _words(" ".join(arguments)) - names == set()


def test_help_is_chinese() -> None:
    answers = _answers((*path, "--help") for path in COMMANDS)
    names = _names() | NAMES | _words("report.json xlsx ics docx TOML borrower cause id linked flat short")
    for path, (code, printed) in zip(COMMANDS, answers, strict=True):
        assert code == 0, path
        assert printed.startswith(f"用法: recovery-docs{''.join(f' {name}' for name in path)} [选项]")
        assert "显示这份说明。" in printed
        assert _words(printed) - names == set()


def test_an_english_run_says_click_s_own_words() -> None:
    calls = [("chek",), ("check", "missing.yaml"), ("check", GOOD, "--format", "csv"), ("fee", "--help")]
    answers = _answers(("--lang", "en", *arguments) for arguments in calls)
    assert [code for code, _ in answers] == [2, 2, 2, 0]
    said = "".join(printed for _, printed in answers)
    assert "Error: No such command 'chek'." in said
    assert "File 'missing.yaml' does not exist." in said
    assert "Error: Invalid value for '--format': 'csv' is not one of" in said
    assert "Show this message and exit." in said
    assert not re.search("[\u4e00-\u9fff]", said)
