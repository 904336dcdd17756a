"""Order group numbers: `CE` and ten random letters that can't be misread."""

import secrets
import unicodedata

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("OIL", "011")
LENGTH = 10


def new_group_number() -> str:
    return "CE" + "".join(secrets.choice(CROCKFORD) for _ in range(LENGTH))


def normalise_group_number(text: str) -> str:
    """As typed or read out: lower case, blanks and dashes, O for 0, I or L for 1.

    What follows the twelve letters (`-1`, the order's place in its group) is dropped.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(c for c in plain if c.isascii() and c.isalnum())
    return (letters[:2] + letters[2:].translate(MISREAD))[: 2 + LENGTH]
