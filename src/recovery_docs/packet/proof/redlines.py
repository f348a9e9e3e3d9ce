"""A packet made again, each paper against the one that stood there: Word files with tracked changes, beside the packet.

They are no papers: they stand in a folder of their own, where neither the next run nor `verify` nor the post looks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from recovery_docs.errors import Fault, RecoveryDocsError
from recovery_docs.packet.atomic_folder import put_folder
from recovery_docs.packet.earlier_packet import EDITED, Earlier
from recovery_docs.packet.file_names import told_apart
from recovery_docs.packet.packet import Packet
from recovery_docs.rendering.compare_documents.comparison import compared
from recovery_docs.rendering.compare_documents.revisions import Reviser

_AUTHOR = "recovery-docs"


@dataclass(frozen=True)
class Redlines:
    """The compared papers by file name, and a warning for each that could not be compared."""

    files: Mapping[str, bytes]
    warnings: tuple[Fault, ...]
    at: datetime

    def write(self, out: Path, folder: str) -> Path:
        """Put them beside the packet, each time into a folder named after the moment: none takes another's place."""
        target = out / f"{folder}_修订对照" / f"{self.at:%Y-%m-%d_%H%M%S}"
        put_folder(target, self.files)
        return target


def redlines(folder: Path, earlier: Earlier, packet: Packet, at: datetime) -> Redlines:
    """Each Word file of the packet against what stands in its folder now, before the packet is put there.

    A paper that somebody edited is compared as it was edited; so is each copy that an earlier run set aside.
    """
    files: dict[str, bytes] = {}
    warnings: list[Fault] = []
    new = {paper.file: paper.data for paper in packet.papers}
    # Word 写修订时间用本地时间，不管后面的 Z
    reviser = Reviser(_AUTHOR, f"{at:%Y-%m-%dT%H:%M:%SZ}")
    for old, file in _versions(earlier, packet):
        try:
            before = (folder / old).read_bytes()
            found = compared(before, new[file], old, reviser) if before != new[file] else None
        except OSError:
            continue  # 不见了的，没有什么可以对照
        except RecoveryDocsError as error:
            warnings += (replace(fault, severity="warning") for fault in error.faults)
        else:
            if found is not None:
                files[old if EDITED in old else file] = found
    return Redlines(files, tuple(warnings), at)


def _versions(earlier: Earlier, packet: Packet) -> Iterator[tuple[str, str]]:
    """The name of each old version with that of the paper that it has become; numbers change, titles do not."""
    papers = packet.manifest["papers"]
    before = dict(zip(told_apart([one.get("title", "") for one in earlier.papers]), earlier.papers, strict=True))
    for title, paper in zip(told_apart([paper["title"] for paper in papers]), papers, strict=True):
        old = before[title]["file"] if title in before else paper["file"]
        yield old, paper["file"]
        stem = Path(old).stem
        yield from ((name, paper["file"]) for name in earlier.strange if name.startswith(f"{stem}_{EDITED}"))
