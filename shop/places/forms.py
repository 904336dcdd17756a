from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import Place
from .services import Doubt, find_communes, find_province, resolve_commune

DOUBTS = {
    Doubt.UNKNOWN: _("We do not know this commune or ward. Check the spelling."),
    Doubt.SIMILAR: _("We do not know this commune or ward. Is it one of these?"),
    Doubt.SEVERAL: _("Several places have this name. Choose yours."),
    Doubt.OLD: _("This is an old name. Choose what the place is called today."),
    Doubt.ELSEWHERE: _("This place lies in another province. Choose it here."),
}
CHOOSE_PROVINCE = _("Choose your province or city.")
ENTER_COMMUNE = _("Enter your commune or ward.")


class ProvinceField(forms.ModelChoiceField):
    """One of today's provinces, by its code; slugs and names are taken as well."""

    default_error_messages = {
        "required": CHOOSE_PROVINCE,
        "invalid_choice": CHOOSE_PROVINCE,
    }

    def __init__(self, **kwargs):
        defaults = {
            "label": _("Province or city"),
            "empty_label": _("Choose…"),
            "to_field_name": "code",
        }
        super().__init__(Place.objects.none(), **defaults | kwargs)

    def __deepcopy__(self, memo):
        result = super().__deepcopy__(memo)
        result.queryset = Place.objects.provinces().today()
        return result

    def label_from_instance(self, obj):
        return obj.full_name

    def prepare_value(self, value):
        if isinstance(value, str) and (place := find_province(value)):
            return place.code
        return super().prepare_value(value)

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, Place):
            return super().to_python(value)
        if place := find_province(str(value)):
            return place
        raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice")


class CommuneInput(forms.TextInput):
    """A text field with a list to pick from, and radios where a name is in doubt.

    A radio counts only as long as the text it was offered for is still there.
    """

    template_name = "places/commune_input.html"
    province: Place | None = None
    choices: tuple[Place, ...] | list[Place] = ()
    asked = ""

    def value_from_datadict(self, data, files, name):
        text = data.get(name)
        choice = data.get(f"{name}_choice")
        if choice and text == data.get(f"{name}_asked", ""):
            return choice
        return text

    def format_value(self, value):
        if isinstance(value, Place):
            return self.label(value)
        text = str(value or "").strip()
        communes = Place.objects.communes().select_related("parent")
        if text.isdigit() and (place := communes.filter(code=text).first()):
            return self.label(place)
        return super().format_value(value)

    def label(self, place: Place) -> str:
        at_home = self.province and place.parent_id == self.province.pk
        return place.full_name if at_home else place.long_name

    def get_context(self, name, value, attrs):
        list_id = f"{(attrs or {}).get('id', name)}_list"
        search = reverse("places:search") + "?part=options"
        attrs = (attrs or {}) | {
            "list": list_id,
            "autocomplete": "off",
            "data-hx-get": search,
            "data-hx-trigger": "focus once, input changed delay:300ms",
            "data-hx-target": f"#{list_id}",
            "data-hx-include": "[name='province']",
        }
        context = super().get_context(name, value, attrs)
        return context | {
            "list_id": list_id,
            "communes": find_communes("", province=self.province, limit=200),
            "province": self.province,
            "choices": self.choices,
            "asked": self.asked,
        }


class CommuneField(forms.CharField):
    """Text as typed; `PlaceFormMixin` makes a Place of it."""

    widget = CommuneInput
    default_error_messages = {"required": ENTER_COMMUNE}

    def __init__(self, **kwargs):
        defaults = {
            "label": _("Commune or ward"),
            "help_text": _("Type the first letters, then pick from the list."),
            "max_length": 120,
        }
        super().__init__(**defaults | kwargs)

    def prepare_value(self, value):
        if isinstance(value, int):
            return Place.objects.select_related("parent").filter(pk=value).first()
        return value


class PlaceFormMixin(forms.Form):
    """Fields `province` and `commune`; both are a Place once cleaned.

    Initial values are Places (or primary keys for the commune).
    """

    province = ProvinceField()
    commune = CommuneField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["commune"].widget.province = self.known_province()

    def known_province(self) -> Place | None:
        if self.is_bound:
            return find_province(str(self["province"].data or ""))
        province = self.get_initial_for_field(self.fields["province"], "province")
        return province if isinstance(province, Place) else None

    def clean_commune(self):
        text = self.cleaned_data["commune"]
        if not text:
            return None
        picked = self["commune"].data != self.data.get(self.add_prefix("commune"))
        province = None if picked else self.cleaned_data.get("province")
        answer = resolve_commune(text=text, province=province)
        if answer.place:
            self.settle_province(answer.place)
            return answer.place
        widget = self.fields["commune"].widget
        widget.choices, widget.asked = answer.choices, text
        raise ValidationError(DOUBTS[answer.doubt], answer.doubt.value)

    def settle_province(self, commune: Place) -> None:
        """The commune tells the province when that was left open or differs."""
        if self.cleaned_data.get("province") == commune.parent:
            return
        self.errors.pop("province", None)
        self.cleaned_data["province"] = commune.parent
