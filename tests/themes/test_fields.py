from django import forms
from django.template.loader import render_to_string


class Sale(forms.Form):
    price = forms.CharField(label="Price", help_text="As you say it.")
    delivery = forms.ChoiceField(
        label="Delivery",
        widget=forms.RadioSelect,
        choices=[("ship", "Sent"), ("collect", "Collected")],
    )
    note = forms.CharField(label="Note", required=False)


def test_wrong_field_names_its_hint_and_its_error():
    html = Sale({})["price"].as_field_group()

    assert 'aria-describedby="id_price_helptext id_price_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_price_helptext"' in html
    assert 'id="id_price_error"' in html


def test_field_keeps_what_was_typed():
    html = Sale({"price": '<b>"150k"'})["price"].as_field_group()

    assert 'value="&lt;b&gt;&quot;150k&quot;"' in html


def test_radio_buttons_are_one_fieldset_of_labelled_choices():
    html = Sale()["delivery"].as_field_group()

    assert html.count("<fieldset") == 1
    assert html.count('class="choice" for="id_delivery_') == 2
    assert html.count('type="radio"') == 2


def test_optional_field_says_so():
    assert "không bắt buộc" in Sale()["note"].as_field_group()
    assert "không bắt buộc" not in Sale()["price"].as_field_group()


def test_error_summary_links_to_the_fields():
    html = render_to_string("components/error_summary.html", {"form": Sale({})})

    assert 'href="#id_price"' in html
    assert 'href="#id_delivery_0"' in html
    assert html.count("<li>") == 2


def test_form_without_errors_has_no_summary():
    html = render_to_string("components/error_summary.html", {"form": Sale()})

    assert html.strip() == ""
