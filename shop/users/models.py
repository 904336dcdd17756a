from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserQuerySet(models.QuerySet):
    def staff(self):
        """Who works here or has worked here, whatever she may do today."""
        return self.filter(
            Q(email__isnull=False) | Q(is_superuser=True) | Q(groups__isnull=False)
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, *, phone=None, email=None, password=None, **extra):
        user = self.model(phone=phone, email=email, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, email, password=None, **extra):
        extra |= {"is_staff": True, "is_superuser": True}
        return self.create_user(email=email, password=password, **extra)

    def get_by_natural_key(self, username):
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person: a member by her phone (E.164), staff by their e-mail."""

    phone = models.CharField(
        _("Phone"), max_length=16, unique=True, null=True, blank=True
    )
    phone_verified = models.BooleanField(default=False)
    email = models.EmailField(_("E-mail"), unique=True, null=True, blank=True)
    full_name = models.CharField(_("Full name"), max_length=120, blank=True)
    language = models.CharField(_("Language"), max_length=2, default="vi")
    is_staff = models.BooleanField(_("Staff"), default=False)
    is_active = models.BooleanField(_("Active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(phone__isnull=False) | Q(email__isnull=False),
                name="user_has_phone_or_email",
            ),
            models.UniqueConstraint(Lower("email"), name="one_user_per_email"),
        ]

    def __str__(self):
        return self.full_name or self.email or self.phone or ""

    def save(self, **kwargs):
        self.phone = self.phone or None
        self.email = self.email.strip().lower() if self.email else None
        super().save(**kwargs)

    def clean(self):
        """Not AbstractBaseUser's: that one turns a missing e-mail into text."""
        self.email = self.email.strip().lower() if self.email else None

    def get_username(self) -> str:
        """The e-mail alone: allauth would write a phone into `email`."""
        return self.email or ""

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]


class OpenSession(models.Model):
    """Where a person of staff is signed in, so that she can end it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="open_sessions"
    )
    key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self):
        return f"{self.user} {self.seen_at}"


class EmailChange(models.Model):
    """A new address that waits until both the old and the new one have agreed."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="email_change"
    )
    new_email = models.EmailField(_("New e-mail"))
    old_digest = models.CharField(max_length=64, unique=True)
    new_digest = models.CharField(max_length=64, unique=True)
    old_agreed_at = models.DateTimeField(null=True)
    new_agreed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    def __str__(self):
        return f"{self.user} {self.new_email}"

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.expires_at
