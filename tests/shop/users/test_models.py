import pytest
from django.db import IntegrityError
from django.db.transaction import atomic

from shop.users.models import User

pytestmark = pytest.mark.django_db


def test_a_person_has_a_phone_or_an_email():
    with pytest.raises(IntegrityError), atomic():
        User.objects.create_user(full_name="Nobody")


def test_many_people_have_no_email():
    User.objects.create_user(phone="+84900000011")
    User.objects.create_user(phone="+84900000012", email="")

    assert User.objects.filter(email=None).count() == 2


def test_many_people_have_no_phone():
    User.objects.create_user(email="a@cho.example")
    User.objects.create_user(email="b@cho.example", phone="")

    assert User.objects.filter(phone=None).count() == 2


@pytest.mark.parametrize(
    "again", [{"phone": "+84900000011"}, {"email": "A@Cho.example"}]
)
def test_phone_and_email_belong_to_one_person(again):
    User.objects.create_user(phone="+84900000011", email="a@cho.example")

    with pytest.raises(IntegrityError), atomic():
        User.objects.create_user(**again)


def test_the_username_is_never_the_phone():
    user = User.objects.create_user(phone="+84900000011")

    assert user.get_username() == ""
    user.full_clean()
    user.save()
    assert user.email is None


def test_a_person_without_a_password_has_no_usable_one():
    assert not User.objects.create_user(phone="+84900000011").has_usable_password()
