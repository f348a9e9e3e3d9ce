"""Who is answered, over Host, Origin, Sec-Fetch-Site, cookie and method; what every answer carries; how much may come in."""

from itertools import product
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from recovery_docs.desk.app import build
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import COOKIE, Door
from recovery_docs.desk.guard import LARGEST, refusal

OURS, FOREIGN = "desk-test.localhost:4321", "desk-test.localhost:4322"
HOSTS = (OURS, FOREIGN, "127.0.0.1:4321", "localhost:4321", "attacker.example:4321", f"{OURS}.attacker.example", None)
ORIGINS = (f"http://{OURS}", f"http://{FOREIGN}", f"https://{OURS}", "http://127.0.0.1:4321", "null", None)
SITES = ("same-origin", "same-site", "cross-site", "none", None)
COOKIES = ("ours", "another", None)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT")
MODES = (("navigate", "document"), ("navigate", "iframe"), ("cors", "empty"), ("no-cors", "script"))


def _expected(host: Any, origin: Any, site: Any, cookie: Any, method: str, mode: tuple[str, str]) -> int:
    """The table, in words of its own: what the first thing wrong is answered with."""
    if host != OURS:
        return 421
    if method in ("OPTIONS", "PATCH", "TRACE", "CONNECT"):
        return 405
    if method in ("POST", "PUT", "DELETE") and origin != f"http://{OURS}":
        return 403
    typed = site == "none" and mode == ("navigate", "document") and method in ("GET", "HEAD")
    if site != "same-origin" and not typed:
        return 403
    return 200 if cookie == "ours" else 403


def _headers(door: Door, **given: Any) -> Headers:
    cookies = {"ours": f"{COOKIE}={door.cookie}", "another": f"{COOKIE}={Door(OURS).cookie}"}
    named = {
        "host": given["host"],
        "origin": given["origin"],
        "sec-fetch-site": given["site"],
        "sec-fetch-mode": given["mode"][0],
        "sec-fetch-dest": given["mode"][1],
        "cookie": cookies.get(given["cookie"]),
    }
    return Headers({name: value for name, value in named.items() if value is not None})


def test_the_table_of_the_guard() -> None:
    door = Door(OURS)
    wrong, answered = [], 0
    for host, origin, site, cookie, method, mode in product(HOSTS, ORIGINS, SITES, COOKIES, METHODS, MODES):
        headers = _headers(door, host=host, origin=origin, site=site, cookie=cookie, mode=mode)
        found = refusal(door, method, "/books/x", headers)
        status = 200 if found is None else found.status
        answered += status == 200
        if status != _expected(host, origin, site, cookie, method, mode):
            wrong.append((host, origin, site, cookie, method, mode, status))
    assert wrong == []
    # GET, HEAD: any of 6 origins, 4 modes from our page and 1 typed; POST, PUT, DELETE: 4 modes from our page.
    assert answered == 2 * 6 * 5 + 3 * 4


@pytest.mark.parametrize(
    "twice", [[("host", OURS), ("host", "attacker.example")], [("host", "attacker.example"), ("host", OURS)]]
)
def test_a_host_that_is_said_twice_is_none(twice: list[tuple[str, str]]) -> None:
    raw = [(name.encode(), value.encode()) for name, value in twice]
    found = refusal(Door(OURS), "GET", "/", Headers(raw=raw))
    assert found is not None
    assert found.status == 421


@pytest.mark.parametrize(
    "path", ["/", "/static/desk.css", "/alive", "/books/x", "/no-such-page", "/enter/", "//enter", "/ENTER"]
)
def test_nothing_but_the_door_is_answered_without_the_cookie(desk: Desk, path: str) -> None:
    asking = TestClient(build(desk), base_url=desk.door.origin, headers={"sec-fetch-site": "same-origin"})
    assert asking.get(path).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": "Bearer KEY"}, 200),
        ({"authorization": "Bearer KEY", "origin": f"http://{OURS}"}, 403),
        ({"authorization": "Bearer KEY", "content-length": "5"}, 403),
        ({"authorization": "Bearer wrong"}, 403),
        ({"authorization": "KEY"}, 403),
        ({"cookie": f"{COOKIE}=COOKIE", "origin": f"http://{OURS}", "sec-fetch-site": "same-origin"}, 403),
        ({}, 403),
    ],
)
def test_only_a_second_start_rings_the_bell(headers: dict[str, str], status: int) -> None:
    door = Door(OURS)
    told = {name: value.replace("KEY", door.doorbell).replace("COOKIE", door.cookie) for name, value in headers.items()}
    found = refusal(door, "POST", "/doorbell", Headers({"host": OURS, **told}))
    assert (200 if found is None else found.status) == status


