"""A QR code as a picture for templates."""

import io


def qr_code(address: str) -> str:
    """The address as a QR code (SVG text), blank without one."""
    if not address:
        return ""
    import segno

    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", border=1, xmldecl=False, svgns=True, nl=False)
    return picture.getvalue().decode()
