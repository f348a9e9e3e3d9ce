"""`recovery-docs plan`: where a case stands on the institution's timetable, and which filings may now be made."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from recovery_docs import Assessment, Message, Plan, Progress, State, assess_all, read_case, say, timetable_for
from recovery_docs import plan as plan_of
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import as_of_option, existing_file, filings_named, matter_of

STATES: dict[State, Message] = {
    "done": say("已做"),
    "due": say("现在应做"),
    "missed": say("已错过"),
    "later": say("尚未到时"),
}


@click.command(help=spoken(say("按本机构的催收时间表（不是法律），说出现在该做哪一步、错过了什么、可以制作哪些文书。")))
@click.argument("path", metavar="CASE", type=existing_file)
@as_of_option
@click.option(
    "--policy",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=spoken(say("本机构自己的时间表（TOML）；不写的用自带的。")),
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=spoken(say("输出格式。")))
def plan(path: Path, as_of: date | None, policy: Path | None, form: str) -> None:
    """Print the plan of one case."""
    case = read_case(path).case
    matter = matter_of(case, as_of)
    found = plan_of(matter, timetable_for(case, policy))
    ready = [one for one in assess_all(matter, filings_named(())) if one.status == "ready"]
    if form == "json":
        click.echo(json.dumps(_data(found, matter.as_of, ready), ensure_ascii=False, indent=2))
        return
    title = say("{title}　截至{as_of}　逾期第{day}天", title=found.timetable.title, as_of=matter.as_of, day=found.day)
    click.echo(spoken(title if found.day else say("截至{as_of}没有逾期", as_of=matter.as_of)))
    for one in found.steps:
        click.echo(f"  {spoken(STATES[one.state])}　{one.step.title}　{spoken(_when(one))}")
    click.echo(spoken(say("现在可以制作：{titles}", titles=[one.filing.title for one in ready])))


def _when(one: Progress) -> Message:
    if one.missed_on:
        return say("{from_on}起每日一次，缺{missed}", from_on=one.from_on, missed=one.missed_on)
    if one.done_on:
        return say("{done}已做", done=one.done_on[-1])
    if one.until_on:
        return say("{from_on}至{until_on}", from_on=one.from_on, until_on=one.until_on)
    return say("{from_on}起", from_on=one.from_on)


def _data(found: Plan, as_of: date, ready: list[Assessment]) -> dict[str, Any]:
    return {
        "format": 1,
        "language": chosen(),
        "timetable": found.timetable.id,
        "as_of": as_of.isoformat(),
        "day": found.day,
        "steps": [
            {
                "title": one.step.title,
                "state": one.state,
                "from": one.from_on.isoformat(),
                "until": one.until_on.isoformat() if one.until_on else None,
                "done": [day.isoformat() for day in one.done_on],
                "missed": [day.isoformat() for day in one.missed_on],
                "filing": one.step.filing,
            }
            for one in found.steps
        ],
        "ready": [one.filing.id for one in ready],
    }
