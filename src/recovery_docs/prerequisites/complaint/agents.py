"""Agents in a proceeding: how many, who, with what powers, proved by what papers (民事诉讼法 61, 62; 解释 88, 89)."""

from collections.abc import Iterator

from recovery_docs.case import Agent
from recovery_docs.case.words import word
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

# 解释88：除授权委托书外，各类代理人应当提交的材料；每组里有一个词对上即可。
_PAPERS: dict[str, tuple[tuple[Message, tuple[str, ...]], ...]] = {
    "lawyer": (
        (say("律师执业证"), ("执业证",)),
        (say("律师事务所证明材料（所函）"), ("所函", "事务所函", "事务所证明", "律师事务所公函")),
    ),
    "legal_worker": (
        (say("法律服务工作者执业证"), ("执业证",)),
        (say("基层法律服务所介绍信"), ("介绍信",)),
        (say("当事人一方位于本辖区内的证明材料"), ("辖区",)),
    ),
    "employee": (
        (say("身份证件"), ("身份证",)),
        (say("与当事人有合法劳动人事关系的证明材料"), ("劳动", "人事关系", "社保", "在职证明", "工作证明")),
    ),
    "relative": (
        (say("身份证件"), ("身份证",)),
        (say("与委托人有近亲属关系的证明材料"), ("亲属", "户口", "结婚证")),
    ),
    "recommended": (
        (say("身份证件"), ("身份证",)),
        (say("推荐材料"), ("推荐",)),
        (say("当事人属于该社区、单位的证明材料"), ("社区", "单位证明", "属于")),
    ),
}


@rule("CMP024", say("代理人多于两人或者身份不合"), cite("civil_procedure_law", 61))
def agents_allowed(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法61：可以委托一至二人作为诉讼代理人：律师、基层法律服务工作者；当事人的近亲属或者工作人员；
    当事人所在社区、单位以及有关社会团体推荐的公民。法人没有近亲属。
    """
    case = matter.case
    seen = (fact(case, "agents"), *(fact(case, f"agents[{index}].kind") for index in range(len(case.agents))))
    relatives = [one.name for one in case.agents if one.kind == "relative"]
    if not case.agents:
        yield not_applicable(say("没有委托代理人"), *seen)
    elif len(case.agents) > 2:
        yield not_met(say("委托了{count}名代理人，最多两名", count=len(case.agents)), *seen, hint=say("只保留一至二人"))
    elif relatives and case.creditor.kind == "organisation":
        yield not_met(
            say("{creditor}是法人，{relatives}不能以近亲属身份代理", creditor=case.creditor.name, relatives=relatives),
            *seen,
            hint=say("改委托律师、基层法律服务工作者或者本单位工作人员"),
        )
    else:
        yield met(say("代理人{names}的人数和身份合乎规定", names=[one.name for one in case.agents]), *seen)


@rule(
    "CMP025",
    say("授权委托书没有写明权限"),
    cite("civil_procedure_law", 62),
    cite("civil_procedure_interpretation", 89),
)
def agents_empowered(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法62：授权委托书必须记明委托事项和权限；代为承认、放弃、变更诉讼请求，进行和解，提起反诉或者上诉，
    必须有特别授权。解释89：只写“全权代理”而无具体授权的，无权为这些行为；委托书开庭审理前送交。
    """
    case = matter.case
    if not case.agents:
        yield not_applicable(say("没有委托代理人"))
    for index, agent in enumerate(case.agents):
        yield _powers(matter, index, agent)


def _powers(matter: Matter, index: int, agent: Agent) -> Verdict:
    name = agent.name
    seen = facts(matter.case, f"agents[{index}].powers", f"agents[{index}].special_powers")
    if agent.powers is None:
        return undetermined(
            say("没有写明{name}是一般授权还是特别授权", name=name),
            *seen,
            hint=say("在 agents[{index}].powers 写 general 或者 special", index=index),
            subject=name,
        )
    if agent.powers == "special" and not agent.special_powers:
        return not_met(
            say("{name}写了特别授权，却没有一项具体权限，等于只能一般代理", name=name),
            *seen,
            hint=say("在 agents[{index}].special_powers 逐项列出", index=index),
            subject=name,
        )
    if agent.powers == "general" and agent.special_powers:
        return not_met(
            say("{name}写的是一般授权，又列了特别授权的事项", name=name),
            *seen,
            hint=say("改成 special，或者删去这些事项"),
            subject=name,
        )
    powers = [word("special_power", power) for power in agent.special_powers]
    done = (
        say("{name}特别授权：{powers}", name=name, powers=powers)
        if powers
        else say("{name}一般授权，不能代为承认、放弃、变更请求、和解、反诉、上诉", name=name)
    )
    return met(done, *seen, subject=name)


@rule("CMP026", say("代理人的材料不齐"), cite("civil_procedure_interpretation", 88), severity="warning")
def agents_papers(matter: Matter) -> Iterator[Verdict]:
    """解释88：律师提交执业证、所函；基层法律服务工作者提交执业证、介绍信和辖区证明；近亲属提交身份证件和关系证明；
    工作人员提交身份证件和合法劳动人事关系证明；推荐的公民提交身份证件、推荐材料和归属证明。都要有授权委托书。
    """
    case = matter.case
    if not case.agents:
        yield not_applicable(say("没有委托代理人"))
    for index, agent in enumerate(case.agents):
        seen = facts(case, f"agents[{index}].kind", f"agents[{index}].documents")
        wanted = ((say("授权委托书"), ("委托书",)), *_PAPERS[agent.kind])
        missing = [label for label, words in wanted if not _any_has(agent.documents, words)]
        if not agent.documents:
            yield undetermined(
                say("没有写明{name}备了哪些代理材料", name=agent.name),
                *seen,
                hint=say(
                    "在 agents[{index}].documents 列出：{labels}", index=index, labels=[label for label, _ in wanted]
                ),
                subject=agent.name,
            )
        elif missing:
            yield not_met(
                say("{name}还缺：{missing}", name=agent.name, missing=missing),
                *seen,
                hint=say("补齐后写进 agents[{index}].documents", index=index),
                subject=agent.name,
            )
        else:
            yield met(say("{name}的代理材料齐全", name=agent.name), *seen, subject=agent.name)


def _any_has(documents: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(word in document for document in documents for word in words)
