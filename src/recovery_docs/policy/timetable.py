"""A collection timetable, read from a file that an institution may replace."""

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recovery_docs.case import Case
from recovery_docs.case.event import Channel
from recovery_docs.case.proceeding import ProceedingKind
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import quoted, say


class _Policy(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Policy):
    """One step: from which day of default until which, by what means, towards whom; day 1 is the first day of default."""

    title: str
    from_day: int = Field(ge=1, le=36500)
    until_day: int | None = Field(default=None, ge=1, le=36500)
    daily: bool = False
    channels: tuple[Channel, ...] = ()
    to: Literal["borrower", "guarantor"] = "borrower"
    proceedings: tuple[ProceedingKind, ...] = ()
    filing: str | None = None


class Timetable(_Policy):
    """The steps for one kind of loan."""

    id: str
    title: str
    applies_to: Literal["housing", "guaranteed", "any"]
    step: tuple[Step, ...] = Field(min_length=1)


class _File(_Policy):
    timetable: tuple[Timetable, ...] = Field(min_length=1)


def timetable_for(case: Case, policy: Path | None = None) -> Timetable:
    """The first timetable of the file that applies to the case; `InputError` where none does."""
    name = policy.name if policy else "timetables.toml"
    found = next((one for one in _timetables(policy) if _applies(one, case)), None)
    if found is None:
        raise InputError(
            Fault(Place(file=name), say("没有适用于本案的时间表"), say('增加一个 applies_to = "any" 的时间表'))
        )
    return found


def _applies(timetable: Timetable, case: Case) -> bool:
    if timetable.applies_to == "housing":
        return any(mortgage.collateral.kind == "house" for mortgage in case.mortgages)
    if timetable.applies_to == "guaranteed":
        return bool(case.guarantees or case.loan.entrusted_by)
    return True


@cache
def _timetables(policy: Path | None) -> tuple[Timetable, ...]:
    source = policy or resources.files("recovery_docs.policy") / "timetables.toml"
    try:
        return _File.model_validate(tomllib.loads(source.read_text(encoding="utf-8"))).timetable
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            Fault(
                Place(file=source.name),
                say("时间表文件读不出来（{why}）", why=quoted(error)),
                say("照自带的时间表改写"),
            )
        ) from None
    except ValidationError as error:
        raise InputError(
            *(
                Fault(
                    Place(file=source.name, key_path=".".join(str(step) for step in detail["loc"])),
                    say("时间表的这一项不合要求（{why}）", why=quoted(detail["msg"])),
                    say("照自带的时间表改写"),
                )
                for detail in error.errors()
            )
        ) from None
