"""`recovery-docs schema`: the JSON Schema of a case file, so that an editor completes and checks it."""

import json

import click

from recovery_docs import Case, say
from recovery_docs.cli.language import spoken


@click.command(help=spoken(say("打印案件文件（或者 check 的 JSON 输出）的 JSON Schema，供编辑器补全和检查。")))
@click.argument("what", type=click.Choice(["case", "check"]), default="case")
def schema(what: str) -> None:
    """Print a schema."""
    if what == "check":
        from recovery_docs.cli.check import check_schema

        click.echo(check_schema())
    else:
        click.echo(json.dumps(Case.model_json_schema(), ensure_ascii=False, indent=2))
