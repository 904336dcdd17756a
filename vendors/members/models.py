from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.photos.models import CleanPictureField
from vendors.units.models import StaffRole, Unit


class VendorQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=Vendor.Status.APPROVED, partner__is_open=True)

    def waiting(self):
        return self.filter(status=Vendor.Status.IN_REVIEW)

    def of_user(self, user):
        return self.filter(memberships__user=user)

    def in_reach(self, user):
        """Shops that an officer looks after; drafts are nobody's business yet."""
        sent = self.exclude(status=Vendor.Status.DRAFT)
        if user.is_superuser and user.is_active:
            return sent
        units = Unit.objects.in_reach(user, StaffRole.Role.OFFICER)
        return sent.filter(unit__in=units)


class Vendor(models.Model):
    """A member's business; what shoppers and checkout need stands on `partner`."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being filled in")
        IN_REVIEW = "in_review", _("Waiting for the Union")
        RETURNED = "returned", _("Returned with a note")
        APPROVED = "approved", _("Approved")
        SUSPENDED = "suspended", _("Suspended")

    partner = models.OneToOneField(
        "partner.Partner", on_delete=models.PROTECT, related_name="vendor"
    )
    unit = models.ForeignKey(
        "units.Unit", null=True, on_delete=models.PROTECT, related_name="vendors"
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True
    )
    about = models.TextField(_("Who you are"), blank=True)
    photo = CleanPictureField(
        _("Photo"),
        upload_to="shops/%Y/%m/",
        blank=True,
        max_length=255,
        width_field="photo_width",
        height_field="photo_height",
        ready_field="photo_ready",
    )
    photo_width = models.PositiveIntegerField(default=0, editable=False)
    photo_height = models.PositiveIntegerField(default=0, editable=False)
    photo_ready = models.BooleanField(default=False, editable=False)
    phone_shown = models.CharField(_("Phone for shoppers"), max_length=16, blank=True)
    zalo_shown = models.BooleanField(_("This number is on Zalo"), default=False)
    terms_accepted_at = models.DateTimeField(null=True)
    bank_consent_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    return_reason = models.TextField(_("Reason"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VendorQuerySet.as_manager()

    class Meta:
        verbose_name = _("vendor")
        indexes = [
            models.Index(
                fields=["unit", "applied_at"],
                name="vendors_waiting",
                condition=models.Q(status="in_review"),
            ),
            models.Index(fields=["unit", "-approved_at"], name="vendors_newest"),
        ]

    def __str__(self):
        return self.partner.name

    @property
    def is_approved(self) -> bool:
        return self.status == self.Status.APPROVED


class Membership(models.Model):
    """A person of the Union who sells as this vendor."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        WORKER = "worker", _("Worker")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    vendor = models.ForeignKey(
        Vendor, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.OWNER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "vendor"], name="one_membership")
        ]

    def __str__(self):
        return f"{self.user} · {self.vendor}"


class IdentityCheck(models.Model):
    """That her identity was checked, never the card itself."""

    class Method(models.TextChoices):
        VNEID = "vneid", _("VNeID on her phone")
        CARD = "card", _("Identity card seen")
        KNOWN = "known", _("Known to the commune union, with card seen")

    vendor = models.ForeignKey(
        Vendor, on_delete=models.PROTECT, related_name="identity_checks"
    )
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    method = models.CharField(max_length=10, choices=Method.choices)
    checked_on = models.DateField()
    last_four = models.CharField(_("Last four digits"), max_length=4)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("identity check")

    def __str__(self):
        return f"{self.vendor} {self.checked_on}"
