"""Photos as phones send them, and as somebody might who wishes us ill: by a seed."""

import random
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

LARGEST = 8_000_000
SOS, EOI = b"\xff\xda", b"\xff\xd9"


def picture(rng: random.Random, mode: str = "RGB", side: int | None = None):
    size = (side or rng.randint(520, 1000), side or rng.randint(520, 1000))
    small = Image.frombytes("RGB", (8, 8), rng.randbytes(8 * 8 * 3))
    return small.resize(size, Image.Resampling.BICUBIC).convert(mode)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo(rng) -> bytes:
    return saved(picture(rng), "JPEG", quality=rng.randint(60, 95))


def progressive(rng) -> bytes:
    return saved(picture(rng), "JPEG", progressive=True)


def scan_bomb(rng) -> bytes:
    """One scan of a progressive JPEG, thousands of times: small to send, dear to open."""
    data = saved(picture(rng, side=1600), "JPEG", progressive=True, quality=30)
    last = data.rindex(SOS)
    scan = data[last : data.rindex(EOI)]
    times = min(rng.randint(500, 5000), LARGEST // len(scan))
    return data[:last] + scan * times + EOI


def pixel_bomb(rng) -> bytes:
    """A small PNG that says it is 30,000 pixels wide and high."""
    side = rng.choice([12_000, 30_000, 60_000])
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)
        for name, body in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
        for crc in [zlib.crc32(name + body)]
    )


def truncated(rng) -> bytes:
    data = saved(picture(rng), rng.choice(["JPEG", "PNG", "WEBP", "AVIF"]))
    return data[: rng.randint(1, len(data) - 1)]


def flipped(rng) -> bytes:
    data = bytearray(saved(picture(rng), rng.choice(["JPEG", "PNG", "WEBP", "AVIF"])))
    for _ in range(20):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def polyglot(rng) -> bytes:
    return photo(rng) + b"PK\x03\x04<script>alert(1)</script>%PDF-1.7"


def animated(rng) -> bytes:
    first = picture(rng, side=600)
    rest = [picture(rng, side=600) for _ in range(4)]
    kind = rng.choice(["WEBP", "PNG", "AVIF"])
    return saved(first, kind, save_all=True, append_images=rest)


def printers(rng) -> bytes:
    return saved(picture(rng, "CMYK"), "JPEG")


def deep_grey(rng) -> bytes:
    return saved(picture(rng, "L", side=900).convert("I;16"), "PNG")


def talkative(rng) -> bytes:
    """Metadata as long as a JPEG's segment can be, many times."""
    note = b"\xff\xe1" + struct.pack(">H", 65_002) + b"Exif\0\0" + b"\0" * 64_994
    data = photo(rng)
    return data[:2] + note * rng.randint(2, 40) + data[2:]


def heic(rng) -> bytes:
    return saved(picture(rng), "HEIF", quality=50)


def avif(rng) -> bytes:
    return saved(picture(rng), "AVIF", quality=50, speed=10)


def noise(rng) -> bytes:
    start = rng.choice(
        [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]
    )
    return start + rng.randbytes(rng.randint(1, 5000))


KINDS = (
    photo, progressive, scan_bomb, pixel_bomb, truncated, flipped, polyglot, animated,
    printers, deep_grey, talkative, heic, avif, noise,
)  # fmt: skip


def hostile_photos(count: int, *, seed: int = 20261128) -> Iterator[tuple[str, bytes]]:
    rng = random.Random(seed)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        yield kind.__name__, kind(rng)
