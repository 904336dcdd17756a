"""Who counts as staff; views, the door and tests share it."""


def has_staff_role(user) -> bool:
    if not user.is_active:
        return False
    return user.is_staff or may_use_wagtail(user)


def may_use_wagtail(user) -> bool:
    return user.has_perm("wagtailadmin.access_admin")
