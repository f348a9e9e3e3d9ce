"""People and balances of one case that cannot all be as written: said as doubts, at the place of the likelier mistake."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from recovery_docs.case import Case, Organisation, Party
from recovery_docs.case.exhibit import new_numbers
from recovery_docs.messages import Message, say


def number_of(party: Party) -> str | None:
    """The number by which the party is known, whoever it is."""
    return party.uscc if isinstance(party, Organisation) else party.resident_id


def doubted_parties(case: Case) -> Iterator[tuple[str, Message, Message]]:
    """A guarantor who is the borrower, and one number under two names, each with its key path."""
    known: dict[str, str] = {}
    for path, party in _named(case):
        number = number_of(party)
        if number is None:
            continue
        other = known.setdefault(number, party.name)
        if other != party.name:
            yield (
                f"{path}.{'uscc' if isinstance(party, Organisation) else 'resident_id'}",
                say("{name}与{other}的证件号码相同", name=party.name, other=other),
                say("对照证件核对姓名和号码；同一人的写同一个姓名"),
            )
    for index, guarantee in enumerate(case.guarantees):
        if any(_same(guarantee.guarantor, borrower) for borrower in case.borrowers):
            yield (
                f"guarantees[{index}].guarantor.name",
                say("担保人{name}就是借款人，不能为自己担保", name=guarantee.guarantor.name),
                say("核对担保人；共同借款人写在借款人中"),
            )


def doubted_balance(case: Case) -> tuple[str, Message, Message] | None:
    """A balance of principal above all that was lent."""
    loan, bank = case.loan, case.bank_statement
    lent = sum((one.amount for one in loan.disbursements), Decimal(0)) or loan.amount
    if bank is None or loan.card is not None or not lent or bank.principal <= lent:
        return None
    return (
        "bank_statement.principal",
        say("本金余额 {banks} 元多于放款金额 {lent} 元", banks=bank.principal, lent=lent),
        say("对照借据和银行系统核对这两个金额，有别的放款的补上"),
    )


def _named(case: Case) -> Iterable[tuple[str, Party]]:
    yield from ((f"borrowers[{index}]", one) for index, one in enumerate(case.borrowers))
    yield from ((f"guarantees[{index}].guarantor", one.guarantor) for index, one in enumerate(case.guarantees))
    yield from ((f"mortgages[{index}].owner", one.owner) for index, one in enumerate(case.mortgages))
    yield from ((f"pledges[{index}].owner", one.owner) for index, one in enumerate(case.pledges))


def _same(one: Party, other: Party) -> bool:
    """The same number; or the same name, where not both have a number that tells them apart."""
    numbers = number_of(one), number_of(other)
    if None not in numbers:
        return numbers[0] == numbers[1]
    return one.name == other.name


def doubted_exhibits(case: Case) -> tuple[str, Message, Message] | None:
    """Groups that bring the exhibits out of the order of their numbers; papers number them as they are listed."""
    numbers = new_numbers(case.exhibits)
    if not numbers:
        return None
    moved = [say("证据{old}改为证据{new}", old=old, new=new) for old, new in sorted(numbers.items()) if old != new]
    return (
        "exhibits",
        say("证据按组排列以后与编号的先后不同，各份文书按排列的先后重新编号：{moved}", moved=moved),
        say("要保留原来的编号的，把同一组的证据编在一起"),
    )
