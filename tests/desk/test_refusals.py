"""What a handler refuses, as a reader and as a script are told."""

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from recovery_docs.desk.app import build
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import COOKIE
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say

ERRORS = {
    "input": InputError(Fault(Place(file="甲.xlsx"), say("<b>读不出来</b>"), say("另存一次"))),
    "gone": HTTPException(410, "这本工作簿移走了"),
    "none": HTTPException(404),
}


@pytest.fixture
def asking(desk: Desk) -> TestClient:
    def fail(request: Request) -> Response:
        raise ERRORS[request.path_params["kind"]]

    app = build(desk)
    app.router.routes.append(Route("/fail/{kind}", fail))
    return TestClient(
        app,
        base_url=desk.door.origin,
        cookies={COOKIE: desk.door.cookie},
        headers={"sec-fetch-site": "same-origin"},
    )


@pytest.mark.parametrize(
    ("kind", "status", "told"),
    [
        ("input", 422, "甲.xlsx：<b>读不出来</b>。另存一次。"),
        ("gone", 410, "这本工作簿移走了"),
        ("none", 404, "没有这一页"),
    ],
)
def test_a_refusal_is_a_page_for_a_reader_and_data_for_a_script(
    asking: TestClient, kind: str, status: int, told: str
) -> None:
    script = asking.get(f"/fail/{kind}", headers={"accept": "application/json"})
    assert (script.status_code, script.json()) == (status, {"faults": [told]})
    page = asking.get(f"/fail/{kind}")
    assert page.status_code == status
    assert told.replace("<", "&lt;").replace(">", "&gt;") in page.text
    assert "<b>" not in page.text
    assert "回到首页" in page.text
