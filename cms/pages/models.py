from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string

from cms.blocks.content import TEXT_FEATURES
from cms.blocks.fields import BlocksField
from cms.blocks.front import front_sections
from cms.blocks.picks import FrontStream
from cms.core.pages import PublicPage


class HomePage(PublicPage):
    """The front page: a hero line and the picks that staff order by hand."""

    template = "cms/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms_pages.StandardPage", "cms_stories.StoryOverviewPage"]

    hero_title = models.CharField(_("Hero line"), max_length=120, blank=True)
    hero_text = models.CharField(_("Text below it"), max_length=300, blank=True)
    hero_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("Photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_action = models.CharField(_("Words on the button"), max_length=40, blank=True)
    hero_address = models.CharField(
        _("Where the button leads"), max_length=200, default="/danh-muc/", blank=True
    )
    sections = BlocksField(FrontStream(), verbose_name=_("Sections"), blank=True)

    content_panels = [
        *PublicPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldPanel("hero_picture"),
                FieldPanel("hero_action"),
                FieldPanel("hero_address"),
            ],
            heading=_("Hero"),
        ),
        FieldPanel("sections"),
    ]

    class Meta:
        verbose_name = _("front page")

    @cached_property
    def sections_shown(self):
        """Her own, else those of the first language: picks are ordered once."""
        if self.sections:
            return self.sections
        source = HomePage.objects.live().filter(translation_key=self.translation_key)
        other = source.exclude(pk=self.pk).order_by("pk").first()
        return other.sections if other else self.sections

    def shown(self):
        sections, hero = front_sections(self.sections_shown, self.hero_picture_id)
        return {"sections": sections, "hero": hero}


class StandardPage(PublicPage):
    """Who runs the site, privacy, terms, returns, complaints and the like."""

    template = "cms/standard_page.html"
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []

    intro = models.CharField(_("In one sentence"), max_length=300, blank=True)
    body = RichTextField(_("Text"), features=TEXT_FEATURES, blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("plain page")
