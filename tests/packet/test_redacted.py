"""`packet --redact`: a copy for people outside in which no number, account or home can be read, in any part of any file."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from tests.conftest import EXAMPLES
from tests.packet.altered_word import altered, body_of, with_body

from recovery_docs.case import Case
from recovery_docs.cli.packet import packet
from recovery_docs.errors import PacketError
from recovery_docs.intake import read_case
from recovery_docs.packet.proof.verification import verify
from recovery_docs.packet.redaction.masked_word import masked_word
from recovery_docs.packet.redaction.private_facts import private_facts
from recovery_docs.packet.redaction.redacted_copy import redacted_name
from recovery_docs.rendering.check_document.personal_numbers import personal_numbers

CASE = EXAMPLES / "working-capital.yaml"


def _case() -> Case:
    return read_case(CASE).case


def _texts(archive: bytes) -> Iterator[tuple[str, str]]:
    """Every part of every Word file in a zip, as it is and by whole paragraphs, however these are cut up; the rest as it is."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        for name in package.namelist():
            data = package.read(name)
            if not name.endswith(".docx"):
                yield name, data.decode()
                continue
            with zipfile.ZipFile(io.BytesIO(data)) as word:
                for part in word.namelist():
                    if part.endswith((".xml", ".rels")):
                        yield f"{name}/{part}", word.read(part).decode()
                        yield (
                            f"{name}/{part}",
                            "\n".join(
                                "".join(one.itertext()) for one in etree.fromstring(word.read(part)).iter("{*}p")
                            ),
                        )


def test_no_number_and_no_home_of_the_case_is_left_in_the_copy(tmp_path: Path) -> None:
    run = ["--filing", "collection-notice", "--filing", "civil-complaint", "--redact", "--out", str(tmp_path)]
    result = CliRunner().invoke(packet, [str(CASE), *run])
    assert result.exit_code == 0, result.output
    assert "没有证据" in result.stderr
    archive = (tmp_path / "2026-0117_脱敏.zip").read_bytes()
    case = _case()
    secrets = {
        *(
            one.resident_id
            for one in (*case.borrowers, *(guarantee.guarantor for guarantee in case.guarantees))
            if one.kind == "person"
        ),
        *(phone for party in case.parties for phone in party.phones),
    } - {None}
    codes = {party.uscc for party in case.parties if party.kind == "organisation"}
    assert secrets
    texts = list(_texts(archive))
    assert [(name, secret) for name, text in texts for secret in secrets if str(secret) in text] == []
    assert [(name, personal_numbers(text) - codes) for name, text in texts if personal_numbers(text) - codes] == []

    whole = "\n".join(text for _, text in texts)
    assert all(code in whole for code in codes if code)  # 单位的代码本来公开
    assert "330106************" in whole
    assert "138****0002" in whole

    # 里面的清单只说遮过的这一份，收到的人可以核对
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        package.extractall(tmp_path / "收到")
        names = package.namelist()
    assert not [name for name in names if "核对表" in name]
    assert verify(tmp_path / "收到").faults == ()
    manifest = json.loads((tmp_path / "收到" / "manifest.json").read_bytes())
    assert manifest.keys().isdisjoint({"facts_sha256", "names_sha256", "input", "exhibits"})


@pytest.mark.parametrize(
    "written", ["330106198203154023", "330106 19820315 4023", "３３０１０６１９８２０３１５４０２３"]
)
def test_a_number_is_masked_however_it_is_written_and_cut_up_over_runs(written: str) -> None:
    private = private_facts(_case())
    docx = _word(written)
    with zipfile.ZipFile(io.BytesIO(masked_word(docx, "x.docx", private))) as package:
        text = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
    assert len(text) == len(written)
    assert text.count("*") == 12


def _word(text: str) -> bytes:
    """A paper whose body holds these characters, each in a run of its own."""
    template = (EXAMPLES.parent / "templates" / "annexes" / "receipt.docx").read_bytes()
    body = body_of(template)
    head, tail = body[: body.index("<w:body>") + 8], body[body.rindex("<w:sectPr") :]
    runs = "".join(f'<w:r><w:t xml:space="preserve">{sign}</w:t></w:r>' for sign in text)
    return with_body(template, f"{head}<w:p>{runs}</w:p>{tail}")


def test_of_an_identity_number_only_the_place_is_left_of_others_both_ends() -> None:
    private = private_facts(_case())
    assert (
        private.masked("证件号码：330106198203154023，1982年3月15日出生")
        == "证件号码：330106************，1982年3月15日出生"
    )
    assert private.masked("电话0573-87000001、13800000002") == "电话0573-****0001、138****0002"
    assert private.masked("zhou.fan@example.com") == "z*******@example.com"
    assert private.masked("本金1,000,000.00元，2026年11月20日，证据12") == "本金1,000,000.00元，2026年11月20日，证据12"
    code = getattr(_case().creditor, "uscc", "")
    assert code
    assert private.masked(f"统一社会信用代码：{code}") == f"统一社会信用代码：{code}"


def test_a_home_is_left_as_far_as_its_county() -> None:
    private = private_facts(_case())
    (home,) = (phrase for phrase in private.phrases if phrase.startswith("浙江"))
    masked = private.masked(f"住{home}。")
    assert masked.startswith("住浙江省杭州市西湖区*")
    assert masked.endswith("*。")


def test_a_case_numbered_by_an_identity_gives_its_end_away_nowhere() -> None:
    case = _case().model_copy(update={"id": "330106198203154023"})
    assert redacted_name(case) == f"330106{'_' * 12}_脱敏.zip"
    assert private_facts(case).masked("编号：催330106-4023号") == "编号：催330106*****号"


def test_figures_on_two_lines_are_not_one_number() -> None:
    """A note and, after a line break in its cell, the day on which it was paid out: together they look like an identity."""
    private = private_facts(_case())
    assert private.masked("330106 19820315 4023") == "330106 ******** ****"
    two = "330106</w:t><w:br/><w:t>19820315</w:t><w:tab/><w:t>4023"
    docx = altered(_word("甲"), ">甲<", f">{two}<")
    assert masked_word(docx, "x.docx", private) == docx


def test_what_cannot_be_masked_refuses_the_copy() -> None:
    docx = _word("甲")
    private = private_facts(_case())
    deleted = "<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>13800000002</w:delText></w:r></w:del></w:p><w:sectPr"
    with pytest.raises(PacketError, match="脱敏以后"):
        masked_word(altered(docx, "<w:sectPr", deleted), "x.docx", private)
    titled = "<w:p w:rsidR='13800000002'/><w:sectPr"
    with pytest.raises(PacketError, match="脱敏以后"):
        masked_word(altered(docx, "<w:sectPr", titled), "x.docx", private)
