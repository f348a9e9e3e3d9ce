"""`recovery-docs rules`: what is checked, under which article."""

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from recovery_docs import FILINGS, RULES, Rule, load_rules, say
from recovery_docs.cli.language import chosen, listing, spoken


@click.group(help=spoken(say("查看检查规则：编号、内容、依据。")))
def rules() -> None:
    """Rules of law."""
    load_rules()


@rules.command("list", help=spoken(say("列出全部规则，或者某种文书的规则。")))
@click.option("--filing", "filing_id", type=click.Choice(list(FILINGS)), help=spoken(say("只列这种文书的规则。")))
def list_rules(filing_id: str | None) -> None:
    """A table of rules, those of one filing in the order in which it asks them."""
    codes = FILINGS[filing_id].prerequisites if filing_id else sorted(RULES)
    table = Table(
        *(spoken(head) for head in (say("编号"), say("不符合时"), say("轻重"), say("依据"))), show_lines=False
    )
    for code in codes:
        rule = RULES[code]
        table.add_row(code, escape(rule.name.in_language(chosen())), _weight(rule), escape(listing(_cited(rule))))
    Console(soft_wrap=False).print(table)


@rules.command("show", help=spoken(say("查看一条规则。")))
@click.argument("code")
def show(code: str) -> None:
    """One rule with its statute."""
    rule = RULES.get(code.upper())
    if rule is None:
        raise click.UsageError(spoken(say("没有编号为 {code} 的规则；用 rules list 查看全部", code=code)))
    used = [filing.id for filing in FILINGS.values() if rule.code in filing.prerequisites]
    click.echo(f"{rule.code}  {rule.name.in_language(chosen())}  [{_weight(rule)}]")
    click.echo("\n".join(line.strip() for line in rule.statute.splitlines()))
    click.echo(spoken(say("依据：")) + listing(_cited(rule)))
    click.echo(spoken(say("用于：")) + listing(used))


def _weight(rule: Rule) -> str:
    return spoken(say("不符合就不能提交")) if rule.severity == "blocking" else spoken(say("只作提示"))


def _cited(rule: Rule) -> list[str]:
    chinese = chosen() == "zh"
    return [f"{one.short() if chinese else one.english()}[{one.grade.value}]" for one in rule.citations]
