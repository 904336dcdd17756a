"""Stories appear and end at their hour."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.stories.models import StoryPage
from shop.clock.services import run_jobs
from tests.factories.cms import write_story

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def at_its_hour() -> None:
    """As if an hour had gone by since each story was scheduled."""
    past = timezone.now() - timedelta(seconds=1)
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.approved_go_live_at = past
        revision.content |= {"go_live_at": past.isoformat()}
        revision.save()


def scheduled(desk) -> StoryPage:
    story = write_story(desk, live=False)
    story.go_live_at = timezone.now() + HOUR
    story.save_revision().publish()
    return story


def state(story) -> bool:
    return Page.objects.get(pk=story.pk).live


def test_a_scheduled_story_appears_at_its_hour(desk):
    story = scheduled(desk)
    run_jobs(names=["publish_scheduled"])
    assert not state(story)

    at_its_hour()
    run_jobs(names=["publish_scheduled"])

    assert state(story)


def test_an_expired_story_goes(desk):
    story = write_story(desk)
    Page.objects.filter(pk=story.pk).update(expire_at=timezone.now() - HOUR)

    run_jobs(names=["publish_scheduled"])

    assert not state(story)


def test_one_story_that_cannot_go_live_does_not_stop_the_others(desk, caplog):
    bad, good = scheduled(desk), scheduled(desk)
    at_its_hour()
    Revision.objects.filter(object_id=str(bad.pk)).update(content={})

    [run] = run_jobs(names=["publish_scheduled"])

    assert (state(bad), state(good)) == (False, True)
    assert "could not go live" in caplog.text
    assert run.error == "NotEverything: 1 of 2"
