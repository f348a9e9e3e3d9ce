"""The batches of earlier starts: told from what each left in its folder, its report or the journal of one that was cut."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from recovery_docs.batch.journal import FOLDER
from recovery_docs.batch.outcome import STATUS_WORDS
from recovery_docs.batch.report import REPORT
from recovery_docs.batch.returned.copy_path import is_sealed
from recovery_docs.batch.returned.summary_sheet import filing_title
from recovery_docs.batch.run import LOCK
from recovery_docs.desk.batches.jobs import Job, stamp
from recovery_docs.desk.batches.orders import order_for, papers_of, title_of
from recovery_docs.desk.batches.process import SHOWN, Ended, NotMade, Order
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.sources import Source, sources


def earlier_jobs(folder: Folder) -> list[Job]:
    """Of each folder of papers the last batch, the latest first; one that runs now is none.

    One whose book is gone, or that was cut before it left a report, cannot be done again from here.
    """
    known = {papers_of(folder, source): source for source in sources(folder)}
    outs = [out for out in folder.papers.iterdir() if out.is_dir() and not (out / LOCK).exists()]
    jobs = [job for out in outs if (job := _job(folder, out, known.get(out))) is not None]
    return sorted(jobs, key=lambda job: job.asked_at, reverse=True)


def _job(folder: Folder, out: Path, source: Source | None) -> Job | None:
    said, cut = _report(out / REPORT), (out / FOLDER).is_dir()
    if said is None and not cut:
        return None
    moment = (out / (FOLDER if said is None else REPORT)).stat().st_mtime
    told = said or {}
    order = _order(folder, source, said) if source and said else None
    end = _ended(out, told)
    return Job(
        order=order or Order(out, out, (), None, None, None, None, pdf=False, workers=1),
        book=source.name if source else str(told.get("source", {}).get("name", "")),
        title=title_of(order) if order else "以前做的一次",
        id=hashlib.sha256(f"{out.name}\0{moment}".encode()).hexdigest()[:12],
        state="stopped" if cut or end.stopped else "done",
        asked_at=moment,
        ended_at=moment,
        end=end,
        stamps=tuple(map(stamp, end.files)),
        can_again=order is not None,
    )


def _report(path: Path) -> Mapping[str, Any] | None:
    """What a report says; nothing where there is none that can be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _read(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=32)
def _read(path: Path, moment: int, size: int) -> Mapping[str, Any] | None:
    """Read once for as long as it is the same file: that of ten thousand cases takes a moment."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return said if isinstance(said, dict) and said.get("format") == 1 else None


def _order(folder: Folder, source: Source, said: Mapping[str, Any]) -> Order:
    asked = said.get("asked", {})
    numbers = tuple(case["case"] for case in said["cases"] if case["case"])
    as_of = date.fromisoformat(asked["as_of"]) if asked.get("as_of") else None
    only = None if asked.get("all", True) else numbers
    order = order_for(folder, source, "", only, as_of=as_of, pdf=bool(asked.get("pdf")))
    order = replace(order, numbered=bool(asked.get("numbered")))
    return replace(order, filings=() if said["filings"] == "auto" else tuple(said["filings"]))


def _ended(out: Path, said: Mapping[str, Any]) -> Ended:
    cases = said.get("cases", ())
    not_made = [NotMade(one["case"] or "", _status(one), reasons) for one in cases if (reasons := tuple(_reasons(one)))]
    files = [path for path in out.iterdir() if path.suffix in (".xlsx", ".xlsm") and is_sealed(path)]
    return Ended(
        counts=dict(said.get("counts", {})),
        papers=sum(len(one["papers"]) for one in cases),
        not_made=tuple(not_made[:SHOWN]),
        more_not_made=max(len(not_made) - SHOWN, 0),
        files=tuple(sorted(files)),
        faults=tuple(_told(fault) for fault in said.get("faults", ()) if fault["severity"] == "error"),
        stopped=bool(said.get("interrupted")),
    )


def _status(case: Mapping[str, Any]) -> str:
    return str(STATUS_WORDS.get(case["status"], case["status"]))


def _reasons(case: Mapping[str, Any]) -> Iterator[str]:
    made = case["status"] in ("made", "unchanged")
    for one in case["refusals"]:
        if one["code"] is not None or not made:
            yield f"{filing_title(one['filing'])}：{'；'.join(filter(None, (one['reason'], one['hint'])))}"
    yield from (_told(fault) for fault in case["faults"] if fault["severity"] == "error")


def _told(fault: Mapping[str, Any]) -> str:
    seen = f"（原值：{fault['seen']}）" if fault["seen"] is not None else ""
    return f"{fault['place']}：{fault['problem']}{seen}；{fault['remedy']}"
