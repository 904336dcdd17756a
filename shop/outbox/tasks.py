from django_tasks import task

from .models import Message
from .services import deliver_message


@task
def deliver(message_id: int) -> None:
    """Try once; what failed comes back with the sweep."""
    message = Message.objects.waiting().filter(pk=message_id).first()
    if message:
        deliver_message(message=message)
