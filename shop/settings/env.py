"""The environment, and where this installation lies on the disk."""

from pathlib import Path

import environ

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
# Until the operator writes another name in the back office.
SITE_NAME = env("SITE_NAME", default="Chợ Chị Em")
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
