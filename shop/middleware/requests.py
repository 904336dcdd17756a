"""One line of the log for each request, and an id that all its lines share."""

import logging
import re
import time
import uuid

from shop.logs import request_id

logger = logging.getLogger("market.requests")
HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestLogMiddleware:
    """The proxy's id is taken where it is one; what stands behind `?` stays unsaid."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request_id.set(id_of(request))
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = request_id.get()
            note(request, response, time.perf_counter() - began)
        finally:
            request_id.reset(token)
        return response


def id_of(request) -> str:
    given = request.headers.get(HEADER, "")
    return given if GIVEN.fullmatch(given) else uuid.uuid4().hex


def note(request, response, seconds: float) -> None:
    # Set once somebody has asked for the user; asking here would read the session.
    user = getattr(request, "_cached_user", None)
    facts = {
        "method": request.method,
        "path": request.path_info,
        "status": response.status_code,
        "ms": round(seconds * 1000),
        "user": user.pk if user is not None else None,
    }
    text = "%(method)s %(path)s %(status)s %(ms)s ms user %(user)s"
    logger.info(text, facts, extra={"facts": facts})
