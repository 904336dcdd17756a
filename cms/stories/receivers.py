from django.dispatch import receiver
from wagtail.signals import post_page_move

from .models import StoryIndexPage, StoryPage


@receiver(post_page_move, sender=StoryPage)
def story_moved(instance, parent_page_after, **kwargs):
    """A story belongs to the province that it stands under."""
    index = StoryIndexPage.objects.filter(pk=parent_page_after.pk)
    place = index.values_list("place_id", flat=True).first()
    StoryPage.objects.filter(pk=instance.pk).update(place=place)
