"""Choosing a product or a shop; a block's value is the id alone."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as chooser_views
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks import ChooserBlock, PageChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from shop.search.models import ProductCard
from shop.search.services import search_cards
from vendors.members.models import Vendor

MOST_FOUND = 60


class SearchForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )

    def filter(self, objects):
        self.is_searching = bool(self.cleaned_data["q"])
        self.search_query = self.cleaned_data["q"]
        if not self.is_searching:
            return objects
        return self.matching(objects, self.search_query)

    def matching(self, objects, words):
        raise NotImplementedError


class ProductSearchForm(SearchForm):
    def matching(self, objects, words):
        found = search_cards(text=words, limit=MOST_FOUND).cards
        ids = [card["product_id"] for card in found]
        return objects.filter(Q(title__icontains=words) | Q(pk__in=ids))


class VendorSearchForm(SearchForm):
    def matching(self, objects, words):
        return objects.filter(partner__name__icontains=words)


class ProductPages(WagtailPaginator):
    verbose_name = _("product")
    verbose_name_plural = _("products")


class PublicProducts:
    """Only what shoppers can see is offered; chosen things stay when it is hidden."""

    filter_form_class = ProductSearchForm
    paginator_class = ProductPages
    ordering = "-pk"

    def get_object_list(self):
        return ProductCard.objects.all()

    @property
    def columns(self):
        return [
            *super().columns,
            Column("shop_name", label=_("Shop")),
            Column("place_name", label=_("Place")),
        ]


class OpenVendors:
    filter_form_class = VendorSearchForm
    ordering = "partner__name"

    def get_object_list(self):
        return Vendor.objects.open().select_related("partner__place")

    @property
    def columns(self):
        return [
            *super().columns,
            Column("place", label=_("Place"), accessor="partner.place"),
        ]


class ProductChooseView(PublicProducts, chooser_views.ChooseView):
    pass


class ProductResultsView(PublicProducts, chooser_views.ChooseResultsView):
    pass


class VendorChooseView(OpenVendors, chooser_views.ChooseView):
    pass


class VendorResultsView(OpenVendors, chooser_views.ChooseResultsView):
    pass


class ProductChooserViewSet(ChooserViewSet):
    model = "catalogue.Product"
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    edit_item_text = _("Edit this product")
    choose_view_class = ProductChooseView
    choose_results_view_class = ProductResultsView


class VendorChooserViewSet(ChooserViewSet):
    model = "members.Vendor"
    icon = "group"
    choose_one_text = _("Choose a shop")
    choose_another_text = _("Choose another shop")
    edit_item_text = _("Edit this shop")
    choose_view_class = VendorChooseView
    choose_results_view_class = VendorResultsView


product_chooser = ProductChooserViewSet("choose-product")
vendor_chooser = VendorChooserViewSet("choose-shop")


class IdValue:
    """The block holds an id, so that a page can fetch all its cards at once."""

    def to_python(self, value):
        return value

    def bulk_to_python(self, values):
        return list(values)

    def get_prep_value(self, value):
        return getattr(value, "pk", value)

    def value_from_form(self, value):
        return getattr(value, "pk", value) or None

    def extract_references(self, value):
        if value:
            yield self.model_class, str(value), "", ""


class ProductChooserBlock(IdValue, ChooserBlock):
    target_model = "catalogue.Product"

    @property
    def widget(self):
        return product_chooser.widget_class()

    class Meta:
        icon = "tag"


class VendorChooserBlock(IdValue, ChooserBlock):
    target_model = "members.Vendor"

    @property
    def widget(self):
        return vendor_chooser.widget_class()

    class Meta:
        icon = "group"


class StoryChooserBlock(IdValue, PageChooserBlock):
    pass


class PictureChooserBlock(IdValue, ImageChooserBlock):
    pass
