"""A batch on a Dask cluster: the same chunks, worked on by other machines.

Where they see the folder of the run they write into it; where they do not, their packets come home and are written here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from recovery_docs.batch.cluster import Cluster
from recovery_docs.batch.journal import FOLDER
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import Batch, Number, RunStoppedError, Stopped, never, prepared, taken_up
from recovery_docs.batch.shelf import DiskShelf
from recovery_docs.batch.unit import Settings, do_rows, do_rows_on_tray, folder_of
from recovery_docs.batch.waiting import Tray, Waiting, put_waiting
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.intake import Row
from recovery_docs.law.office import bring, office_texts
from recovery_docs.law.parameters import law_sha256, read_law_again
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import Earlier

_AHEAD = 3

Found = dict[str, Earlier | PacketError | None]
Brought = tuple[list[CaseOutcome], Waiting]
Law = tuple[str, dict[str, str | None]]
"""The fingerprint of all figures, and what the office added to them."""
Done = TypeVar("Done")
_ONE_LAW = Lock()
"""The threads of a worker share the figures."""


def run_on_dask(
    rows: Iterable[Row], settings: Settings, *, address: str, stopped: Stopped = never, number: Number = iter
) -> Iterator[CaseOutcome]:
    """The outcome of every row, in order.

    Raises `InputError` where Dask is not installed, the scheduler does not answer or has no workers; `PacketError` where
    it or all of these are lost. What was made by then is taken up when the same run is started again.
    """
    cluster = Cluster(address)
    try:
        chunks = prepared(rows, settings, number)
        seen = settings.out.resolve() / FOLDER / f"{settings.key}.seen"
        seen.touch(mode=0o600)
        outcomes = _streamed(chunks, settings, cluster, seen, stopped)
        yield from taken_up(outcomes, settings, done_twice=True)
    finally:
        cluster.close()


@dataclass(frozen=True)
class _Chunk:
    number: int
    rows: Batch
    at_home: bool
    """Whether its packets come home."""


def _streamed(
    chunks: Iterator[Batch], settings: Settings, cluster: Cluster, seen: Path, stopped: Stopped
) -> Iterator[CaseOutcome]:
    """Each chunk is taken from its worker as soon as it is done, and told when those before it have been."""
    shelf, law = DiskShelf(settings.out, settings.key, settings.redline_at), (law_sha256(), office_texts())
    flying: dict[Any, _Chunk] = {}
    done: dict[int, list[CaseOutcome]] = {}
    numbered, told = enumerate(chunks), 0
    at_home = cut = ended = False

    def submit(chunk: _Chunk) -> None:
        flying[_sent(cluster, chunk, settings, shelf, law, seen)] = chunk

    while True:
        window = cluster.workers() * _AHEAD
        while not (ended or cut) and len(flying) < window:
            if cut := stopped():
                seen.unlink(missing_ok=True)  # 还没有开始的，不再开始
            elif (following := next(numbered, None)) is None:
                ended = True
            else:
                submit(_Chunk(*following, at_home))
        if not flying:
            break
        for future in cluster.finished(flying):
            chunk = flying.pop(future)
            outcomes = _taken(cluster.result(future), chunk, shelf)
            if outcomes is not None:
                done[chunk.number] = outcomes
            elif not cut:
                at_home = True
                submit(replace(chunk, at_home=True))
        while told in done:
            yield from done.pop(told)
            told += 1
    for _, outcomes in sorted(done.items()):
        yield from outcomes
    if cut:
        raise RunStoppedError


def _sent(cluster: Cluster, chunk: _Chunk, settings: Settings, shelf: DiskShelf, law: Law, seen: Path) -> Any:
    """Workers who see the folder write for themselves; others are told what lies there, and hand back what goes into it."""
    if not chunk.at_home:
        return cluster.submit(by_our_law, do_rows_there, law, chunk.rows, settings, str(seen))
    found: Found = {}
    for _, row in chunk.rows:
        if (folder := folder_of(row, settings.name)) is not None:
            try:
                found[folder] = shelf.earlier(folder)
            except PacketError as error:
                found[folder] = error
    return cluster.submit(by_our_law, do_rows_away, law, chunk.rows, settings, found)


def _taken(result: Any, chunk: _Chunk, shelf: DiskShelf) -> list[CaseOutcome] | None:
    if not chunk.at_home:
        there: list[CaseOutcome] | None = result
        return there
    brought: Brought = result
    outcomes = put_waiting(brought[1], brought[0], shelf)
    shelf.finish()
    return outcomes


def do_rows_there(rows: Batch, settings: Settings, seen: str) -> list[CaseOutcome] | None:
    """Do several rows in the folder of the run; nothing where this machine does not see it, or the run was stopped."""
    return do_rows(rows, settings) if _sees(seen) else None


def _sees(token: str) -> bool:
    return Path(token).is_file()


def by_our_law(work: Callable[..., Done], law: Law, *arguments: Any) -> Done:
    """Do the work by the figures of law of whoever sent it, the office's own among them; by no others.

    Raises `PacketError` where the program of the worker has other figures than ours.
    """
    fingerprint, texts = law
    with _ONE_LAW:
        if law_sha256() == fingerprint:
            return work(*arguments)
        bring(texts)
        read_law_again()
        try:
            if law_sha256() != fingerprint:
                raise PacketError(
                    Fault(
                        Place(),
                        say("Dask 工作机上的法律数值与本机不同，没有做"),
                        say("在每台工作机上安装与本机同一版本的 recovery-docs"),
                    )
                )
            return work(*arguments)
        finally:
            bring(None)
            read_law_again()


def do_rows_away(rows: Batch, settings: Settings, found: Found) -> Brought:
    """Do several rows without touching the folder of the run; gives the outcomes and the packets by folder."""

    def earlier(folder: str) -> Earlier | None:
        if isinstance(there := found[folder], PacketError):
            raise there
        return there

    return do_rows_on_tray(rows, settings, Tray(earlier))
