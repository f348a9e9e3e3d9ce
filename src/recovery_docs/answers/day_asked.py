"""What is doubtful in the day that was asked about."""

from datetime import date

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say


def day_to_come(as_of: date, today: date) -> tuple[Fault, ...]:
    """A warning where the figures are drawn up to a day that has not come: nobody knows what will be paid until then."""
    if as_of <= today:
        return ()
    return (
        Fault(
            Place(key_path="request.as_of"),
            say("截至日{as_of}还没有到，此前的还款、利率都可能变化", as_of=as_of),
            say("改成今天或者以前的日期；要预先制作的，到日再重新生成"),
            severity="warning",
        ),
    )
