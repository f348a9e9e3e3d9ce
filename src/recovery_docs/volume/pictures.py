"""Pictures as PDF pages: upright by their EXIF, whole, and no larger than asked for."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from recovery_docs.messages import say
from recovery_docs.volume.exhibit_file import UnfitError

_ORIENTATION = 0x0112
_TURNED = (1, 3, 6, 8)
"""EXIF orientations that are a turn; the other four are also mirrored."""
_DPI = 100
"""A small picture is not blown up to more than this makes of it."""
_QUALITY = 88


def frames_of(data: bytes) -> int:
    """How many pages the picture has; raises `UnfitError` where a pixel of any is missing."""
    with _opened(data) as picture:
        count = int(getattr(picture, "n_frames", 1))
        for number in range(count):
            picture.seek(number)
            picture.load()
        return count


def is_larger(data: bytes, longest_edge: int) -> bool:
    """Whether a frame of the picture has an edge of more pixels."""
    with _opened(data) as picture:
        for number in range(int(getattr(picture, "n_frames", 1))):
            picture.seek(number)
            if max(picture.size) > longest_edge:
                return True
        return False


def pages_of(data: bytes, longest_edge: int | None = None) -> bytes:
    """The picture as a PDF, every frame a page; those larger than `longest_edge` pixels are reduced to it."""
    import img2pdf

    frames = []
    with _opened(data) as picture:
        count = int(getattr(picture, "n_frames", 1))
        for number in range(count):
            picture.seek(number)
            over = longest_edge is not None and max(picture.size) > longest_edge
            if count == 1 and not over and _as_it_is(picture):
                frames = [data]
                break
            frames.append(_drawn(picture, longest_edge if over else None))
    page = img2pdf.get_fixed_dpi_layout_fun((_DPI, _DPI))
    made = img2pdf.convert(frames, layout_fun=page, rotation=img2pdf.Rotation.ifvalid, nodate=True)
    if made is None:
        raise _damaged()
    return bytes(made)


def _as_it_is(picture: Any) -> bool:
    """Whether the file can be put into a PDF bit by bit: turned at most, and not transparent."""
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    orientation = picture.getexif().get(_ORIENTATION, 1)
    turned = orientation in _TURNED if picture.format == "JPEG" else orientation == 1
    return turned and not see_through


def _drawn(picture: Any, longest_edge: int | None) -> bytes:
    """One frame drawn anew: upright, on white."""
    from PIL import Image, ImageOps

    frame = ImageOps.exif_transpose(picture.copy())
    if frame.mode in ("RGBA", "LA", "PA", "P") and (frame.mode != "P" or "transparency" in frame.info):
        layer = frame.convert("RGBA")
        frame = Image.new("RGB", layer.size, "white")
        frame.paste(layer, mask=layer.getchannel("A"))
    written = io.BytesIO()
    if longest_edge is None:
        frame.save(written, "PNG")
    else:
        frame = frame.convert("L" if frame.mode in ("1", "L", "I;16") else "RGB")
        frame.thumbnail((longest_edge, longest_edge), Image.Resampling.LANCZOS)
        frame.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as picture:
            yield picture
    except Image.DecompressionBombError:
        raise UnfitError(say("图片太大"), say("按 300 DPI 重新扫描")) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise _damaged() from None


def _damaged() -> UnfitError:
    return UnfitError(say("证据文件损坏"), say("重新扫描，或者另存为不加密的 PDF"))