def test_a_ticket_works_once_whoever_uses_it(desk: Desk) -> None:
    address = desk.door.ticket().removeprefix(desk.door.origin)
    first, second = (TestClient(build(desk), base_url=desk.door.origin) for _ in range(2))
    let_in = first.get(address, headers={"sec-fetch-site": "cross-site"})
    assert let_in.status_code == 200
    cookie = let_in.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=strict", "path=/"))
    assert "domain" not in cookie
    assert second.get(address).status_code == 403
    assert second.get("/", headers={"sec-fetch-site": "same-origin"}).status_code == 403
    assert first.get("/", headers={"sec-fetch-site": "same-origin"}).status_code == 200
    assert second.get("/enter?ticket=").status_code == 403
    assert second.get("/enter").status_code == 403


def test_every_answer_carries_the_headers_and_none_opens_the_door_to_others(client: TestClient, desk: Desk) -> None:
    answers = [
        *(client.get(path) for path in ("/", "/static/desk.js", "/no-such-page", "/static/no-such-file")),
        client.get("/", headers={"host": "attacker.example"}),
        client.options("/"),
        client.get(desk.door.ticket().removeprefix(desk.door.origin)),
        client.post("/blank/flat", content=b"x" * ((1 << 20) + 1)),
    ]
    assert [one.status_code for one in answers] == [200, 200, 404, 404, 421, 405, 200, 413]
    for one in answers:
        policy = one.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert one.headers["cache-control"] == "no-store"
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["cross-origin-opener-policy"] == "same-origin"
        assert one.headers["cross-origin-resource-policy"] == "same-origin"
        assert not [name for name in one.headers if name.startswith("access-control")]


def test_a_fault_of_the_program_is_said_with_the_headers_and_without_its_inside(desk: Desk) -> None:
    def broken() -> list[Any]:
        raise ValueError("330481199001010000")

    app: Starlette = build(desk)
    asking = TestClient(
        app, base_url=desk.door.origin, cookies={COOKIE: desk.door.cookie}, raise_server_exceptions=False
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(desk.folder), "books", lambda _: broken())
        answer = asking.get("/", headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 500
    assert "content-security-policy" in answer.headers
    assert "程序出错" in answer.text
    assert "3304" not in answer.text


def test_a_page_of_an_earlier_start_is_told_so_and_changes_nothing(client: TestClient, desk: Desk) -> None:
    earlier = {"x-desk-start": Door(OURS).start, "accept": "application/json"}
    answer = client.put("/ledgers/甲.xlsx", content=b"new", headers=earlier)
    assert answer.status_code == 409
    assert "上一次" in answer.text
    assert answer.headers["x-desk-refused"]
    assert desk.folder.books() == []
    assert f'content="{desk.door.start}"' in client.get("/").text
    assert client.put("/ledgers/甲.xlsx", content=b"new", headers={"x-desk-start": desk.door.start}).status_code == 200


def test_bodies_are_bounded_whether_or_not_they_say_how_long_they_are(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LARGEST, "PUT", 10)

    def pieces(count: int) -> Any:
        yield from (b"x" for _ in range(count))

    assert client.put("/ledgers/a.csv", content=b"x" * 10).status_code == 200
    assert client.put("/ledgers/b.csv", content=b"x" * 11).status_code == 413
    assert client.put("/ledgers/c.csv", content=pieces(10)).status_code == 200
    assert client.put("/ledgers/d.csv", content=pieces(11)).status_code == 413
    assert client.request("GET", "/", content=b"x").status_code == 413
    for length in ("-1", "+5", "1e3", "", "9" * 400):
        assert client.put("/ledgers/e.csv", content=b"", headers={"content-length": length}).status_code == 413
    assert sorted(path.name for path in desk.folder.ledgers.iterdir()) == ["a.csv", "c.csv"]
