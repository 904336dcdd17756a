from wagtail.admin.forms import WagtailAdminPageForm

from shop.validators import has_letters, plain_text


class PageForm(WagtailAdminPageForm):
    """A title is a name like any other: one can see it and read it."""

    def clean_title(self):
        title = self.cleaned_data["title"].strip()
        plain_text(title)
        has_letters(title)
        return title
