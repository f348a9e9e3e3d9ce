"""以资抵债协议, or 资产变卖清偿协议 where all is to be sold: for a debtor who gave no collateral."""

from recovery_docs.case import SettledAsset
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.narrative import contract_story, payout_story
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.settlement_parts import (
    admitted,
    agreed_matter,
    clauses,
    contracting,
    effective,
    introduced,
    own_words,
    securers,
    signers,
    terms_of,
)
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter

TRANSFER, SALE = "以资抵债协议", "资产变卖清偿协议"


def asset_settlement(matter: Matter) -> tuple[Document, ...]:
    """One agreement of all sides, and of owners who are not among them."""
    matter = agreed_matter(matter)
    case = matter.case
    on, settlement = contracting(matter), terms_of(matter)
    title = TRANSFER if transferred(settlement.assets) else SALE
    terms = clauses(_terms(matter, on))
    context = {
        "parties": introduced(case, on),
        "facts": [
            contract_story(case, on),
            *payout_story(case, on),
            f"{admitted(matter, on)}。",
        ],
        "lead": "经协商，以下列财产清偿上述债务：",
        "assets": [_row(asset, on.borrowers(case)) for asset in settlement.assets],
        "terms": terms[:-1],
        "closing": terms[-1],
        "signers": [*signers(on), *_owners(matter, on)],
        "filing_date": day(settlement.agreed_on or filing_day(matter)),
    }
    return (paper(matter, "asset-settlement", title, context),)


def transferred(assets: tuple[SettledAsset, ...]) -> list[SettledAsset]:
    """Those that the creditor takes instead of money."""
    return [asset for asset in assets if asset.how == "transfer"]


def _row(asset: SettledAsset, borrowers: str) -> dict[str, str]:
    place = "，".join(part for part in (asset.location, asset.certificate) if part)
    return {
        "name": asset.name,
        "place": place or "—",
        "owner": asset.owner or borrowers,
        "how": word("settled_how", asset.how),
        "value": figures(asset.value) if asset.value else "以变卖价款为准",
        "day": day(asset.deliver_on) if asset.deliver_on else "本协议生效后",
    }


def _terms(matter: Matter, on: Sides) -> list[str]:
    case, assets = matter.case, terms_of(matter).assets
    creditor, debtor = on.of(case.creditor), on.borrowers(case)
    taken = transferred(assets)
    sold = [asset for asset in assets if asset.how == "sell_and_pay"]
    found = ["所有人保证对上述财产有完整的处分权，财产没有共有、抵押、查封、出租等未告知的情况"]
    if sold:
        found.append(
            f"{joined_names(asset.name for asset in sold)}由所有人在期限内变卖，价款直接付给{creditor}，"
            f"按实际收到的数额清偿债务；{creditor}不因本协议取得财产的所有权；超过债务的部分归所有人，不足的部分由{debtor}继续清偿"
        )
    if taken:
        worth = sum((asset.value or ZERO for asset in taken), ZERO)
        found += [
            (
                f"{joined_names(asset.name for asset in taken)}作价{yuan(worth)}抵偿债务。动产自交付时，"
                f"不动产和需要登记的财产自办理转移登记时，{debtor}的债务在作价数额内消灭；此前原债务及其担保不变，本协议不直接变动财产的归属"
            ),
            f"{debtor}不按期交付、不办理登记，经催告后在合理期限内仍不履行的，{creditor}可以选择请求履行原债务",
        ]
    return [
        *found,
        *([f"{others}的担保责任在债务实际清偿的范围内相应减少"] if (others := securers(case, on)) else ()),
        *own_words(terms_of(matter)),
        effective(matter, on),
    ]


def _owners(matter: Matter, on: Sides) -> list[str]:
    standing = {role.party.name for role in (on.creditor, *on.others)}
    owners = (asset.owner for asset in terms_of(matter).assets if asset.owner)
    return [f"财产所有人（签名或者盖章）：{name}" for name in dict.fromkeys(owners) if name not in standing]


def _excuse(matter: Matter) -> Message | None:
    case, settlement = matter.case, matter.case.request.settlement
    if settlement is None or not settlement.assets:
        return say("没有写明用来抵偿的财产")
    if any(interest.waived_on is None for interest in case.security_interests):
        return say("本案有抵押、质押，担保财产按照实现担保物权的程序处理")
    return None


register(
    Filing(
        id="asset-settlement",
        title=TRANSFER,
        folder="mediation",
        prerequisites=rule_codes("PTY005 NOT009 SET001 SET002 SET003 SET004"),
        documents=asset_settlement,
        annexes=("debt-statement",),
        templates=("asset-settlement",),
        excuse=_excuse,
    )
)
