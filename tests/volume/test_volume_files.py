"""Exhibits' files one by one: what is let in with how many pages, and what is refused, with the reason."""

import io
from collections.abc import Callable
from pathlib import Path

import exhibit_files
import pikepdf
import pytest

from recovery_docs.volume.exhibit_file import UnfitError, looked_at
from recovery_docs.volume.pictures import is_larger, pages_of

pytest.importorskip("PIL")


@pytest.mark.parametrize(
    ("name", "made", "pages"),
    [
        ("合同.pdf", lambda path: exhibit_files.pdf(path, 3), 3),
        ("照片.jpg", exhibit_files.picture, 1),
        ("照片.png", exhibit_files.picture, 1),
        ("传真.tif", lambda path: exhibit_files.picture(path, frames=4), 4),
        ("说明.docx", lambda path: exhibit_files.word(path, 2), None),  # known when it is printed
        ("其实是图片.pdf", lambda path: exhibit_files.picture(path.with_suffix(".png")) or _renamed(path), 1),
    ],
)
def test_every_kind_is_known_by_what_is_in_it(
    tmp_path: Path, name: str, made: Callable[[Path], object], pages: int | None
) -> None:
    made(tmp_path / name)
    assert looked_at(tmp_path / name).pages == pages


def _renamed(path: Path) -> None:
    path.with_suffix(".png").rename(path)


@pytest.mark.parametrize(
    ("name", "made", "spoilt", "said"),
    [
        ("a.pdf", lambda path: exhibit_files.pdf(path, 2), exhibit_files.cut_short, "损坏"),
        ("a.pdf", lambda path: exhibit_files.pdf(path, 2), exhibit_files.locked, "加密"),
        ("a.pdf", lambda path: exhibit_files.pdf(path, 0), lambda path: None, "没有一页"),
        ("a.jpg", exhibit_files.picture, exhibit_files.cut_short, "损坏"),  # the lower third would be grey
        ("a.png", exhibit_files.picture, exhibit_files.cut_short, "损坏"),
        ("a.tif", exhibit_files.picture, exhibit_files.cut_short, "损坏"),
        ("a.docx", lambda path: exhibit_files.word(path, 1), exhibit_files.cut_short, "损坏"),
        ("a.docx", lambda path: exhibit_files.word(path, 0), lambda path: None, "里面什么也没有"),
        ("a.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99), lambda path: None, "加密"),
        ("a.pdf", lambda path: path.write_bytes(b""), lambda path: None, "一个字节也没有"),
        ("a.heic", lambda path: path.write_bytes(b"\0\0\0\x18ftypheic"), lambda path: None, "不是 PDF、JPG"),
    ],
)
def test_what_cannot_be_bound_whole_is_refused(
    tmp_path: Path, name: str, made: Callable[[Path], object], spoilt: Callable[[Path], object], said: str
) -> None:
    made(tmp_path / name)
    spoilt(tmp_path / name)
    with pytest.raises(UnfitError, match=said):
        looked_at(tmp_path / name)


def test_a_picture_is_reduced_only_where_it_is_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("img2pdf")
    exhibit_files.picture(tmp_path / "a.jpg", (1240, 1754))
    data = (tmp_path / "a.jpg").read_bytes()
    assert data in pages_of(data)  # bit by bit as it was
    for edge, size in ((1753, (1239, 1753)), (1754, (1240, 1754))):
        with pikepdf.open(io.BytesIO(pages_of(data, edge))) as pdf:
            (image,) = (
                one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            )
            assert (int(image.Width), int(image.Height)) == size
    assert (is_larger(data, 1753), is_larger(data, 1754)) == (True, False)
