"""What was typed before the session was lost is offered to her who typed it, alone."""

import re

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, VendorFactory
from vendors.entry.typed import KEY, NEVER_KEPT
from vendors.members.forms import AccountForm

pytestmark = pytest.mark.django_db
STORY = "Đã gõ thật nhiều chữ"


def step(slug):
    return reverse("vendors:shop-edit-step", args=[slug])


@pytest.fixture
def member():
    return MembershipFactory(vendor=VendorFactory(open=True)).user


def post_after_losing_the_session(client, user, slug, **fields):
    client.force_login(user)
    page = client.get(step(slug)).content.decode()
    mark = re.search(r'name="whose" value="([^"]+)"', page)[1]
    client.logout()
    client.post(step(slug), fields | {"whose": mark})


def test_she_who_typed_finds_it_again(client, member):
    post_after_losing_the_session(client, member, "gioi-thieu", story=STORY)
    client.force_login(member)

    assert STORY in client.get(step("gioi-thieu")).content.decode()


def test_next_woman_on_the_same_phone_is_not_offered_it(client, member):
    post_after_losing_the_session(client, member, "gioi-thieu", story=STORY)
    client.force_login(MembershipFactory(vendor=VendorFactory(open=True)).user)

    assert STORY not in client.get(step("gioi-thieu")).content.decode()
    assert KEY not in client.session


@pytest.mark.parametrize("mark", ["", "1", "MQ:forged:mark"])
def test_form_of_nobody_is_not_kept(client, member, mark):
    client.post(step("gioi-thieu"), {"story": STORY, "whose": mark})

    assert KEY not in client.session


def test_account_is_never_kept(client, member):
    fields = {"bank": "970405", "account": "1500200300400", "holder": "UT"}
    post_after_losing_the_session(client, member, "ngan-hang", **fields)

    assert KEY not in client.session
    assert set(AccountForm.base_fields) <= NEVER_KEPT


def test_kept_form_is_forgotten_when_another_is_sent_by_nobody(client, member):
    post_after_losing_the_session(client, member, "gioi-thieu", story=STORY)
    client.post(step("ten"), {"name": "x"})

    assert KEY not in client.session
