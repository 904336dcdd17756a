from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Collection, Page

from cms.core.reach import in_reach
from cms.images.models import Picture
from cms.stories.services import ensure_province
from tests.factories import PlaceFactory, StaffFactory, UnitFactory
from tests.factories.cms import write_story
from tests.photos import jpeg, upload
from vendors.units.models import StaffRole

pytestmark = pytest.mark.django_db
Role = StaffRole.Role


@pytest.fixture
def far(home):
    """Vĩnh Long's desk."""
    return ensure_province(PlaceFactory(province=True, name="Vĩnh Long"))


def staff(place, role, **fields):
    user = StaffFactory(is_staff=False)
    unit = UnitFactory(place=place)
    StaffRole.objects.create(user=user, unit=unit, role=role, **fields)
    return user


def picture_in(collection):
    file = upload(jpeg(), "x.jpg")
    return Picture.objects.create(title="Rẫy", file=file, collection=collection)


def test_editor_reaches_her_provinces_pages_and_pictures_alone(desk, far):
    own, others = write_story(desk, live=False), write_story(far, live=False)
    mine, theirs = picture_in(desk.collection), picture_in(far.collection)
    editor = staff(desk.place, Role.EDITOR)

    pages = in_reach(Page.objects.all(), editor)

    assert pages.filter(pk__in=[own.pk, others.pk]).get().pk == own.pk
    assert Picture.objects.in_reach(editor).get() == mine != theirs
    assert in_reach(Collection.objects.all(), editor).get() == desk.collection


def test_role_that_has_ended_reaches_nothing(desk):
    write_story(desk)
    picture_in(desk.collection)
    today = timezone.localdate()
    for role in (Role.EDITOR, Role.PROVINCE_EDITOR):
        past = staff(desk.place, role, ends_on=today)
        assert not in_reach(Page.objects.all(), past).exists()
        assert not Picture.objects.in_reach(past).exists()
    still = staff(desk.place, Role.EDITOR, ends_on=today + timedelta(days=1))
    assert in_reach(Page.objects.all(), still).count() == 2


def test_officers_and_visitors_reach_no_pages(desk):
    write_story(desk)
    for user in (staff(desk.place, Role.OFFICER), AnonymousUser()):
        assert not in_reach(Page.objects.all(), user).exists()


def test_superusers_reach_all(desk):
    write_story(desk)
    user = StaffFactory(superuser=True)

    assert in_reach(Page.objects.all(), user).count() == Page.objects.count()
