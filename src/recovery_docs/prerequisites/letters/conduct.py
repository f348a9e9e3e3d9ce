"""Conduct in collection: when, how often, whom, with what words, by whom. Mostly quoted second-hand, so it warns."""

from collections import Counter
from collections.abc import Iterator

from recovery_docs.case import Event
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.forbidden_words import Category, found_terms, full_number
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_CONTACTS = ("demand", "third_person_contact", "acceleration", "assignment_notice")
_TIMED = ("phone", "sms", "wechat", "visit", "in_person")
_FORBIDDEN: tuple[tuple[Category, Message], ...] = (
    ("abuse", say("侮辱、谩骂")),
    ("threat", say("恐吓、威胁")),
    ("coercion", say("限制自由、侵入住宅、滋扰")),
    ("impersonation", say("冒用司法、行政机关名义")),
    ("exaggeration", say("虚构、夸大法律后果")),
    ("extra_charge", say("另外收费、诱导以贷还贷")),
)


def _contacts(matter: Matter) -> list[tuple[int, Event]]:
    """Everything done to collect since these rules came into being; what has been mended is left out."""
    since = cite("collection_standard").instrument.in_force_on
    return [
        (index, event)
        for index, event in enumerate(matter.case.events)
        if event.kind in _CONTACTS and since <= event.on <= matter.as_of and event.stopped_on is None
    ]


@rule(
    "CON001",
    say("联系的时间、次数不当"),
    cite("collection_standard"),
    cite("collection_guideline_2026"),
    cite("civil_code", 1033, item=1),
    severity="warning",
)
def hours_and_times(matter: Matter) -> Iterator[Verdict]:
    """GB/T 45251-2025、中银协催收指引（均为二手引文）：没有约定或者同意的，晚上十时到次日早上八时不得催收；对同一债务人每日主动
    有效通话不超过三次。民法典1033（一）：不得以电话、短信等方式侵扰他人的私人生活安宁。
    """
    contacts = _contacts(matter)
    timed = [(index, event) for index, event in contacts if event.channel in _TIMED]
    if not timed:
        yield not_applicable(say("没有电话、短信、上门的记录"), *facts(matter.case, "events"))
        return
    wrong: list[Message] = []
    for _, event in timed:
        first = parameter("collection.from_hour", on=event.on, role="联系日").whole
        until = parameter("collection.until_hour", on=event.on, role="联系日").whole
        if event.at is not None and not first <= event.at.hour < until:
            wrong.append(say("{on}在{first}时至{until}时以外联系", on=event.on, first=first, until=until))
    calls = Counter((event.to, event.on) for _, event in timed if event.channel == "phone" and _answered(event))
    for (_, on), count in calls.items():
        if count > (most := parameter("collection.calls_a_day", on=on, role="联系日").whole):
            wrong.append(say("{on}通话{count}次，超过{most}次", on=on, count=count, most=most))
    seen = facts(matter.case, *(f"events[{index}].{key}" for index, _ in timed for key in ("channel", "at")))
    if wrong:
        yield not_met(
            say("催收记录里：{wrong}", wrong=wrong), *seen, hint=say("立即停止并向债务人说明，在 stopped_on 写纠正日期")
        )
    elif any(event.at is None for _, event in timed):
        yield undetermined(say("有的联系没有写明时间"), *seen, hint=say("按通话记录填写 events[].at，例如 09:30"))
    else:
        yield met(say("联系的时间、次数合适"), *seen)


@rule(
    "CON002",
    say("向无关的第三人催收"),
    cite("card_supervision_measures", 68, grade="S"),
    cite("collection_guideline_2026"),
    cite("civil_code", 1032),
    severity="warning",
)
def only_the_debtor(matter: Matter) -> Iterator[Verdict]:
    """催收只向债务人、担保人进行；债务人失联时可以向联系人问联系方式，但不得透露债务信息（二手引文）。民法典1032：不得以泄露等方式
    侵害他人的隐私权。
    """
    others = [
        (index, event)
        for index, event in _contacts(matter)
        if event.kind == "third_person_contact"
        or event.relation in ("family", "neighbour", "employer", "colleague", "contact", "other")
    ]
    if not others:
        yield met(say("没有联系第三人的记录"), *facts(matter.case, "events"))
    for index, event in others:
        seen = facts(matter.case, f"events[{index}].person", f"events[{index}].text", f"events[{index}].claims_payment")
        if event.claims_payment or found_terms("disclosure", event.text):
            yield not_met(
                say("{on}向第三人透露了债务或者要求其还款", on=event.on),
                *seen,
                hint=say("停止联系该第三人，书面致歉并记入 stopped_on；以后只问联系方式，不提债务"),
            )
        elif event.text is None:
            yield undetermined(
                say("{on}联系了第三人，没有写明说了什么", on=event.on),
                *seen,
                hint=say("按录音填写 events[{index}].text", index=index),
            )
        else:
            yield met(say("{on}只向第三人询问联系方式", on=event.on), *seen)


