"""Payment codes as pictures, drawn here: no other server learns of a payment."""

from io import BytesIO

import segno

CORRECTION = "m"
QUIET_ZONE = 4


def svg(payload: str) -> bytes:
    """An SVG file without size of its own, so that it fills its place."""
    file = BytesIO()
    draw(payload).save(file, kind="svg", border=QUIET_ZONE, omitsize=True, light="#fff")
    return file.getvalue()


def inline_svg(payload: str) -> str:
    """The same to stand inside a page."""
    return draw(payload).svg_inline(border=QUIET_ZONE, omitsize=True, light="#fff")


def png(payload: str, *, scale: int = 8) -> bytes:
    """`scale` is the side of one module in pixels."""
    file = BytesIO()
    draw(payload).save(file, kind="png", border=QUIET_ZONE, scale=scale)
    return file.getvalue()


def draw(payload: str) -> segno.QRCode:
    return segno.make(payload, error=CORRECTION, micro=False)
