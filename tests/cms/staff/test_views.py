from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from shop.outbox.models import Message
from tests.factories import PlaceFactory, StaffFactory, UnitFactory
from tests.signin import sign_in_staff
from vendors.units.models import Invitation, StaffRole
from vendors.units.permissions import roles_to_give

pytestmark = pytest.mark.django_db
Role = StaffRole.Role
LIST = "/quan-tri/nhan-su/"


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def elsewhere(unit):
    return UnitFactory(place=PlaceFactory())


def staff(unit, role=Role.OFFICER, **fields):
    user = StaffFactory(is_staff=False, **fields)
    StaffRole.objects.create(user=user, unit=unit, role=role)
    return user


@pytest.fixture
def chief(client, unit):
    user = staff(unit, Role.ADMINISTRATOR, full_name="Lê Thị Chủ")
    sign_in_staff(client, user)
    return user


def invite(client, unit, **data):
    return client.post(
        f"{LIST}don-vi/{unit.pk}/moi/",
        {"email": "moi@cho.example", "role": "officer", "language": "vi"} | data,
    )


def test_list_shows_the_people_of_her_subtree_alone(client, chief, unit, elsewhere):
    own, other = staff(unit, full_name="Trần Bé"), staff(elsewhere)

    page = client.get(LIST).content.decode()

    assert "Trần Bé" in page
    assert other.email not in page
    assert own.email in page


@pytest.mark.parametrize("words", ["tran be", "TRẦN BÉ", "be tran", "vi thanh"])
def test_people_are_found_by_folded_words(client, chief, unit, words):
    staff(unit, full_name="Trần Bé")
    page = client.get(LIST, {"q": words})

    assert "Trần Bé" in [str(person) for person in page.context["page"]]
    assert not list(client.get(LIST, {"q": "khong ai"}).context["page"])


def test_list_goes_on_by_pages(client, chief, unit):
    for _number in range(31):
        staff(unit)

    assert len(client.get(LIST).context["page"]) == 30
    assert len(client.get(LIST, {"p": "2"}).context["page"]) == 2
    assert client.get(LIST, {"p": "x", "q": "\x00"}).status_code == 200


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EDITOR, Role.PROVINCE_EDITOR])
def test_for_other_staff_the_pages_are_not_there(client, unit, role):
    other = staff(unit)
    sign_in_staff(client, staff(unit, role))

    for path in ("", "don-vi/", f"{other.pk}/", f"don-vi/{unit.pk}/moi/"):
        assert client.get(LIST + path).status_code == 404


def test_ended_administrator_finds_nothing(client, chief):
    StaffRole.objects.update(ends_on=timezone.localdate())

    assert client.get(LIST).status_code in {302, 404}


def test_who_has_one_unit_is_not_asked_for_it(client, chief, unit):
    assert client.get(f"{LIST}don-vi/").url == f"{LIST}don-vi/{unit.pk}/moi/"


def test_unit_is_found_by_its_folded_name(client, unit, elsewhere):
    sign_in_staff(client, staff(unit.get_parent(), Role.ADMINISTRATOR))

    page = client.get(f"{LIST}don-vi/", {"q": "vi thanh"})

    assert {row["unit"] for row in page.context["rows"]} == {unit, elsewhere}


def test_invitation_is_sent_listed_sent_again_and_taken_back(client, chief, unit):
    invite(client, unit)
    first = Invitation.objects.get()
    assert (first.email, first.invited_by) == ("moi@cho.example", chief)
    assert "moi@cho.example" in client.get(LIST).content.decode()

    client.post(f"{LIST}loi-moi/{first.pk}/gui-lai/")
    assert Message.objects.filter(to="moi@cho.example").count() == 2
    second = Invitation.objects.waiting().get()
    assert second != first

    client.post(f"{LIST}loi-moi/{second.pk}/thu-hoi/")
    assert not Invitation.objects.waiting().exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", ""),
        ("email", "không phải e-mail"),
        ("role", ""),
        ("role", "province_editor"),
        ("ends_on", "1/1/2020"),
        ("ends_on", "hôm nay"),
        ("language", "xx"),
    ],
)
def test_wrong_answers_stand_beside_their_field(client, chief, unit, field, value):
    page = invite(client, unit, **{field: value})

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Invitation.objects.exists()


def test_known_address_is_invited_like_any_other(client, chief, unit, elsewhere):
    known = staff(elsewhere)

    answer = invite(client, unit, email=known.email)

    assert answer.url == LIST
    assert Message.objects.get().to == known.email


def test_nobody_gives_beyond_her_own_units(client, chief, unit, elsewhere):
    for other in (elsewhere, unit.get_parent(), unit.get_root()):
        assert invite(client, other).status_code == 404
    assert not Invitation.objects.exists()


