"""Your own machine: nothing to install beside Python."""

from .base import *  # noqa: F403
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
VAR_DIR.mkdir(exist_ok=True)
