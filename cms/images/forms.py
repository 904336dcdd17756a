from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from shop.photos.cleaning import clean_photo


class CleanImageField(WagtailImageField):
    """Wagtail's field for its uploader's sake; what it takes is ours to say."""

    default_validators: list = []

    def to_python(self, data):
        if data in self.empty_values:
            return None
        return clean_photo(data)


class ImageForm(BaseImageForm):
    """Every form for pictures of the editors: admin, chooser, uploader, API."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" not in self.fields:
            return
        stock = self.fields["file"]
        self.fields["file"] = CleanImageField(
            label=stock.label, required=stock.required, widget=stock.widget
        )
        self.fields["file"].help_text = _("JPEG, PNG, WebP or HEIC, at most 20 MB.")
