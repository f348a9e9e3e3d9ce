"""`recovery-docs demo`: the example cases turned into packets, with a table of what was made and what was refused."""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from recovery_docs import (
    Assessment,
    Packet,
    Source,
    TemplateLibrary,
    assess_all,
    make_packet,
    read_case,
    say,
    set_aside,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import filings_named, matter_of

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED, _CHECKOUT = _PACKAGE / "_examples", _PACKAGE.parent.parent / "examples"
EXAMPLES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The examples inside the wheel, or those of the checkout that an editable install points to."""


@click.command(help=spoken(say("用示例案件做一遍：每个案件一个文书包，并列出做了什么、没做什么、为什么。")))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help=spoken(say("输出目录。")),
)
def demo(out: Path) -> None:
    """Make the packet of every example."""
    library, filings = TemplateLibrary(), filings_named(())
    table = Table()
    for head in (say("案件"), say("文书"), say("结论"), say("位置")):
        table.add_column(spoken(head), overflow="fold")
    for path in sorted(EXAMPLES.glob("*.yaml")):
        loaded = read_case(path)
        matter = matter_of(loaded.case, None)
        assessments = set_aside(matter, assess_all(matter, filings))
        made = make_packet(matter, assessments, library, Source(loaded.source, loaded.sha256))
        if made is not None:
            made.write(out)
        for assessment in assessments:
            if assessment.status != "not_applicable":
                table.add_row(
                    loaded.case.id, assessment.filing.title, _conclusion(assessment), _place(assessment, made, out)
                )
    Console(width=160).print(table)


def _conclusion(assessment: Assessment) -> str:
    if assessment.status == "ready":
        return spoken(say("可以提交"))
    if assessment.status == "set_aside" and assessment.excuse:
        return assessment.excuse.in_language(chosen())
    reason = assessment.reason.in_language(chosen()) if assessment.reason else ""
    return spoken(say("不能提交：{reason}", reason=reason))


def _place(assessment: Assessment, made: Packet | None, out: Path) -> str:
    if made is None or assessment.status != "ready":
        return ""
    first = next((one.file for one in made.papers if one.template in assessment.filing.templates), "")
    return str(out / made.folder / first)
