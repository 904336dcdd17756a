from datetime import timedelta

import pytest
from django.utils import timezone

from shop.journal.by import BY_COMMAND, By
from shop.journal.models import Entry
from shop.outbox.models import Message
from shop.users.exceptions import LastAdministrator, LinkNotGood, NotOneself
from shop.users.models import User
from tests.factories import StaffFactory, UnitFactory
from vendors.units.models import Invitation, StaffRole
from vendors.units.permissions import may_manage, people_in_reach
from vendors.units.staffing import (
    accept_as,
    accept_as_new,
    close_account,
    end_role,
    give_role,
    invitation_of,
    invite,
    withdraw_invitation,
)

pytestmark = pytest.mark.django_db
Role = StaffRole.Role
NEW = {"full_name": "Lê Thị Mới", "language": "vi", "password": "ghe-xuong-tam-ban"}


@pytest.fixture
def unit():
    return UnitFactory()


def staff(unit, role=Role.ADMINISTRATOR, **fields):
    user = StaffFactory(is_staff=False)
    StaffRole.objects.create(user=user, unit=unit, role=role, **fields)
    return user


def secret_in_mail(to="moi@cho.example") -> str:
    text = Message.objects.filter(to=to)[0].text
    return text.split("?ma=")[1].split()[0]


def invited(unit, **more):
    invite(email="Moi@cho.example", unit=unit, role="officer", by=BY_COMMAND, **more)
    return secret_in_mail()


def test_invited_person_gets_her_account_and_role(unit):
    tomorrow = timezone.localdate() + timedelta(days=1)
    user = accept_as_new(secret=invited(unit, ends_on=tomorrow), **NEW)

    role = StaffRole.objects.get()
    assert (user.email, role.user, role.unit) == ("moi@cho.example", user, unit)
    assert (role.role, role.ends_on) == ("officer", tomorrow)
    assert user.check_password(NEW["password"])
    assert set(Entry.objects.values_list("verb", flat=True)) == {
        "staff.invited",
        "staff.invitation_accepted",
        "staff.role_given",
    }


def test_link_works_once(unit):
    secret = invited(unit)
    accept_as_new(secret=secret, **NEW)

    with pytest.raises(LinkNotGood):
        invitation_of(secret)
    with pytest.raises(LinkNotGood):
        accept_as_new(secret=secret, **NEW | {"full_name": "Kẻ khác"})
    assert StaffRole.objects.count() == 1


def test_link_ends_with_its_time(unit):
    secret = invited(unit)
    Invitation.objects.update(expires_at=timezone.now())

    with pytest.raises(LinkNotGood):
        invitation_of(secret)


def test_altered_link_is_refused(unit):
    secret = invited(unit)

    for wrong in (secret[:-1], secret + "a", secret.swapcase(), "", "\x00", "a" * 9999):
        with pytest.raises(LinkNotGood):
            invitation_of(wrong)


def test_invitation_taken_back_and_one_sent_again_are_void(unit):
    first = invited(unit)
    second = invited(unit)
    with pytest.raises(LinkNotGood):
        invitation_of(first)

    withdraw_invitation(invitation=invitation_of(second), by=BY_COMMAND)

    with pytest.raises(LinkNotGood):
        invitation_of(second)


def test_guests_of_a_dismissed_administrator_stay_outside(unit):
    chief = staff(unit)
    invite(email="moi@cho.example", unit=unit, role="officer", by=By(chief))
    secret = secret_in_mail()
    StaffRole.objects.update(ends_on=timezone.localdate())

    with pytest.raises(LinkNotGood):
        accept_as_new(secret=secret, **NEW)
    assert not User.objects.filter(email="moi@cho.example").exists()


def test_only_the_owner_of_the_address_takes_the_role(unit):
    secret = invited(unit)
    other = StaffFactory()

    with pytest.raises(LinkNotGood):
        accept_as(secret=secret, user=other)
    assert not StaffRole.objects.exists()


def test_secret_is_kept_nowhere(unit):
    secret = invited(unit)

    assert secret not in str(list(Invitation.objects.values()))
    assert secret not in str(list(Entry.objects.values()))
    assert Message.objects.get().is_secret


def test_ended_role_stays_as_history_and_can_be_given_again(unit):
    officer = staff(unit, Role.OFFICER)
    role = officer.staff_roles.get()

    end_role(role=role, by=BY_COMMAND)
    assert not StaffRole.objects.of(officer).exists()
    assert officer.staff_roles.get().ends_on == timezone.localdate()

    give_role(user=officer, unit=unit, role=Role.OFFICER, by=BY_COMMAND)
    assert StaffRole.objects.of(officer).get() == role


def test_nobody_ends_her_own_administration(unit):
    chief = staff(unit)
    staff(unit)

    with pytest.raises(NotOneself):
        end_role(role=chief.staff_roles.get(), by=By(chief))
    assert chief.staff_roles.get().ends_on is None


def test_last_administrator_stays(unit):
    chief = staff(unit)

    with pytest.raises(LastAdministrator):
        end_role(role=chief.staff_roles.get(), by=BY_COMMAND)
    with pytest.raises(LastAdministrator):
        close_account(user=chief, by=BY_COMMAND)

    chief.refresh_from_db()
    assert chief.is_active
    staff(unit.get_root())
    end_role(role=chief.staff_roles.get(), by=BY_COMMAND)
    assert not StaffRole.objects.of(chief).exists()


def test_one_whose_own_role_ends_that_day_is_no_successor(unit):
    chief = staff(unit)
    tomorrow = timezone.localdate() + timedelta(days=1)
    staff(unit, ends_on=tomorrow)

    with pytest.raises(LastAdministrator):
        end_role(role=chief.staff_roles.get(), by=BY_COMMAND, on=tomorrow)


def test_last_superuser_stays():
    chief = StaffFactory(superuser=True)

    with pytest.raises(LastAdministrator):
        close_account(user=chief, by=BY_COMMAND)
    chief.refresh_from_db()
    assert chief.is_active


def test_closed_account_is_told_and_written_down(unit):
    officer, chief = staff(unit, Role.OFFICER), staff(unit)

    close_account(user=officer, by=By(chief))

    officer.refresh_from_db()
    assert not officer.is_active
    entry = Entry.objects.about(officer).get()
    assert (entry.verb, entry.actor) == ("user.deactivated", chief)
    assert Message.objects.filter(to=officer.email).count() == 1


def test_administrator_sees_and_manages_the_people_of_her_subtree(unit):
    chief = staff(unit.get_parent())
    own = staff(unit, Role.OFFICER)
    above = staff(unit.get_root(), Role.OFFICER)

    assert set(people_in_reach(chief)) == {chief, own}
    assert may_manage(chief, own)
    assert not may_manage(chief, above)


def test_somebody_who_also_works_elsewhere_is_seen_not_managed(unit):
    chief, officer = staff(unit), staff(unit, Role.OFFICER)
    StaffRole.objects.create(user=officer, unit=unit.get_root(), role=Role.EDITOR)

    assert officer in people_in_reach(chief)
    assert not may_manage(chief, officer)


def test_superuser_is_nobodys_to_manage(unit):
    chief = staff(unit)
    operator = StaffFactory(superuser=True)
    StaffRole.objects.create(user=operator, unit=unit, role=Role.OFFICER)

    assert not may_manage(chief, operator)
    assert may_manage(operator, chief)
