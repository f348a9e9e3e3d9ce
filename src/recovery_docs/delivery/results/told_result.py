"""One result told by hand, held to the same rules as a row of a list."""

from datetime import date

from recovery_docs.case.grammar.text import compact
from recovery_docs.delivery.mailing import Mailing, Posting
from recovery_docs.delivery.results.returned_list import Result
from recovery_docs.delivery.results.returned_words import outcome, signature
from recovery_docs.delivery.results.waybill import waybill as checked
from recovery_docs.errors import FactError, Fault, InputError, Place
from recovery_docs.messages import Message, say


def result_told(
    posting: Posting,
    letter: str,
    *,
    waybill: str,
    result: str,
    on: date,
    today: date,
    posted_on: date | None = None,
    signed_by: str = "",
    capacity: str = "",
) -> Result:
    """The result of the envelope of this code, place in the list or addressee; `InputError` with what is wrong with it."""
    mailing, posted = _mailing(posting, letter), posted_on or posting.posted_on
    try:
        number, end = checked(waybill), outcome(result)
        signed = signature(mailing.to, result, signed_by, capacity) if end == "delivered" else None
    except FactError as error:
        raise _wrong(error.problem, error.remedy) from error
    if end is None:
        raise _wrong(say("“{result}”还不是结果", result=result), say("写妥投、拒收或者退回"))
    if not posted <= on <= today:
        raise _wrong(say("结果日期早于交寄日期，或者还没有到"), say("对照邮局的查询结果；交寄日期不对的写 --posted-on"))
    return Result(mailing, number, posted, end, on, signed, place=Place(file=mailing.code))


def _mailing(posting: Posting, letter: str) -> Mailing:
    named = [
        one
        for place, one in enumerate(posting.mailings, start=1)
        if letter.upper() == one.code or letter == str(place) or compact(letter) == compact(one.to.name)
    ]
    if len(named) != 1:
        problem = (
            say("有几份寄给“{letter}”的函件", letter=letter) if named else say("没有“{letter}”这份函件", letter=letter)
        )
        raise _wrong(problem, say("写交寄清单里的函件代码或者序号"))
    return named[0]


def _wrong(problem: Message, remedy: Message) -> InputError:
    return InputError(Fault(Place(), problem, remedy))
