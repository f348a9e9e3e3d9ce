"""The posting list: one row an envelope, in the post office's columns, and no letter twice or for nobody."""

import json
import shutil
from pathlib import Path

from openpyxl import load_workbook
from posted_batches import AS_OF, Mailed, Ran, case_row, ledger, mailed, run

from recovery_docs import run_batch
from recovery_docs.delivery.mailing import RECORD
from recovery_docs.register.register import Register


def test_each_letter_has_a_row_in_the_post_office_s_columns_with_what_lies_in_it(tmp_path: Path) -> None:
    posted = mailed(tmp_path, [case_row(1, 函件编号="示银催〔2026〕7号"), case_row(2)])
    rows = posted.rows()
    headings = list(rows[0])
    assert headings[:3] == ["邮件号", "配货单号", "客户订单号"]
    assert headings.index("其他费") == 41  # 42 columns of the post office, then ours
    assert headings[42:] == [
        *("序号", "函件代码", "案件编号", "函件", "交寄日期"),
        *("投递结果", "结果日期", "签收人", "签收人身份", "退回、拒收原因"),
    ]
    assert [(row["案件编号"], row["收件人姓名"], row["收件人地址"], row["收件人联系方式"]) for row in rows] == [
        ("2026-0001", "借款人零零一", "浙江省海宁市示例街道1号", "13800000001"),
        ("2026-0001", "担保人零零一", "浙江省海宁市样本街道1号", "13900000001"),
        ("2026-0002", "借款人零零二", "浙江省海宁市示例街道2号", "13800000002"),
        ("2026-0002", "担保人零零二", "浙江省海宁市样本街道2号", "13900000002"),
    ]
    assert rows[0]["内件信息"] == (
        "《担保贷款逾期催收通知书》示银催〔2026〕7号（个人经营借款合同海借2023-0001号，本金100,000.00元）"
    )
    assert rows[0]["客户订单号"] == "示银催〔2026〕7号"
    assert rows[3]["内件信息"] == "《履行保证责任通知书》（个人经营借款合同海借2023-0002号，本金100,000.00元）"
    assert {row["寄件人姓名"] for row in rows} == {"示例银行股份有限公司海宁支行"}
    assert len({row["函件代码"] for row in rows}) == 4
    assert [row["配货单号"] for row in rows] == [row["函件代码"] for row in rows]


def test_a_number_that_may_be_a_card_s_is_not_shown_whole_on_a_waybill(tmp_path: Path) -> None:
    posted = mailed(tmp_path, [case_row(1, 合同编号="6222021234567890123")])
    contents = [row["内件信息"] for row in posted.rows()]
    assert all("622202-0123号" in text and "6222021234567890123" not in text for text in contents)


def test_other_columns_are_a_profile(posted: Mailed) -> None:
    def listed(name: str, columns: str) -> Ran:
        out = str(posted.folder.with_name(name))
        return run("posting", str(posted.book), str(posted.out), "--out", out, "--again", "--columns", columns)

    assert listed("简表", "short").exit_code == 0
    head = [cell.value for cell in load_workbook(posted.folder.with_name("简表") / "交寄清单.xlsx").worksheets[0][1]]
    assert head[:2] == ["邮件号", "内件号"]
    assert head.index("序号") == 12
    own = posted.folder.with_name("本地.toml")
    own.write_text(
        'columns = ["条码 = waybill", "客户单号 = code", "*收件人 = name", "*地址 = address", "品名 = contents", "*邮编"]\n',
        encoding="utf-8",
    )
    assert listed("本地", str(own)).exit_code == 0
    own.write_text('columns = ["条码 = waybill", "收件人 = adressee"]\n', encoding="utf-8")
    told = listed("再", str(own))
    assert told.exit_code == 2
    assert "不认识的内容：adressee" in told.output


def test_letters_to_one_person_stand_together_and_share_an_envelope_where_wanted(tmp_path: Path) -> None:
    same = {
        "担保人姓名": "担保人甲",
        "担保人身份证号": case_row(1)["担保人身份证号"],
        "担保人地址": "海宁市样本街道9号",
    }
    rows = [case_row(number, **(same if number != 2 else {}), 担保人电话="13900000009") for number in (1, 2, 3)]
    apart = mailed(tmp_path, rows)
    names = [row["收件人姓名"] for row in apart.rows()]
    assert names == ["借款人零零一", "担保人甲", "担保人甲", "借款人零零二", "担保人零零二", "借款人零零三"]
    together = tmp_path / "一封"
    done = run("posting", str(apart.book), str(apart.out), "--out", str(together), "--again", "--together")
    assert "函件6份，信封5个" in done.output
    shared = Mailed(apart.book, apart.out, together).rows()[1]
    assert (shared["收件人姓名"], shared["内件数"], shared["案件编号"]) == ("担保人甲", 2, "2026-0001、2026-0003")
    assert "海借2023-0001号" in shared["内件信息"]
    assert "海借2023-0003号" in shared["内件信息"]


def test_the_same_letters_give_the_same_bytes_and_a_list_that_was_filled_in_stays(posted: Mailed) -> None:
    again = posted.folder.with_name("再一次")
    assert (
        run(
            "posting", str(posted.book), str(posted.out), "--out", str(again), "--again", "--posted-on", "2026-11-20"
        ).exit_code
        == 0
    )
    for name in ("交寄清单.xlsx", RECORD):
        assert (again / name).read_bytes() == (posted.folder / name).read_bytes()
    posted.fill({1: {"邮件号": "1150000000001"}}, posted.listed)
    filled = posted.listed.read_bytes()
    told = run("posting", str(posted.book), str(posted.out), "--out", str(posted.folder))
    assert told.exit_code == 0
    assert "已经有人填写，没有覆盖" in told.output
    assert posted.listed.read_bytes() == filled


