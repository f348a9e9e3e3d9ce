"""The pages of an exhibit's own files against those that the finished evidence list gives it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say
from recovery_docs.packet.agreement.exhibits_cited import EVIDENCE_LIST, listed_exhibits
from recovery_docs.packet.agreement.said import PaperText
from recovery_docs.packet.proof.fingerprints import pages_of
from recovery_docs.rendering.check_document.scan import read_words


def pages_not_listed(folder: Path, manifest: Mapping[str, Any], files: Mapping[str, Path]) -> Iterator[Fault]:
    """Each exhibit of PDFs with fewer or more pages than its row says; `files` are those at hand, by their names."""
    named: Mapping[str, list[str]] = manifest.get("exhibit_files", {})
    rows = listed_exhibits(_lists(folder, manifest)) if named and files else {}
    for number, names in named.items():
        row = rows.get(int(number))
        if row is None or row.page_count is None or not all(name in files for name in names):
            continue
        pages = [pages_of(name, files[name].read_bytes()) for name in names]
        if all(pages) and sum(pages) != row.page_count:
            problem = say(
                "证据{number}的页码是“{pages}”，共{listed}页；{files}有{now}页",
                number=number,
                pages=row.pages.text,
                listed=row.page_count,
                files=names,
                now=sum(pages),
            )
            where: Place = row.pages.paper.place(row.pages.at)
            yield Fault(where, problem, say("与原件核对；缺页的从备份取回，确实变了的重新制作"))


def _lists(folder: Path, manifest: Mapping[str, Any]) -> Iterator[PaperText]:
    for paper in manifest["papers"]:
        path = folder / paper["file"]
        if paper.get("template") == EVIDENCE_LIST and path.is_file():
            data = path.read_bytes()
            yield PaperText(path.name, EVIDENCE_LIST, data, read_words(data, path.name))
