"""How long things are kept that nobody needs for ever; `run_periodic` forgets them."""

from .env import env

KEEP_DAYS = {
    "tasks": env.int("KEEP_TASKS_DAYS", default=2),
    "failed_tasks": env.int("KEEP_FAILED_TASKS_DAYS", default=30),
    "messages": env.int("KEEP_MESSAGES_DAYS", default=180),
    "baskets": env.int("KEEP_BASKETS_DAYS", default=60),
    # A form that is being filled may hold a photo that no row names yet.
    "orphaned_files": env.int("KEEP_ORPHANED_FILES_DAYS", default=2),
}
