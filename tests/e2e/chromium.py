"""Find a Chromium or fetch one: `python -m tests.e2e.chromium`."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LEFT_OUT = (
    "THE BROWSER TESTS ARE LEFT OUT: no Chromium here, and none could be fetched."
)


def find() -> str | None:
    """Where it lies, or nothing."""
    given = os.environ.get("CHROMIUM")
    installed = (shutil.which(name) for name in NAMES)
    return given or next(filter(None, installed), None) or playwrights_own()


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def fetch() -> None:
    """From Debian where we may, else Playwright's own build."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"])
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        done = subprocess.run([*install, "chromium"], env=quiet())
        if done.returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])


def quiet() -> dict[str, str]:
    return os.environ | {"DEBIAN_FRONTEND": "noninteractive"}


def is_required() -> bool:
    return os.environ.get("REQUIRE_BROWSER") == "1"


def main() -> int:
    if not find():
        fetch()
    if find():
        return 0
    sys.stderr.write(f"\n{'!' * 78}\n{LEFT_OUT}\n{'!' * 78}\n\n")
    return 1 if is_required() else 0


if __name__ == "__main__":
    sys.exit(main())
