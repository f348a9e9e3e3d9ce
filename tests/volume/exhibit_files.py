"""Invented exhibits of every kind that can be bound, each page with words that tell which it is."""

import io
from pathlib import Path

import docx
import pikepdf
from PIL import Image, ImageDraw

A4 = (595, 842)


def pdf(path: Path, pages: int, size: tuple[int, int] = A4, *, turned: int = 0) -> None:
    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=size)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        text = f"BT /F1 20 Tf 40 {size[1] - 60} Td ({path.stem} page {number}) Tj 0 {90 - size[1]} Td (foot) Tj ET"
        page.Contents = made.make_stream(text.encode())
        if turned:
            page.Rotate = turned
    made.save(path)


def picture(path: Path, size: tuple[int, int] = (620, 877), *, orientation: int | None = None, frames: int = 1) -> None:
    """A white picture with a red bar along the edge that is to be seen above, turned as a camera held askew stores it."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0], size[1] // 8), fill="red")
    named = {}
    if orientation:
        stored = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 2: Image.Transpose.FLIP_LEFT_RIGHT}
        image = image.transpose(stored.get(orientation, Image.Transpose.ROTATE_270))
        exif = Image.Exif()
        exif[0x112] = orientation
        named = {"exif": exif}
    more = {"save_all": True, "append_images": [image] * (frames - 1)} if frames > 1 else {}
    image.save(path, **named, **more)


def word(path: Path, pages: int) -> None:
    document = docx.Document()
    for number in range(1, pages + 1):
        document.add_paragraph(f"{path.stem} page {number}").paragraph_format.page_break_before = number > 1
    document.save(path)


def seal_on_a_page(path: Path) -> None:
    """A page that says nothing itself; a seal lies on it as an annotation, as electronic contracts have them."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=A4)
    look = made.make_stream(b"1 0 0 rg 0 0 100 100 re f")
    look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 100, 100])
    seal = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=pikepdf.Array([200, 300, 300, 400]),
        F=4,
        AP=pikepdf.Dictionary(N=look),
    )
    page.Annots = pikepdf.Array([made.make_indirect(seal)])
    made.save(path)


def cut_short(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


def locked(path: Path) -> None:
    made = io.BytesIO(path.read_bytes())
    with pikepdf.open(made) as opened:
        opened.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
