from urllib.parse import urljoin

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks.cards import story_cards
from cms.blocks.content import StoryStream
from cms.blocks.fields import BlocksField
from cms.blocks.story import Things, story_parts
from cms.core.pages import PublicPage
from cms.core.routing import address_of, locale_of_reader
from shop.templatetags.market import in_language
from vendors.shopfronts.cards import is_cursor, next_address

MOST = 60
FEW = 6
HOME_DEPTH = 2


class StoryQuerySet(PageQuerySet):
    def for_cards(self):
        """Live ones, newest first: rows of what a card shows, no pages."""
        stories = self.filter(live=True).order_by("-published_on", "-pk")
        return stories.values(
            "pk", "title", "url_path", "intro", "lead_picture_id", "place__name"
        )

    def of_reader(self, reader: int):
        """In her language, a locale; those that are not translated in their own."""
        here = self.model.objects.filter(live=True, locale=reader)
        others = ~models.Q(translation_key__in=here.values("translation_key"))
        return self.filter(models.Q(locale=reader) | others)

    def after(self, story: str):
        """Those that stand behind this one, a key; all where there is no such."""
        last = self.model.objects.filter(pk=story).first() if is_cursor(story) else None
        if last is None:
            return self
        same_day = models.Q(published_on=last.published_on, pk__lt=last.pk)
        return self.filter(same_day | models.Q(published_on__lt=last.published_on))


StoryManager = PageManager.from_queryset(StoryQuerySet)


class StoryOverviewPage(PublicPage):
    """All provinces' stories."""

    template = "cms/story_overview_page.html"
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_stories.StoryIndexPage"]
    max_count_per_parent = 1

    intro = models.CharField(_("In one sentence"), max_length=300, blank=True)

    content_panels = [*PublicPage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("stories of all provinces")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request) | page_of(stories_of_reader(), request)

    def shown(self):
        indexes = StoryIndexPage.objects.live().with_stories().order_by("title")
        return {"provinces": indexes}


class StoryIndexQuerySet(PageQuerySet):
    def with_stories(self):
        """Those with a story to read."""
        return self.filter(place__in=StoryPage.objects.live().values("place"))


StoryIndexManager = PageManager.from_queryset(StoryIndexQuerySet)


class StoryIndexPage(PublicPage):
    """A province's stories; its editors' permissions hang here."""

    template = "cms/story_index_page.html"
    parent_page_types = ["cms_stories.StoryOverviewPage"]
    subpage_types = ["cms_stories.StoryPage"]

    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("Province"),
        on_delete=models.PROTECT,
        limit_choices_to={"level": "province", "valid_to": None},
        related_name="+",
    )
    intro = models.CharField(_("In one sentence"), max_length=300, blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("place"),
        FieldPanel("intro"),
    ]
    objects = StoryIndexManager()

    class Meta:
        verbose_name = _("stories of a province")

    def get_context(self, request, *args, **kwargs):
        stories = stories_of_reader().filter(place=self.place_id)
        return super().get_context(request) | page_of(stories, request)

    def shown(self):
        return {"crumbs": crumbs(self)}

    def save(self, *args, **kwargs):
        """Its stories belong to its province."""
        super().save(*args, **kwargs)
        StoryPage.objects.child_of(self).update(place=self.place_id)


class StoryPage(PublicPage):
    """Who she is, how she works, and what of hers can be bought."""

    template = "cms/story_page.html"
    parent_page_types = ["cms_stories.StoryIndexPage"]
    subpage_types: list[str] = []

    place = models.ForeignKey(
        "places.Place",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    intro = models.CharField(
        _("In one sentence"),
        max_length=300,
        help_text=_("Stands below the title and on the story's card."),
    )
    lead_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("Photo at the top"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    author_name = models.CharField(_("Written by"), max_length=120, blank=True)
    published_on = models.DateField(_("Date"), default=timezone.localdate)
    body = BlocksField(StoryStream(), verbose_name=_("Story"), blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("intro"),
        FieldPanel("lead_picture"),
        FieldRowPanel([FieldPanel("author_name"), FieldPanel("published_on")]),
        FieldPanel("body"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    objects = StoryManager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def save(self, *args, **kwargs):
        """The province is that of the index it stands under."""
        parent = self.get_parent()
        self.place_id = getattr(parent and parent.specific, "place_id", None)
        super().save(*args, **kwargs)

    def others_like_it(self):
        stories = stories_of_reader().for_cards()
        near = stories.filter(place=self.place_id)[:FEW]
        return {"stories": story_cards(near or stories[:FEW])}

    def shown(self):
        things = Things(self.body, self.lead_picture_id)
        lead = things.pictures.get(self.lead_picture_id)
        return {
            "lead": lead,
            "parts": story_parts(self.body, things),
            "crumbs": crumbs(self),
            "article": self.as_article(lead),
        }

    def as_article(self, lead: dict | None) -> dict:
        """For search engines (schema.org)."""
        author = {"@type": "Person", "name": self.author_name}
        article = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": self.title,
            "description": self.intro,
            "datePublished": self.published_on.isoformat(),
            "mainEntityOfPage": self.canonical_url,
            "author": author if self.author_name else None,
            "image": lead and urljoin(settings.SITE_URL, lead["src"]),
        }
        return {key: value for key, value in article.items() if value}


def stories_of_reader():
    return StoryPage.objects.of_reader(locale_of_reader())


def page_of(stories, request) -> dict:
    """The newest `MOST`, or those behind the story that `sau` names."""
    rows = list(stories.after(request.GET.get("sau", "")).for_cards()[: MOST + 1])
    shown = rows[:MOST]
    cursor = str(shown[-1]["pk"]) if len(rows) > MOST else ""
    return {"stories": story_cards(shown), "next_url": next_address(request, cursor)}


def crumbs(page) -> list[dict]:
    """The market and the pages above this one, as they are called and where they are."""
    above = page.get_ancestors().filter(depth__gt=HOME_DEPTH)
    steps = [
        {"title": title, "url": address_of(url_path)}
        for title, url_path in above.values_list("title", "url_path")
    ]
    language = get_language() or settings.LANGUAGE_CODE
    return [{"title": _("Market"), "url": in_language("/", language)}, *steps]
