"""What a page asks for as a batch, word for word as the command line would be given it."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from recovery_docs.desk.batches.process import Order
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.sources import Source, sources
from recovery_docs.filings import FILINGS

AUTO = "auto"
"""Whatever each case is ready for."""


def order_for(
    folder: Folder, source: Source, filing: str, only: Sequence[str] | None, *, as_of: date | None, pdf: bool
) -> Order:
    """The order for a filing of the cases named in `only`, else of the whole book."""
    own = any(folder.templates.rglob("*.docx")) or any(folder.templates.rglob("*.toml"))
    return Order(
        path=source.path,
        out=papers_of(folder, source),
        filings=() if filing == AUTO else (filing,),
        profile=source.profile,
        templates=folder.templates if own else None,
        only=None if only is None else tuple(only),
        as_of=as_of,
        pdf=pdf,
        workers=os.cpu_count() or 1,
    )


def title_of(order: Order) -> str:
    """What is made, in words."""
    papers = "、".join(f"《{FILINGS[name].title}》" for name in order.filings) or "各案现在能提交的文书"
    cases = "全部案件" if order.only is None else f"{len(order.only)} 案"
    return (
        f"{papers}，{cases}"
        + (f"，截至 {order.as_of}" if order.as_of else "")
        + ("，另做 PDF" if order.pdf else "")
        + ("，函件编文号" if order.numbered else "")
    )


def papers_of(folder: Folder, source: Source) -> Path:
    """The folder of a book's papers; where another book has the same name before its suffix, with the suffix."""
    alike = sum(one.stem == source.stem for one in sources(folder))
    return folder.papers / (source.stem if alike < 2 else source.name)
