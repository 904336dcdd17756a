from wagtail.users.apps import WagtailUsersAppConfig


class UsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's user pages, for our kind of user."""

    user_viewset = "cms.core.users.StaffUserViewSet"
