import pytest

from shop.outbox.segments import segments_of


@pytest.mark.parametrize(
    ("text", "alphabet", "count"),
    [
        ("", "GSM-7", 1),
        ("a" * 160, "GSM-7", 1),
        ("a" * 161, "GSM-7", 2),
        ("a" * 306, "GSM-7", 2),
        ("a" * 307, "GSM-7", 3),
        ("[" * 80, "GSM-7", 1),
        ("[" * 80 + "a", "GSM-7", 2),
        ("ộ" * 70, "UCS-2", 1),
        ("ộ" * 71, "UCS-2", 2),
        ("ộ" * 134, "UCS-2", 2),
        ("ộ" * 135, "UCS-2", 3),
        ("🎀" * 35, "UCS-2", 1),
        ("🎀" * 36, "UCS-2", 2),
        ("a" * 70 + "ă", "UCS-2", 2),
        ("150.000\u00a0₫", "UCS-2", 1),
    ],
)
def test_parts_of_a_message(text, alphabet, count):
    found = segments_of(text)

    assert (found.alphabet, found.count) == (alphabet, count)