def test_a_folder_of_another_posting_or_of_other_things_is_not_written_into(posted: Mailed, tmp_path: Path) -> None:
    shutil.rmtree(posted.out / "2026-0003")
    told = run("posting", str(posted.book), str(posted.out), "--out", str(posted.folder))
    assert (told.exit_code, "是另一次交寄" in told.output) == (2, True)
    told = run("posting", str(posted.book), str(posted.out), "--out", str(tmp_path))
    assert (told.exit_code, "已经有别的文件" in told.output) == (2, True)


def test_what_is_gone_edited_or_not_of_the_last_run_is_told(posted: Mailed, tmp_path: Path) -> None:
    letter = next((posted.out / "2026-0001").glob("01_*.docx"))
    letter.write_bytes(letter.read_bytes() + b"\0")
    told = run("posting", str(posted.book), str(posted.out), "--out", str(tmp_path / "a"), "--again")
    assert told.exit_code == 0
    assert "打印的是改过的一份" in told.output
    letter.unlink()
    told = run("posting", str(posted.book), str(posted.out), "--out", str(tmp_path / "b"))
    assert (told.exit_code, f"2026-0001/{letter.name}" in told.output) == (2, True)
    run_batch(ledger(posted.book, [case_row(2)]), posted.out, ("collection-notice",), today=AS_OF)
    told = run("posting", str(posted.book), str(posted.out), "--out", str(tmp_path / "c"), "--again")
    assert "4个文件夹不是最近一次做的，没有列入" in told.output
    assert "函件2份" in told.output  # of 2026-0002, whose guarantor's letter was made before and is made again


def test_a_packet_of_one_case_is_posted_and_a_draft_is_not(posted: Mailed, tmp_path: Path) -> None:
    told = run("posting", str(posted.book), str(posted.out / "2026-0001"), "--out", str(tmp_path / "one"), "--again")
    assert "函件2份，信封2个" in told.output
    manifest = posted.out / "2026-0001" / "manifest.json"
    said = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps({**said, "draft": True}), encoding="utf-8")
    told = run("posting", str(posted.book), str(posted.out / "2026-0001"), "--out", str(tmp_path / "two"))
    assert (told.exit_code, "没有要邮寄的函件" in told.output) == (2, True)


def test_what_stands_on_an_earlier_list_is_posted_again_only_when_asked(posted: Mailed, tmp_path: Path) -> None:
    asked = ("posting", str(posted.book), str(posted.out), "--out", str(tmp_path / "下一次"))
    told = run(*asked)
    assert (told.exit_code, "以前交寄过的函件10份，没有列入" in told.output) == (2, True)
    assert not (tmp_path / "下一次").exists()
    record = json.loads((posted.folder / RECORD).read_bytes())
    record["mailings"] = [one for one in record["mailings"] if one["letters"][0]["case"] != "2026-0005"]
    (posted.folder / RECORD).write_text(json.dumps(record), encoding="utf-8")
    told = run(*asked)
    assert (told.exit_code, "函件2份，信封2个" in told.output) == (0, True)
    assert "以前交寄过的函件8份，没有列入：2026-0001/01_" in told.output
    assert "（2026年11月20日）" in told.output
    assert run(*asked, "--label", "100x150").exit_code == 0, "its own letters were not posted before"
    assert "函件10份" in run(*asked[:-1], str(tmp_path / "全部"), "--again").output


def test_what_is_on_record_as_sent_is_posted_again_only_when_asked(tmp_path: Path) -> None:
    book, out = ledger(tmp_path / "台账.xlsx", [case_row(1)]), tmp_path / "函件"
    letters = ("collection-notice", "guarantor-demand")
    run_batch(book, out, letters, today=AS_OF, letter_number="〔{年}〕催字第{序号:04}号")
    numbers = [one.number for one in Register.open(str(tmp_path / "register.sqlite")).letters()]
    sent = ("--on", "2026-11-21", "--channel", "in_person", "--register", str(tmp_path / "register.sqlite"))
    assert run("register", "sent", numbers[1], *sent).exit_code == 0
    told = run("posting", str(book), str(out), "--out", str(tmp_path / "elsewhere" / "交寄"))
    assert (told.exit_code, "函件1份，信封1个" in told.output) == (0, True)
    assert "以前交寄过的函件1份，没有列入：2026-0001/02_履行保证责任通知书.docx（2026年11月21日）" in told.output


def test_addresses_come_from_the_ledger_and_no_manifest_holds_them(posted: Mailed, tmp_path: Path) -> None:
    addresses = {row["收件人姓名"]: row["收件人地址"] for row in posted.rows()}
    assert addresses["借款人零零四"] == "浙江省海宁市约定路4号"  # the address for service goes before the home
    manifest = (posted.out / "2026-0001" / "manifest.json").read_text(encoding="utf-8")
    assert "13800000001" not in manifest
    assert "示例街道1号" not in manifest
    rows = [case_row(number, **({"借款人联系电话": "13800009999"} if number == 2 else {})) for number in range(1, 6)]
    told = run("posting", str(ledger(posted.book, rows)), str(posted.out), "--out", str(tmp_path / "改"))
    assert told.exit_code == 2
    assert "2026-0002：台账改过，函件还是照原来的做的" in told.output
    told = run("posting", str(ledger(posted.book, rows[2:])), str(posted.out), "--out", str(tmp_path / "少"))
    assert "2026-0001：台账里没有这一案" in told.output
