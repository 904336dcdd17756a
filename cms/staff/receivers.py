from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from shop.users.models import User
from vendors.units.models import StaffRole
from vendors.units.signals import units_changed

from .following import follow, follow_places


@receiver([post_save, post_delete], sender=StaffRole)
def role_changed(instance, raw=False, **kwargs):
    if not raw:
        follow(instance.user)


@receiver(post_save, sender=User)
def person_changed(instance, created, raw, update_fields=None, **kwargs):
    if not raw and not created and "is_active" in (update_fields or {"is_active"}):
        follow(instance)


@receiver(units_changed)
def tree_changed(**kwargs):
    follow_places()
