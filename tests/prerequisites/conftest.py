"""The loan of `tables/given.py` as fixtures: 1,000,000 yuan paid out on 2022-07-16 and due on 2023-07-15."""

from collections.abc import Callable
from typing import Any

import pytest
from tables import given

from recovery_docs.prerequisites.finding import Finding
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import examine

Facts = dict[str, Any]
Make = Callable[..., Matter]
Examine = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def guarantee() -> Callable[..., Facts]:
    """A joint and several guarantee of 张示例 for 24 months, signed on 2022-07-16, with changes."""
    return given.guarantee


@pytest.fixture
def mortgage() -> Callable[..., Facts]:
    """A formally registered mortgage of the borrower's flat in Haining, with changes."""
    return given.mortgage


@pytest.fixture
def make() -> Make:
    """Build a matter: the day asked on, then the keys of the case to change; `loan` is merged, the rest replaced."""
    return given.matter


@pytest.fixture
def ask() -> Examine:
    """The findings of one rule; its module is imported so that the rule is known."""

    def run(code: str, matter: Matter) -> tuple[Finding, ...]:
        return examine(matter, (code,))

    return run