def test_an_editor_writes_for_a_province_so_a_commune_makes_none(chief, unit):
    assert roles_to_give(chief, unit) == ["officer", "administrator"]
    province = staff(unit.get_parent(), Role.ADMINISTRATOR)
    assert roles_to_give(province, unit) == ["officer", "administrator", "editor"]
    assert "province_editor" in roles_to_give(province, unit.get_parent())
    assert roles_to_give(province, unit.get_root()) == []


def test_posting_a_role_that_was_not_offered_gives_nothing(client, chief, unit):
    person = staff(unit)

    answer = client.post(f"{LIST}{person.pk}/vai-tro/{unit.pk}/", {"role": "editor"})

    assert answer.status_code == 422
    assert person.staff_roles.count() == 1


def test_role_is_given_and_ended(client, chief, unit):
    person = staff(unit)
    client.post(f"{LIST}{person.pk}/vai-tro/{unit.pk}/", {"role": "administrator"})
    role = person.staff_roles.get(role="administrator")
    later = timezone.localdate() + timedelta(days=9)

    client.post(f"{LIST}vai-tro/{role.pk}/ket-thuc/", {"on": f"{later:%d/%m/%Y}"})

    role.refresh_from_db()
    assert role.ends_on == later
    page = client.get(f"{LIST}{person.pk}/").content.decode()
    assert "quản trị đơn vị" in page


def test_end_in_the_past_is_refused_beside_its_field(client, chief, unit):
    role = staff(unit).staff_roles.get()

    page = client.post(f"{LIST}vai-tro/{role.pk}/ket-thuc/", {"on": "01/01/2020"})

    assert page.status_code == 422
    role.refresh_from_db()
    assert role.ends_on is None


def test_she_keeps_her_own_administration(client, chief):
    role = chief.staff_roles.get()
    today = f"{timezone.localdate():%d/%m/%Y}"

    client.post(f"{LIST}vai-tro/{role.pk}/ket-thuc/", {"on": today})
    client.post(f"{LIST}{chief.pk}/khoa/")

    role.refresh_from_db()
    chief.refresh_from_db()
    assert (role.ends_on, chief.is_active) == (None, True)


DEEDS = ("mat-khau", "xac-thuc", "khoa", "mo")


def test_account_is_rescued_closed_and_opened(client, chief, unit):
    person = staff(unit)
    sign_in_staff(Client(), person)

    client.post(f"{LIST}{person.pk}/mat-khau/")
    assert "quen" not in Message.objects.get(to=person.email).text
    client.post(f"{LIST}{person.pk}/xac-thuc/")
    assert not Authenticator.objects.filter(user=person).exists()
    client.post(f"{LIST}{person.pk}/khoa/")
    person.refresh_from_db()
    assert not person.is_active
    client.post(f"{LIST}{person.pk}/mo/")
    person.refresh_from_db()
    assert person.is_active
    deeds = client.get(f"{LIST}{person.pk}/").context["deeds"]
    assert {deed["actor"] for deed in deeds} == {chief}
    assert len(deeds) == 4


@pytest.mark.parametrize("deed", DEEDS)
def test_a_person_of_another_unit_does_not_exist(client, chief, elsewhere, deed):
    person = staff(elsewhere)
    sign_in_staff(Client(), person)

    assert client.get(f"{LIST}{person.pk}/").status_code == 404
    assert client.post(f"{LIST}{person.pk}/{deed}/").status_code == 404
    role = person.staff_roles.get()
    assert client.post(f"{LIST}vai-tro/{role.pk}/ket-thuc/").status_code == 404

    person.refresh_from_db()
    assert person.is_active
    assert Authenticator.objects.filter(user=person).exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize("deed", DEEDS)
def test_account_of_one_who_also_works_above_is_not_hers(client, chief, unit, deed):
    person = staff(unit)
    StaffRole.objects.create(user=person, unit=unit.get_root(), role=Role.OFFICER)

    assert client.get(f"{LIST}{person.pk}/").status_code == 200
    assert client.post(f"{LIST}{person.pk}/{deed}/").status_code == 404
    assert not Message.objects.exists()


def test_invitations_of_others_do_not_exist(client, chief, elsewhere):
    sign_in_staff(operator := Client(), StaffFactory(superuser=True))
    invite(operator, elsewhere)
    pk = Invitation.objects.get().pk

    for deed in ("gui-lai", "thu-hoi"):
        assert client.post(f"{LIST}loi-moi/{pk}/{deed}/").status_code == 404
    assert Invitation.objects.waiting().count() == 1
