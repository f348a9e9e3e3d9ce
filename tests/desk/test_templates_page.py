"""⑥ The page of templates: what there is, an own Word file refused with places or used, fields and clauses to find."""

import io
import re
import shutil
from html import unescape
from pathlib import Path

import docx
import pytest
from starlette.testclient import TestClient

from recovery_docs.authoring.own_library import library_of
from recovery_docs.desk.desk import Desk
from recovery_docs.fields.roots import DICTIONARY
from recovery_docs.intake import read_case
from recovery_docs.rendering.check_document.scan import document_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def letter(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


GOOD = letter("律师函", "{{ 收件人.尊称 }}：截至{{ 欠款.截至日 }}，您尚欠{{ 欠款.合计 }}。", "{{ 文书.日期 }}")
BAD = letter("律师函", "{{ 收件人.尊称 }}：您尚欠{{ 欠款.总和 }}。")


@pytest.mark.parametrize("tab", ["list", "put", "fields", "clauses", "try", "no such tab"])
def test_every_tab_renders(client: TestClient, tab: str) -> None:
    answer = client.get("/templates", params={"tab": tab})
    assert answer.status_code == 200
    assert "模板" in answer.text


def test_every_template_is_listed_with_its_grade_and_source(client: TestClient) -> None:
    words = unescape(client.get("/templates").text)
    for info in library_of():
        assert f'<th scope="row">{info.title}</th>' in words
        assert info.source in words


def test_a_faulty_file_is_refused_with_places_then_mended_and_used(client: TestClient, desk: Desk) -> None:
    refused = client.put("/templates", params={"new": "律师函", "to": "借款人"}, content=BAD).json()
    assert refused["used"] is None
    (fault,) = refused["faults"]
    assert "第2段" in fault["place"]
    assert "欠款.总和" in fault["problem"]
    assert list(desk.folder.templates.iterdir()) == []
    used = client.put("/templates", params={"new": "律师函", "to": "借款人"}, content=GOOD).json()
    assert (used["used"], used["faults"]) == ("律师函.docx", [])
    assert "本行：律师函.docx" in client.get("/templates").text
    shutil.copy(EXAMPLES / "private-loan.yaml", desk.folder.ledgers)
    number = read_case(EXAMPLES / "private-loan.yaml").case.id
    case = client.get(f"/books/private-loan.yaml/cases/{number}").text
    assert "律师函" in case
    paper = client.get(f"/books/private-loan.yaml/papers/{number}", params={"filing": "律师函", "as": "docx"})
    assert "您尚欠" in document_text(paper.content)


def test_a_file_put_in_the_place_of_ours_can_be_set_aside_again(client: TestClient, desk: Desk) -> None:
    used = client.put("/templates", params={"for": "collection-notice"}, content=GOOD).json()
    assert used["used"] == "collection-notice.docx"
    assert client.get("/templates/collection-notice/copy", params={"as": "file"}).content == GOOD
    assert client.delete("/templates/collection-notice").json() == {"again": "/templates"}
    ours = library_of().info("collection-notice").path.read_bytes()
    assert client.get("/templates/collection-notice/copy", params={"as": "file"}).content == ours
    assert "内置" in client.delete("/templates/collection-notice").json()["faults"][0]["problem"]


@pytest.mark.parametrize(
    "asked", [{}, {"for": "no-such"}, {"for": "../x"}, {"new": ""}, {"new": "../../x"}, {"new": "clauses"}, {"for": ""}]
)
def test_no_name_writes_outside_the_folder(client: TestClient, desk: Desk, asked: dict[str, str]) -> None:
    told = client.put("/templates", params=asked, content=BAD).json()
    assert told["used"] is None
    assert told["faults"]
    assert {path.name for path in desk.folder.root.iterdir()} == {"台账", "方案", "模板", "文书"}


def test_a_paper_begun_here_is_a_pair_to_fetch(client: TestClient, desk: Desk) -> None:
    told = client.post("/templates", params={"new": "致保证人函", "to": "保证人"}).json()
    assert {path.name for path in desk.folder.templates.iterdir()} == {"致保证人函.docx", "致保证人函.toml"}
    assert '发给 = "保证人"' in (desk.folder.templates / "致保证人函.toml").read_text("utf-8")
    fetched = client.get(told["file"])
    assert fetched.content == (desk.folder.templates / "致保证人函.docx").read_bytes()
    again = client.post("/templates", params={"new": "致保证人函", "to": "保证人"}).json()
    assert "没有覆盖" in again["faults"][0]["problem"]


def test_a_field_is_found_by_what_it_means_and_copied_whole(client: TestClient) -> None:
    html = client.get("/templates", params={"tab": "fields", "find": "欠款 合计"}).text
    copies = [unescape(one) for one in re.findall(r'data-copy="([^"]*)"', html)]
    assert "{{ 欠款.合计 }}" in copies
    everything = client.get("/templates", params={"tab": "fields"}).text
    assert len(re.findall("data-copy=", everything)) > len(copies)
    for copy in re.findall(r'data-copy="([^"]*)"', everything):
        assert DICTIONARY.find(unescape(copy).strip("{} ")) is not None
    assert "没有找到" in client.get("/templates", params={"tab": "fields", "find": "无此字段名"}).text


def test_a_clause_is_found_by_its_words(client: TestClient) -> None:
    every = client.get("/templates", params={"tab": "clauses"}).text
    names = [unescape(one) for one in re.findall(r'data-copy="\{\{p 条款\.([^ ]*) \}\}"', every)]
    assert set(names) == set(library_of().clauses.by_name)
    some = client.get("/templates", params={"tab": "clauses", "find": names[0]}).text
    assert names[0] in some
    assert 0 < len(re.findall("data-copy=", some)) < len(names)


def test_a_template_is_tried_with_a_case(client: TestClient, desk: Desk) -> None:
    shutil.copy(EXAMPLES / "private-loan.yaml", desk.folder.ledgers)
    case = read_case(EXAMPLES / "private-loan.yaml").case
    asked = {"book": "private-loan.yaml", "number": case.id}
    made = client.get("/templates/collection-notice/copy", params=asked)
    assert case.borrowers[0].name in document_text(made.content)
    bare = client.get("/templates/collection-notice/copy")
    assert case.borrowers[0].name not in document_text(bare.content)
    wrong = client.get("/templates/collection-notice/copy", params=asked | {"number": "没有"})
    assert "没有案号为“没有”的案件" in wrong.text
    assert "没有编号为" in client.get("/templates/no-such/copy").text


def test_a_damaged_own_template_is_told_in_the_list(client: TestClient, desk: Desk) -> None:
    client.put("/templates", params={"for": "collection-notice"}, content=GOOD)
    (desk.folder.templates / "collection-notice.docx").write_bytes(BAD)
    (desk.folder.templates / "某函.docx").write_bytes(GOOD)
    words = client.get("/templates").text
    assert "欠款.总和" in words
    assert "做文书时不会用到" in words
