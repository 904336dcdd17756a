from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission

from cms.stories.models import StoryPage
from cms.stories.services import ensure_province
from tests.factories import PlaceFactory, StaffFactory, UnitFactory
from tests.factories.cms import write_story
from tests.signin import sign_in_staff
from vendors.units.models import StaffRole

pytestmark = pytest.mark.django_db
Role = StaffRole.Role


def staff(role, place):
    user = StaffFactory(is_staff=False)
    StaffRole.objects.create(user=user, unit=UnitFactory(place=place), role=role)
    return user


@pytest.fixture
def editor(desk):
    return staff(Role.EDITOR, desk.place)


@pytest.fixture
def approver(desk):
    return staff(Role.PROVINCE_EDITOR, desk.place)


def form_of(story, **more):
    return {
        "title": story.title,
        "slug": story.slug,
        "intro": story.intro,
        "published_on": "2026-11-01",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    } | more


def submit(client, editor, story):
    sign_in_staff(client, editor)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return client.post(address, form_of(story, **{"action-submit": "1"}))


def test_ensure_province_twice_changes_nothing(desk):
    again = ensure_province(desk.place)

    assert again == desk
    assert GroupPagePermission.objects.filter(page=desk.index).count() == 6


def test_editor_cannot_publish(desk, editor):
    story = write_story(desk, live=False)
    rights = story.permissions_for_user(editor)

    assert rights.can_edit()
    assert not rights.can_publish()


def test_publish_button_of_an_editor_is_refused(desk, editor, client):
    story = write_story(desk, live=False)
    sign_in_staff(client, editor)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])

    client.post(address, form_of(story, **{"action-publish": "1"}))

    story.refresh_from_db()
    assert not story.live


def test_editor_sends_for_review(desk, editor, client):
    story = write_story(desk, live=False)

    submit(client, editor, story)

    story.refresh_from_db()
    assert story.current_workflow_state.workflow == desk.workflow
    assert not story.live


def test_province_editor_approves_and_it_is_live(desk, editor, approver, client):
    story = write_story(desk, live=False, author_name="Hạnh")
    submit(client, editor, story)
    story.refresh_from_db()
    sign_in_staff(client, approver)
    task = story.current_workflow_task_state
    names = {"page_id": story.pk, "action_name": "approve", "task_state_id": task.pk}

    address = reverse("wagtailadmin_pages:workflow_action", kwargs=names)
    client.post(address, {"comment": "Hay lắm"})

    story.refresh_from_db()
    assert story.live
    assert client.get(story.address).status_code == 200


def test_editor_of_another_province_cannot_touch_it(desk, client):
    elsewhere = PlaceFactory(province=True, name="Vĩnh Long")
    ensure_province(elsewhere)
    stranger = staff(Role.EDITOR, elsewhere)
    story = write_story(desk)

    assert not story.permissions_for_user(stranger).can_edit()


def test_role_taken_away_takes_the_group(desk, editor):
    StaffRole.objects.get(user=editor).delete()

    assert not editor.groups.exists()


def test_editor_uploads_to_her_provinces_collection_only(desk, editor):
    from wagtail.images import get_image_model
    from wagtail.permissions import policy_registry

    policy = policy_registry.get_by_type(get_image_model())

    found = policy.collections_user_has_any_permission_for(editor, ["add"])

    assert list(found) == [desk.collection]


def test_new_story_form_opens_for_an_editor(desk, editor, client):
    sign_in_staff(client, editor)
    names = ["cms_stories", "storypage", desk.index.pk]

    response = client.get(reverse("wagtailadmin_pages:add", args=names))

    assert response.status_code == 200
    assert not StoryPage.objects.exists()


def saved(client, editor, story, **typed):
    sign_in_staff(client, editor)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    answer = client.post(address, form_of(story, **typed))
    story.refresh_from_db()
    return answer, story.get_latest_revision_as_object()


@pytest.mark.parametrize("typed", ["05/11/2026", "5.11.2026", "2026-11-05"])
def test_day_of_a_story_comes_before_its_month(client, desk, editor, typed):
    story = write_story(desk, live=False)

    answer, found = saved(client, editor, story, published_on=typed)

    assert answer.status_code == 302
    assert found.published_on == date(2026, 11, 5)


def test_editors_texts_are_cleaned_at_the_door(client, desk, editor):
    story = write_story(desk, live=False)

    _, found = saved(client, editor, story, title="\u202eÐặc\u00a0sản\u200b")

    assert found.title == "Đặc sản"


@pytest.mark.parametrize("title", [".", "\u3164", "q\u0301\u0301\u0301\u0301"])
def test_title_that_nobody_can_read_is_refused(client, desk, editor, title):
    story = write_story(desk, live=False)

    answer, found = saved(client, editor, story, title=title)

    assert answer.status_code == 200
    assert "title" in answer.context["form"].errors
    assert found.title == story.title
