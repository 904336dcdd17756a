"""The demo's pictures are clean already: stored under their own names, with sizes."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

from django.core.files import File
from django.core.files.storage import default_storage
from PIL import Image

from shop.photos.pictures import size_names
from shop.photos.processing import store_sizes

from .content import PICTURES

FOLDER = "photos/demo"


def store_pictures() -> int:
    """Store what is not there yet; how many there are."""
    paths = sorted(PICTURES.glob("*.webp"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(store, paths))
    return len(paths)


def store(path) -> None:
    name = stored_name(path.name)
    width, _height = size_of(path.name)
    if not default_storage.exists(name):
        with path.open("rb") as file:
            default_storage.save(name, File(file))
    if not all(default_storage.exists(size) for size in size_names(name, width)):
        store_sizes(default_storage, name)


def stored_name(file_name: str) -> str:
    return f"{FOLDER}/{file_name}"


@cache
def size_of(file_name: str) -> tuple[int, int]:
    with Image.open(PICTURES / file_name) as image:
        return image.size
