import pytest
from django.db.models import ProtectedError

from shop.journal.by import By, Via
from shop.journal.models import Entry, Unchangeable
from shop.journal.services import record
from shop.users.models import User
from tests.factories import OrderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return User.objects.create_user(phone="+84900000001", full_name="Út")


@pytest.fixture
def entry(user):
    return record(by=By(user), verb="renamed", obj=user, name="Bảy")


def test_a_deed_is_written_down_in_full(entry, user):
    entry.refresh_from_db()

    assert (entry.actor, entry.on_behalf_of, entry.verb) == (user, None, "renamed")
    assert (entry.object_type, entry.object_id) == ("users.user", str(user.pk))
    assert (entry.object_label, entry.data) == ("Út", {"name": "Bảy"})


def test_deeds_of_nobody_have_no_actor(user, rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()

    assert record(by=By.request(request), verb="seen", obj=user).actor is None
    assert record(by=By(), verb="seen", obj=user).actor is None


def test_a_deed_says_for_whom_and_through_which_door(user):
    helper = User.objects.create_user(phone="+84900000002", full_name="Ba")

    entry = record(by=By(helper, user, Via.HELPER), verb="priced", obj=user)

    entry.refresh_from_db()
    assert (entry.actor, entry.on_behalf_of, entry.via) == (helper, user, "helper")


def test_an_entry_is_never_changed(entry):
    entry.verb = "never happened"

    with pytest.raises(Unchangeable):
        entry.save()
    with pytest.raises(Unchangeable):
        Entry.objects.filter(pk=entry.pk).update(verb="never happened")
    assert Entry.objects.get().verb == "renamed"


def test_an_entry_is_never_deleted(entry):
    with pytest.raises(Unchangeable):
        entry.delete()
    with pytest.raises(Unchangeable):
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1


def test_who_has_done_something_is_never_deleted(entry, user):
    with pytest.raises(ProtectedError):
        user.delete()

    entry.refresh_from_db()
    assert entry.actor == user


def test_deed_stands_in_the_journal_of_its_shop():
    order = OrderFactory()
    things = (order.partner, order)

    entries = [record(by=By(), verb="seen", obj=each) for each in things]

    found = Entry.objects.in_shop(order.partner).filter(verb="seen")
    assert list(found) == entries[::-1]


def test_about_finds_the_deeds_on_one_thing(entry, user):
    other = User.objects.create_user(phone="+84900000002")
    record(by=By(user), verb="seen", obj=other)

    assert list(Entry.objects.about(user)) == [entry]
