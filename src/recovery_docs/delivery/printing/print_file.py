"""One file to print: every letter with what goes with it, in the order of the posting, each paper on sheets of its own."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from recovery_docs.delivery.mailing import Mailing
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.packet.office import converted

_AT_ONCE = 100
"""Papers that go to the office suite in one call."""


def print_file(folder: Path, mailings: Sequence[Mailing]) -> bytes:
    """The PDF; two-sided printing begins every paper on a front.

    `folder` is that of the batch, or of the one packet. Raises `PacketError` with every paper that makes no PDF.
    """
    papers = [(number, path) for number, mailing in enumerate(mailings) for path in _papers(folder, mailing)]
    pdfs: list[bytes | None] = []
    for at in range(0, len(papers), _AT_ONCE):
        pdfs += converted([path.read_bytes() for _, path in papers[at : at + _AT_ONCE]])
    if faults := [_not_made(path) for (_, path), pdf in zip(papers, pdfs, strict=True) if pdf is None]:
        raise PacketError(*faults)
    with pikepdf.new() as whole:
        first_pages: dict[int, int] = {}
        for (number, _), pdf in zip(papers, pdfs, strict=True):
            first_pages.setdefault(number, len(whole.pages))
            _add(whole, pdf or b"")
        with whole.open_outline() as outline:
            for number, page in first_pages.items():
                title = f"{number + 1} {mailings[number].to.name} {mailings[number].code}"
                outline.root.append(pikepdf.OutlineItem(title, page))
        file = io.BytesIO()
        whole.save(file, deterministic_id=True)
        return file.getvalue()


def _papers(folder: Path, mailing: Mailing) -> Iterator[Path]:
    for letter in mailing.letters:
        packet = folder / letter.folder
        packet = packet if packet.is_dir() else folder
        yield from (packet / name for name in (letter.file, *letter.enclosed))


def _add(whole: pikepdf.Pdf, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        pages = len(paper.pages)
        box = paper.pages[-1].mediabox
        whole.pages.extend(paper.pages)
        if pages % 2:
            whole.add_blank_page(page_size=(float(box[2]) - float(box[0]), float(box[3]) - float(box[1])))


def _not_made(path: Path) -> Fault:
    problem = say("{files} 没有转成 PDF", files=[path.name])
    return Fault(Place(file=path.parent.name), problem, say("用 Word 或者 WPS 打开 Word 文件，另存为 PDF"))
