"""One stylesheet and two scripts, put together from the parts in the themes.

A province's theme replaces a part by one of the same name, or adds its own; parts
follow each other by name.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage


@dataclass(frozen=True)
class Bundle:
    """`folder` of a theme with parts that end in `ending`."""

    folder: str
    ending: str

    def parts(self) -> list[Path]:
        found: dict[str, Path] = {}
        for theme in reversed(settings.THEME_DIRS):
            folder = theme / self.folder
            found |= {path.name: path for path in folder.glob(f"*{self.ending}")}
        return [found[name] for name in sorted(found)]

    def text(self) -> str:
        whole = "\n".join(path.read_text(encoding="utf-8") for path in self.parts())
        return small_css(whole) if self.ending == ".css" else one_script(whole)


BUNDLES = {
    "css/site.css": Bundle("css", ".css"),
    "js/site.js": Bundle("js/site", ".mjs"),
    "js/seller.js": Bundle("js/seller", ".mjs"),
}
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_STRING = re.compile(r'("[^"]*")')
IMPORT_OR_COMMENT = re.compile(r"^(?:import .*;|//.*)$\n?", re.MULTILINE)


def small_css(text: str) -> str:
    """Without comments and the spaces that only people need; strings are kept."""
    pieces = CSS_STRING.split(CSS_COMMENT.sub("", text))
    return "".join(
        piece if piece.startswith('"') else squeezed(piece) for piece in pieces
    ).strip()


def squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}").replace("@media (", "@media(")


def one_script(text: str) -> str:
    """Modules as one plain script; what they export, its other parts may use."""
    lines = IMPORT_OR_COMMENT.sub("", re.sub(r"^\s+", "", text, flags=re.MULTILINE))
    return f"(() => {{\n{re.sub('^export ', '', lines, flags=re.MULTILINE)}}})();\n"


class BundleFinder(BaseFinder):
    """Makes the bundles anew whenever they are asked for, in VAR_DIR/bundles."""

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "bundles")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in BUNDLES:
            return []
        made = str(self.make(path))
        return [made] if find_all else made

    def list(self, ignore_patterns):
        for path in BUNDLES:
            self.make(path)
            yield path, self.storage

    def make(self, path: str) -> Path:
        """Whole or not at all: another process may be doing the same."""
        file = Path(self.storage.path(path))
        text = BUNDLES[path].text()
        if file.exists() and file.read_text(encoding="utf-8") == text:
            return file
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(file)
        return file
