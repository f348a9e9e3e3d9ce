"""① The first page."""

from starlette.testclient import TestClient

from recovery_docs.desk.desk import Desk


def test_the_books_of_the_folder_are_listed_and_what_excel_has_open_is_not(client: TestClient, desk: Desk) -> None:
    for name in ("十一月.xlsx", "~$十一月.xlsx", "甲<案>.yaml", "说明.docx"):
        (desk.folder.ledgers / name).write_bytes(b"")
    page = client.get("/").text
    assert "/books/%E5%8D%81%E4%B8%80%E6%9C%88.xlsx" in page
    assert "甲&lt;案&gt;.yaml" in page
    assert "~$" not in page
    assert "说明.docx" not in page
