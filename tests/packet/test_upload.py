"""What is uploaded: each paper in the slot of the court's page, and what the page would not take."""

import zipfile
from pathlib import Path

import pytest

from recovery_docs.errors import InputError, PacketError
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.procedures import Procedure
from recovery_docs.packet.upload.court_profile import NATIONAL, read_court_profile
from recovery_docs.packet.upload.upload import upload_of

PAPERS = (
    Paper("01_民事起诉状.docx", "民事起诉状", "civil-complaint", b"word"),
    Paper("01_民事起诉状.pdf", "民事起诉状", "civil-complaint", b"p" * 1_200_000),
    Paper("02_证据目录.pdf", "证据目录", "evidence-list", b"list"),
    Paper("03_法定代表人身份证明书.pdf", "", "legal-representative-certificate", b"head"),
    Paper("04_授权委托书.pdf", "授权委托书", "power-of-attorney", b"power"),
    Paper("05_送达地址确认书.pdf", "送达地址确认书", "service-address-confirmation", b"address"),
    Paper("06_提交条件核对表.pdf", "提交条件核对表", "check-sheet", b"ours alone"),
    Paper("07_逾期贷款催收通知书.pdf", "", "collection-notice", b"to the debtor"),
    Paper("证据材料.pdf", "证据材料", "evidence-cover", b"bound"),
    Paper("全卷.pdf", "全卷", "", b"all"),
)
PACKET = Packet("2026-0001", PAPERS, {}, exhibits=((1, "identity", (b"licence", b"id card")), (2, "demand", (b"x",))))
OWN = """
name = "样本法院"
source = ["某年某月某日电话询问立案庭"]
container = "folder"
court = "样本市人民法院"
max_megabytes = 1.2
max_name = 8
[[slot]]
name = "起诉状"
papers = ["court/*"]
[[slot]]
name = "送达地址确认书"
form = "本院送达地址确认书.pdf"
[[slot]]
name = "缴费凭证"
required = true
"""


@pytest.mark.parametrize(("defendants", "count"), [(1, 4), (3, 6)])
def test_the_copies_that_a_court_wants_are_its_own_and_one_for_each_defendant(
    tmp_path: Path, defendants: int, count: int
) -> None:
    own = tmp_path / "法院.toml"
    own.write_text(
        'copies = 3\nname = "样本法院"\nsource = ["某日电话询问"]\n[[slot]]\nname = "起诉状"', encoding="utf-8"
    )
    (told,) = upload_of(PACKET, read_court_profile(own), defendants=defendants).warnings
    assert f"起诉状和证据要{count}份：法院3份，被告每人一份" in str(told)
    notice_only = Packet("2026-0001", PAPERS[7:8], {})
    assert upload_of(notice_only, read_court_profile(own), defendants=defendants).warnings == ()


def test_several_procedures_in_one_upload_are_told(tmp_path: Path) -> None:
    more = (*PAPERS, Paper("11_支付令申请书.pdf", "支付令申请书", "payment-order-application", b"order"))
    suit, order = (
        frozenset(("01_民事起诉状.docx", "02_证据目录.docx")),
        frozenset(("11_支付令申请书.docx", "02_证据目录.docx")),
    )
    both = (Procedure("民事起诉状", suit), Procedure("支付令申请书", order))
    exhibits = PACKET.exhibits
    told = upload_of(Packet("1", more, {}, both, exhibits=exhibits), read_court_profile(NATIONAL)).warnings
    assert [str(one) for one in told] == [
        "1：上传材料里有几种程序的文书：民事起诉状、支付令申请书。一次只立一案：写明是哪一种文书，分开备上传材料。"
    ]
    mediation = (both[0], Procedure("人民调解申请书", frozenset(("12_人民调解申请书.docx", "02_证据目录.docx"))))
    assert upload_of(Packet("1", PAPERS, {}, mediation, exhibits=exhibits), read_court_profile(NATIONAL)).warnings == ()


