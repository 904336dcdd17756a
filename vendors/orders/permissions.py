from vendors.members.models import Membership


def works_for(user, order) -> bool:
    """Is this one of the women behind the shop of the order?"""
    if user is None or not user.is_authenticated:
        return False
    return Membership.objects.filter(
        user=user, vendor__partner_id=order.partner_id
    ).exists()
