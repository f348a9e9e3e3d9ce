"""Pages of any size on A4, with a strip above and below that is left for stamps."""

from typing import Any

import pikepdf

WIDTH, HEIGHT = 595.276, 841.89
"""A4 in points (210 × 297 mm)."""
STRIP = 25.5
"""9 mm above and below, where no exhibit reaches, so that no stamp covers a word of it."""


EXHIBIT = "/Exhibit"
"""What a page's own content is called on its sheet."""


def put_on_a4(volume: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Append every page of `source`, scaled down where it is too large and never up; a wide one lies on a wide sheet.

    What annotations show (seals and signatures of electronic contracts) is drawn into the page: it would be lost with them.
    """
    source.flatten_annotations("all")
    for page in source.pages:
        page.trimbox = page.cropbox  # 显示的是裁剪框；按成品框取会切掉边上的内容
        form = volume.copy_foreign(page.as_form_xobject())
        width, height = _size(form)
        wide = width > height
        sheet = volume.add_blank_page(page_size=(HEIGHT, WIDTH) if wide else (WIDTH, HEIGHT))
        overlay(sheet, form, sheet_frame(sheet), EXHIBIT)


def sheet_frame(sheet: pikepdf.Page) -> pikepdf.Rectangle:
    """The sheet between its strips."""
    box = pikepdf.Rectangle(sheet.mediabox)
    return pikepdf.Rectangle(0, STRIP, box.urx, box.ury - STRIP)


def overlay(sheet: pikepdf.Page, form: pikepdf.Object, frame: pikepdf.Rectangle, called: str) -> None:
    """Draw the form into the frame, in its middle."""
    name = sheet.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(called))
    sheet.contents_add(sheet.calc_form_xobject_placement(form, name, frame, allow_expand=False))


def _size(form: Any) -> tuple[float, float]:
    """Width and height as they are seen: turned, and in the unit of the page."""
    box, matrix = [float(one) for one in form["/BBox"]], form.get("/Matrix")
    turned = pikepdf.Matrix(*(float(one) for one in matrix)) if matrix is not None else pikepdf.Matrix()
    seen = turned.transform(pikepdf.Rectangle(box[0], box[1], box[2], box[3]))
    return float(seen.width), float(seen.height)
