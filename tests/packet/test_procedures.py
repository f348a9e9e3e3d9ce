"""Which papers of a packet are handed in together: one volume for each court or committee, no letter in any of these."""

from collections.abc import Callable
from typing import Any

import pytest

from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary

Titles = Callable[..., dict[str, list[str]]]


@pytest.fixture
def titles(example: Any, matter: Callable[[dict[str, Any]], Matter], library: TemplateLibrary) -> Titles:
    """The titles of the papers of each procedure of a packet, in their order."""

    def of(name: str, *ids: str, **request: Any) -> dict[str, list[str]]:
        facts = example(name)
        facts["request"] |= request
        asked = matter(facts)
        assessments = assess_all(asked, [FILINGS[one] for one in ids])
        assert {one.filing.id: one.status for one in assessments} == dict.fromkeys(ids, "ready")
        packet = make_packet(asked, assessments, library, Source("case.yaml", "1" * 64))
        assert packet is not None
        return {
            one.title: [paper.title for paper in packet.papers if paper.file in one.files] for one in packet.procedures
        }

    return of


def test_a_complaint_and_a_mediation_go_apart_and_the_notice_with_neither(titles: Titles) -> None:
    found = titles("working-capital", "collection-notice", "sms-reminder", "civil-complaint", "mediation-application")
    assert found == {
        "民事起诉状": ["民事起诉状（金融借款合同纠纷）", "债权计算清单", "证据目录", *_OF_A_SUIT],
        "人民调解申请书": ["人民调解申请书", "债权计算清单", "证据目录"],
    }


_OF_A_SUIT = ("主要负责人身份证明书", "授权委托书", "送达地址确认书")


_ASSETS = [{"owner": "何清源", "kind": "real_estate", "text": "浙江省杭州市上城区样本花园5幢1202室房屋一套"}]

_INSURED = {"security": "insurance", "security_amount": 1400000, "security_text": "样本财产保险股份有限公司保函"}


def test_preservation_goes_with_the_complaint_only_when_it_is_asked_for_in_the_suit(titles: Titles) -> None:
    before = titles("housing-loan", "civil-complaint", "preservation-application")
    assert list(before) == ["民事起诉状", "财产保全申请书"]
    assert "证据目录" in before["民事起诉状"]
    assert "证据目录" in before["财产保全申请书"]
    asked = {
        "stage": "in_action",
        "reason": "借款人委托中介低价出售房屋",
        "case_number": "（2026）浙0102民初1号",
        "amount": 1400000,
        **_INSURED,
        "assets": _ASSETS,
    }
    (together,) = titles("housing-loan", "civil-complaint", "preservation-application", preservation=asked).values()
    assert together[:2] == ["民事起诉状（金融借款合同纠纷）", "财产保全申请书"]


def test_an_annex_that_was_asked_for_by_name_goes_with_the_procedure(titles: Titles) -> None:
    (papers,) = titles("enforced-judgment", "enforcement-application", "evidence-list", "receipt").values()
    assert "证据目录" in papers
    assert "送达回执" not in papers


def test_letters_to_one_reader_are_one_volume_and_letters_to_several_none(titles: Titles) -> None:
    ((_, papers),) = titles("overdue-instalments", "collection-notice", "sms-reminder").items()
    assert papers == ["担保贷款逾期催收通知书", "还款提醒短信"]
    assert titles("working-capital", "collection-notice", "guarantor-demand") == {}
