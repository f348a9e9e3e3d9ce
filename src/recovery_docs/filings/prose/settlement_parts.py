"""What the papers of a settlement have in common: its sides, the debt as admitted, the plan, what becomes of default."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from recovery_docs.case import Case, SettledAsset, Settlement
from recovery_docs.fields.phrases.party_names import Role, joined_names, lines, roles, signature_of, signer_lines
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.fields.phrases.written_amounts import chinese_number, parts, spelled, until, yuan, yuan_in_full
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.matter import Matter


def contracting(matter: Matter) -> Sides:
    """Creditor, borrowers, and those who gave security, as a contract calls them: 甲方, 乙方, 丙方."""
    owing = tuple(one for one in matter.defendants if one.capacity == "borrower")
    securing = tuple(one for one in matter.defendants if one.capacity != "borrower")
    return Sides(
        Role(matter.case.creditor, "甲方"), (*roles("乙方", owing), *(roles("丙方", securing) if securing else ()))
    )


def introduced(case: Case, on: Sides) -> list[str]:
    """Who each side is, and as what it signs."""
    owing = {party.name for party in case.borrowers}
    found = lines(Role(on.creditor.party, f"{on.creditor.title}（债权人）"))
    for role in on.others:
        capacity = "借款人" if role.party.name in owing else "担保人"
        found += lines(Role(role.party, f"{role.title}（{capacity}）"))
    return found


def securers(case: Case, on: Sides) -> str:
    """Those on the other side who answer for another's debt, as running text calls them."""
    owing = {party.name for party in case.borrowers}
    return joined_names(role.name for role in on.others if role.party.name not in owing)


def clauses(sentences: Iterable[str]) -> list[str]:
    """Clauses of an agreement: 一、……。"""
    return [f"{chinese_number(number)}、{text.rstrip('。；')}。" for number, text in enumerate(sentences, start=1)]


def signers(on: Sides) -> list[str]:
    """A line for each side to sign, and one for the head of an organisation."""
    found = []
    for role in (on.creditor, *on.others):
        found.append(f"{role.title}（{signature_of(role.party)}）：{role.party.name}")
        found += signer_lines(role.party)
    return found


def agreed_matter(matter: Matter) -> Matter:
    """The matter without its exhibits: an agreement has no evidence list that its words could point to."""
    return replace(matter, case=matter.case.model_copy(update={"exhibits": ()}))


def terms_of(matter: Matter) -> Settlement:
    """What was agreed; nothing at all where nobody wrote it."""
    return matter.case.request.settlement or Settlement()


def admitted(matter: Matter, on: Sides) -> str:
    """The debt that both sides agree on."""
    statement = matter.statement
    debt = f"{spelled(parts(matter))}，合计{yuan_in_full(statement.total)}"
    everybody = "各方" if len(on.others) > 1 else "双方"
    return (
        f"{everybody}确认，截至{until(statement)}，{on.borrowers(matter.case)}尚欠{on.of(matter.case.creditor)}{debt}"
    )


def waiver(matter: Matter, on: Sides) -> list[str]:
    """What the creditor lets go, on the condition that the rest is paid in time."""
    waived = terms_of(matter).waived_interest
    if not waived:
        return []
    rest = matter.statement.total - waived
    return [
        (
            f"{on.borrowers(matter.case)}按本协议按期足额履行的，{on.of(matter.case.creditor)}减免利息{yuan(waived)}，"
            f"减免后为{yuan(rest)}"
        )
    ]


def planned(settlement: Settlement) -> Decimal:
    """The sum of the plan."""
    return sum((payment.amount for payment in settlement.plan), ZERO)


def plan_words(matter: Matter, on: Sides) -> list[str]:
    """In how many payments how much is paid, and how that compares with the debt."""
    settlement = terms_of(matter)
    if not settlement.plan:
        return []
    count = len(settlement.plan)
    over = planned(settlement) + (settlement.waived_interest or ZERO) - matter.statement.total
    how, each = (f"分{count}期支付", "各期的") if count > 1 else ("一次支付", "")
    later = f"，其中截至日以后的利息{yuan(over)}" if over > 0 else ""
    payers, creditor = on.borrowers(matter.case), on.of(matter.case.creditor)
    found = [f"{payers}{how}{creditor}{yuan_in_full(planned(settlement))}{later}，{each}日期和金额见下"]
    if over < 0 and settlement.assets:
        found.append(f"其余{yuan(-over)}以{_from_assets(settlement.assets)}，不足的部分由{payers}继续清偿")
    elif over >= 0:
        found.append(f"{on.borrowers(matter.case)}按期足额支付完毕的，上述债务结清")
    return found


def _from_assets(assets: Iterable[SettledAsset]) -> str:
    """变卖甲车所得的价款清偿、乙设备作价抵偿."""
    found = tuple(assets)
    sold = joined_names(one.name for one in found if one.how == "sell_and_pay")
    taken = joined_names(one.name for one in found if one.how == "transfer")
    ways = (f"变卖{sold}所得的价款清偿" if sold else "", f"{taken}作价抵偿" if taken else "")
    return "、".join(way for way in ways if way)


def default_clause(matter: Matter, on: Sides) -> list[str]:
    """One missed payment makes the rest due, and undoes the waiver."""
    settlement = terms_of(matter)
    if not settlement.plan:
        return []
    which = "任何一期没有" if len(settlement.plan) > 1 else "没有"
    undone = "，已经减免的利息恢复计算" if settlement.waived_interest else ""
    creditor, borrowers = on.of(matter.case.creditor), on.borrowers(matter.case)
    return [f"{borrowers}{which}按期足额支付的，{creditor}有权要求其一次清偿全部剩余债务{undone}"]


def security_kept(matter: Matter, on: Sides) -> list[str]:
    """民法典695：变更主债权债务合同要经保证人书面同意. Guarantors consent; collateral stays what it is."""
    case = matter.case
    found = []
    if names := securers(case, on):
        found.append(f"{names}知悉并同意本协议约定的还款方式和期限，继续依照担保合同对上述债务承担担保责任")
    if case.security_interests:
        found.append(
            f"原有的抵押、质押继续有效，担保财产的归属不因本协议改变；债务没有清偿的，{on.of(case.creditor)}可以依法就担保财产"
            "拍卖、变卖所得的价款优先受偿"
        )
    return found


def account_words(case: Case) -> list[str]:
    """Into which account to pay."""
    account = case.request.account
    if account is None:
        return []
    return [f"款项付至以下账户：户名{account.holder}，开户行{account.bank}，账号{account.number}"]


def effective(matter: Matter, on: Sides) -> str:
    """From when the agreement binds, and in how many copies."""
    copies = chinese_number(terms_of(matter).copies or len(on.others) + 1)
    return f"本协议自各方签名、盖章之日起生效，一式{copies}份，各方各执一份"


def own_words(settlement: Settlement) -> list[str]:
    """What the parties agreed beside."""
    return [settlement.text] if settlement.text else []
