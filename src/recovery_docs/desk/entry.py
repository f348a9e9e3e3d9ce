"""The door itself: a ticket is exchanged for the cookie, and a second start rings to be let in by the first."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from recovery_docs.desk.bare_page import bare_page
from recovery_docs.desk.door import COOKIE
from recovery_docs.desk.guard import DOORBELL, ENTRY, Refusal
from recovery_docs.desk.ticket_file import take_ticket_away

# 由文件打开的地址算跨站，SameSite=Strict 的 cookie 不随重定向发送；由本页再打开首页就发送。
_ENTERED = bare_page('<p><a href="/">打开首页</a></p>', head='<meta http-equiv="refresh" content="0;url=/">')
_USED = Refusal(403, "这个入口已经用过", "没有打开的，请重新打开程序。", home=True)


def _enter(request: Request) -> Response:
    desk = request.app.state.desk
    door = desk.door
    if not door.admits(request.query_params.get("ticket", "")):
        return _USED.response(request.headers)
    take_ticket_away(desk.folder.root)
    response = HTMLResponse(_ENTERED)
    response.set_cookie(COOKIE, door.cookie, path="/", httponly=True, samesite="strict")
    return response


def _ring(request: Request) -> Response:
    return JSONResponse({"address": request.app.state.desk.door.ticket()})


ROUTES = [Route(ENTRY, _enter, methods=["GET"]), Route(DOORBELL, _ring, methods=["POST"])]
