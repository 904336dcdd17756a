"""Files that people might send as a photo, made here and now."""

import struct
import zlib
from contextlib import contextmanager
from io import BytesIO

import piexif
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from PIL import Image, ImageCms, PngImagePlugin

TRACES = (b"Exif", b"GPS", b"http://ns.adobe.com", b"xpacket", b"ICC_PROFILE", b"HANOI")
XMP = (
    b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b"HANOI http://ns.adobe.com/exif GPSLatitude</x:xmpmeta>"
)


def gps_exif(orientation: int = 1) -> bytes:
    return piexif.dump(
        {
            "0th": {
                piexif.ImageIFD.Make: b"HANOI",
                piexif.ImageIFD.Orientation: orientation,
            },
            "GPS": {
                piexif.GPSIFD.GPSLatitudeRef: b"N",
                piexif.GPSIFD.GPSLatitude: ((9, 1), (47, 1), (0, 1)),
                piexif.GPSIFD.GPSLongitudeRef: b"E",
                piexif.GPSIFD.GPSLongitude: ((105, 1), (28, 1), (0, 1)),
            },
        }
    )


def scene(size=(800, 600), mode="RGB") -> Image.Image:
    """Upper half red, lower half blue."""
    image = Image.new("RGB", size, (200, 30, 30))
    width, height = size
    image.paste((30, 30, 200), (0, height // 2, width, height))
    return image.convert(mode)


def bytes_of(image: Image.Image, kind: str, **options) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(size=(800, 600), orientation=1, mode="RGB") -> bytes:
    """With all that a camera and an editor may hide in it."""
    return bytes_of(
        scene(size, mode),
        "JPEG",
        exif=gps_exif(orientation),
        xmp=XMP,
        comment=b"HANOI",
        icc_profile=None if mode == "CMYK" else srgb(),
    )


def png(size=(800, 600), mode="RGB") -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Location", "HANOI GPS")
    return bytes_of(scene(size, mode), "PNG", pnginfo=notes, exif=gps_exif())


def webp(size=(800, 600)) -> bytes:
    return bytes_of(scene(size), "WEBP", exif=gps_exif(), xmp=XMP)


def moving_webp(size=(800, 600)) -> bytes:
    more = [Image.new("RGB", size, "green")]
    return bytes_of(scene(size), "WEBP", save_all=True, append_images=more)


def heic(size=(800, 600)) -> bytes:
    return bytes_of(scene(size), "HEIF", exif=gps_exif(), xmp=XMP)


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def huge_png(width=20_000, height=10_000) -> bytes:
    """200 megapixels of black that weigh a few hundred kB."""
    rows = zlib.compressobj(9)
    row = bytes(1 + width)
    data = b"".join(rows.compress(row * 100) for _ in range(height // 100))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, body)
        for kind, body in (
            (b"IHDR", header),
            (b"IDAT", data + rows.flush()),
            (b"IEND", b""),
        )
    )


def chunk(kind: bytes, body: bytes) -> bytes:
    checked = kind + body
    return (
        struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))
    )


def gif_bomb() -> bytes:
    """A GIF that says it is 65,535 pixels wide and high, with a thousand frames."""
    screen = b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0)
    frame = b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02D\x01\x00"
    return screen + b"\x00\x00\x00\xff\xff\xff" + frame * 1000 + b";"


def svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def program() -> bytes:
    return b"MZ\x90\x00" + bytes(60) + b"This program cannot be run in DOS mode." * 20


def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def upload(data: bytes, name="photo.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, data, content_type)


def traces(data: bytes) -> list[bytes]:
    """What is left of the place, the camera and the notes in a stored file."""
    found = [trace for trace in TRACES if trace in data]
    with Image.open(BytesIO(data)) as image:
        image.load()
        found += [key for key in ("exif", "xmp", "icc_profile") if image.info.get(key)]
        found += [b"exif tags"] if dict(image.getexif()) else []
    return found


@contextmanager
def failing_save(model):
    """The database takes no row of this model, new or changed."""
    table = model._meta.db_table

    def refuse(execute, sql, params, many, context):
        if sql.startswith((f'INSERT INTO "{table}"', f'UPDATE "{table}"')):
            raise DatabaseError("no room left")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def stored_files(folder="") -> set[str]:
    folders, names = default_storage.listdir(folder)
    found = {f"{folder}{name}" for name in names}
    return found.union(*(stored_files(f"{folder}{each}/") for each in folders))
