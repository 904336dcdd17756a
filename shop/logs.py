"""How the log reads: plain lines, or one JSON object a line (LOG_FORMAT=json)."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="-")
ABOUT_A_REQUEST = ("method", "path", "status", "ms", "user")


class AddRequestID(logging.Filter):
    """Every line says during which request it was written."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        row = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", "-"),
        }
        facts = getattr(record, "facts", {})
        row |= {name: facts[name] for name in ABOUT_A_REQUEST if name in facts}
        if record.exc_info:
            row["traceback"] = self.formatException(record.exc_info)
        return json.dumps(row, ensure_ascii=False, default=str)