@rule(
    "CON003",
    say("催收用语不当"),
    cite("public_security_law", 50, paragraph=1),
    cite("public_security_law", 62),
    cite("criminal_law", 279),
    cite("civil_code", 1033),
    severity="warning",
)
def words(matter: Matter) -> Iterator[Verdict]:
    """治安管理处罚法50①（2026年1月1日前为42）：写恐吓信、公然侮辱、多次发送侮辱恐吓信息；62（此前为51）、刑法279：冒充国家机关工作人员
    招摇撞骗。催收指引（二手引文）：不得虚构黑名单、夸大后果、另外收费、诱导以贷还贷；一次性信用修复只到2026年3月31日（二手引文），
    此后不得许诺；函件不出现完整的证件号码和账号（个人信息保护法28）。
    """
    case = matter.case
    said = [(f"events[{index}].text", say("{on}的催收", on=event.on), event.text) for index, event in _contacts(matter)]
    said.append(("request.facts_text", say("补充的事实"), case.request.facts_text))
    days = [*(event.on for _, event in _contacts(matter)), case.request.filed_on or matter.as_of]
    wrong = [
        (path, say("{where}有{what}的话“{terms}”", where=where, what=what, terms=terms))
        for path, where, text in said
        for category, what in _FORBIDDEN
        if (terms := found_terms(category, text))
    ]
    wrong += [
        (path, say("{where}许诺已经到期的信用修复“{terms}”", where=where, terms=terms))
        for (path, where, text), on in zip(said, days, strict=True)
        if not governed("credit.one_off_repair", on) and (terms := found_terms("credit_repair", text))
    ]
    wrong += [(path, say("{where}有完整的号码", where=where)) for path, where, text in said if full_number(text)]
    if wrong:
        yield not_met(
            say("{wrong}", wrong=[message for _, message in wrong]),
            *(fact(case, path) for path in dict.fromkeys(path for path, _ in wrong)),
            hint=say("停止使用并更正；函件只写依法可以采取的措施，号码只留末四位"),
        )
    else:
        yield met(say("没有不当的催收用语"), *(fact(case, path) for path, _, _ in said))


@rule(
    "CON004",
    say("公开张贴"),
    cite("personal_information_law", 25),
    cite("collection_guideline_2026"),
    severity="warning",
)
def no_posting(matter: Matter) -> Iterator[Verdict]:
    """个人信息保护法25：个人信息处理者不得公开其处理的个人信息，取得单独同意的除外。催收指引（二手引文）：不得在公共场所张贴催收
    公告、律师函。
    """
    posted = [
        (index, event.on)
        for index, event in enumerate(matter.case.events)
        if event.kind == "public_posting" and event.on <= matter.as_of and event.stopped_on is None
    ]
    if posted:
        yield not_met(
            say("{days}公开张贴过债务信息", days=[on for _, on in posted]),
            *facts(matter.case, *(f"events[{index}].on" for index, _ in posted)),
            hint=say("立即撤除并书面致歉，在 stopped_on 写纠正日期"),
        )
    else:
        yield met(say("没有公开张贴"), *facts(matter.case, "events"))


@rule("CON005", say("上门催收不足两人"), cite("collection_guideline_2026", 22), severity="warning")
def visitors(matter: Matter) -> Iterator[Verdict]:
    """中银协催收指引22（二手引文）：外访由两人以上共同实施。"""
    visits = [(index, event) for index, event in _contacts(matter) if event.channel == "visit"]
    if not visits:
        yield not_applicable(say("没有上门催收"), *facts(matter.case, "events"))
    for index, event in visits:
        seen = facts(matter.case, f"events[{index}].officers")
        rule_from = cite("collection_guideline_2026").instrument.in_force_on
        least = parameter("collection.visitors", on=max(event.on, rule_from), role="上门日").whole
        if not event.officers:
            yield undetermined(
                say("{on}上门没有写明经办人", on=event.on),
                *seen,
                hint=say("填写 events[{index}].officers", index=index),
            )
        elif len(event.officers) < least:
            yield not_met(
                say("{on}上门只有{count}人，应当{least}人以上", on=event.on, count=len(event.officers), least=least),
                *seen,
                hint=say("以后由{least}人以上上门并录音录像", least=least),
            )
        else:
            yield met(say("{on}由{count}人上门", on=event.on, count=len(event.officers)), *seen)


def _answered(event: Event) -> bool:
    return event.outcome in ("answered", "agreed", "refused")
