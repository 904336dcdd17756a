"""Only the owner's own code leads money elsewhere, and she hears of it."""

import re

import pytest
from django.urls import reverse

from shop.outbox.models import Message
from shop.partner.models import Partner
from tests.factories import MembershipFactory, UserFactory, VendorFactory

pytestmark = pytest.mark.django_db
NEW = {
    "bank": "970405",
    "account": "1500200300400",
    "holder": "NGUYEN THI UT",
    "show": "on",
}


@pytest.fixture
def vendor():
    return VendorFactory(open=True)


@pytest.fixture
def owner(client, vendor):
    owner = MembershipFactory(vendor=vendor).user
    client.force_login(owner)
    return owner


def url(vendor=None):
    return reverse("vendors:shop-edit-step", args=["ngan-hang"])


def send(client, **changes):
    return client.post(url(), NEW | changes)


def change_of(page) -> str:
    return re.search(r'name="change" value="([^"]+)"', page.content.decode())[1]


def code_to(user) -> str:
    return re.search(r"[0-9]{6}", Message.objects.filter(to=user.phone)[0].text)[0]


def confirm(client, change, code):
    return client.post(
        reverse("vendors:account-code"), {"change": change, "code": code}
    )


def account():
    return Partner.objects.get().bank_account


def test_account_stays_until_the_code_is_typed(client, vendor, owner):
    before = account()

    page = send(client)

    assert page.templates[0].name == "vendors/members/account_code.html"
    assert account() == before


def test_code_changes_the_account_and_tells_her(client, vendor, owner):
    change = change_of(send(client))

    answer = confirm(client, change, code_to(owner))

    assert answer.status_code == 302
    assert account() == "1500200300400"
    texts = [m.text for m in Message.objects.filter(to=owner.phone)]
    assert "1500200300400" not in "".join(texts)
    assert "tài khoản ngân hàng của gian hàng vừa được đổi" in texts[0]


def test_wrong_code_changes_nothing(client, vendor, owner):
    before = account()
    change = change_of(send(client))
    wrong = f"{(int(code_to(owner)) + 1) % 10**6:06d}"

    answer = confirm(client, change, wrong)

    assert answer.status_code == 422
    assert answer.context["form"].errors["code"]
    assert account() == before


def test_code_works_once(client, vendor, owner):
    change, code = change_of(send(client)), None
    code = code_to(owner)
    confirm(client, change, code)
    Partner.objects.update(bank_account="1112223334445")

    confirm(client, change, code)

    assert account() == "1112223334445"


@pytest.mark.parametrize("forged", ["", "abc", "a:b:c", "x" * 5000])
def test_change_is_the_one_that_was_sent(client, vendor, owner, forged):
    before = account()
    send(client)

    answer = confirm(client, forged, code_to(owner))

    assert answer.status_code == 302
    assert account() == before


def test_workers_phone_gets_no_code(client, vendor, owner):
    worker = MembershipFactory(vendor=vendor, role="worker").user
    client.force_login(worker)

    change = change_of(send(client))

    assert not Message.objects.filter(to=worker.phone).exists()
    confirm(client, change, code_to(owner))
    assert account() == "1500200300400"


def test_change_of_another_shop_is_refused(client, vendor, owner):
    change = change_of(send(client))
    code, before = code_to(owner), account()
    other = MembershipFactory(vendor=VendorFactory(), user=UserFactory()).user
    client.force_login(other)

    confirm(client, change, code)

    assert Partner.objects.get(pk=vendor.partner_id).bank_account == before


def test_sign_in_code_opens_no_account(client, vendor, owner):
    change = change_of(send(client))
    session = client.session
    session["sign_in_code"] = session.pop("account_code")
    session.save()
    before = account()

    confirm(client, change, code_to(owner))

    assert account() == before


def test_taking_the_account_away_needs_no_code_but_is_told(client, vendor, owner):
    client.post(url(), {"bank": "", "account": "", "holder": ""})

    assert account() == ""
    assert Message.objects.filter(to=owner.phone).count() == 1


def test_taking_the_consent_back_needs_no_code(client, vendor, owner):
    partner = vendor.partner
    client.post(
        url(),
        {
            "bank": partner.bank_bin,
            "account": partner.bank_account,
            "holder": partner.account_holder,
        },
    )

    assert Partner.objects.get().bank_shown_since is None


def test_first_account_of_an_application_needs_no_code(client):
    vendor = VendorFactory(partner__bank_account="", partner__bank_bin="")
    client.force_login(MembershipFactory(vendor=vendor).user)

    client.post(reverse("vendors:apply-step", args=["ngan-hang"]), NEW)

    assert account() == "1500200300400"
    assert not Message.objects.exists()
