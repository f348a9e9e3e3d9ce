"""① The first page: which books it lists, how new ones come in."""

import stat
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recovery_docs.desk import file_manager
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.table.book import Counts
from recovery_docs.intake import read_workbook


def test_the_books_of_the_folder_are_listed_and_what_is_none_is_not(client: TestClient, desk: Desk) -> None:
    for name in (
        "十一月.xlsx",
        "~$十一月.xlsx",
        "甲<案>.yaml",
        "说明.docx",
        "台账方案.toml",
        "台账方案.xlsx",
        ".x.xlsx",
    ):
        (desk.folder.ledgers / name).write_bytes(b"")
    page = client.get("/").text
    assert "/books/%E5%8D%81%E4%B8%80%E6%9C%88.xlsx" in page
    assert "甲&lt;案&gt;.yaml" in page
    assert not [name for name in ("~$", "说明.docx", "方案.", ".x.xlsx") if name in page]


def test_what_is_known_of_a_book_stands_beside_it(client: TestClient, desk: Desk) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        (desk.folder.ledgers / name).write_bytes(b"")
    desk.counts = lambda book: Counts(10_000, 9_812) if book.name == "甲.xlsx" else None
    page = client.get("/").text
    first = page[page.index("甲.xlsx") :]
    assert [word for word in ("10,000", "9,812", "229", "正在数") if word in first] == ["10,000", "9,812", "正在数"]
    assert "还没有打开" in page[page.index("乙.xlsx") : page.index("甲.xlsx")]


def test_a_dropped_book_lies_in_the_folder_for_its_owner_only(client: TestClient, desk: Desk) -> None:
    answer = client.put("/ledgers/%E5%8F%B0%E8%B4%A6.xlsx", content=b"PK one")
    assert answer.json() == {"name": "台账.xlsx", "address": "/books/%E5%8F%B0%E8%B4%A6.xlsx/columns", "workbook": True}
    path = desk.folder.ledgers / "台账.xlsx"
    assert path.read_bytes() == b"PK one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in desk.folder.ledgers.iterdir()] == ["台账.xlsx"]


def test_a_book_of_the_same_name_is_not_overwritten_unasked(client: TestClient, desk: Desk) -> None:
    there = desk.folder.ledgers / "台账.xlsx"
    there.write_bytes(b"as filled in")
    assert client.put("/ledgers/台账.xlsx", content=b"AS FILLED IN").status_code == 409
    assert client.put("/ledgers/台账.xlsx?how=anyhow", content=b"AS FILLED IN").status_code == 422
    assert there.read_bytes() == b"as filled in"
    assert client.put("/ledgers/台账.xlsx", content=b"as filled in").json()["name"] == "台账.xlsx"  # the same again
    for number in (2, 3):
        other = client.put("/ledgers/台账.xlsx?how=beside", content=b"AS FILLED IN").json()["name"]
        assert other == f"台账({number}).xlsx"
    assert there.read_bytes() == b"as filled in"
    assert client.put("/ledgers/台账.xlsx?how=replace", content=b"AS FILLED IN").status_code == 200
    assert there.read_bytes() == b"AS FILLED IN"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("..%2F..%2F.ssh%2Fauthorized.xlsx", "authorized.xlsx"),
        ("C:%5CUsers%5C%E7%94%B2%5Ca.xlsx", "a.xlsx"),
        ("%2Fetc%2Fx.csv", "x.csv"),
        ("a%3Ab%00.xlsx", "a_b_.xlsx"),
        ("....xlsx", "xlsx"),
    ],
)
def test_a_name_leads_nowhere(client: TestClient, desk: Desk, sent: str, name: str) -> None:
    before = {desk.folder.root, *desk.folder.root.rglob("*")}
    answer = client.put(f"/ledgers/{sent}", content=b"x")
    new = set(desk.folder.root.parent.rglob("*")) - before
    assert [path.relative_to(desk.folder.root) for path in new] == ([] if name == "xlsx" else [Path("台账") / name])
    assert answer.status_code == (422 if name == "xlsx" else 200)


@pytest.mark.parametrize("name", ["信.docx", "台账.xlsx.exe", "台账", "~$台账.xlsx", "台账.pdf"])
def test_what_is_no_ledger_is_refused_in_a_sentence(client: TestClient, desk: Desk, name: str) -> None:
    answer = client.put(f"/ledgers/{name}", content=b"x", headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert name in answer.json()["faults"][0]
    assert list(desk.folder.ledgers.iterdir()) == []


def test_a_blank_workbook_is_made_each_time_anew_and_can_be_read(client: TestClient, desk: Desk) -> None:
    made = [client.post("/blank/flat", follow_redirects=False) for _ in range(2)]
    assert [one.status_code for one in made] == [303, 303]
    assert [path.name for path in desk.folder.books()] == ["空白台账(2).xlsx", "空白台账.xlsx"]
    assert "已建“空白台账(2).xlsx”" in client.get(made[1].headers["location"]).text
    assert list(read_workbook(desk.folder.ledgers / "空白台账.xlsx").take_faults()) == []
    assert client.post("/blank/round").status_code == 404


def test_only_our_folders_are_opened_in_the_file_manager(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("recovery_docs.desk.handlers.home.show_folder", lambda path: opened.append(path) is None)
    assert [client.post(f"/folders/{part}").status_code for part in ("all", "文书", "etc", "..%2F..")] == [
        204,
        204,
        404,
        404,
    ]
    assert opened == [desk.folder.root, desk.folder.papers]


def test_where_nothing_opens_folders_the_page_says_where_it_is(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_manager.shutil, "which", lambda _: None)
    answer = client.post("/folders/文书", headers={"accept": "application/json"})
    assert str(desk.folder.papers) in answer.json()["faults"][0]
