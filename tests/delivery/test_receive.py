"""Results that come back: clocks move for what was delivered, what is unsure is asked, what is wrong is told at its cell."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from posted_batches import AS_OF, Mailed, case_row, ledger, mailed, run, waybill

from recovery_docs import read_workbook

DELIVERED = {"投递结果": "已妥投：本人签收", "结果日期": "2026-11-24"}


def clocks(posted: Mailed) -> dict[tuple[str, str, str], tuple[str | None, str]]:
    """By case, right and person the last day and the state."""
    told = run("clocks", str(posted.book), "--as-of", "2026-11-27", "--format", "json")
    return {
        (case["case"], clock["right"], clock["subject"]): (clock["last_day"], clock["state"])
        for case in json.loads(told.output)["cases"]
        for clock in case["clocks"]
    }


def told(place: int, **cells: Any) -> dict[int, Mapping[str, Any]]:
    return {place: {"邮件号": waybill(place), **cells}}


def test_clocks_move_for_exactly_those_that_were_delivered(posted: Mailed) -> None:
    before = clocks(posted)
    listed = posted.fill(
        told(1, **DELIVERED)
        | told(2, **DELIVERED)
        | told(3, 投递结果="收件人拒收，退回", 结果日期="2026-11-25", **{"退回、拒收原因": "拒收"})
        | told(4, 投递结果="派送中")
        | told(5, 投递结果="退回妥投", 结果日期="2026-11-26")
        | told(7, 投递结果="拒收", 结果日期="2026-11-23")
    )
    ran = posted.receive("--list", str(listed))
    assert ran.exit_code == 0, ran.output
    assert "记入妥投：2" in ran.output
    assert "记入拒收：2" in ran.output
    assert "记入退回：1" in ran.output
    assert "还没有结果：5" in ran.output
    after = clocks(posted)
    moved = {key for key in after if after[key] != before.get(key)}
    # delivered: limitation anew from arrival (民法典195), the guarantee exercised in its period (693②)
    assert after["2026-0001", "limitation", "借款人零零一"] == ("2029-11-24", "running")
    assert after["2026-0001", "guarantee_period", "担保人零零一"][1] == "exercised"
    # refused at the address that the contract names: should have arrived (诉讼时效规定8（二）)
    assert after["2026-0004", "limitation", "借款人零零四"] == ("2029-11-23", "running")
    # refused or returned elsewhere can only be argued: the day that is sure stays
    assert after["2026-0002", "limitation", "借款人零零二"][0] == before["2026-0002", "limitation", "借款人零零二"][0]
    assert {key[0] for key in moved} <= {"2026-0001", "2026-0002", "2026-0003", "2026-0004"}
    assert not {key for key in moved if key[0] == "2026-0003"}
    assert not {key for key in moved if key[2].startswith("担保人") and key[0] != "2026-0001"}


def test_the_evidence_list_grows_by_the_waybill_and_the_receipt(posted: Mailed, tmp_path: Path) -> None:
    scans = tmp_path / "扫描"
    scans.mkdir()
    with pikepdf.new() as scan:
        scan.add_blank_page()
        scan.add_blank_page()
        scan.save(scans / f"{waybill(1)}.pdf")
    listed = posted.fill(told(1, **DELIVERED) | told(2, **DELIVERED))
    assert posted.receive("--list", str(listed)).exit_code == 0
    assert posted.receive("--list", str(listed), "--scans", str(scans)).exit_code == 0  # the scan came later
    row = next(row for row in read_workbook(posted.book) if row.case_id == "2026-0001")
    assert row.loaded is not None
    case = row.loaded.case
    assert [(one.number, one.kind, one.file) for one in case.exhibits] == [
        (1, "demand", f"送达凭证_{waybill(1)}.pdf"),
        (2, "demand", None),
    ]
    assert case.exhibits[0].name == f"《担保贷款逾期催收通知书》及邮政特快专递邮件单、投递结果（{waybill(1)}）"
    assert case.exhibits[0].proves == (
        "2026年11月20日向借款人零零一寄送《担保贷款逾期催收通知书》，2026年11月24日已签收"
    )
    assert [(event.to, event.exhibit, event.tracking_number) for event in case.events] == [
        ("借款人零零一", 1, waybill(1)),
        ("担保人零零一", 2, waybill(2)),
    ]
    assert (posted.book.parent / f"送达凭证_{waybill(1)}.pdf").is_file()
    out = tmp_path / "证据"
    run(
        "batch",
        str(posted.book),
        "--filing",
        "evidence-list",
        "--only",
        "2026-0001",
        "--out",
        str(out),
        "--workers",
        "1",
    )
    assert [*(out / "2026-0001").glob("*证据*.docx")]


def test_the_same_list_twice_changes_nothing_more(posted: Mailed) -> None:
    listed = posted.fill(told(1, **DELIVERED) | told(3, 投递结果="拒收", 结果日期="2026-11-25"))
    assert posted.receive("--list", str(listed)).exit_code == 0
    kept = posted.supplement()
    again = posted.receive("--list", str(listed))
    assert (again.exit_code, "以前已经记入：2" in again.output, "记入妥投" in again.output) == (0, True, False)
    assert posted.supplement() == kept
    other = posted.fill(told(1, 投递结果="退回", 结果日期="2026-11-26"))
    changed = posted.receive("--list", str(other))
    assert (changed.exit_code, "以前记的结果与这次的不同" in changed.output) == (1, True)
    assert posted.supplement() == kept


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"投递结果": "已投丰巢快递柜", "结果日期": "2026-11-24"}, "看不出有没有交给收件人"),
        ({"投递结果": "妥投后又退回", "结果日期": "2026-11-24"}, "看不出有没有交给收件人"),
        ({"投递结果": "妥投"}, "有结果，没有日期"),
        ({"投递结果": "他人代收", "结果日期": "2026-11-24"}, "没有写签收人身份"),
        ({"投递结果": "妥投", "签收人": "王某某", "结果日期": "2026-11-24"}, "没有写签收人身份"),
        ({"投递结果": "妥投", "结果日期": "2026-11-24", "邮件号": None}, "有结果，没有邮件号"),
    ],
)
def test_what_is_unsure_is_asked_and_not_taken_as_delivered(
    posted: Mailed, cells: dict[str, Any], problem: str
) -> None:
    ran = posted.receive("--list", str(posted.fill(told(1, **cells))))
    assert (ran.exit_code, problem in ran.output, "第2行" in ran.output) == (1, True, True)
    assert posted.supplement() == ""


def test_somebody_else_who_signed_counts_only_as_the_law_has_it(posted: Mailed) -> None:
    cells = {"投递结果": "妥投", "签收人": "王某某", "结果日期": "2026-11-24"}
    before = clocks(posted)
    listed = posted.fill(
        told(1, **cells, 签收人身份="同住成年家属")
        | told(3, **cells, 签收人身份="其他人")
        | told(7, **cells, 签收人身份="其他人")
    )
    assert posted.receive("--list", str(listed)).exit_code == 0
    after = clocks(posted)
    key = ("2026-0001", "limitation", "借款人零零一")
    assert after[key] == ("2029-11-24", "running")
    key = ("2026-0002", "limitation", "借款人零零二")  # a stranger, at an address of no agreement
    assert after[key][0] == before[key][0]
    key = ("2026-0004", "limitation", "借款人零零四")  # a stranger, at the agreed address
    assert after[key] == ("2029-11-24", "running")


@pytest.mark.parametrize(
    ("cells", "cell", "problem"),
    [
        ({"邮件号": "11500000000"}, "A2", "邮政的邮件号是13位"),
        ({"邮件号": "EA473124828CN"}, "A2", "校验位不符"),
        ({"邮件号": waybill(2)}, "A2", "同一个邮件号写在两份函件上"),
        ({"收件人姓名": "担保人零零一"}, "M2", "收件人与交寄时的不同"),
        ({"函件代码": "ABCDEFGHIJ", "配货单号": "ABCDEFGHIJ"}, "第2行", "不是这次交寄的函件"),
        ({"函件代码": None, "配货单号": None}, "第2行", "不是这次交寄的函件"),
        ({"结果日期": "2026-11-19"}, "AW2", "结果日期早于交寄日期"),
        ({"结果日期": "2126-11-24"}, "AW2", "结果日期还没有到"),
        ({"结果日期": "11月24日"}, "AW2", "不是完整的日期"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell_and_the_rest_is_taken(
    posted: Mailed, cells: dict[str, Any], cell: str, problem: str
) -> None:
    listed = posted.fill(told(1, **{**DELIVERED, **cells}) | told(2, 投递结果="派送中") | told(3, **DELIVERED))
    ran = posted.receive("--list", str(listed), "--out", str(posted.book.with_name("标明.xlsx")))
    assert ran.exit_code == 2
    assert cell in ran.output
    assert problem in ran.output
    assert "记入妥投：1" in ran.output
    assert "2026-0001" not in posted.supplement()
    assert "2026-0002" in posted.supplement()
    assert posted.book.with_name("标明.xlsx").is_file()


def test_a_waybill_of_another_case_is_told(posted: Mailed) -> None:
    assert posted.receive("--list", str(posted.fill(told(1, **DELIVERED)))).exit_code == 0
    again = posted.receive("--list", str(posted.fill({3: {"邮件号": waybill(1), **DELIVERED}})))
    assert (again.exit_code, "已经记在别的案件里" in again.output) == (1, True)
    assert "2026-0002" not in posted.supplement()
    again = posted.receive("--list", str(posted.fill({2: {"邮件号": waybill(1), **DELIVERED}})))
    assert (again.exit_code, "本案另一个人的函件" in again.output) == (1, True)


def test_a_list_of_the_post_office_is_known_by_its_waybills(posted: Mailed) -> None:
    posted.fill({1: {"邮件号": waybill(1)}, 2: {"邮件号": waybill(2)}}, posted.listed)
    export = posted.book.with_name("邮局.csv")
    export.write_text(
        f"运单号,收件人,邮件状态,签收时间,签收人\n{waybill(2)},担保人零零一,已签收,2026-11-24 10:05,本人\n"
        f"{waybill(9)},陌生人,已签收,2026-11-24 10:05,本人\n",
        encoding="utf-8",
    )
    ran = posted.receive("--list", str(export))
    assert ran.exit_code == 2
    assert "邮局.csv 工作表“邮局” 第3行：不是这次交寄的函件" in ran.output
    assert "记入妥投：1" in ran.output
    assert clocks(posted)["2026-0001", "guarantee_period", "担保人零零一"][1] == "exercised"


def test_one_result_by_hand_with_its_scan(posted: Mailed, tmp_path: Path) -> None:
    scan = tmp_path / "回执.pdf"
    scan.write_bytes(b"%PDF-1.4 broken")
    one = ("--letter", "担保人零零二", "--waybill", waybill(7), "--result", "妥投", "--on", "2026-11-24")
    ran = posted.receive(*one, "--signed-by", "担保人零零二", "--scan", str(scan))
    assert (ran.exit_code, "扫描件损坏" in ran.output, posted.supplement()) == (2, True, "")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(scan)
    ran = posted.receive(*one, "--signed-by", "担保人零零二", "--scan", str(scan))
    assert ran.exit_code == 0, ran.output
    assert clocks(posted)["2026-0002", "guarantee_period", "担保人零零二"][1] == "exercised"
    assert f"送达凭证_{waybill(7)}.pdf" in posted.supplement()
    ran = posted.receive("--letter", "没有这个人", *one[2:])
    assert (ran.exit_code, "没有“没有这个人”这份函件" in ran.output) == (2, True)
    ran = posted.receive("--letter", "3", *one[2:6], "妥投", "--on", "2026-11-19")
    assert ran.exit_code == 2


def test_one_envelope_of_two_letters_is_an_event_of_both_cases(tmp_path: Path) -> None:
    first = case_row(1)
    same = {key: first[key] for key in first if key.startswith("担保人")}
    posted = mailed(tmp_path, [first, case_row(2, **same)], "--together")
    assert [row["收件人姓名"] for row in posted.rows()] == ["借款人零零一", "担保人零零一", "借款人零零二"]
    assert posted.receive("--list", str(posted.fill(told(2, **DELIVERED)))).exit_code == 0
    after = clocks(posted)
    for case in ("2026-0001", "2026-0002"):
        assert after[case, "guarantee_period", "担保人零零一"][1] == "exercised"


def test_answers_that_were_there_before_stay(posted: Mailed) -> None:
    posted.book.with_name("台账.补充.yaml").write_text(
        "2026-0001:\n  request.letter.pay_by: 2026-12-31\n  events:\n    - {kind: address_checked, on: 2026-11-03}\n",
        encoding="utf-8",
    )
    assert posted.receive("--list", str(posted.fill(told(1, **DELIVERED)))).exit_code == 0
    row = next(row for row in read_workbook(posted.book) if row.case_id == "2026-0001")
    assert row.loaded is not None
    assert row.loaded.case.request.letter is not None
    assert row.loaded.case.request.letter.pay_by is not None
    assert [event.kind for event in row.loaded.case.events] == ["address_checked", "demand"]
    assert row.loaded.case.events[1].on == AS_OF


def test_the_register_has_the_numbered_letters_as_sent_with_their_waybills(tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy")
    pytest.importorskip("alembic")
    book = ledger(tmp_path / "台账.xlsx", [case_row(1)])
    made = ("--filing", "collection-notice", "--out", str(tmp_path / "函件"), "--workers", "1", "--as-of", "2026-11-20")
    assert run("batch", str(book), *made, "--letter-number", "〔{年}〕催字第{序号:04}号").exit_code == 0
    assert (
        run(
            "posting", str(book), str(tmp_path / "函件"), "--out", str(tmp_path / "交寄"), "--posted-on", "2026-11-20"
        ).exit_code
        == 0
    )
    posted = Mailed(book, tmp_path / "函件", tmp_path / "交寄")
    assert posted.rows()[0]["客户订单号"] == "〔2026〕催字第0001号"
    assert "〔2026〕催字第0001号（个人经营借款合同" in posted.rows()[0]["内件信息"]
    listed = str(posted.fill(told(1, 投递结果="派送中")))
    for _ in range(2):
        assert "登记簿记为已发出：1" in posted.receive("--list", listed).output
    shown = run(
        "register", "show", "〔2026〕催字第0001号", "--register", str(tmp_path / "register.sqlite"), "--format", "json"
    )
    assert shown.output.count(waybill(1)) == 1
