"""What the editor sees beside the page that she writes."""

import pytest

from tests.factories import StaffFactory
from tests.factories.cms import write_story
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    editor = StaffFactory(superuser=True)
    sign_in_staff(client, editor)
    return editor


def preview(client, story):
    return client.get(f"/quan-tri/pages/{story.pk}/view_draft/")


def change(story, **fields):
    for name, value in fields.items():
        setattr(story, name, value)
    story.save_revision()


def test_preview_may_stand_in_the_editors_frame(desk, editor, client):
    answer = preview(client, write_story(desk))

    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_the_page_itself_stands_in_no_frame(desk, client):
    answer = client.get(write_story(desk).address)

    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_preview_is_the_draft_whatever_readers_were_shown(
    desk, editor, client, settings
):
    settings.PAGE_CACHE_SECONDS = 30
    story = write_story(desk, title="Chị Út giữ rẫy khóm")
    client.get(story.address, headers={"host": "localhost"})

    change(story, title="Chị Út giữ rẫy mía")

    assert "Chị Út giữ rẫy mía" in preview(client, story).content.decode()


def test_readers_are_never_shown_the_draft(desk, editor, client, settings):
    settings.PAGE_CACHE_SECONDS = 30
    story = write_story(desk, title="Chị Út giữ rẫy khóm")
    change(story, title="Chị Út giữ rẫy mía")
    preview(client, story)

    page = client.get(story.address, headers={"host": "localhost"}).content.decode()

    assert "Chị Út giữ rẫy khóm" in page
    assert "wagtail-userbar" not in page
