"""A desk on an empty folder, and a client that asks as a page of it does."""

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recovery_docs.desk.app import build
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import COOKIE, Door
from recovery_docs.desk.folder import Folder

TODAY = date(2026, 11, 27)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = Folder(tmp_path / "清收")
    folder.lay_out()
    return Desk(folder, lambda: TODAY, Door("desk-test.localhost:4321"))


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """Asks with the cookie, from a page of this desk."""
    asking = TestClient(build(desk), base_url=desk.door.origin, cookies={COOKIE: desk.door.cookie})
    asking.headers.update({"origin": desk.door.origin, "sec-fetch-site": "same-origin"})
    return asking
