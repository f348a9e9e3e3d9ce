"""A demand on a guarantor asks no more than was promised, and does not announce to him what it is already doing."""

import pytest
from example_cases import all_words, documents, matter_of


def said(case: str, changes: dict[str, object] | None = None) -> str:
    return all_words(documents("guarantor-demand", matter_of(case, changes or {})))


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, "10日内承担连带保证责任，清偿"),
        ({"guarantees.0.cap": 80000}, "10日内在80,000.00元的限额内承担连带保证责任，清偿"),
        ({"guarantees.0.share": "二分之一"}, "10日内按二分之一的份额承担连带保证责任，清偿"),
        (
            {"guarantees.0.cap": 80000, "guarantees.0.kind": "general"},
            "督促债务人清偿，并准备依照约定在80,000.00元的限额内承担一般保证责任",
        ),
    ],
)
def test_nobody_is_asked_beyond_his_promise(changes: dict[str, object], asked: str) -> None:
    assert asked in said("overdue-instalments", changes)


def test_only_the_borrower_is_told_that_the_guarantor_may_be_called_upon() -> None:
    borrower = all_words(documents("collection-notice", matter_of("overdue-instalments")))
    assert "要求保证人承担保证责任" in borrower
    assert "要求保证人承担保证责任" not in said("overdue-instalments")
    assert "向人民法院提起诉讼" in said("overdue-instalments")