def test_every_paper_lies_in_its_slot_and_what_is_not_the_courts_stays_at_home(tmp_path: Path) -> None:
    upload = upload_of(PACKET, read_court_profile(NATIONAL))
    written = upload.write(tmp_path, PACKET.folder)
    with zipfile.ZipFile(written) as archive:
        names = archive.namelist()
    assert names == [
        "1_起诉状/01_民事起诉状.pdf",
        "2_当事人身份证明/03_法定代表人身份证明书.pdf",
        "2_当事人身份证明/证据1_1.pdf",
        "2_当事人身份证明/证据1_2.pdf",
        "3_委托手续/04_授权委托书.pdf",
        "4_证据目录及证据材料/证据材料.pdf",
        "5_送达地址确认书/05_送达地址确认书.pdf",
    ]
    assert upload.warnings == ()  # no limit is known, so none is exceeded
    assert (written.name, written.stat().st_mode & 0o077) == ("2026-0001_上传.zip", 0)
    before = written.read_bytes()
    upload_of(PACKET, read_court_profile(NATIONAL)).write(tmp_path, PACKET.folder)
    assert written.read_bytes() == before


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "样本法院.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "本院送达地址确认书.pdf").write_bytes(b"form")
    return tmp_path / "样本法院.toml"


def test_what_exceeds_a_limit_or_is_missing_is_said(own: Path) -> None:
    said = [str(one) for one in upload_of(PACKET, read_court_profile(own), "样本市法院").warnings]
    assert [one.partition("：")[2].partition("。")[0] for one in said] == [
        "文书里的法院是样本市法院，方案里是样本市人民法院",
        "送达地址确认书用的是法院自己的表，还是空白的",
        "上传栏目缴费凭证没有材料",
        # 1,200,000 bytes are the limit of 1.2 MB itself, which is not exceeded; the names have 12 and 13 characters
        "1_起诉状/01_民事起诉状.pdf 的文件名有12个字，超过方案的上限8个字",
        "2_送达地址确认书/本院送达地址确认书.pdf 的文件名有13个字，超过方案的上限8个字",
    ]
    larger = (*PAPERS[:1], Paper("01_民事起诉状.pdf", "", "civil-complaint", b"p" * 1_250_001), *PAPERS[2:])
    told = upload_of(Packet("2026-0001", larger, {}), read_court_profile(own)).warnings
    assert any("有 1.3 MB，超过方案的上限 1.2 MB" in str(one) for one in told)


def test_a_folder_with_somebodys_own_files_is_not_replaced(own: Path, tmp_path: Path) -> None:
    upload = upload_of(PACKET, read_court_profile(own))
    written = upload.write(tmp_path, PACKET.folder)
    assert sorted(one.name for one in written.iterdir()) == [
        "1_起诉状_01_民事起诉状.pdf",
        "2_送达地址确认书_本院送达地址确认书.pdf",
    ]
    (written / "已缴费.jpg").write_bytes(b"mine")
    with pytest.raises(PacketError, match="上传文件夹里有别的文件"):
        upload.write(tmp_path, PACKET.folder)
    assert (written / "已缴费.jpg").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda text: text.replace('source = ["某年某月某日电话询问立案庭"]', ""), "source"),  # no source, no profile
        (lambda text: text.replace("max_name", "max_names"), "max_names"),
        (lambda text: text + "[[", "读不出来"),
    ],
)
def test_a_profile_that_is_wrong_is_named_at_its_key(own: Path, spoilt: object, said: str) -> None:
    own.write_text(spoilt(OWN), encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(InputError, match=said):
        read_court_profile(own)


def test_a_form_that_is_not_there_is_named(own: Path) -> None:
    (own.parent / "本院送达地址确认书.pdf").unlink()
    with pytest.raises(PacketError, match=r"本院送达地址确认书\.pdf"):
        upload_of(PACKET, read_court_profile(own))
