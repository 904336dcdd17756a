from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from shop.templatetags.market import in_language


@register_setting(icon="home")
class Operator(BaseGenericSetting):
    """Who runs this market; the law wants it on every page."""

    site_name = models.CharField(_("Name of the market"), max_length=60, blank=True)
    union_name = models.CharField(_("Who runs it"), max_length=160, blank=True)
    address = models.CharField(_("Address"), max_length=200, blank=True)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    registration = models.CharField(
        _("Registration number"),
        max_length=120,
        blank=True,
        help_text=_("As given by the Ministry of Industry and Trade."),
    )
    facebook = models.URLField(_("Facebook page"), blank=True)
    zalo = models.URLField(_("Zalo page"), blank=True)

    panels = [
        FieldPanel("site_name"),
        MultiFieldPanel(
            [
                FieldPanel("union_name"),
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("registration"),
            ],
            heading=_("Who runs it"),
        ),
        MultiFieldPanel(
            [FieldPanel("facebook"), FieldPanel("zalo")], heading=_("Elsewhere")
        ),
    ]

    class Meta:
        verbose_name = _("market and operator")

    @property
    def how_to_reach(self) -> str:
        return " · ".join(filter(None, [self.address, self.phone, self.email]))


class MenuItem(Orderable):
    """A link in the header or the footer, in the order that staff give."""

    class Spot(models.TextChoices):
        HEADER = "header", _("Header")
        FOOTER = "footer", _("Footer")

    spot = models.CharField(_("Where"), max_length=10, choices=Spot.choices)
    title = models.CharField(_("Words"), max_length=60)
    title_en = models.CharField(_("Words in English"), max_length=60, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address = models.CharField(
        _("Or an address"),
        max_length=200,
        blank=True,
        help_text=_("Within this market, for example /cua-hang/"),
    )

    panels = [
        FieldPanel("spot"),
        FieldPanel("title"),
        FieldPanel("title_en"),
        FieldPanel("page"),
        FieldPanel("address"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("menu item")
        verbose_name_plural = _("menus")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False) | ~models.Q(address=""),
                name="menu_item_leads_somewhere",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def label(self) -> str:
        """The words in the language of the page."""
        return (get_language() == "en" and self.title_en) or self.title

    @property
    def url(self) -> str:
        bare = self.address or "/" + self.page.url_path.split("/", 2)[2]
        return in_language(bare, get_language() or "vi")

    def clean(self):
        if not self.page and not self.address:
            raise ValidationError({"address": _("Choose a page or write an address.")})
        if self.address and not is_local(self.address):
            raise ValidationError(
                {"address": _("Write an address of this market; it starts with /.")}
            )


def is_local(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("//", "/\\"))


@register_snippet
class MenuItemViewSet(SnippetViewSet):
    model = MenuItem
    icon = "list-ul"
    add_to_settings_menu = True
    list_display = ["title", "spot", "address", "page"]
    list_filter = ["spot"]
