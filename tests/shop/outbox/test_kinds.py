"""Every declared message, in both languages, with and without marks."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.utils.module_loading import module_has_submodule
from django.utils.translation import override

from shop.outbox.kinds import GAPS, KINDS, LONGEST, NotOurs, declare, render, tell
from shop.outbox.segments import segments_of

for app in apps.get_app_configs():
    for name in ("messages", "notices"):
        ours = app.name.startswith(("shop.", "vendors.", "cms."))
        if ours and module_has_submodule(app.module, name):
            import_module(f"{app.name}.{name}")

MOST_PARTS = {True: 3, False: 2}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
every_language = pytest.mark.parametrize("language", ["vi", "en"])
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def host(settings):
    settings.SITE_URL = "https://cho-chi-em.hoilhpn.org.vn"
    settings.SITE_NAME_SOURCE = ""


@every_kind
@every_language
@pytest.mark.parametrize("marks", [True, False])
def test_message_with_the_longest_values_fits(kind, language, marks, settings):
    settings.SMS_MARKS = marks
    with override(language):
        text = render(kind, **{gap: LONGEST[gap] for gap in kind.gaps})["sms"]

    parts = segments_of(text)
    assert parts.count <= MOST_PARTS[marks], f"{parts} {text}"
    assert marks or parts.alphabet == "GSM-7"


@every_kind
@every_language
def test_message_has_the_gaps_it_declares(kind, language):
    with override(language):
        from django.utils.translation import gettext

        texts = [gettext(text) for text in (kind.sms, kind.subject, kind.mail) if text]

    found = set(re.findall(r"%\((\w+)\)s", " ".join(texts))) - {"site"}
    assert found == set(kind.gaps)


@every_kind
def test_message_says_who_speaks(kind):
    assert "%(site)s" in kind.sms


def test_free_words_cannot_be_declared():
    with pytest.raises(ValueError, match="reason"):
        declare("order.odd", to="buyer", sms="%(site)s %(reason)s", gaps=("reason",))

    assert set(GAPS) == {"number", "code", "link", "shop", "amount", "state"}


@pytest.mark.parametrize(
    ("typed", "travels"),
    [
        ("Bếp cô Út", "Bếp cô Út"),
        ("Gọi 0901 234 567", "Gọi"),
        ("vietcombank.com/otp", "vietcombank com otp"),
        ("0901234567", "gian hàng"),
        ("a\nb\tc", "a b c"),
        ("٠١٢ ９９", "gian hàng"),
        ("K" * 80, "K" * 24),
        ("Ba Khía", "Ba Khía"),
    ],
)
def test_shop_name_can_neither_call_nor_link(typed, travels):
    with override("vi"):
        assert GAPS["shop"](typed) == travels


@pytest.mark.parametrize(
    "value",
    ["https://x.example", "//x.example", "x.example", "/a b", "/a\n", "javascript:x"],
)
def test_link_leads_nowhere_but_home(value):
    with pytest.raises(NotOurs):
        GAPS["link"](value)


@pytest.mark.parametrize("value", ["0901234567", "CE1 gọi", "", "CE" + "0" * 40])
def test_number_is_a_number_of_ours(value):
    with pytest.raises(NotOurs):
        GAPS["number"](value)


def test_mail_and_sms_leave_together():
    kind = KINDS["order.placed"]

    sent = tell(
        kind,
        language="vi",
        phone="+84932111222",
        email="mai@cho.example",
        number="CE0123456789",
        link="/don-hang/CE0123456789/",
    )

    assert [message.channel for message in sent] == ["sms", "email"]
    assert "CE0123456789" in sent[1].subject


def test_marks_can_be_left_out(settings):
    settings.SMS_MARKS = False

    sent = tell(
        KINDS["order.placed"],
        language="vi",
        phone="+84932111222",
        number="CE0123456789",
        link="/don-hang/CE0123456789/",
    )

    assert sent[0].text.isascii()
