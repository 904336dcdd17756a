from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet


class UnitQuerySet(MP_NodeQuerySet):
    def of_place(self, place):
        """The unit of a commune or province (its branches have none)."""
        return self.filter(place=place)

    def today(self):
        day = timezone.localdate()
        still = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        return self.filter(still, valid_from__lte=day)

    def in_reach(self, user, role: str | None = None):
        """Units of the person's live roles (or of this one) and all below them."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        if user.is_superuser:
            return self.all()
        reach = Q(pk__in=[])
        for path in StaffRole.objects.of(user, role).values_list(
            "unit__path", flat=True
        ):
            reach |= Q(path__startswith=path)
        return self.filter(reach)


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):  # type: ignore[misc]
    def get_queryset(self):
        return UnitQuerySet(self.model, using=self._db).order_by("path")


class Unit(MP_Node):
    """A unit of the Women's Union: centre → province → commune → branch."""

    class Level(models.TextChoices):
        CENTRE = "centre", _("centre")
        PROVINCE = "province", _("province")
        COMMUNE = "commune", _("commune")
        BRANCH = "branch", _("branch")

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=160)
    level = models.CharField(max_length=8, choices=Level.choices)
    place = models.ForeignKey(
        "places.Place", null=True, on_delete=models.PROTECT, related_name="units"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = UnitManager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self):
        return self.name

    def line_paths(self) -> list[str]:
        """Paths of this unit and of all units above it."""
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        return [self.path[:end] for end in ends]


class StaffRoleQuerySet(models.QuerySet):
    def live(self, day=None):
        """Those that have not ended; on the day of its end a role is over."""
        day = day or timezone.localdate()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))

    def of(self, user, role: str | None = None):
        """What this person may act on today."""
        mine = self.live().filter(user=user)
        return mine.filter(role=role) if role else mine

    def reaching(self, unit):
        """Live roles in this unit or in one above it."""
        return self.live().filter(unit__path__in=unit.line_paths())

    def officers_for(self, unit):
        return self.reaching(unit).filter(role=StaffRole.Role.OFFICER)


class StaffRole(models.Model):
    """What a person of staff does, and for which unit and all below it."""

    class Role(models.TextChoices):
        OFFICER = "officer", _("officer")
        EDITOR = "editor", _("editor")
        PROVINCE_EDITOR = "province_editor", _("province editor")
        ADMINISTRATOR = "administrator", _("administrator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="staff_roles"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="staff_roles")
    role = models.CharField(max_length=16, choices=Role.choices)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)

    objects = StaffRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff role")
        verbose_name_plural = _("staff roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"], name="one_role_a_person_and_unit"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.unit}"

    @property
    def is_live(self) -> bool:
        return self.ends_on is None or self.ends_on > timezone.localdate()


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """A role that waits for the owner of an e-mail address; its link works once."""

    email = models.EmailField(_("E-mail"), db_index=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(
        _("Role"), max_length=16, choices=StaffRole.Role.choices, default="officer"
    )
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    language = models.CharField(
        _("Language"), max_length=2, choices=settings.LANGUAGES, default="vi"
    )
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.email}: {self.get_role_display()}, {self.unit}"

    @property
    def is_expired(self) -> bool:
        return timezone.now() >= self.expires_at

    @property
    def is_waiting(self) -> bool:
        return not (self.accepted_at or self.withdrawn_at)
