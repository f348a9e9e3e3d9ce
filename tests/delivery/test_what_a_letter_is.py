"""What the delivery of a letter is: a demand, an acceleration, a notice of assignment, or what its own description says."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from posted_batches import Mailed, waybill

from recovery_docs import FILINGS, Matter, Source, assess, make_packet, read_case, read_workbook
from recovery_docs.delivery.mailing import RECORD
from recovery_docs.errors import TemplateError
from recovery_docs.filings.own import own_papers
from recovery_docs.rendering.engine.library import TemplateLibrary

EXAMPLES = Path(__file__).parents[2] / "examples"


def letters(example: str, filing: str, **changed: Any) -> list[dict[str, Any]]:
    loaded = read_case(EXAMPLES / example)
    case = loaded.case.model_copy(update={"request": loaded.case.request.model_copy(update=changed)})
    matter = Matter.on(case, case.request.as_of or date(2026, 11, 20))
    packet = make_packet(matter, [assess(matter, FILINGS[filing])], TemplateLibrary(), Source("a.yaml", "0"))
    return [paper["letter"] for paper in packet.manifest["papers"] if "letter" in paper] if packet else []


def test_each_letter_says_what_event_its_delivery_is() -> None:
    kinds = {name: one.posted_as for name, one in FILINGS.items() if one.posted_as}
    assert kinds == {
        "collection-notice": "demand",
        "guarantor-demand": "demand",
        "acceleration-notice": "acceleration",
        "assignment-notice": "assignment_notice",
        "lawyer-letter": "demand",
        "pre-suit-notice": "demand",
    }
    (demand, *_) = letters("working-capital.yaml", "guarantor-demand")
    assert demand["event"] == {"kind": "demand", "claims_payment": True}
    notices = letters("assigned-claim.yaml", "assignment-notice")
    assert {one["event"]["kind"] for one in notices} == {"assignment_notice"}
    assert {one["event"]["claims_payment"] for one in notices} == {True}  # 债权转让通知暨催收通知书


def _own(folder: Path, said: str) -> str | None:
    (folder / "面谈函.docx").write_bytes(b"")
    (folder / "面谈函.toml").write_text(f'标题 = "面谈函"\n发给 = "借款人"\n{said}\n', encoding="utf-8")
    (paper,) = own_papers(folder)
    return paper.filing.posted_as


def test_an_own_letter_says_it_in_its_description(tmp_path: Path) -> None:
    assert _own(tmp_path, "") == "unsaid"
    assert _own(tmp_path, '送达后记为 = "催收"') == "demand"
    assert _own(tmp_path, '送达后记为 = "不记"') == "other"
    with pytest.raises(TemplateError, match="从这些中选一个：催收、提前到期、债权转让通知、不记"):
        _own(tmp_path, '送达后记为 = "通知"')


def test_what_nobody_said_is_asked_and_what_is_no_event_is_left(posted: Mailed) -> None:
    record = posted.folder / RECORD
    said = json.loads(record.read_bytes())
    said["mailings"][0]["letters"][0]["event"] = None
    said["mailings"][2]["letters"][0]["event"] = {"kind": None}
    record.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    cells = {"投递结果": "妥投", "结果日期": "2026-11-24"}
    listed = posted.fill({place: {"邮件号": waybill(place), **cells} for place in (1, 2, 3)})
    ran = posted.receive("--list", str(listed))
    assert ran.exit_code == 1
    assert "是本行自己的文书，没有写明送达后记为什么" in ran.output
    assert "记入妥投：1" in ran.output
    events = {row.case_id: row.loaded.case.events for row in read_workbook(posted.book) if row.loaded}
    assert [len(events[case]) for case in ("2026-0001", "2026-0002")] == [1, 0]


def test_a_notice_that_calls_the_loan_in_does_so_on_its_day(posted: Mailed) -> None:
    record = posted.folder / RECORD
    said = json.loads(record.read_bytes())
    said["mailings"][0]["letters"][0]["event"] = {
        "kind": "acceleration",
        "claims_payment": True,
        "effective_on": "2026-12-01",
    }
    record.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    listed = posted.fill({1: {"邮件号": waybill(1), "投递结果": "妥投", "结果日期": "2026-11-24"}})
    assert posted.receive("--list", str(listed)).exit_code == 0
    row = next(row for row in read_workbook(posted.book) if row.case_id == "2026-0001")
    assert row.loaded is not None
    (event,) = row.loaded.case.events
    assert (event.kind, event.effective_on, event.received_on) == (
        "acceleration",
        date(2026, 12, 1),
        date(2026, 11, 24),
    )
    assert row.loaded.case.exhibits[0].kind == "acceleration_notice"
