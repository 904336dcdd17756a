from datetime import date
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from shop.journal.by import Via
from shop.journal.models import Entry
from shop.outbox.models import Message
from shop.users.services import enrol_totp
from tests.factories import StaffFactory, UnitFactory
from tests.signin import SECRET
from vendors.units.models import Invitation, StaffRole

pytestmark = pytest.mark.django_db


def run(name, **options):
    call_command(name, stdout=StringIO(), **options)


@pytest.fixture
def role():
    user = StaffFactory()
    return StaffRole.objects.create(user=user, unit=UnitFactory(), role="administrator")


def test_operator_invites_the_first_administrator():
    centre = UnitFactory().get_root()

    run(
        "invite_staff",
        email="moi@cho.example",
        role="administrator",
        unit="VN",
        ends_on="05/11/2030",
    )

    invitation = Invitation.objects.get()
    assert (invitation.unit, invitation.ends_on) == (centre, date(2030, 11, 5))
    assert Entry.objects.get().via == Via.COMMAND
    assert Message.objects.get().to == "moi@cho.example"


@pytest.mark.parametrize(
    "wrong", [{"unit": "XX"}, {"email": "khong"}, {"ends_on": "mai"}]
)
def test_what_is_wrong_is_said_in_words(wrong):
    UnitFactory()
    asked = {"email": "moi@cho.example", "role": "officer", "unit": "VN"}

    with pytest.raises(CommandError):
        run("invite_staff", **asked | wrong)
    assert not Invitation.objects.exists()


def test_role_is_ended_unless_it_is_the_last(role):
    asked = {"email": role.user.email, "role": role.role, "unit": role.unit.code}
    with pytest.raises(CommandError, match="Nobody else"):
        run("end_role", **asked)

    StaffFactory(superuser=True)
    run("end_role", **asked)

    assert not StaffRole.objects.of(role.user).exists()


def test_second_factor_is_reset(role):
    enrol_totp(user=role.user, secret=SECRET)

    run("reset_second_factor", email=role.user.email)

    assert not Authenticator.objects.exists()


def test_account_is_closed(role):
    StaffFactory(superuser=True)

    run("deactivate_staff", email=role.user.email)

    role.user.refresh_from_db()
    assert not role.user.is_active
    with pytest.raises(CommandError):
        run("deactivate_staff", email="ai@cho.example")
