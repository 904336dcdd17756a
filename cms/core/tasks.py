from django_tasks import task
from wagtail.images import get_image_model

from .pictures import make_sizes


@task()
def make_image_sizes(image_id: int) -> None:
    image = get_image_model().objects.filter(pk=image_id).first()
    if image:
        make_sizes(image=image)
