"""How often one may do it: so many times in so many seconds; shop.limits counts."""

from .accounts import RATE_LIMIT_FACTOR

QUARTER, HOUR, DAY = 15 * 60, 60 * 60, 24 * 60 * 60

# Many phones of one carrier share an address, so addresses get more.
LIMITS = {
    # Each sent code by itself has SIGN_IN_CODE_TRIES.
    "code_tries_of_phone_from_address": [(10, QUARTER)],
    "code_tries_from_address": [(150, QUARTER)],
    # Failures: a stranger's never count against the owner at her own address.
    "order_sought_from_address": [(20, QUARTER)],
    "orders_sought_from_address": [(60, QUARTER)],
    "orders_of_phone": [(10, HOUR), (30, DAY)],
    "orders_from_address": [(60, HOUR), (300, DAY)],
}
LIMITS = {
    name: [(most * RATE_LIMIT_FACTOR, seconds) for most, seconds in spans]
    for name, spans in LIMITS.items()
}
