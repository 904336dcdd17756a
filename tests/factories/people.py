"""Members, staff and their vendors."""

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone
from factory.django import DjangoModelFactory

from vendors.members.models import Membership, Vendor

from .market import PartnerFactory
from .places import UnitFactory


class UserFactory(DjangoModelFactory):
    """A person with a verified phone and no password."""

    class Meta:
        model = get_user_model()

    phone = factory.Sequence(lambda n: f"+84911{n:06}")
    phone_verified = True
    full_name = factory.Sequence(lambda n: f"Nguyễn Thị Út {n}")


class StaffFactory(DjangoModelFactory):
    """Staff of the Union, by e-mail; `superuser=True` for an operator."""

    class Meta:
        model = get_user_model()

    class Params:
        superuser = factory.Trait(is_superuser=True)

    email = factory.Sequence(lambda n: f"canbo{n}@cho.example")
    full_name = factory.Sequence(lambda n: f"Trần Thị Hạnh {n}")
    password = factory.django.Password("mat-khau-thu")
    is_staff = True


class VendorFactory(DjangoModelFactory):
    """A vendor being filled in; `open=True` for one that can be bought from."""

    class Meta:
        model = Vendor

    class Params:
        open = factory.Trait(
            status=Vendor.Status.APPROVED,
            approved_at=factory.LazyFunction(timezone.now),
            applied_at=factory.LazyFunction(timezone.now),
            terms_accepted_at=factory.LazyFunction(timezone.now),
            bank_consent_at=factory.LazyFunction(timezone.now),
            partner__open=True,
            partner__with_bank=True,
        )
        waiting = factory.Trait(
            status=Vendor.Status.IN_REVIEW,
            applied_at=factory.LazyFunction(timezone.now),
            terms_accepted_at=factory.LazyFunction(timezone.now),
        )

    partner = factory.SubFactory(PartnerFactory)
    unit = factory.SubFactory(
        UnitFactory, place=factory.SelfAttribute("..partner.place")
    )
    about = "Nhà vườn nhỏ ở miệt Cầu Đúc, trồng khóm ba đời."
    phone_shown = "+84911000000"


class MembershipFactory(DjangoModelFactory):
    """`MembershipFactory(vendor=vendor).user` is the vendor's owner."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    vendor = factory.SubFactory(VendorFactory, open=True)
