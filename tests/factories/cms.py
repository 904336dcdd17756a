"""Stories, written under a province's desk."""

from cms.stories.models import StoryPage


def write_story(desk, *, live=True, **fields) -> StoryPage:
    """A story of this province; `live=False` leaves it a draft."""
    number = StoryPage.objects.count() + 1
    story = StoryPage(
        title=fields.pop("title", f"Chị Út giữ rẫy khóm {number}"),
        intro=fields.pop("intro", "Ba đời trồng khóm ở Cầu Đúc."),
        **fields,
    )
    story.live = live
    desk.index.add_child(instance=story)
    revision = story.save_revision()
    if live:
        revision.publish()
    return StoryPage.objects.get(pk=story.pk)
