"""What comes in as a photo leaves as a small, plain JPEG, or is refused kindly."""

import struct
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError
from PIL.Image import Transpose
from pillow_heif import register_heif_opener

from .gate import Busy, gate

register_heif_opener()

FORMATS = ["JPEG", "PNG", "WEBP", "HEIF", "AVIF"]
MOST_BYTES = 20 * 1024 * 1024
# Phones with "50 megapixels" send up to 8192 × 6144; PNG and WebP cost the most memory.
MOST_PIXELS = {"PNG": 25_000_000, "WEBP": 25_000_000}
MOST_PIXELS_OF_PHONES = 51_000_000
# A progressive JPEG is worked through once for each of its scans: ordinary ones have
# ten, forged ones thousands.
START_OF_SCAN = b"\xff\xda"
MOST_SCANS = 100
MOST_SCANNED_PIXELS = 600_000_000
LONGEST_SIDE = 1600
QUALITY = 82
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
ORIENTATION = 0x0112
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
# What Pillow and libheif raise on files that were cut, forged or made up.
BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)
REFUSALS = {
    "empty": _("This file is empty. Please choose another photo."),
    "too_big": _(
        "This photo is too heavy to send. Please choose one of at most %(most)s MB."
    ),
    "not_photo": _("This is not a photo. Please choose a photo from your phone."),
    "pdf": _("This is a PDF document. Please choose a photo."),
    "gif": _("This is a moving picture (GIF). Please choose an ordinary photo."),
    "video": _("This is a video. Please choose a photo."),
    "too_many_pixels": _(
        "This photo is too large to open. Please choose a smaller one, "
        "or take it again with your camera's usual setting."
    ),
    "busy": _(
        "Many photos are arriving just now. Please send this one again in a moment."
    ),
    "broken": _(
        "This photo is damaged or did not arrive whole. "
        "Please choose it again, or take a new one."
    ),
    "too_small": _(
        "This photo is too small (%(width)s × %(height)s pixels). "
        "Please choose one of at least %(least)s × %(least)s."
    ),
    "too_narrow": _(
        "This photo is too long and narrow. "
        "Please choose one that is closer to a square."
    ),
}


class PhotoRefused(ValidationError):
    """The file is no photo that we take; `code` is a key of REFUSALS."""

    def __init__(self, code: str, **params):
        super().__init__(REFUSALS[code], code=code, params=params)


class CleanPhoto(ContentFile):
    """A JPEG without metadata under a name that says nothing."""

    content_type = "image/jpeg"

    def __init__(self, content: bytes, *, width: int, height: int):
        super().__init__(content, name=f"{random_name()}.jpg")
        self.width = width
        self.height = height


def random_name() -> str:
    return get_random_string(20, "abcdefghijklmnopqrstuvwxyz0123456789")


def clean_photo(file: File, *, min_side: int = 0) -> CleanPhoto:
    """Decided by content alone; `min_side` in pixels of the shorter side.

    Rotated as the camera meant it, sRGB, on white, at most 1600 pixels long.
    Raises PhotoRefused. What is clean already is handed back as it is.
    """
    if isinstance(file, CleanPhoto):
        check_shape(file.width, file.height, min_side)
        return file
    data = read_whole(file)
    try:
        with gate.passed(), open_photo(data) as image:
            check_shape(*image.size, min_side)
            return encode(to_srgb(shrink_upright(image)))
    except Busy:
        raise PhotoRefused("busy") from None
    except Image.DecompressionBombError:
        raise PhotoRefused("too_many_pixels") from None
    except ValidationError:
        raise
    except BROKEN:
        raise PhotoRefused("broken") from None


def read_whole(file: File) -> bytes:
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    if not data:
        raise PhotoRefused("empty")
    if len(data) > MOST_BYTES:
        raise PhotoRefused("too_big", most=MOST_BYTES // 1024 // 1024)
    return data


def open_photo(data: bytes) -> ImageFile.ImageFile:
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise PhotoRefused(kind_of_other(data)) from None
    most = MOST_PIXELS.get(image.format or "", MOST_PIXELS_OF_PHONES)
    if image.width * image.height > most:
        raise PhotoRefused("too_many_pixels")
    if image.format in ("JPEG", "MPO"):
        check_scans(data, image.width * image.height)
    return image


def check_scans(data: bytes, pixels: int) -> None:
    """Counted before anything is decoded; inside a scan these two bytes can't stand."""
    scans = data.count(START_OF_SCAN)
    if scans > MOST_SCANS or scans * pixels > MOST_SCANNED_PIXELS:
        raise PhotoRefused("too_many_pixels")


def kind_of_other(data: bytes) -> str:
    """Why a file that no reader of photos knows is none: a key of REFUSALS."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[4:12] in (b"ftypmp42", b"ftypisom", b"ftypqt  ", b"ftyp3gp4", b"ftypmp41"):
        return "video"
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return "broken"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "broken"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "broken"
    return "not_photo"


def check_shape(width: int, height: int, min_side: int) -> None:
    """The shorter side counts as it will be stored."""
    if min(width, height) < max(min_side, 1):
        raise PhotoRefused("too_small", width=width, height=height, least=min_side)
    scale = min(1, LONGEST_SIDE / max(width, height))
    if min(width, height) * scale < max(min_side, 1):
        raise PhotoRefused("too_narrow")


def shrink_upright(image: Image.Image) -> Image.Image:
    turn = UPRIGHT.get(orientation(image))
    profile = image.info.get("icc_profile")
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA")
    if image.mode.startswith("I"):
        image = image.point(lambda grey: grey * (1 / 256)).convert("L")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=1.0)
    if turn is not None:
        image = image.transpose(turn)
    image.info["icc_profile"] = profile
    return image


def orientation(image: Image.Image) -> int:
    """1 where the camera's note is missing or unreadable."""
    try:
        return image.getexif().get(ORIENTATION, 1)
    except BROKEN:
        return 1


def to_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        image = on_white(image)
    if profile and image.mode in ("RGB", "L", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
            return turned or image.convert("RGB")
        except (ImageCms.PyCMSError, *BROKEN):
            return image.convert("RGB")
    return image.convert("RGB")


def on_white(image: Image.Image) -> Image.Image:
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image)
    return paper


def encode(image: Image.Image) -> CleanPhoto:
    image.info = {}
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return CleanPhoto(out.getvalue(), width=image.width, height=image.height)
