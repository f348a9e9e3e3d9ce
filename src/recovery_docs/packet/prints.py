"""What the office suite has printed in one run, so that no file goes to it twice."""

from collections.abc import Callable, Iterable, Sequence

from recovery_docs.volume.saving import undated

Convert = Callable[[Sequence[bytes]], list[bytes | None]]
"""What asks the office: the PDF of each Word file, nothing for one that it cannot convert."""


class Prints:
    """PDFs by the bytes of their Word files; in a batch many a certificate is the same for every case."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert
        self._made: dict[bytes, bytes | None] = {}

    def make(self, papers: Iterable[bytes]) -> None:
        """Print what is not printed yet; raises `PacketError` where the office does not work."""
        wanted = [paper for paper in dict.fromkeys(papers) if paper not in self._made]
        if wanted:
            pdfs = self._convert(wanted)
            self._made |= {paper: pdf and undated(pdf) for paper, pdf in zip(wanted, pdfs, strict=True)}

    def of(self, paper: bytes) -> bytes | None:
        """The PDF of a Word file, nothing where the office could not make it."""
        return self._made.get(paper)
