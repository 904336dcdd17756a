from django.apps import AppConfig
from django.db.models.signals import pre_delete


class MembersConfig(AppConfig):
    name = "vendors.members"
    label = "members"

    def ready(self):
        from vendors.entry.acting import register

        from .permissions import own_shop
        from .receivers import keep_the_last_member

        register("own shop", own_shop)
        pre_delete.connect(
            keep_the_last_member,
            sender=self.get_model("Membership"),
            dispatch_uid="members.last",
        )
