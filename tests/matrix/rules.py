"""Who gets what, by the beginning of an address."""

ANONYMOUS, SHOPPER, VENDOR, OFFICER, EDITOR, ADMINISTRATOR, SUPERUSER = PEOPLE = (
    "anonymous",
    "shopper",
    "another vendor",
    "officer of another commune",
    "editor",
    "administrator of another commune",
    "superuser",
)
STAFF = (OFFICER, EDITOR, ADMINISTRATOR, SUPERUSER)
SHOWN = {200, 301, 302, 405, 422}
ANY_BUT_FAILURE = set(range(200, 500))

# Addresses that shoppers read, the same for everyone.
PUBLIC = (
    "danh-muc/",
    "san-pham/",
    "cua-hang/",
    "tim-kiem/",
    "%(_0)s",
    "healthz",
)
BACK_OFFICES = ("quan-tri/", "quan-tri-oscar/")
OUR_DESKS = ("quan-tri/duyet/", "quan-tri/nhan-su/")
# Doors of others: each leads to ours.
FOREIGN_DOORS = ("quan-tri/login/", "quan-tri/password_reset/", "quan-tri-oscar/login/")
# What one must have a shop of one's own for: these gaps name another's things.
OWNED_GAPS = {"pk", "image", "number", "listing_id"}
# Where somebody without a shop begins.
OPENING = ("ban-hang/", "ban-hang/dang-ky/")


def allowed(person: str, shape: str, method: str) -> set[int]:
    """The status codes that this person may meet there."""
    for start, rule in RULES.items():
        if shape.startswith(start):
            return rule(person, shape, method)
    return ANY_BUT_FAILURE


def at_oscar(person, shape, method):
    if shape.startswith(FOREIGN_DOORS):
        return {302}
    return ANY_BUT_FAILURE if person == SUPERUSER else {404}


def at_moderation(person, shape, method):
    if person == ANONYMOUS:
        return {302}
    if person == SUPERUSER:
        return SHOWN
    is_queue = "%(pk)s" not in shape
    return SHOWN if person == OFFICER and is_queue else {404}


def at_people(person, shape, method):
    """Roles and invitations: an administrator's own unit alone."""
    if person == ANONYMOUS:
        return {302}
    if person == SUPERUSER:
        return SHOWN
    return SHOWN if person == ADMINISTRATOR and "%(" not in shape else {404}


def at_own_account(person, shape, method):
    if person == ANONYMOUS:
        return {302}
    if person not in STAFF:
        return {404}
    return {302, 404} if "%(pk)s" in shape else {200, 302}


def without_link(person, shape, method):
    """The pages that a mail leads to, opened without its link."""
    return {410}


def at_wagtail(person, shape, method):
    if shape == "quan-tri/login/" or person == ANONYMOUS:
        return {302}
    if person not in STAFF:
        return {404}
    return {302} if shape.startswith(FOREIGN_DOORS) else ANY_BUT_FAILURE


def at_sellers(person, shape, method):
    if person == ANONYMOUS:
        return {302}
    if shape in OPENING:
        return SHOWN
    is_anothers = any(f"%({gap})s" in shape for gap in OWNED_GAPS)
    return SHOWN if person == VENDOR and not is_anothers else {404, 405}


def at_orders(person, shape, method):
    """Only the form that asks for the phone; the money's picture is not there."""
    if shape.endswith("ma-qr.png"):
        return {404}
    return {302} if shape.endswith(("huy/", "tien-mat/")) else {200}


def at_readiness(person, shape, method):
    """Not ready where no clock has ever run."""
    return {200, 503, 405}


def at_public(person, shape, method):
    return {200} if method == "get" else {200, 405}


RULES = {
    "readyz": at_readiness,
    "quan-tri-oscar/": at_oscar,
    "quan-tri/duyet/": at_moderation,
    "quan-tri/nhan-su/": at_people,
    "tai-khoan/can-bo/cua-toi/": at_own_account,
    "tai-khoan/can-bo/loi-moi/": without_link,
    "tai-khoan/can-bo/email/": without_link,
    "tai-khoan/can-bo/mat-khau-moi/": without_link,
    "quan-tri/": at_wagtail,
    "ban-hang/": at_sellers,
    "don-hang/": at_orders,
} | dict.fromkeys(PUBLIC, at_public)
