"""⑤ The jobs: what failed and why, what is made, what is being made, what waits."""

import time
from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from recovery_docs.desk.batches.jobs import Job
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.file_manager import show_folder
from recovery_docs.desk.rendered import page

TABS = {"failed": "失败", "done": "做好", "running": "正在做", "queued": "排队"}


def _jobs(request: Request, *, refused: str = "", status: int = 200) -> Response:
    desk: Desk = request.app.state.desk
    jobs = desk.jobs.all()
    tabs = {tab: [job for job in jobs if _belongs(job, tab)] for tab in TABS}
    counts = {
        "failed": f"{sum(job.wanting for job in jobs):,} 案",
        "done": f"{sum(job.made for job in jobs):,} 案",
        "running": f"{len(tabs['running'])} 项",
        "queued": f"{len(tabs['queued'])} 项",
    }
    shown = request.query_params.get("tab", "")
    if shown not in TABS:
        shown = next((tab for tab in ("running", "failed", "done") if tabs[tab]), "running")
    return page(
        request,
        "jobs.html",
        status=status,
        tabs=TABS,
        counts=counts,
        shown=shown,
        jobs=[_told(job) for job in tabs[shown]],
        finished=shown == "running" and not tabs["running"] and bool(jobs),
        refused=refused,
        papers=desk.folder.papers,
    )


def _belongs(job: Job, tab: str) -> bool:
    """A job that has made some cases and not others stands under both."""
    if tab == "failed":
        return job.state in ("failed", "stopped") or bool(job.wanting) or bool(job.end and job.end.faults)
    if tab == "done":
        return job.state == "done" or bool(job.made)
    return job.state == tab


def _told(job: Job) -> dict[str, Any]:
    """A job as the page shows it."""
    left = (job.expected - job.done) / job.rate if job.rate else 0.0
    return {
        "job": job,
        "asked": _time(job.asked_at),
        "ended": _time(job.ended_at) if job.ended_at else "",
        "left": f"约 {max(round(left), 1)} 秒" if left < 90 else f"约 {round(left / 60)} 分钟",
        "files": [(number, path.name, job.file(number) is not None) for number, path in enumerate(job.end.files)]
        if job.end
        else [],
    }


def _time(moment: float) -> str:
    today = time.strftime("%Y-%m-%d") == time.strftime("%Y-%m-%d", time.localtime(moment))
    return datetime.fromtimestamp(moment).strftime("%H:%M" if today else "%m-%d %H:%M")


def _job(request: Request) -> tuple[Desk, Job]:
    desk: Desk = request.app.state.desk
    job = desk.jobs.job(request.path_params["job"])
    if job is None:
        raise HTTPException(404, "没有这项工作；同一本台账后来又做过的，只列最近一次")
    return desk, job


def _stop(request: Request) -> Response:
    desk, job = _job(request)
    desk.jobs.stop(job)
    return RedirectResponse(f"/jobs?tab=running#{job.id}", 303)


def _again(request: Request) -> Response:
    desk, job = _job(request)
    if not job.can_again:
        return _jobs(request, refused="不知道当时做的是什么：在案件表里再做，会接着做", status=409)
    renamed = "renamed" in request.query_params
    return RedirectResponse(f"/jobs?tab=running#{desk.jobs.again(job, renamed=renamed).id}", 303)


def _show(request: Request) -> Response:
    """Open the folder of the papers in the file manager of the system."""
    _, job = _job(request)
    if not job.order.out.is_dir():
        return _jobs(request, refused="还没有做出文书", status=409)
    if not show_folder(job.order.out):
        return _jobs(request, refused=f"这台电脑没有可以打开文件夹的程序，文件夹在：{job.order.out}", status=409)
    return RedirectResponse("/jobs?tab=done", 303)


def _file(request: Request) -> Response:
    """A workbook that was given back, by the number of its job: no path comes from outside."""
    _, job = _job(request)
    path = job.file(request.path_params["number"])
    if path is None:
        raise HTTPException(410, "这本已处理的工作簿后来又做过或者移走了，请下载最近一次的")
    return FileResponse(path, filename=path.name)


ROUTES = [
    Route("/jobs", _jobs, methods=["GET"]),
    Route("/jobs/{job}/stop", _stop, methods=["POST"]),
    Route("/jobs/{job}/again", _again, methods=["POST"]),
    Route("/jobs/{job}/folder", _show, methods=["POST"]),
    Route("/jobs/{job}/files/{number:int}", _file, methods=["GET"]),
]
