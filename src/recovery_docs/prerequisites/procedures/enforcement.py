"""The application for enforcement: a title that can be enforced, in time, before the right court (民事诉讼法235, 247, 250)."""

from collections.abc import Iterator

from recovery_docs.case import Proceeding, Title
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.clocks.procedural_clocks import enforcement_clocks
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.delayed_part import asks_doubled, own_default_terms
from recovery_docs.prerequisites.procedures.enforcement_period import older_instalments
from recovery_docs.prerequisites.procedures.title_balance import title_balance
from recovery_docs.prerequisites.procedures.title_terms import added, due_terms, first_due, later_terms
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


def titles(matter: Matter) -> tuple[tuple[int, Proceeding, Title], ...]:
    """Every proceeding that gave a title, with its place in `proceedings`."""
    return tuple((index, one, one.title) for index, one in enumerate(matter.case.proceedings) if one.title is not None)


@rule(
    "ENF001",
    say("没有可以执行的生效文书"),
    cite("civil_procedure_law", 247),
    cite("civil_procedure_law", 248),
    cite("civil_procedure_law", 249),
    cite("civil_procedure_interpretation", 460),
)
def title_exists(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法247：发生法律效力的判决、裁定、调解书，一方拒绝履行的，对方可以申请执行；248：仲裁裁决；249：公证债权文书。
    人民调解协议没有司法确认的，不能直接执行（人民调解法31、33）。
    """
    found = titles(matter)
    if not found:
        yield undetermined(
            say("没有写明作为执行依据的文书"),
            *facts(matter.case, "proceedings"),
            hint=say(
                "在 proceedings[].title 填写文书类型、文书号、生效日期、判项；还没有文书的，先起诉或者申请司法确认"
            ),
        )
    for index, _, title in found:
        path = f"proceedings[{index}].title"
        seen = facts(matter.case, f"{path}.number", f"{path}.effective_on")
        if title.effective_on is not None and title.effective_on > matter.tested_on:
            yield not_met(say("文书{on}才生效", on=title.effective_on), *seen, hint=say("生效并且履行期限届满后再申请"))
        else:
            yield complete(
                matter.case,
                (
                    particular(say("文书号"), f"{path}.number"),
                    particular(
                        say("生效日期或者履行期限"), f"{path}.effective_on", f"{path}.perform_by", f"{path}.terms"
                    ),
                    particular(
                        say("判项主文或者确定的金额"), f"{path}.operative_part", f"{path}.principal", f"{path}.terms"
                    ),
                ),
                done=say("执行依据写明了文书号、生效日期和内容"),
                of=say("执行依据"),
            )


@rule("ENF002", say("履行期限还没有届满"), cite("civil_procedure_law", 250, paragraph=2))
def performance_due(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法250②：申请执行的期间从法律文书规定履行期间的最后一日起计算，分期履行的从最后一期履行期限届满之日起计算。期限没有
    届满的不能申请；分期履行的，一期届满就可以申请该期，其余各期届满以后再请求，文书写明一期不履行即可全部申请的除外。
    """
    for index, _, title in titles(matter):
        path = f"proceedings[{index}].title"
        seen = facts(
            matter.case,
            f"{path}.perform_by",
            f"{path}.effective_on",
            f"{path}.terms",
            *((f"{path}.rest_due_on_default",) if title.terms else ()),
        )
        later = later_terms(title, matter.tested_on, title_balance(matter.case, title, matter.tested_on).sum_received)
        first = min((term.due_on for term in title.terms), default=title.perform_by or title.effective_on)
        if first is None:
            yield undetermined(say("没有写明履行期限"), *seen, hint=say("填写 {path}.perform_by", path=path))
        elif first >= matter.tested_on:
            yield not_met(
                say("履行期限{on}才届满", on=first), *seen, hint=say("届满次日起可以申请执行；需要的先申请保全")
            )
        elif later:
            yield met(
                say(
                    "自{on}起已有{count}期届满，其余{later}元还没有到期，本次不请求",
                    on=first,
                    count=len(due_terms(title, matter.tested_on)),
                    later=added(later),
                ),
                *seen,
            )
        else:
            yield met(say("履行期限已于{on}届满", on=first), *seen)


@rule(
    "ENF003",
    say("申请执行的期间已经届满"),
    cite("civil_procedure_law", 250),
    cite("civil_procedure_interpretation", 481),
    severity="warning",
)
def in_time(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法250：申请执行的期间为二年，适用诉讼时效中止、中断的规定。解释481：超过期间申请的应予受理，被执行人提出异议成立的
    裁定不予执行。
    """
    for clock in enforcement_clocks(matter):
        seen = facts(matter.case, "proceedings")
        if clock.state == "expired":
            yield not_met(
                say("{computed}，对方可以提出异议", computed=clock.computed),
                *seen,
                hint=say("找期间内申请执行、和解、对方同意履行的证据记入 events"),
            )
        elif clock.last_day is None:
            yield undetermined(
                say("没有写明履行期限或者生效日期，无法计算申请执行的期间"),
                *seen,
                hint=say("填写 proceedings[].title.perform_by 或者 effective_on"),
            )
        elif clock.state == "undetermined":
            yield undetermined(
                say("{computed}，此后的催收、承诺算不算中断有争议", computed=clock.computed),
                *seen,
                hint=say("补充催收到达、对方同意履行的证据，写在 events"),
            )
        else:
            yield met(clock.computed, *seen)


@rule(
    "ENF010",
    say("2022年以前届满的各期可能已经超过申请执行的期间"),
    cite("civil_procedure_law", 250, paragraph=2),
    cite("civil_procedure_interpretation", 481),
    severity="warning",
)
def instalments_of_their_time(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法（2017年修正）239②：法律文书规定分期履行的，申请执行的期间从规定的每次履行期间的最后一日起计算；2022年1月1日起改为从
    最后一期履行期限届满之日起计算（现250②）。此前已经届满的各期怎样算没有明文，照当时的规定可能已经超过。
    """
    for index, one, _ in titles(matter):
        older = older_instalments(matter.case, one, matter.tested_on)
        seen = facts(matter.case, f"proceedings[{index}].title.terms")
        expired = [day for day, found in older if found.state == "expired"]
        disputed = [day for day, found in older if found.state == "undetermined"]
        proof = say("附这些期以后申请执行、和解、催收、对方履行的证据，记入 proceedings、events、repayments")
        if not older:
            yield not_applicable(say("没有2022年以前届满的分期"), *seen)
        elif expired:
            yield not_met(
                say("{days}届满的各期，照2022年以前的规定从每期届满起算，已经超过申请执行的期间", days=expired),
                *seen,
                hint=proof,
            )
        elif disputed:
            yield undetermined(
                say(
                    "{days}届满的各期，照2022年以前的规定从每期届满起算，此后的催收、承诺算不算中断有争议",
                    days=disputed,
                ),
                *seen,
                hint=proof,
            )
        else:
            yield met(say("2022年以前届满的各期，从每期届满起算也没有超过申请执行的期间"), *seen)


@rule(
    "ENF004",
    say("没有写明执行法院"),
    cite("civil_procedure_law", 235),
    cite("civil_procedure_interpretation", 460),
)
def court_named(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法235：判决、裁定由第一审人民法院或者与其同级的被执行的财产所在地人民法院执行；其他文书由被执行人住所地或者被执行的
    财产所在地人民法院执行。
    """
    case = matter.case
    for _, one, title in titles(matter):
        issued_by = title.issued_by or one.institution
        seen = facts(case, "request.court", "request.court_place")
        court = case.request.court
        if court is None:
            yield undetermined(
                say("没有写明向哪个法院申请执行"),
                *seen,
                hint=say("填写 request.court：第一审法院或者同级的财产所在地法院"),
            )
        elif issued_by == court:
            yield met(say("{court}是作出文书的法院", court=court), *seen)
        elif title.document in ("judgment", "ruling", "mediation", "payment_order"):
            yield undetermined(
                say(
                    "文书由{issued_by}作出，向{court}申请要说明理由",
                    issued_by=issued_by or say("其他机构"),
                    court=court,
                ),
                *seen,
                hint=say(
                    "{court}是第一审法院或者同级财产所在地法院的，把文书的 issued_by 写成第一审法院，或附财产线索",
                    court=court,
                ),
            )
        else:
            yield met(say("向被执行人住所地或者财产所在地的{court}申请", court=court), *seen)


@rule(
    "ENF005",
    say("债权转让后申请执行没有书面认可"),
    cite("party_change_provisions", 9),
    severity="warning",
)
def assignee_recognised(matter: Matter) -> Iterator[Verdict]:
    """变更追加当事人规定9：申请执行人将债权依法转让给第三人，且书面认可第三人取得该债权，该第三人申请变更、追加其为申请执行人的，
    应予支持。
    """
    case = matter.case
    for place, _, title in titles(matter):
        since = title.issued_on or title.effective_on
        days = {index: one.signed_on for index, one in enumerate(case.assignments)}
        after = [index for index, day in days.items() if since is not None and day is not None and day >= since]
        unknown = [index for index, day in days.items() if since is None or day is None]
        path = f"proceedings[{place}].title.issued_on"
        seen = facts(case, path, *(f"assignments[{index}].signed_on" for index in after or unknown))
        seen += facts(case, *(f"assignments[{index}].recognised_on" for index in after))
        if not after and not unknown:
            yield not_applicable(say("文书作出后债权没有转让"), *facts(case, "assignments"))
        elif not after:
            yield undetermined(
                say("不知道债权是在文书作出以前还是以后转让的"),
                *seen,
                hint=say("填写 {path} 和 assignments[{index}].signed_on", path=path, index=unknown[0]),
            )
        elif all(case.assignments[index].recognised_on for index in after):
            yield met(say("文书作出后债权转让给了{creditor}，原债权人已经书面认可", creditor=case.creditor.name), *seen)
        else:
            yield not_met(
                say("文书作出后债权转让给了{creditor}，要先变更申请执行人", creditor=case.creditor.name),
                *seen,
                hint=say(
                    "附转让协议和原债权人的书面认可函，用《变更申请执行人申请书》（部分转让的，《追加申请执行人申请书》）申请"
                ),
            )


@rule(
    "ENF006",
    say("执行请求超出文书确定的内容"),
    cite("civil_procedure_law", 264),
    cite("delayed_interest_interpretation", 1),
    cite("civil_mediation_provisions", 15, paragraph=2),
    severity="warning",
)
def interest_as_titled(matter: Matter) -> Iterator[Verdict]:
    """迟延履行利息解释1：迟延履行期间的债务利息包括一般债务利息和加倍部分；一般债务利息按照文书确定的方法计算，文书没有确定给付
    该利息的不予计算；加倍部分的基数不含一般债务利息。民事调解规定15②：调解书约定了不履行的民事责任，被执行人已经承担的，
    不再请求迟延履行期间的债务利息。
    """
    for index, _, title in titles(matter):
        path = f"proceedings[{index}].title"
        seen = facts(matter.case, f"{path}.ordinary_interest", f"{path}.ordinary_interest_text")
        if asks_doubled(title) and first_due(title) is None:
            yield undetermined(
                say("没有写明履行期限，加倍利息无法起算"),
                *facts(matter.case, f"{path}.perform_by"),
                *seen,
                hint=say("填写 {path}.perform_by；文书没有规定履行期限的，写生效日期", path=path),
            )
        elif own_default_terms(title) and title.delayed_interest is None:
            yield met(say("调解书另有不履行的责任，不再请求加倍部分债务利息（民事调解规定15②）"), *seen)
        elif title.ordinary_interest is None and title.ordinary_interest_text is None:
            yield undetermined(
                say("没有写明文书是否确定了一般债务利息"),
                *seen,
                hint=say("对照判项填写 {path}.ordinary_interest_text；没有确定的不请求，只请求加倍部分", path=path),
            )
        else:
            yield met(say("一般债务利息按文书确定的方法计算"), *seen)
